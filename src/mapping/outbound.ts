import type { Outcome } from "../model/command.ts";
import type { Json } from "../model/message.ts";
import { readActions } from "./actions.ts";
import { readFound } from "./found.ts";
import { BINDING_NAMES, viewOf } from "./binding-view.ts";
import type { Compiler, Scope } from "./compiler.ts";
import type { CommandFile, StepFile } from "./definition-file.ts";
import type { Path } from "./findings.ts";
import type { Binding, Provider, Work } from "./provider.ts";
import type { SendHttp } from "../deps.ts";
import { compileStep } from "./step.ts";
import type { Step, StepResult } from "./step.ts";

const SCOPE = {
  names: ["id", "command", "lead", "dialog", "history", "attempt", "at", ...BINDING_NAMES, "hookUrl", "captured"],
} satisfies Scope;

/** `outbound` of a definition as `Provider.perform`. */
export function compileOutbound(raw: Readonly<Record<string, CommandFile>>, compiler: Compiler): Provider["perform"] {
  const commands = new Map<string, readonly Step[]>();
  for (const [name, file] of Object.entries(raw)) commands.set(name, compileCommand(name, file, compiler));
  return async (binding, work, send, warn = () => {}) => {
    const steps = commands.get(work.command.type);
    if (!steps) return { kind: "rejected", reason: `${binding.provider.title} has no mapping for ${work.command.type}` };
    return runSteps(steps, binding, work, send, warn);
  };
}

function compileCommand(name: string, file: CommandFile, compiler: Compiler): readonly Step[] {
  const path: Path = ["outbound", name];
  const { steps, onDoubt: _, remember, ...single } = file;
  checkQuestion(name, file, path, compiler);
  // What counts for every lead must not depend on one.
  const scope = remember === undefined ? SCOPE : { names: SCOPE.names.filter((known) => !OF_ONE_LEAD.has(known)) };
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
  for (const [index, step] of steps.entries()) {
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
    default:
      return { kind: result.outcome, reason };
  }
}
