import type { DatabaseSync } from "node:sqlite";
import { GatewayError } from "../../errors.ts";
import type { Dialog } from "../../model/dialog.ts";
import type { Lead } from "../../model/lead.ts";
import type { OutboxStatus, OutboxUpdate, TimelineEntry, Turn } from "../store.ts";
import type { Tally } from "./commits.ts";
import { dialogColumns, leadColumns } from "./lead.ts";
import { createRefreshRequest } from "./requests.ts";
import { integer, text, whole } from "./rows.ts";
import { createTimers } from "./timers.ts";
import { createTranscriptWrites } from "./transcripts.ts";

/** Store.turn as the body of one write. Strict: a turn that names a row that is not open is a fault, not a no-op. */
export function createTurn(db: DatabaseSync): (turn: Turn, change: Tally) => void {
  const bump = db.prepare(
    "UPDATE lead SET version = version + 1, next_position = next_position + ? WHERE id = ? AND version = ? RETURNING next_position",
  );
  const version = db.prepare("SELECT version FROM lead WHERE id = ?");
  const setLead = db.prepare("UPDATE lead SET binding = ?, messenger = ?, last_activity = ?, search = ?, data = ? WHERE id = ?");
  const setDialog = db.prepare("UPDATE lead SET state = ?, bot = ?, desk = ?, handoff_desk = ?, dialog = ? WHERE id = ?");
  const finishInbox = db.prepare(
    "UPDATE inbox INDEXED BY inbox_queued SET status = ?, reason = ? WHERE lead = ? AND seq = ? AND status = 'queued' RETURNING request",
  );
  const insertOutbox = db.prepare(
    `INSERT INTO outbox (id, lead, leg, position, status, attempts, due_at, started_at, created_at, command)
     VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?, ?)`,
  );
  const outboxStatus = db.prepare("SELECT status FROM outbox WHERE id = ? AND lead = ?");
  const updateOutbox = db.prepare(
    `UPDATE outbox SET status = ?, attempts = coalesce(?, attempts), due_at = coalesce(?, due_at), reason = coalesce(?, reason),
       outcome = coalesce(?, outcome), provider_id = coalesce(?, provider_id), started_at = coalesce(started_at, ?), ended_at = ?
     WHERE id = ?`,
  );
  const insertTimeline = db.prepare("INSERT INTO timeline (lead, at, dialog, kind, text, data) VALUES (?, ?, ?, ?, ?, ?)");
  const timers = createTimers(db);
  const transcripts = createTranscriptWrites(db);
  const refreshRequest = createRefreshRequest(db);

  return (turn, change) => {
    const now = whole(turn.now, "turn.now");
    const inserts = turn.insert ?? [];
    let position = takeTurn(turn, inserts.length);
    if (turn.lead !== undefined) writeLead(turn.leadId, turn.lead);
    if (turn.dialog !== undefined) {
      writeDialog(turn.leadId, turn.dialog);
      timers.replace(turn.leadId, turn.dialog.timers);
    }
    for (const row of turn.inbox ?? []) finish(turn.leadId, row, now, change);
    for (const row of inserts) {
      const started = row.status === "started" ? now : null;
      const due = whole(row.dueAt, `command ${row.id}: dueAt`);
      insertOutbox.run(row.id, turn.leadId, row.command.to, position, row.status, due, started, now, JSON.stringify(row.command));
      position += 1;
      change.outbox += 1;
    }
    for (const update of turn.update ?? []) settle(turn.leadId, update, now, change);
    // Before the lines themselves: a new row starts behind what is there.
    for (const transcript of turn.transcripts ?? []) transcripts.changed(turn.leadId, transcript, now);
    for (const entry of turn.timeline ?? []) note(turn.leadId, entry);
  };

  /** Checks the version and takes positions; returns the first. */
  function takeTurn(turn: Turn, positions: number): number {
    const row = bump.get(positions, turn.leadId, turn.version);
    if (row !== undefined) return integer(row, "next_position") - positions;
    const found = version.get(turn.leadId);
    throw new GatewayError(
      "internal",
      found === undefined
        ? `turn of lead ${turn.leadId}: there is no such lead`
        : `turn of lead ${turn.leadId}: decided on version ${turn.version}, the store has ${integer(found, "version")}: load the lane again`,
      { details: { leadId: turn.leadId } },
    );
  }

  function writeLead(id: string, lead: Lead): void {
    if (lead.id !== id) throw new GatewayError("internal", `turn of lead ${id}: it carries lead ${lead.id}`);
    const columns = leadColumns(lead);
    setLead.run(columns.binding, columns.messenger, columns.lastActivity, columns.search, JSON.stringify(lead), id);
  }

  function writeDialog(id: string, dialog: Dialog): void {
    if (dialog.leadId !== id) throw new GatewayError("internal", `turn of lead ${id}: it carries a dialog of lead ${dialog.leadId}`);
    const columns = dialogColumns(dialog);
    setDialog.run(columns.state, columns.bot, columns.desk, columns.handoffDesk, JSON.stringify(dialog), id);
  }

  function finish(lead: string, row: NonNullable<Turn["inbox"]>[number], now: number, change: Tally): void {
    const finished = finishInbox.get(row.as, row.reason ?? null, lead, row.seq);
    if (finished === undefined) throw new GatewayError("internal", `turn of lead ${lead}: inbox row ${row.seq} is not pending`);
    change.inbox -= 1;
    refreshRequest(text(finished, "request"), now, change);
  }

  function settle(lead: string, update: OutboxUpdate, now: number, change: Tally): void {
    const row = outboxStatus.get(update.id, lead);
    const old = row === undefined ? "unknown" : text(row, "status");
    if (!isOpen(old)) throw new GatewayError("internal", `turn of lead ${lead}: command ${update.id} is ${old}, not open`);
    const open = isOpen(update.status);
    updateOutbox.run(
      update.status,
      update.attempts ?? null,
      update.dueAt === undefined ? null : whole(update.dueAt, `command ${update.id}: dueAt`),
      update.reason ?? null,
      update.outcome === undefined ? null : JSON.stringify(update.outcome),
      update.providerId ?? null,
      update.status === "started" ? now : null,
      open ? null : now,
      update.id,
    );
    if (old === "parked") change.parked -= 1;
    if (update.status === "parked") change.parked += 1;
    if (!open) change.outbox -= 1;
    if (update.status === "dead") change.dead += 1;
  }

  function note(lead: string, entry: TimelineEntry): void {
    const data = entry.data === undefined ? null : JSON.stringify(entry.data);
    insertTimeline.run(lead, whole(entry.at, "timeline.at"), entry.dialogId, entry.kind, entry.text, data);
  }
}

const OPEN: ReadonlySet<string> = new Set<OutboxStatus>(["pending", "started", "parked"]);

function isOpen(status: string): boolean {
  return OPEN.has(status);
}
