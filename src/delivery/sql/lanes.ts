import type { InboxRow, LaneState, OutboxRow } from "../store.ts";
import { inboxRow, integer, OUTBOX_COLUMNS, outboxRow, storedLead, text } from "./rows.ts";
import { statement } from "./work.ts";
import type { Row, Work } from "./work.ts";

// What a lane reads; every statement is a seek in a partial index over unfinished rows only.

const OPEN = "status IN ('pending', 'started', 'parked')";

const lead = statement("SELECT id, version, data, dialog FROM lead WHERE id = ?");
const inbox = statement(
  `SELECT lead, seq, request, event, late FROM inbox INDEXED BY inbox_queued
   WHERE status = 'queued' AND lead = ? AND seq > ? ORDER BY seq LIMIT ?`,
);
const outbox = statement(
  `SELECT ${OUTBOX_COLUMNS} FROM outbox INDEXED BY outbox_open
   WHERE ${OPEN} AND lead = ? AND leg = ? AND position > ? ORDER BY position LIMIT ?`,
);
const nextLeg = statement(`SELECT leg FROM outbox INDEXED BY outbox_open WHERE ${OPEN} AND lead = ? AND leg > ? ORDER BY leg LIMIT 1`);
const nextQueued = statement("SELECT lead FROM inbox INDEXED BY inbox_queued WHERE status = 'queued' AND lead > ? ORDER BY lead LIMIT 1");
const nextDue = statement(
  `SELECT lead FROM outbox INDEXED BY outbox_due
   WHERE status IN ('pending', 'started') AND lead > ? AND due_at <= ? ORDER BY lead LIMIT 1`,
);
const nextOpen = statement(`SELECT lead FROM outbox INDEXED BY outbox_open WHERE ${OPEN} AND lead > ? ORDER BY lead LIMIT 1`);

export function* inboxAfter(id: string, after: number, limit: number): Work<InboxRow[]> {
  return (yield* inbox.all(id, after, limit)).map(inboxRow);
}

export function* outboxAfter(id: string, leg: string, after: number, limit: number): Work<OutboxRow[]> {
  return (yield* outbox.all(id, leg, after, limit)).map(outboxRow);
}

export function* loadLane(id: string, limit: { inbox: number; outbox: number }): Work<LaneState | undefined> {
  const row = yield* lead.get(id);
  if (row === undefined) return undefined;
  // A page per leg: a leg that is stuck with many rows must not hide the others'.
  const rows: OutboxRow[] = [];
  for (let leg = yield* nextLeg.get(id, ""); leg !== undefined; leg = yield* nextLeg.get(id, text(leg, "leg"))) {
    rows.push(...(yield* outboxAfter(id, text(leg, "leg"), 0, limit.outbox)));
  }
  rows.sort((a, b) => a.position - b.position);
  return { ...storedLead(row), version: integer(row, "version"), inbox: yield* inboxAfter(id, 0, limit.inbox), outbox: rows };
}

/** `now` null = whatever is open, due or not, parked or not. */
export function* busyLeads(after: string | null, limit: number, now: number | null): Work<string[]> {
  const queuedAfter = function* (cursor: string) {
    return leadOf(yield* nextQueued.get(cursor));
  };
  const dueAfter = function* (cursor: string) {
    return leadOf(now === null ? yield* nextOpen.get(cursor) : yield* nextDue.get(cursor, now));
  };
  const leads: string[] = [];
  let queued = yield* queuedAfter(after ?? "");
  let due = yield* dueAfter(after ?? "");
  while (leads.length < limit) {
    const next = lesser(queued, due);
    if (next === undefined) break;
    leads.push(next);
    // Only the side that was taken moves on: seeking the other again could pass many rows that are not due.
    if (queued === next) queued = yield* queuedAfter(next);
    if (due === next) due = yield* dueAfter(next);
  }
  return leads;
}

function leadOf(row: Row | undefined): string | undefined {
  return row === undefined ? undefined : text(row, "lead");
}

/** The first in the order of SQL text, which is UTF-8's and not JavaScript's. */
function lesser(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Buffer.compare(Buffer.from(a), Buffer.from(b)) <= 0 ? a : b;
}
