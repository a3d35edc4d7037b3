import type { Outcome } from "../model/command.ts";
import type { Event } from "../model/event.ts";
import { staleReason } from "../model/guard.ts";
import { isLater, jitterOf, nextRetry, RETRY_LONGEST, retryClass } from "../model/retry.ts";
import type { Deps } from "../deps.ts";
import { reasonOf } from "../errors.ts";
import { doubtPolicy } from "./attempt.ts";
import { createBreaker } from "./breaker.ts";
import { HELD_RETRY, HOLD, heldSince, verifyAfter } from "./hold.ts";
import type { Row } from "./memory.ts";
import type { Pauses } from "./pauses.ts";
import { firstInOrder, isAside } from "./questions.ts";
import type { Rates } from "./rates.ts";
import { sameOf } from "./same.ts";
import type { Slots } from "./slots.ts";
import { APPLIED_MAX, applyEvent, changeRow, countCommand, findRow, finishRow, isStoreTrouble, note, noteCommand } from "./turn.ts";
import type { ApplyParts, Draft } from "./turn.ts";

/** What an attempt came back with, waiting for its turn. */
export interface Settled {
  readonly id: string;
  /** Which try it was, from 1. */
  readonly attempt: number;
  /** Its leg. */
  readonly to: string;
  readonly outcome: Outcome;
  /** Nobody knows: the row was found started, and no attempt of this process belongs to it. */
  readonly crashed: boolean;
}

export interface Outbox {
  /** Settles a started command and applies what follows from it, in the same commit. */
  settle(draft: Draft, settled: Settled): Promise<void>;
  /** Marks the first command of each free leg started, as far as guards, due times, pauses and slots allow. */
  startDue(draft: Draft): Promise<void>;
  /** The draft was not committed: what was reserved for it is free again. */
  undo(draft: Draft): void;
  /** The lead is another instance's: nothing is tried for it here. */
  leave(leadId: string): void;
}

export function createOutbox(parts: { deps: Deps; slots: Slots; rates: Rates; pauses: Pauses; apply: ApplyParts }): Outbox {
  const { deps, slots, rates, pauses } = parts;
  const breaker = createBreaker(deps.clock);
  /** Each counts once, however often its commit is tried. */
  const watched = new WeakSet<Settled>();

  async function settle(draft: Draft, settled: Settled): Promise<void> {
    const row = findRow(draft, settled.id);
    if (!row || row.status !== "started") return; // committed before, though the commit was reported as failed
    const outcome = cleaned(draft, settled.outcome);
    const unsent = outcome.kind === "retry" && outcome.unsent === true;
    // A question may use other credentials than the rest of its binding: it neither pauses nor resumes it.
    if (!settled.crashed && !isAside(row.command) && !watched.has(settled)) {
      watched.add(settled);
      if (unsent) pauses.abandon(row.to, row.leadId);
      else watch(row, outcome);
    }

    const probed = outcome.kind === "retry" && !unsent && isProbe(row, settled.crashed);
    const attempts = unsent ? row.attempts : probed ? Math.max(1, row.attempts) : row.attempts + 1;
    const what = afterAttempt(draft, row, outcome, { attempts, crashed: settled.crashed, probed });
    const held = heldSince(draft, row);
    if (what.end === "retry" && held !== undefined && draft.now - held >= HOLD) return giveLinesUp(draft, row, what.reason);
    if (what.end === "retry") {
      const wait = held === undefined ? what.wait : Math.min(what.wait, Math.max(HELD_RETRY, what.least));
      changeRow(draft, row, { status: "pending", attempts, dueAt: draft.now + wait, reason: what.reason });
      countCommand(draft, row, "retried");
      noteCommand(draft, row, `attempt ${attempts} failed, the next is due in ${wait} ms`, { reason: what.reason, attempts });
      return;
    }
    if (what.end === "park") {
      changeRow(draft, row, { status: "parked", reason: what.reason });
      countCommand(draft, row, "parked");
      noteCommand(draft, row, "parked", { reason: what.reason });
      return;
    }
    await conclude(draft, row, what.end, what.outcome, attempts);
  }

  /** Whether the destination can be reached at all: seen over all leads. */
  function watch(row: Row, outcome: Outcome): void {
    if (outcome.kind === "account") return pauses.pause(row.to, outcome.reason, "account");
    // Being asked to wait is an answer.
    const failed = outcome.kind === "retry" && outcome.after === undefined;
    if (!failed) breaker.succeeded(row.to, row.leadId);
    const wasDown = pauses.isDown(row.to);
    if (!failed || !(wasDown || breaker.failed(row.to, row.leadId))) return pauses.answered(row.to, row.leadId);
    pauses.pause(row.to, `it is down: ${outcome.reason}`, "down");
  }

  /**
   * It failed because its destination is down, which it was sent to find out: it spends no attempt, and is not given up. The
   * first one counts all the same: what may have been done once is asked about before it is done again.
   */
  function isProbe(row: Row, crashed: boolean): boolean {
    return !crashed && pauses.isDown(row.to) && insteadOfWaiting(row, "") === undefined;
  }

  /** The desk takes no lines, and a lead waits for a person behind them: the handoff goes first, the lines stay as dead letters. */
  async function giveLinesUp(draft: Draft, first: Row, reason: string): Promise<void> {
    const why = `a handoff could not wait for it any longer: ${reason}`;
    for (
      let row: Row | undefined = first;
      row?.command.type === "message.mirror" && draft.applied < APPLIED_MAX;
      row = draft.legs.get(first.to)?.rows[0]
    )
      await conclude(draft, row, "dead", { kind: "dead", reason: why }, row.attempts + (row === first ? 1 : 0));
  }

  /** The command leaves its leg, and the transition hears of it. */
  async function conclude(
    draft: Draft,
    row: Row,
    status: "delivered" | "cancelled" | "dead",
    outcome: Outcome,
    attempts: number,
  ): Promise<void> {
    const reason = "reason" in outcome ? { reason: outcome.reason } : {};
    finishRow(draft, row, status, { outcome, attempts, ...reason });
    // Where a later one may have to be told from it.
    const mayMatter = verifyAfter(draft, row.command) !== undefined;
    if (outcome.kind === "delivered")
      noteCommand(draft, row, "delivered", { attempts, ...(mayMatter ? { to: row.to, same: sameOf(row.command) } : {}) });
    const event: Event = {
      type: "command.settled",
      // Not derived from the command: one that is revived from the dead settles again, and its effects are new ones.
      id: deps.newId(),
      at: new Date(draft.now).toISOString(),
      binding: row.to,
      command: { id: row.id, type: row.command.type, to: row.to, context: row.command.context, attempts },
      outcome,
    };
    try {
      await applyEvent(draft, event, parts.apply, row);
    } catch (error) {
      if (isStoreTrouble(error)) throw error;
      // The provider has acted: that stays true even when we cannot say what follows from it.
      deps.log.error({ lead: row.leadId, command: row.id, error: reasonOf(error) }, "a settled command could not be applied");
      note(draft, "failed", `${row.command.type} to ${row.to} is settled, but applying it failed`, {
        command: row.id,
        reason: reasonOf(error),
      });
    }
  }

  async function startDue(draft: Draft): Promise<void> {
    // Concluding a stale command may add rows to another leg, or change the dialog that guards are checked against.
    for (let before = -1; before !== draft.applied && draft.applied < APPLIED_MAX;) {
      before = draft.applied;
      for (const to of draft.legs.keys()) await startLeg(draft, to);
    }
  }

  /** What nobody waits for, and what waits for nobody: at once, beside the order of the leg. */
  async function startAside(draft: Draft, to: string): Promise<void> {
    for (const row of draft.legs.get(to)?.rows ?? []) {
      if (!isAside(row.command) || row.status === "started" || draft.applied >= APPLIED_MAX) continue;
      if (!draft.runtime.bindings.has(to)) {
        if (draft.inserted.has(row.id)) continue;
        const reason = `${to} is not usable in the configuration`;
        await conclude(draft, row, "cancelled", { kind: "cancelled", reason }, row.attempts);
      } else if (slots.acquire(to, row.leadId)) draft.started.push(changeRow(draft, row, { status: "started" }));
    }
  }

  async function startLeg(draft: Draft, to: string): Promise<void> {
    await startAside(draft, to);
    while (draft.applied < APPLIED_MAX) {
      const row = firstInOrder(draft.legs.get(to)?.rows ?? []);
      if (!row || row.status === "started") return;
      const fresh = draft.inserted.has(row.id); // can only be started now; everything else is for the next turn
      const stale = staleReason(row.guard, draft.dialog);
      if (stale !== null) {
        if (fresh) return;
        await conclude(draft, row, "cancelled", { kind: "cancelled", reason: stale }, row.attempts);
        continue;
      }
      if (row.status === "pending" && isLater(row.dueAt, draft.now)) return;
      const blocked = whyNot(draft, row);
      if (blocked !== null) {
        if (fresh) return;
        if (await endImpatient(draft, to, blocked)) continue;
        return park(draft, row, blocked);
      }
      const sending = { to, lead: draft.lead, command: row.command };
      // Its own first: a lead that must wait holds no place that another could use.
      const wait = rates.ofLead(sending, draft.now);
      // Not further ahead than a wait may be: it is looked at again then.
      if (wait > 0) draft.tokenAt = Math.min(draft.tokenAt, draft.now + Math.min(RETRY_LONGEST, Math.ceil(wait)));
      if (wait > 0 || !slots.acquire(to, row.leadId)) {
        // Typing that is shown later says nothing.
        if (fresh || !row.command.transient) return;
        await conclude(draft, row, "cancelled", { kind: "cancelled", reason: "it would have had to wait for its turn" }, row.attempts);
        continue;
      }
      rates.takeOfLead(sending);
      pauses.begin(to, row.leadId);
      draft.started.push(changeRow(draft, row, { status: "started" }));
      return;
    }
  }

  /** The first command of a leg that must not wait ends; those before it stay. False = there is none. */
  async function endImpatient(draft: Draft, to: string, blocked: string): Promise<boolean> {
    const leg = draft.legs.get(to);
    const [head] = leg?.rows ?? [];
    // A handoff may be behind more lines than are in memory: then these have to go.
    const hidden = leg?.more && head && heldSince(draft, head) !== undefined ? head : undefined;
    const row = leg?.rows.find((each) => insteadOfWaiting(each, blocked)) ?? hidden;
    if (!row || draft.inserted.has(row.id)) return false;
    const end = insteadOfWaiting(row, blocked) ?? deadFor(blocked);
    await conclude(draft, row, end.kind, end, row.attempts);
    return true;
  }

  function whyNot(draft: Draft, row: Row): string | null {
    const { runtime } = draft;
    if (!runtime.bindings.has(row.to)) return runtime.disabled.get(row.to) ?? `binding.removed: ${row.to} is not in the configuration`;
    return pauses.blocked(row.to, row.leadId);
  }

  function park(draft: Draft, row: Row, reason: string): void {
    // Only where it may become the probe: chosen for one that it cannot try, it would be chosen again at once, for ever.
    if (draft.runtime.bindings.has(row.to)) pauses.wait(row.to, row.leadId);
    if (row.status === "parked" && row.reason === reason) return;
    changeRow(draft, row, { status: "parked", reason });
    countCommand(draft, row, "parked");
    noteCommand(draft, row, "parked", { reason });
  }

  return {
    settle,
    startDue,
    undo(draft) {
      for (const row of draft.started) {
        if (!isAside(row.command)) {
          pauses.abandon(row.to, row.leadId);
          rates.giveBackOfLead({ to: row.to, lead: draft.lead, command: row.command });
        }
        slots.abandon(row.to);
      }
    },
    leave: pauses.leave,
  };
}

type AfterAttempt =
  /** `least`: before that the provider's record need not show yet what it has done. */
  | { readonly end: "retry"; readonly wait: number; readonly least: number; readonly reason: string }
  | { readonly end: "park"; readonly reason: string }
  | { readonly end: "delivered" | "cancelled" | "dead"; readonly outcome: Outcome };

/** `attempts`: those that are spent, this one included. */
interface Tried {
  readonly attempts: number;
  readonly crashed: boolean;
  readonly probed: boolean;
}

const CRASHES_MAX = 10;
/** Milliseconds within which an instance knows again whether it holds its leads. */
const UNSENT_RETRY = 1_000;

/** What becomes of a command after an attempt: pure, the whole table of outcomes. */
function afterAttempt(draft: Draft, row: Row, outcome: Outcome, tried: Tried): AfterAttempt {
  switch (outcome.kind) {
    case "delivered":
      return { end: "delivered", outcome };
    case "unavailable":
    case "gone":
    case "cancelled":
      return { end: "cancelled", outcome };
    case "rejected":
    case "dead":
      return { end: row.command.transient ? "cancelled" : "dead", outcome };
    case "account": {
      const end = insteadOfWaiting(row, outcome.reason);
      return end ? { end: end.kind, outcome: end } : { end: "park", reason: outcome.reason };
    }
    case "retry":
      return afterFailure(draft, row, outcome, tried);
  }
}

function afterFailure(draft: Draft, row: Row, failed: Extract<Outcome, { kind: "retry" }>, tried: Tried): AfterAttempt {
  if (row.command.transient) return { end: "cancelled", outcome: { kind: "cancelled", reason: `tried once: ${failed.reason}` } };
  if (failed.unsent) return { end: "retry", wait: UNSENT_RETRY, least: 0, reason: failed.reason };
  const bound = draft.runtime.bindings.get(row.to);
  const settle = failed.doubt ? verifyAfter(draft, row.command) : undefined;
  if (failed.doubt && settle === undefined) {
    const policy = doubtPolicy(bound, row.command);
    const reason = `in doubt: ${failed.reason}`;
    if (policy === "drop") return { end: "cancelled", outcome: { kind: "cancelled", reason } };
    if (policy === "park") return { end: "dead", outcome: { kind: "dead", reason } };
  }
  const { attempts, crashed, probed } = tried;
  // Our own end says nothing about the other side. A bound all the same: what ends us each time must not do so for ever.
  const least = settle ?? 0;
  if (crashed && attempts < CRASHES_MAX) return { end: "retry", wait: least, least, reason: failed.reason };
  const wait = nextRetry({
    class: retryClass(row.command.type),
    attempts,
    elapsed: draft.now - (row.startedAt ?? draft.now),
    ...(failed.after === undefined ? {} : { after: failed.after }),
    jitter: jitterOf(row.id, attempts),
    tries: row.command.type === "bot.notify" ? draft.runtime.botPolicy(row.to, draft.dialog?.bot?.rule).tries : 0,
  });
  if (wait === null && probed) return { end: "retry", wait: least, least, reason: failed.reason };
  if (wait === null) return { end: "dead", outcome: { kind: "dead", reason: `given up after ${attempts} attempts: ${failed.reason}` } };
  return { end: "retry", wait: Math.max(crashed ? 0 : wait, least), least, reason: failed.reason };
}

/**
 * Some commands must not wait for a person to mend the configuration: a lead would be left alone with a bot that cannot
 * be asked (the dead question lets the dialog fail open) or a desk that cannot, and typing is worthless later.
 */
function insteadOfWaiting(row: Row, reason: string): Extract<Outcome, { kind: "dead" | "cancelled" }> | undefined {
  if (row.command.transient) return { kind: "cancelled", reason };
  const somebodyWaits =
    row.command.type === "bot.notify" || row.command.type === "handoff.start" || row.command.type === "availability.check";
  return somebodyWaits ? deadFor(reason) : undefined;
}

function deadFor(reason: string): Extract<Outcome, { kind: "dead" }> {
  return { kind: "dead", reason };
}

function cleaned(draft: Draft, outcome: Outcome): Outcome {
  return "reason" in outcome ? { ...outcome, reason: draft.runtime.redact(outcome.reason) } : outcome;
}
