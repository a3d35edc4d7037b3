import type { Deps } from "../deps.ts";
import { GatewayError, reasonOf } from "../errors.ts";
import type { Event, TimerName } from "../model/event.ts";
import { isLater } from "../model/retry.ts";
import type { Metrics } from "../metrics.ts";
import type { Tracer } from "../traces.ts";
import type { Runtime } from "../mapping/runtime.ts";
import { idOf } from "./ids.ts";
import { loadMemory, refillLegs, underWayFirst } from "./memory.ts";
import type { Memory, Pages, Row } from "./memory.ts";
import type { Outbox, Settled } from "./outbox.ts";
import { firstInOrder } from "./questions.ts";
import type { Fence, InboxRow, Store, TimelineEntry, TimerRow } from "./store.ts";
import { applyEvent, draftOf, isStoreTrouble, memoryAfter, note, turnOf } from "./turn.ts";
import type { ApplyParts, Count, Draft } from "./turn.ts";

/** One lead's work. Only `step` changes its memory, and only one step of a lane runs at a time. */
export interface Lane {
  readonly leadId: string;
  /** Undefined = to be read from the store. */
  memory: Memory | undefined;
  /** Commands whose attempt is under way, with their legs. */
  readonly inFlight: Map<string, string>;
  /** Attempts that came back, oldest first. */
  readonly settled: Settled[];
  /** Something may be new in the store, besides what has arrived. */
  dirty: boolean;
  /** Rows that were accepted here, in order: the store need not be asked for them. */
  readonly arrived: InboxRow[];
  /** What was changed in the store past this lane must be read. */
  stale: boolean;
  /** Store failures in a row, and the moment before which it is not asked again. */
  failures: number;
  notBefore: number;
  /** The moment by which its last step judged what is due. */
  lookedAt: number;
  /** What it found then: when a command may go that only waits for the lead's own rate; Infinity = none does. */
  tokenAt: number;
  /** Commands that a commit was to start which was reported as failed, with its fence: it may be done, yet none was tried. */
  readonly untried: Map<string, Fence>;
  /** Turns in a row that the store refused as wrong, not for its own trouble. */
  refusals: number;
}

export function newLane(leadId: string): Lane {
  return {
    leadId,
    memory: undefined,
    inFlight: new Map(),
    settled: [],
    dirty: true,
    arrived: [],
    stale: false,
    failures: 0,
    notBefore: 0,
    lookedAt: 0,
    tokenAt: Infinity,
    untried: new Map(),
    refusals: 0,
  };
}

export interface LaneParts {
  readonly store: Store;
  readonly deps: Deps;
  readonly metrics: Metrics;
  readonly tracer?: Tracer | undefined;
  readonly runtime: () => Runtime;
  readonly apply: ApplyParts;
  readonly outbox: Outbox;
  readonly pages: Pages;
  /** The gateway stops: only what came back is settled, nothing new begins. */
  readonly stopping: () => boolean;
  /** This lead's next timer that went off; `done` forgets it. */
  readonly timer: (leadId: string) => { row: TimerRow; done: () => void } | undefined;
  /** A turn is committed: begin these attempts. */
  readonly begin: (lane: Lane, memory: Memory, runtime: Runtime, rows: readonly Row[]) => void;
  readonly timerSet: (due: number) => void;
  readonly counted: (leadId: string, entry: TimelineEntry) => void;
  /** A command was given up on. */
  readonly died: (leadId: string, letter: Draft["dead"][number]) => void;
  /** A command was found started by nobody. */
  readonly doubted: () => void;
}

const REFUSALS_MAX = 3;

/** What the person on duty counts: timers that went off unheard, and what leads said that a desk must not see. */
const COUNTED: ReadonlySet<string> = new Set(["timer", "excluded"]);

/**
 * One turn: the first of a settled attempt, a timer, what the outbox may start, an inbox row. False = nothing to do.
 * Rejects when the store failed; nothing has changed then, and the next step reads the lane anew.
 */
export async function step(lane: Lane, parts: LaneParts): Promise<boolean> {
  const memory = await read(lane, parts);
  if (!memory) return false;
  const poison =
    lane.refusals >= REFUSALS_MAX ? `the store refused what came of it ${lane.refusals} times; its log line says why` : undefined;
  lane.lookedAt = parts.deps.clock.now();
  const draft = draftOf(memory, parts.runtime(), lane.lookedAt, poison);

  const settled = lane.settled[0];
  if (settled) {
    draft.cause = {
      command: settled.id,
      attempt: settled.attempt,
      key: `${settled.id} ${settled.attempt} ${memory.version}`,
      what: `settled ${settled.outcome.kind}`,
    };
    await parts.outbox.settle(draft, settled);
    await commit(lane, parts, draft);
    lane.settled.shift();
    return true;
  }
  if (parts.stopping()) return false;

  const timer = parts.timer(lane.leadId);
  if (timer) {
    await elapse(draft, timer.row, parts);
    await commit(lane, parts, draft);
    timer.done();
    return true;
  }

  // On its own first: a command that became due must not wait for the inbox to run dry.
  if (await commit(lane, parts, draft)) return true;

  const row = await nextInbox(lane, parts);
  if (!row || !lane.memory) return false;
  const turn = draftOf(lane.memory, draft.runtime, draft.now, poison);
  await applyInbox(turn, row, parts);
  await commit(lane, parts, turn);
  return true;
}

/** The lane's memory as of now. */
async function read(lane: Lane, parts: LaneParts): Promise<Memory | undefined> {
  if (lane.stale) lane.memory = undefined;
  lane.stale = false;
  if (lane.memory) {
    const refilled = await refillLegs(parts.store, lane.memory, parts.pages);
    if (refilled !== lane.memory) findDoubts(lane, refilled, parts);
    lane.memory = refilled;
    return refilled;
  }
  lane.dirty = true;
  lane.arrived.length = 0;
  const fence = await parts.store.claim(lane.leadId);
  if (fence === null) return letGo(lane, parts); // what is left of it is its new instance's business, attempts in doubt included
  const memory = await loadMemory(parts.store, lane.leadId, fence, parts.pages);
  if (!memory) {
    parts.deps.log.warn({ lead: lane.leadId }, "a lead was to be worked on that is not in the store: it was erased");
    return letGo(lane, parts);
  }
  const underWay = [...[...lane.inFlight].map(([id, to]) => ({ id, to })), ...lane.settled];
  lane.memory = await underWayFirst(parts.store, memory, underWay, parts.pages);
  findDoubts(lane, lane.memory, parts);
  return lane.memory;
}

/** What stands as started, though no attempt of this process belongs to it: the last one died with it. */
function findDoubts(lane: Lane, memory: Memory, parts: LaneParts): void {
  const waiting = new Set(lane.settled.map(({ id }) => id));
  for (const leg of memory.legs.values()) {
    for (const row of leg.rows) {
      if (row.status !== "started" || lane.inFlight.has(row.id) || waiting.has(row.id)) continue;
      const found = { id: row.id, attempt: row.attempts + 1, to: row.to };
      if (lane.untried.get(row.id) === memory.fence) {
        const reason = "not sent: the store did what it reported as failed";
        lane.settled.push({ ...found, crashed: false, outcome: { kind: "retry", reason, unsent: true } });
        continue;
      }
      lane.settled.push({
        ...found,
        crashed: true,
        outcome: { kind: "retry", reason: "the gateway stopped while it was under way", doubt: true },
      });
      parts.doubted();
    }
  }
}

function letGo(lane: Lane, parts: LaneParts): undefined {
  lane.settled.length = 0;
  parts.outbox.leave(lane.leadId);
  for (let timer = parts.timer(lane.leadId); timer; timer = parts.timer(lane.leadId)) timer.done();
}

async function nextInbox(lane: Lane, parts: LaneParts): Promise<InboxRow | undefined> {
  const memory = lane.memory;
  if (!memory) return undefined;
  const row = memory.inbox.length === 0 ? nextArrived(lane, memory.lastSeq) : undefined;
  if (row) lane.memory = { ...memory, inbox: [row], lastSeq: row.seq };
  else if (memory.inbox.length === 0 && lane.dirty) {
    lane.dirty = false; // before the read: what is accepted during it sets it again
    const inbox = await parts.store.inboxAfter(lane.leadId, memory.lastSeq, parts.pages.inbox);
    if (inbox.length >= parts.pages.inbox) lane.dirty = true;
    lane.memory = { ...memory, inbox, lastSeq: inbox.at(-1)?.seq ?? memory.lastSeq };
  }
  return lane.memory?.inbox[0];
}

/** The row behind this one, if it has arrived; where one is missing between them the store knows more. */
function nextArrived(lane: Lane, lastSeq: number): InboxRow | undefined {
  for (let row = lane.arrived.shift(); row; row = lane.arrived.shift()) {
    if (row.seq <= lastSeq) continue;
    if (row.seq === lastSeq + 1) return row;
    lane.arrived.length = 0;
    lane.dirty = true;
  }
  return undefined;
}

async function applyInbox(draft: Draft, row: InboxRow, parts: LaneParts): Promise<void> {
  draft.cause = { request: row.requestId, key: row.event.id, what: row.event.type };
  try {
    if (row.late) note(draft, "late", `${row.event.type} was retried: newer events were applied before it`, { event: row.event.id });
    await applyEvent(draft, row.event, parts.apply);
    draft.inbox.push({ seq: row.seq, as: "done" });
    countEvent(draft, row, "done");
  } catch (error) {
    if (isStoreTrouble(error)) throw error;
    const reason = draft.runtime.redact(reasonOf(error));
    parts.deps.log.error({ lead: row.leadId, event: row.event.id, type: row.event.type, error: reason }, "an event could not be applied");
    draft.inbox.push({ seq: row.seq, as: "dead", reason });
    countEvent(draft, row, "dead");
    note(draft, "failed", `${row.event.type} could not be applied: it is a dead letter now`, { event: row.event.id, reason });
  }
}

function countEvent(draft: Draft, { event }: InboxRow, result: "done" | "dead"): void {
  draft.counts.push(["leadgate_event_total", [event.binding, result], (draft.now - Date.parse(event.at)) / 1000]);
}

async function elapse(draft: Draft, row: TimerRow, parts: LaneParts): Promise<void> {
  const same = (timer: { name: string; episode: string; due: number }) =>
    timer.name === row.name && timer.episode === row.episode && timer.due <= row.due;
  const timer = draft.dialog?.timers.find(same);
  if (!timer) return; // set anew or ended since it was read
  const event: Event = {
    type: "timer.elapsed",
    id: idOf(row.leadId, row.name, row.episode, row.due),
    at: new Date(draft.now).toISOString(),
    binding: draft.lead.binding,
    timer: row.name as TimerName,
    episode: row.episode,
  };
  try {
    await applyEvent(draft, event, parts.apply);
  } catch (error) {
    if (isStoreTrouble(error)) throw error;
    const reason = draft.runtime.redact(reasonOf(error));
    parts.deps.log.error({ lead: row.leadId, timer: row.name, error: reason }, "a timer could not be applied");
    note(draft, "failed", `timer ${row.name} could not be applied`, { reason });
  }
  // Whatever was decided, a timer goes off once.
  if (draft.dialog?.timers.some(same)) draft.dialog = { ...draft.dialog, timers: draft.dialog.timers.filter((known) => !same(known)) };
}

/** Starts what may be started and writes the draft. False = there was nothing to write. */
async function commit(lane: Lane, parts: LaneParts, draft: Draft): Promise<boolean> {
  try {
    if (!parts.stopping()) await parts.outbox.startDue(draft);
    lane.tokenAt = draft.tokenAt;
    const turn = turnOf(draft);
    if (!turn) return false;
    await parts.store.turn(turn);
  } catch (error) {
    parts.outbox.undo(draft);
    for (const { id } of draft.started) lane.untried.set(id, draft.before.fence);
    if (error instanceof GatewayError && error.code === "internal") lane.refusals += 1;
    throw error;
  }
  lane.refusals = 0;
  lane.untried.clear(); // what was done unheard was found before this, or this would have been refused
  lane.memory = memoryAfter(draft);
  const known = draft.before.dialog?.timers ?? [];
  for (const timer of draft.dialog?.timers ?? []) if (!known.includes(timer)) parts.timerSet(timer.due);
  // Before its attempts begin: they go on with it.
  trace(parts, draft);
  parts.begin(lane, lane.memory, draft.runtime, draft.started);
  for (const count of draft.counts) counted(parts.metrics, count);
  for (const letter of draft.dead) parts.died(lane.leadId, letter);
  for (const entry of draft.timeline) if (COUNTED.has(entry.kind)) parts.counted(lane.leadId, entry);
  return true;
}

function trace({ tracer, deps }: LaneParts, draft: Draft): void {
  if (!tracer || !draft.cause) return;
  const { key, what, ...cause } = draft.cause;
  const attributes = { "leadgate.lead": draft.lead.id, "leadgate.binding": draft.lead.binding, "leadgate.state": draft.dialog?.state };
  tracer.turn(cause, key, { name: `turn ${what}`, start: draft.now, end: deps.clock.now(), attributes }, draft.inserted.keys());
}

function counted(metrics: Metrics, [name, labels, seconds]: Count): void {
  metrics.add(name, labels);
  if (name === "leadgate_event_total") metrics.observe("leadgate_event_lag_seconds", [labels[0]], seconds);
  else if (labels[2] === "delivered") metrics.observe("leadgate_command_seconds", [labels[0]], seconds);
}

/** When the next command is due whose time has not come; Infinity = none waits for a time. */
export function nextDue(memory: Memory, now: number): number {
  let next = Infinity;
  for (const leg of memory.legs.values()) {
    const row = firstInOrder(leg.rows);
    if (row?.status === "pending" && isLater(row.dueAt, now)) next = Math.min(next, row.dueAt);
  }
  return next;
}
