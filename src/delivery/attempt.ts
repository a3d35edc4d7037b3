import { NetworkError } from "../deps.ts";
import type { Deps, SendHttp } from "../deps.ts";
import { reasonOf } from "../errors.ts";
import type { Metrics } from "../metrics.ts";
import { personalWords, withoutWords } from "../personal.ts";
import { traceparentOf } from "../traces.ts";
import type { Tracer } from "../traces.ts";
import type { Command, Outcome } from "../model/command.ts";
import type { Message } from "../model/message.ts";
import type { Work } from "../mapping/provider.ts";
import type { BoundBinding, Runtime } from "../mapping/runtime.ts";
import type { Memory, Row } from "./memory.ts";
import { isQuestion, QUESTION_TIMEOUT } from "./questions.ts";
import type { Questions } from "./questions.ts";
import type { Rates } from "./rates.ts";
import { repeatsOf } from "./same.ts";
import type { Store } from "./store.ts";

const CALL_TIMEOUT = 15_000;
/** A command may take several calls; an attempt that is not back by then counts as unanswered. */
const CALLS = 4;
const WARNINGS_MAX = 1_000;

export interface AttemptParts {
  readonly store: Store;
  readonly deps: Deps;
  readonly metrics: Metrics;
  readonly tracer?: Tracer | undefined;
  readonly questions: Questions;
  readonly rates: Rates;
  /** Warnings that were logged: each text once. */
  readonly warned: Set<string>;
}

/** One try of a started command. Never rejects: what fails becomes an outcome. */
export async function attempt(parts: AttemptParts, runtime: Runtime, memory: Memory, row: Row): Promise<Outcome> {
  const { deps } = parts;
  const began = deps.clock.now();
  const result = await tryOnce(parts, runtime, memory, row);
  const outcome = "reason" in result ? { ...result, reason: withoutPersonal(result.reason, [row.command, memory.lead]) } : result;
  const ms = deps.clock.now() - began;
  parts.metrics.add("leadgate_attempt_total", [row.to, row.command.type, outcome.kind]);
  parts.metrics.observe("leadgate_attempt_seconds", [row.to, row.command.type], ms / 1000);
  parts.tracer?.attempt(row.id, row.attempts + 1, {
    name: `attempt ${row.command.type}`,
    start: began,
    end: began + ms,
    attributes: {
      "leadgate.lead": row.leadId,
      "leadgate.binding": row.to,
      "leadgate.command": row.id,
      "leadgate.attempt": row.attempts + 1,
      "leadgate.outcome": outcome.kind,
    },
    ...("reason" in outcome ? { failed: outcome.reason } : {}),
  });
  deps.log.info(
    {
      lead: row.leadId,
      command: row.id,
      type: row.command.type,
      to: row.to,
      attempt: row.attempts + 1,
      outcome: outcome.kind,
      ...("reason" in outcome ? { reason: runtime.redact(outcome.reason) } : {}),
      ms,
    },
    "attempt",
  );
  return outcome;
}

async function tryOnce(parts: AttemptParts, runtime: Runtime, memory: Memory, row: Row): Promise<Outcome> {
  const { deps, store, warned } = parts;
  const bound = runtime.bindings.get(row.to);
  if (!bound || !memory.dialog) return { kind: "retry", reason: `expected the binding ${row.to} and a dialog; one of them is gone` };
  const { binding } = bound;

  let history: readonly Message[];
  try {
    history = row.command.type === "handoff.start" ? await historyOf(store, row.leadId, row.command.handoff.history) : [];
  } catch (error) {
    return { kind: "retry", reason: `the history could not be read: ${reasonOf(error)}` };
  }
  let repeats = 0;
  try {
    if (row.attempts > 0 && binding.provider.canVerify?.(binding, row.command.type)) repeats = await repeatsOf(store, row);
  } catch (error) {
    return { kind: "retry", reason: `what was delivered before could not be read: ${reasonOf(error)}` };
  }
  const question = isQuestion(row.command);
  const usual = question ? QUESTION_TIMEOUT : CALL_TIMEOUT;
  const timeout = row.command.type === "bot.notify" ? runtime.botPolicy(row.to, memory.dialog.bot?.rule).answerTimeout : usual;
  const work: Work = {
    id: row.id,
    command: row.command,
    lead: memory.lead,
    dialog: memory.dialog,
    attempt: row.attempts + 1,
    at: new Date(row.createdAt).toISOString(),
    history,
    ...(row.attempts > 0 && row.startedAt !== null ? { since: new Date(row.startedAt).toISOString(), repeats } : {}),
    otherwise: doubtPolicy(bound, row.command),
    timeout,
  };
  const warn = (said: string): void => {
    const text = withoutPersonal(said, [row.command, memory.lead]);
    if (warned.has(`${row.to} ${text}`) || warned.size >= WARNINGS_MAX) return;
    warned.add(`${row.to} ${text}`);
    deps.log.warn({ binding: row.to, command: row.id }, runtime.redact(text));
  };
  const sendOn = traced(parts, row);
  let unsent = false;
  // A process that was stopped for longer than its lease finds out here that another one may have sent this.
  const mayStart = (): boolean => {
    const holds = store.holds(memory.fence);
    unsent ||= !holds;
    return holds;
  };
  let calls = 0;
  const send: SendHttp = (request) => {
    // The first has its token from the start. It does not wait for more: who comes after it does.
    if ((calls += 1) > 1) {
      parts.rates.takeOfBinding(row.to);
      parts.rates.takeOfLead({ to: row.to, lead: memory.lead, command: row.command });
    }
    return mayStart()
      ? sendOn({ ...request, mayStart })
      : Promise.reject(new NetworkError("not sent: another instance may have taken the lead over", false));
  };
  return await new Promise<Outcome>((resolve) => {
    const cancel = deps.clock.after(CALLS * timeout, () =>
      resolve({ kind: "retry", reason: `no result within ${(CALLS * timeout) / 1000} s`, doubt: true }),
    );
    const result = question
      ? parts.questions.ask(binding, work, warn)
      : binding.provider.perform(binding, work, send, warn, parts.questions.asking(binding));
    result
      .catch((error: unknown): Outcome => ({ kind: "rejected", reason: `internal: ${reasonOf(error)}` }))
      .then((outcome) => (unsent && outcome.kind === "retry" && outcome.doubt !== true ? { ...outcome, unsent } : outcome))
      .then(resolve)
      .finally(cancel);
  });
}

/** A bot may go on with our trace; nobody else gets a header that their definition does not name. */
function traced({ deps, tracer }: AttemptParts, row: Row): SendHttp {
  if (!tracer || row.command.type !== "bot.notify") return deps.send;
  const traceparent = traceparentOf(tracer.attemptOf(row.id, row.attempts + 1));
  return (request) => deps.send({ ...request, headers: { ...request.headers, traceparent } });
}

/** What to do with a command that may have been done. */
export function doubtPolicy(bound: BoundBinding | undefined, command: Command): "resend" | "drop" | "park" {
  return command.onDoubt ?? bound?.onDoubt ?? bound?.binding.provider.onDoubt?.[command.type] ?? "resend";
}

/** The last lines of the timeline, oldest first. */
async function historyOf(store: Store, leadId: string, lines: number): Promise<Message[]> {
  if (lines <= 0) return [];
  const rows = await store.timeline(leadId, { limit: lines, kinds: ["message"], newestFirst: true });
  return rows.toReversed().flatMap(({ data }) => (data?.["message"] ? [data["message"] as unknown as Message] : []));
}

/** A provider's error may quote what it was sent, and reasons are logged and shown beside other leads: words of people are left out. */
function withoutPersonal(reason: string, sent: readonly unknown[]): string {
  return withoutWords(reason, personalWords(sent));
}
