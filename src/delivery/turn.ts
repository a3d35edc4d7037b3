import { GatewayError } from "../errors.ts";
import type { Outcome } from "../model/command.ts";
import type { Dialog, Transition } from "../model/dialog.ts";
import type { Event } from "../model/event.ts";
import type { Lead } from "../model/lead.ts";
import type { Json } from "../model/message.ts";
import type { Runtime } from "../mapping/runtime.ts";
import type { Cause } from "../traces.ts";
import { gistOf } from "./gist.ts";
import type { Leg, Memory, Row } from "./memory.ts";
import { unsentOf } from "./memory.ts";
import { contextFor } from "./situation.ts";
import { withLackingLines } from "./catch-up.ts";
import { hurryMirror } from "./hold.ts";
import type { OutboxUpdate, Store, TimelineEntry, Turn } from "./store.ts";
import { isTranscribed, transcriptOf } from "./transcript.ts";

/** One change of a lead in the making: worked on in memory, committed wholly or thrown away. */
export interface Draft {
  readonly before: Memory;
  /** Taken once: all of a turn is decided by one configuration. */
  readonly runtime: Runtime;
  readonly now: number;
  lead: Lead;
  dialog: Dialog | null;
  readonly legs: Map<string, { rows: Row[]; more: boolean }>;
  readonly inbox: NonNullable<Turn["inbox"]>[number][];
  /** Commands that do not exist in the store yet, in order. */
  readonly inserted: Map<string, Row>;
  readonly updates: Map<string, OutboxUpdate>;
  readonly timeline: TimelineEntry[];
  /** Dialogs that got something for their transcript, as they are now. */
  readonly told: Map<string, Dialog>;
  /** Rows whose attempt begins after the commit. */
  readonly started: Row[];
  /** When a command of this lead may go that only waits for the lead's own rate; Infinity = none does. */
  tokenAt: number;
  /** What the metrics count once it is committed. */
  readonly counts: Count[];
  /** Commands that became dead letters, for the log. */
  readonly dead: { readonly command: string; readonly type: string; readonly to: string; readonly reason: string }[];
  /** The store refused this turn again and again: nothing is applied, everything ends with this reason. */
  readonly poison: string | undefined;
  /** What the turn is about, for traces. */
  cause: TurnCause | undefined;
  /** Events applied: one turn stays small whatever a decision leads to. */
  applied: number;
}

/** The request, or the attempt, that a turn follows from; `key` is the turn's own. */
export type TurnCause = Cause & { readonly key: string; readonly what: string };

/** One more of it; with the seconds that it took, where a histogram goes beside it. */
export type Count =
  | readonly [name: "leadgate_event_total", labels: readonly [binding: string, result: "done" | "dead"], seconds: number]
  | readonly [name: "leadgate_command_total", labels: readonly [binding: string, command: string, result: string], seconds: number];

export const APPLIED_MAX = 50;

export function draftOf(before: Memory, runtime: Runtime, now: number, poison?: string): Draft {
  const legs = new Map([...before.legs].map(([to, leg]) => [to, { rows: [...leg.rows], more: leg.more }]));
  return {
    before,
    runtime,
    now,
    lead: before.lead,
    dialog: before.dialog,
    legs,
    inbox: [],
    inserted: new Map(),
    updates: new Map(),
    timeline: [],
    told: new Map(),
    started: [],
    tokenAt: Infinity,
    counts: [],
    dead: [],
    cause: undefined,
    poison,
    applied: 0,
  };
}

/** What applying an event needs of the rest. */
export interface ApplyParts {
  readonly transition: Transition;
  /** Commands of a leg that are held in memory. */
  readonly legBound: number;
  readonly store: Pick<Store, "timeline">;
}

/**
 * Applies one event; `settled` is the command that it settles. When the transition or the routing throws, so does this,
 * and the draft is as it was.
 */
export async function applyEvent(draft: Draft, event: Event, parts: ApplyParts, settled?: Row): Promise<void> {
  if (draft.poison !== undefined) throw new Error(draft.poison);
  const context = await contextFor(draft.runtime, draft.lead, draft.dialog, event, draft.now);
  const decision = parts.transition({ lead: draft.lead, dialog: draft.dialog, unsent: unsentOf(draft.legs) }, event, context);
  const commands = await withLackingLines(draft, decision, event, parts.store);

  draft.applied += 1;
  draft.lead = decision.lead;
  draft.dialog = decision.dialog;
  for (const { kind, text, data } of decision.notes)
    note(draft, kind, text, settled && data?.["command"] === settled.id ? { ...data, ...aboutOf(settled) } : data);
  const { dialog } = decision;
  if (dialog && decision.notes.some(({ kind }) => isTranscribed(kind))) draft.told.set(dialog.id, dialog);
  if (decision.refused && !decision.notes.some(({ kind }) => kind === "refused"))
    note(draft, "refused", decision.refused.reason, { code: decision.refused.code });
  for (const { id, reason } of decision.cancel) {
    const row = findRow(draft, id);
    if (!row || row.status === "started") continue;
    finishRow(draft, row, "cancelled", { reason });
    noteCommand(draft, row, "cancelled", { reason });
  }
  for (const { id, command } of commands) {
    const row: Row = {
      id,
      leadId: draft.lead.id,
      to: command.to,
      command,
      guard: command.guard,
      status: "pending",
      attempts: 0,
      dueAt: draft.now,
      startedAt: null,
      createdAt: draft.now,
    };
    draft.inserted.set(row.id, row);
    const leg = legOf(draft, command.to);
    if (leg.more || leg.rows.length >= parts.legBound) leg.more = true;
    else leg.rows.push(row);
    hurryMirror(draft, command);
  }
}

const STORE_TROUBLE: ReadonlySet<string> = new Set(["store.unavailable", "store.damaged", "store.busy"]);

/** The store could not be read: nothing is wrong with the event, it is applied again when the store answers. */
export function isStoreTrouble(error: unknown): boolean {
  return error instanceof GatewayError && STORE_TROUBLE.has(error.code);
}

/** A command leaves its leg for good. */
export function finishRow(
  draft: Draft,
  row: Row,
  status: "delivered" | "cancelled" | "dead",
  result: { reason?: string; outcome?: Outcome; attempts?: number },
): void {
  const leg = legOf(draft, row.to);
  leg.rows = leg.rows.filter(({ id }) => id !== row.id);
  countCommand(draft, row, status);
  if (status === "dead") draft.dead.push({ command: row.id, type: row.command.type, to: row.to, reason: result.reason ?? "" });
  if (draft.inserted.delete(row.id)) return;
  const providerId = result.outcome?.kind === "delivered" ? result.outcome.providerId : undefined;
  draft.updates.set(row.id, {
    ...draft.updates.get(row.id),
    id: row.id,
    status,
    ...result,
    ...(providerId === undefined ? {} : { providerId }),
  });
}

export function countCommand(draft: Draft, row: Row, result: "delivered" | "cancelled" | "dead" | "retried" | "parked"): void {
  draft.counts.push(["leadgate_command_total", [row.to, row.command.type, result], (draft.now - row.createdAt) / 1000]);
}

/** A command stays in its leg, changed. */
export function changeRow(
  draft: Draft,
  row: Row,
  change: { status: "pending" | "started" | "parked"; attempts?: number; dueAt?: number; reason?: string; outcome?: Outcome },
): Row {
  const { outcome: _, ...kept } = change;
  const startedAt = change.status === "started" ? (row.startedAt ?? draft.now) : row.startedAt;
  const next: Row = { ...row, ...kept, startedAt };
  const leg = legOf(draft, row.to);
  leg.rows = leg.rows.map((known) => (known.id === row.id ? next : known));
  if (draft.inserted.has(row.id)) draft.inserted.set(row.id, next);
  else draft.updates.set(row.id, { ...draft.updates.get(row.id), id: row.id, ...change });
  return next;
}

export function findRow(draft: Draft, id: string): Row | undefined {
  for (const leg of draft.legs.values()) for (const row of leg.rows) if (row.id === id) return row;
  return undefined;
}

export function legOf(draft: Draft, to: string): { rows: Row[]; more: boolean } {
  let leg = draft.legs.get(to);
  if (!leg) draft.legs.set(to, (leg = { rows: [], more: false }));
  return leg;
}

export function note(draft: Draft, kind: string, text: string, data?: Readonly<Record<string, Json>>): void {
  draft.timeline.push({ at: draft.now, dialogId: draft.dialog?.id ?? "", kind, text, ...(data ? { data } : {}) });
}

export function noteCommand(draft: Draft, row: Row, what: string, data: Readonly<Record<string, Json>> = {}): void {
  note(draft, "command", `${row.command.type} to ${row.to}: ${what}`, { ...aboutOf(row), ...data });
}

function aboutOf({ id, command }: Row): Readonly<Record<string, Json>> {
  const gist = gistOf(command);
  return { command: id, ...(gist === undefined ? {} : { gist }) };
}

/** The draft as one commit; undefined when nothing has changed. */
export function turnOf(draft: Draft): Turn | undefined {
  const { before, inserted, updates, inbox, timeline, runtime } = draft;
  const { archiveAfter } = runtime;
  const lead = draft.lead !== before.lead;
  const dialog = draft.dialog !== before.dialog && draft.dialog !== null;
  if (!lead && !dialog && inserted.size === 0 && updates.size === 0 && inbox.length === 0 && timeline.length === 0) return undefined;
  return {
    leadId: before.lead.id,
    version: before.version,
    fence: before.fence,
    now: draft.now,
    ...(lead ? { lead: draft.lead } : {}),
    ...(dialog && draft.dialog ? { dialog: draft.dialog } : {}),
    ...(draft.dialog && draft.dialog.timers === before.dialog?.timers ? { sameTimers: true as const } : {}),
    inbox,
    insert: [...inserted.values()].map(({ id, command, status, dueAt }) => ({
      id,
      command,
      status: status === "started" ? "started" : "pending",
      dueAt,
    })),
    update: [...updates.values()],
    timeline,
    ...(archiveAfter === undefined
      ? {}
      : { transcripts: [...draft.told.values()].map((told) => transcriptOf(draft.lead, told, draft.now, archiveAfter)) }),
  };
}

/** What the lane remembers once the draft is committed. */
export function memoryAfter(draft: Draft): Memory {
  const finished = new Set(draft.inbox.map(({ seq }) => seq));
  const legs = new Map<string, Leg>();
  for (const [to, leg] of draft.legs) if (leg.rows.length > 0 || leg.more) legs.set(to, leg);
  return {
    ...draft.before,
    version: draft.before.version + 1,
    lead: draft.lead,
    dialog: draft.dialog,
    inbox: draft.before.inbox.filter(({ seq }) => !finished.has(seq)),
    legs,
  };
}
