import type { DatabaseSync } from "node:sqlite";
import type { InboxRow, LaneState, OutboxRow } from "../store.ts";
import { inboxRow, integer, OUTBOX_COLUMNS, outboxRow, type Row, storedLead, text } from "./rows.ts";

/** What a lane reads; every statement is a seek in a partial index over unfinished rows only. */
export interface LaneReads {
  load(lead: string, limit: { inbox: number; outbox: number }): LaneState | undefined;
  inboxAfter(lead: string, after: number, limit: number): InboxRow[];
  outboxAfter(lead: string, leg: string, after: number, limit: number): OutboxRow[];
  /** `now` null = whatever is open, due or not, parked or not. */
  busy(after: string | null, limit: number, now: number | null): string[];
}

const OPEN = "status IN ('pending', 'started', 'parked')";

export function createLaneReads(db: DatabaseSync): LaneReads {
  const lead = db.prepare("SELECT id, version, data, dialog FROM lead WHERE id = ?");
  const inbox = db.prepare(
    `SELECT lead, seq, request, event, late FROM inbox INDEXED BY inbox_queued
     WHERE status = 'queued' AND lead = ? AND seq > ? ORDER BY seq LIMIT ?`,
  );
  const outbox = db.prepare(
    `SELECT ${OUTBOX_COLUMNS} FROM outbox INDEXED BY outbox_open
     WHERE ${OPEN} AND lead = ? AND leg = ? AND position > ? ORDER BY position LIMIT ?`,
  );
  const nextLeg = db.prepare(`SELECT leg FROM outbox INDEXED BY outbox_open WHERE ${OPEN} AND lead = ? AND leg > ? ORDER BY leg LIMIT 1`);
  const nextQueued = db.prepare(
    "SELECT lead FROM inbox INDEXED BY inbox_queued WHERE status = 'queued' AND lead > ? ORDER BY lead LIMIT 1",
  );
  const nextDue = db.prepare(
    `SELECT lead FROM outbox INDEXED BY outbox_due
     WHERE status IN ('pending', 'started') AND lead > ? AND due_at <= ? ORDER BY lead LIMIT 1`,
  );

  const nextOpen = db.prepare(`SELECT lead FROM outbox INDEXED BY outbox_open WHERE ${OPEN} AND lead > ? ORDER BY lead LIMIT 1`);

  const inboxAfter = (id: string, after: number, limit: number) => inbox.all(id, after, limit).map(inboxRow);
  const outboxAfter = (id: string, leg: string, after: number, limit: number) => outbox.all(id, leg, after, limit).map(outboxRow);

  return {
    inboxAfter,
    outboxAfter,
    load(id, limit) {
      const row = lead.get(id);
      if (row === undefined) return undefined;
      // A page per leg: a leg that is stuck with many rows must not hide the others'.
      const rows: OutboxRow[] = [];
      for (let leg = nextLeg.get(id, ""); leg !== undefined; leg = nextLeg.get(id, text(leg, "leg"))) {
        rows.push(...outboxAfter(id, text(leg, "leg"), 0, limit.outbox));
      }
      rows.sort((a, b) => a.position - b.position);
      return { ...storedLead(row), version: integer(row, "version"), inbox: inboxAfter(id, 0, limit.inbox), outbox: rows };
    },
    busy(after, limit, now) {
      const queuedAfter = (cursor: string) => leadOf(nextQueued.get(cursor));
      const dueAfter = (cursor: string) => leadOf(now === null ? nextOpen.get(cursor) : nextDue.get(cursor, now));
      const leads: string[] = [];
      let queued = queuedAfter(after ?? "");
      let due = dueAfter(after ?? "");
      while (leads.length < limit) {
        const next = lesser(queued, due);
        if (next === undefined) break;
        leads.push(next);
        // Only the side that was taken moves on: seeking the other again could pass many rows that are not due.
        if (queued === next) queued = queuedAfter(next);
        if (due === next) due = dueAfter(next);
      }
      return leads;
    },
  };
}

function leadOf(row: Row | undefined): string | undefined {
  return row === undefined ? undefined : text(row, "lead");
}

/** The first in the order of SQLite's text, which is UTF-8's and not JavaScript's. */
function lesser(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Buffer.compare(Buffer.from(a), Buffer.from(b)) <= 0 ? a : b;
}
