import type { Outcome } from "../model/command.ts";
import type { Json } from "../model/message.ts";
import { readActions } from "./actions.ts";
import { readFound } from "./found.ts";
import { BINDING_NAMES, viewOf } from "./binding-view.ts";
import { isTrue } from "./compiler.ts";
import type { Compiler, Scope } from "./compiler.ts";
import type { CommandFile, StepFile, VerifyDoneFile } from "./definition-file.ts";
import type { Path } from "./findings.ts";
import type { Asking, Binding, Provider, Work } from "./provider.ts";
import type { SendHttp } from "../deps.ts";
import { compileStep } from "./step.ts";
import type { Step, StepResult } from "./step.ts";

const SCOPE = {
  names: ["id", "command", "lead", "dialog", "history", "attempt", "at", ...BINDING_NAMES, "hookUrl", "captured"],
} satisfies Scope;

/** `outbound` of a definition. */
export function compileOutbound(
  raw: Readonly<Record<string, CommandFile>>,
  compiler: Compiler,
): Required<Pick<Provider, "perform" | "canVerify">> {
  const commands = new Map<string, readonly Step[]>();
  const verifies = new Map<string, VerifyDone>();
  const canVerify = (binding: Binding, command: string): boolean => verifies.get(command)?.applies(binding) ?? false;
  for (const [name, file] of Object.entries(raw)) {
    commands.set(name, compileCommand(name, file, compiler));
    if (file.verify) verifies.set(name, compileVerifyDone(file.verify, ["outbound", name, "verify"], compiler));
  }
  const perform: Provider["perform"] = async (binding, work, send, warn = () => {}, asking = ALWAYS) => {
    const steps = commands.get(work.command.type);
    const verify = work.attempt > 1 ? verifies.get(work.command.type) : undefined;
    const known = verify?.applies(binding) ? await askWhetherDone(verify.step, binding, work, send, warn, asking) : undefined;
    if (known) return known;
    if (!steps) return { kind: "rejected", reason: `${binding.provider.title} has no mapping for ${work.command.type}` };
    return runSteps(steps, binding, work, send, warn);
  };
  return { perform, canVerify };
}

const ALWAYS: Asking = { paused: undefined, pause() {} };

interface VerifyDone {
  readonly step: Step;
  readonly applies: (binding: Binding) => boolean;
}

function compileCommand(name: string, file: CommandFile, compiler: Compiler): readonly Step[] {
  const path: Path = ["outbound", name];
  const { steps, onDoubt: _, verify: _verify, remember, ...single } = file;
  checkQuestion(name, file, path, compiler);
  // What counts for every lead must not depend on one.
  const scope = remember === undefined ? SCOPE : { names: SCOPE.names.filter((known) => !OF_ONE_LEAD.has(known)) };
  checkFallbacks(file, path, compiler);
  if (!steps) return [compileStep(single, 0, path, compiler, scope)];
  const beside = Object.keys(single);
  if (beside.length > 0) {
    compiler.report({
      path: [...path, beside[0] ?? ""],
      key: true,
      kind: "step.incomplete",
      message: `"${beside.join('", "')}" beside steps would never be used`,
      hint: "put it into one of the steps",
    });
  }
  return steps.map((step, index) => compileStep(step, index, [...path, "steps", index], compiler, scope));
}

const OF_ONE_LEAD = new Set(["lead", "dialog", "history"]);

/** `remember` and `pause` are for commands that change nothing: what must be done is never skipped. */
function checkQuestion(name: string, file: CommandFile, path: Path, compiler: Compiler): void {
  if (file.remember !== undefined && name !== "availability.check")
    compiler.report({
      path: [...path, "remember"],
      key: true,
      kind: "step.incomplete",
      message: "only an answer to availability.check is remembered",
    });
  const within: readonly (readonly [Path, StepFile])[] = file.steps?.map((step, index) => [[...path, "steps", index], step]) ?? [
    [path, file],
  ];
  for (const [at, step] of within) {
    for (const [index, { pause, outcome }] of (step.outcomes ?? []).entries()) {
      if (pause === undefined || (outcome === "rejected" && ["availability.check", "lead.lookup"].includes(name))) continue;
      const message = "a pause goes with outcome rejected, and only in availability.check and lead.lookup";
      compiler.report({ path: [...at, "outcomes", index, "pause"], key: true, kind: "step.incomplete", message });
    }
  }
}

/** As a step whose answer says it by `found`. `when` is about the binding alone: what cannot be asked is not waited for. */
function compileVerifyDone(given: VerifyDoneFile, path: Path, compiler: Compiler): VerifyDone {
  const { after: _, found, when, ...file } = given;
  const scope = { names: [...SCOPE.names, "since", "repeats"] };
  const step = compileStep({ name: "verify", ...file, capture: { ...file.capture, [FOUND]: found } }, 0, path, compiler, scope);
  const asked = when === undefined ? undefined : compiler.expression(when, [...path, "when"], { names: ["settings", "binding"] });
  return {
    step,
    applies(binding) {
      if (!asked) return true;
      const { settings, binding: about } = viewOf(binding);
      try {
        return isTrue(asked.evaluate({ settings, binding: about }));
      } catch {
        return false;
      }
    },
  };
}

const FOUND = "found";

/** Undefined = it was not done, or is to be done again all the same: go on. */
async function askWhetherDone(
  step: Step,
  binding: Binding,
  work: Work,
  send: SendHttp,
  warn: (text: string) => void,
  asking: Asking,
): Promise<Outcome | undefined> {
  const unknown = (why: string): Outcome | undefined => {
    if (work.otherwise === "drop") return { kind: "cancelled", reason: `in doubt, and whether it was done cannot be read: ${why}` };
    if (work.otherwise === "park") return { kind: "dead", reason: `in doubt, and whether it was done cannot be read: ${why}` };
    return undefined;
  };
  if (asking.paused !== undefined) return unknown(asking.paused);
  const { redact, ...view } = viewOf(binding);
  const { id, command, lead, dialog, history, attempt, at, since, repeats = 0 } = work;
  const input = { id, command, lead, dialog, history, attempt, at, since, repeats, ...view, captured: {} };
  const result = await step.run(input, {
    send,
    timeout: work.timeout,
    redact,
    last: false,
    warn: (text) => warn(`${command.type}: ${text}`),
  });
  if (result.kind === "delivered") {
    if (!isTrue(result.captured[FOUND])) return undefined;
    return { kind: "delivered", ...(result.providerId === undefined ? {} : { providerId: result.providerId }) };
  }
  if (result.kind === "failed" && result.pause !== undefined) asking.pause(result.pause, result.reason);
  return unknown(result.kind === "skipped" ? "it cannot be asked" : result.reason);
}

/** An outcome that nothing catches, and a step that nothing leads to, are mistakes. */
function checkFallbacks(file: CommandFile, path: Path, compiler: Compiler): void {
  const steps: readonly StepFile[] = file.steps ?? [file];
  const falls = (step: StepFile): boolean => (step.outcomes ?? []).some(({ outcome }) => outcome === "fallback");
  for (const [index, step] of steps.entries()) {
    const at = file.steps ? [...path, "steps", index] : path;
    const report = (message: string, hint: string): void => compiler.report({ path: at, kind: "step.incomplete", message, hint });
    if (falls(step) && !steps.slice(index + 1).some((later) => later.fallback))
      report("the outcome fallback leads to no step", "add a step with `fallback: true` after it");
    if (step.fallback && !steps.slice(0, index).some(falls))
      report("no step before it has the outcome fallback: it would never run", "take `fallback: true` away");
  }
}

/** In order; one that is not delivered ends the command with its outcome. */
async function runSteps(
  steps: readonly Step[],
  binding: Binding,
  work: Work,
  send: SendHttp,
  warn: (text: string) => void,
): Promise<Outcome> {
  const { redact, ...view } = viewOf(binding);
  const { id, command, lead, dialog, history, attempt, at } = work;
  const captured: Record<string, unknown> = {};
  let providerId: string | undefined;
  let reply: { value: unknown; later: boolean } | undefined;
  // A step before this one has done something that doing again would double.
  let acted = false;
  let fell = false;
  for (const [index, step] of steps.entries()) {
    if (step.fallback && !fell) continue;
    const input = { id, command, lead, dialog, history, attempt, at, ...view, captured };
    const where = steps.length > 1 ? `${command.type}: ${step.name}` : command.type;
    const result = await step.run(input, {
      send,
      timeout: work.timeout,
      redact,
      last: index === steps.length - 1,
      warn: (text) => warn(`${where}: ${text}`),
    });
    if (result.kind === "skipped") continue;
    if (result.kind === "failed" && result.outcome === "fallback") {
      warn(`${where}: ${result.reason}; done in another way`);
      fell = true;
      continue;
    }
    if (result.kind !== "delivered") return outcomeOf(result, acted, steps.length > 1 ? step.name : undefined);
    Object.assign(captured, result.captured);
    providerId = result.providerId ?? providerId;
    reply = result.reply ?? reply;
    acted ||= !step.repeatable;
  }
  // What it went through on the way may be a whole chat: only what it found is kept.
  if (command.type === "lead.lookup") return { kind: "delivered", found: readFound(captured, (text) => warn(`lead.lookup: ${text}`)) };
  const done = {
    kind: "delivered" as const,
    ...(providerId === undefined ? {} : { providerId }),
    ...(Object.keys(captured).length === 0 ? {} : { captured: captured as Readonly<Record<string, Json>> }),
  };
  return reply ? withReply(done, reply) : done;
}

function withReply(done: Extract<Outcome, { kind: "delivered" }>, reply: { value: unknown; later: boolean }): Outcome {
  // A one-element list that an expression collapsed.
  const list = typeof reply.value === "object" && reply.value !== null && !Array.isArray(reply.value) ? [reply.value] : reply.value;
  const read = readActions(list);
  if ("error" in read) return { kind: "rejected", reason: `the bot's answer was not understood: ${read.error}` };
  return { ...done, actions: read.actions, ...(reply.later ? { later: true } : {}) };
}

function outcomeOf(result: Exclude<StepResult, { kind: "skipped" | "delivered" }>, acted: boolean, step: string | undefined): Outcome {
  const reason = step === undefined ? result.reason : `${step}: ${result.reason}`;
  if (result.kind === "failed" && result.pause !== undefined) return { kind: "rejected", reason, pause: result.pause };
  if (result.kind === "unanswered") return { kind: "retry", reason, doubt: result.sent || acted };
  switch (result.outcome) {
    case "retry":
      return { kind: "retry", reason, ...(result.after === undefined ? {} : { after: result.after }), ...(acted ? { doubt: true } : {}) };
    case "gone.dialog":
      return { kind: "gone", what: "dialog", reason };
    case "gone.lead":
      return { kind: "gone", what: "lead", reason };
    case "fallback": // checked when it was compiled: a step is there to catch it
      return { kind: "rejected", reason };
    default:
      return { kind: result.outcome, reason };
  }
}
