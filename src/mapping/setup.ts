import type { SendHttp } from "../deps.ts";
import { BINDING_NAMES, viewOf } from "./binding-view.ts";
import { textOf } from "./compiler.ts";
import type { Compiler, Scope } from "./compiler.ts";
import type { SetupFile, StepFile } from "./definition-file.ts";
import type { Path } from "./findings.ts";
import type { Binding, Setup, SetupReport } from "./provider.ts";
import { compileStep } from "./step.ts";
import type { StepResult } from "./step.ts";

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

function compileAction(files: readonly StepFile[], path: Path, compiler: Compiler): NonNullable<Setup["register"]> {
  files.forEach((file, index) => {
    if (!file.fallback && !(file.outcomes ?? []).some(({ outcome }) => outcome === "fallback")) return;
    compiler.report({ path: [...path, index], kind: "step.incomplete", message: "a setup knows no fallback: its first failure ends it" });
  });
  const steps = files.map((file, index) => compileStep(file, index, [...path, index], compiler, SCOPE));
  return async (binding: Binding, send: SendHttp): Promise<SetupReport> => {
    const { redact, ...view } = viewOf(binding);
    const report: { name: string; ok: boolean; text: string }[] = [];
    const captured: Record<string, unknown> = {};
    for (const step of steps) {
      const warnings: string[] = [];
      const by = { send, timeout: TIMEOUT, redact, last: step === steps.at(-1), warn: (text: string) => void warnings.push(text) };
      const result = await step.run({ ...view, captured }, by);
      const ok = result.kind === "delivered" || result.kind === "skipped";
      report.push({ name: step.name, ok, text: [textOfResult(result), ...warnings].join("; ") });
      if (!ok) return { ok: false, steps: report };
      if (result.kind === "delivered") Object.assign(captured, result.captured);
    }
    return { ok: true, steps: report };
  };
}

function textOfResult(result: StepResult): string {
  switch (result.kind) {
    case "skipped":
      return "not needed";
    case "delivered":
      return result.note ?? `done (status ${result.status})`;
    case "failed":
      return result.outcome === "dead" ? result.reason : `${result.outcome}: ${result.reason}`;
    case "unanswered":
      return `no answer: ${result.reason}`;
  }
}
