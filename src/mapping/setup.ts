import type { SendHttp } from "../deps.ts";
import { reasonOf } from "../errors.ts";
import { BINDING_NAMES, viewOf } from "./binding-view.ts";
import { isTrue, textOf } from "./compiler.ts";
import type { Compiler, Scope } from "./compiler.ts";
import type { ExpressionFile, NoteFile, RequirementFile, SetupFile, SetupStepFile } from "./definition-file.ts";
import type { Path } from "./findings.ts";
import type { Binding, Setup, SetupReport } from "./provider.ts";
import { compileStep } from "./step.ts";
import type { StepContext, StepResult } from "./step.ts";

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
    show(binding) {
      const { redact: _, ...view } = viewOf(binding);
      const input = { ...view, captured: {} };
      return lines.map(({ title, value, where }) => ({
        title,
        where: forBinding(where, binding),
        value: textOf(value.evaluate(input)) ?? "",
      }));
    },
    ...Object.fromEntries(actions),
  };
}

/** A definition says `leadgate setup <binding> register`: what is shown can be typed as it stands. */
function forBinding(text: string, { id }: Binding): string {
  return text.replaceAll("<binding>", id);
}

/** One line of a report; what it captured is for the steps after it. */
interface Line {
  readonly ok: boolean;
  readonly text: string;
  readonly captured?: Readonly<Record<string, unknown>>;
  /** A text for a person, which proves nothing. */
  readonly note?: true;
  /** It failed for now: the provider is away, not of another opinion. */
  readonly passing?: boolean;
}
type RunLine = (input: Readonly<Record<string, unknown>>, by: Omit<StepContext, "warn">) => Promise<Line | undefined>;

function compileAction(files: readonly SetupStepFile[], path: Path, compiler: Compiler): NonNullable<Setup["register"]> {
  const lines = files.map((file, index) => compileLine(file, index, [...path, index], compiler));
  return async (binding: Binding, send: SendHttp): Promise<SetupReport> => {
    const { redact, ...view } = viewOf(binding);
    const report: { name: string; ok: boolean; text: string; note?: true }[] = [];
    const captured: Record<string, unknown> = {};
    for (const [index, { name, run }] of lines.entries()) {
      const line = await run({ ...view, captured }, { send, timeout: TIMEOUT, redact, last: index === lines.length - 1 });
      // A condition or a note that does not apply is not worth a line.
      if (!line) continue;
      report.push({ name, ok: line.ok, text: forBinding(line.text, binding), ...(line.note ? { note: true } : {}) });
      if (!line.ok) return { ok: false, steps: report, ...(line.passing ? { passing: true as const } : {}) };
      Object.assign(captured, line.captured);
    }
    return { ok: true, steps: report };
  };
}

function compileLine(file: SetupStepFile, index: number, path: Path, compiler: Compiler): { name: string; run: RunLine } {
  if ("require" in file || "note" in file) return { name: file.name, run: compileWords(file, path, compiler) };
  if (file.fallback || (file.outcomes ?? []).some(({ outcome }) => outcome === "fallback"))
    compiler.report({ path, kind: "step.incomplete", message: "a setup knows no fallback: its first failure ends it" });
  const step = compileStep(file, index, path, compiler, SCOPE);
  const run: RunLine = async (input, by) => {
    const warnings: string[] = [];
    const result = await step.run(input, { ...by, warn: (text) => void warnings.push(text) });
    return {
      ok: result.kind === "delivered" || result.kind === "skipped",
      text: [textOfResult(result), ...warnings].join("; "),
      passing: result.kind === "unanswered" || (result.kind === "failed" && result.outcome === "retry"),
      ...(result.kind === "delivered" ? { captured: result.captured } : {}),
    };
  };
  return { name: step.name, run };
}

/** What needs no call: a condition, or a text for the person who sets it up. */
function compileWords(file: RequirementFile | NoteFile, path: Path, compiler: Compiler): RunLine {
  const compile = (key: string, source: ExpressionFile) => compiler.expression(source, [...path, key], SCOPE);
  const when = file.when === undefined ? undefined : compile("when", file.when);
  const holds = "require" in file ? compile("require", file.require) : undefined;
  const words = "require" in file ? compile("reason", file.reason) : compile("note", file.note);
  return async (input, { redact }) => {
    try {
      if (when && !isTrue(when.evaluate(input))) return undefined;
      if (holds && isTrue(holds.evaluate(input))) return { ok: true, text: "holds" };
      return { ok: !holds, text: redact(textOf(words.evaluate(input)) ?? ""), ...(holds ? {} : { note: true as const }) };
    } catch (error) {
      return { ok: false, text: redact(reasonOf(error)) };
    }
  };
}

function textOfResult(result: StepResult): string {
  switch (result.kind) {
    case "skipped":
      return "not needed";
    case "delivered":
      return `done (status ${result.status})`;
    case "failed":
      // Whose account it is, the reason says.
      return result.outcome === "dead" || result.outcome === "account" ? result.reason : `${result.outcome}: ${result.reason}`;
    case "unanswered":
      return `no answer: ${result.reason}`;
  }
}
