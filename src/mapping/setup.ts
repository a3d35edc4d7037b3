import type { SendHttp } from "../deps.ts";
import { reasonOf } from "../errors.ts";
import { BINDING_NAMES, viewOf } from "./binding-view.ts";
import { isTrue, textOf } from "./compiler.ts";
import type { Compiler, Scope } from "./compiler.ts";
import type { SetupFile, SetupStepFile } from "./definition-file.ts";
import type { Path } from "./findings.ts";
import type { Binding, Setup, SetupReport } from "./provider.ts";
import { compileStep } from "./step.ts";
import type { Step, StepResult } from "./step.ts";

const SCOPE: Scope = { names: [...BINDING_NAMES, "hookUrl", "captured"] };
const TIMEOUT = 15_000;

/** `setup` of a definition: what to paste where, and the provider's own API for it. */
export function compileSetup(raw: SetupFile, compiler: Compiler): Setup {
  const lines = (raw.show ?? []).map(({ title, value, where }, index) => ({
    title,
    where,
    value: compiler.expression(value, ["setup", "show", index, "value"], SCOPE),
  }));
  const actions = (["register", "check", "remove"] as const).flatMap((name) => {
    const steps = raw[name];
    return steps ? [[name, compileAction(steps, ["setup", name], compiler)] as const] : [];
  });
  return {
    async show(binding) {
      const { redact: _, ...view } = viewOf(binding);
      const input = { ...view, captured: {} };
      const shown: { title: string; value: string; where: string }[] = [];
      for (const { title, value, where } of lines) shown.push({ title, where, value: textOf(await value.evaluate(input)) ?? "" });
      return shown;
    },
    ...Object.fromEntries(actions),
  };
}

function compileAction(files: readonly SetupStepFile[], path: Path, compiler: Compiler): NonNullable<Setup["register"]> {
  const steps = files.map((file, index): Step & { readonly word?: true } => {
    const at = [...path, index];
    return file.require !== undefined || file.note !== undefined
      ? compileWord(file, at, compiler)
      : compileStep(file, index, at, compiler, SCOPE);
  });
  return async (binding: Binding, send: SendHttp): Promise<SetupReport> => {
    const { redact, ...view } = viewOf(binding);
    const report: { name: string; ok: boolean; text: string; note?: true }[] = [];
    const captured: Record<string, unknown> = {};
    for (const step of steps) {
      const warnings: string[] = [];
      const by = { send, timeout: TIMEOUT, redact, last: step === steps.at(-1), warn: (text: string) => void warnings.push(text) };
      const result = await step.run({ ...view, captured }, by);
      // A condition or a note that does not apply is not worth a line.
      if (result.kind === "skipped" && step.word) continue;
      const ok = result.kind === "delivered" || result.kind === "skipped";
      const note = result.kind === "delivered" && result.note !== undefined ? { note: true as const } : {};
      report.push({ name: step.name, ok, text: [textOfResult(result), ...warnings].join("; "), ...note });
      if (!ok) return { ok: false, steps: report };
      if (result.kind === "delivered") Object.assign(captured, result.captured);
    }
    return { ok: true, steps: report };
  };
}

/** A step without a call: a condition (`require`) or a note. */
function compileWord(file: SetupStepFile, path: Path, compiler: Compiler): Step & { readonly word: true } {
  const expression = (key: "when" | "require" | "reason") => {
    const source = file[key];
    return source === undefined ? undefined : compiler.expression(source, [...path, key], SCOPE);
  };
  const beside = Object.keys(file).filter((key) => !["name", "when", "require", "reason", "note"].includes(key));
  if (beside.length > 0 || (file.require === undefined) === (file.note === undefined) || (file.require && file.reason === undefined)) {
    const message = `expected require with reason, or note, and no call beside it, got ${Object.keys(file).join(", ")}`;
    compiler.report({ path, kind: "step.incomplete", message });
  }
  const [when, require, reason] = [expression("when"), expression("require"), expression("reason")];
  return {
    name: file.name ?? "note",
    word: true,
    repeatable: true,
    async run(input, { redact }) {
      try {
        if (when && !isTrue(await when.evaluate(input))) return { kind: "skipped" };
        if (file.note !== undefined) return { kind: "delivered", status: 0, captured: {}, note: file.note };
        if (!require || isTrue(await require.evaluate(input))) return { kind: "delivered", status: 0, captured: {} };
        return { kind: "failed", outcome: "dead", reason: redact(textOf(await reason?.evaluate(input)) ?? "does not hold") };
      } catch (error) {
        return { kind: "failed", outcome: "dead", reason: redact(reasonOf(error)) };
      }
    },
  };
}

function textOfResult(result: StepResult): string {
  switch (result.kind) {
    case "skipped":
      return "not needed";
    case "delivered":
      return result.note ?? (result.status === 0 ? "holds" : `done (status ${result.status})`);
    case "failed":
      return result.outcome === "dead" ? result.reason : `${result.outcome}: ${result.reason}`;
    case "unanswered":
      return `no answer: ${result.reason}`;
  }
}
