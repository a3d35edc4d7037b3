import { GatewayError } from "../../errors.ts";
import type { Dialog } from "../../model/dialog.ts";
import type { Lead } from "../../model/lead.ts";
import type { OutboxStatus, OutboxUpdate, TimelineEntry, Turn } from "../store.ts";
import { dialogColumns, leadColumns } from "./lead.ts";
import { refreshRequest } from "./requests.ts";
import { integer, text, whole } from "./rows.ts";
import type { Tally } from "./tally.ts";
import { replaceTimers } from "./timers.ts";
import { transcriptChanged } from "./transcripts.ts";
import { statement } from "./work.ts";
import type { Value, Work } from "./work.ts";

// One statement for the lead's row, whatever changes in it: each would write all of it again.
const LEAD = "binding = ?, messenger = ?, last_activity = ?, search = ?, data = ?";
const DIALOG = "state = ?, bot = ?, desk = ?, handoff_desk = ?, dialog = ?";
const bumpOf = (columns: string) =>
  statement(
    `UPDATE lead SET version = version + 1, next_position = next_position + ?${columns} WHERE id = ? AND version = ? RETURNING next_position`,
  );
const bump = { none: bumpOf(""), lead: bumpOf(`, ${LEAD}`), dialog: bumpOf(`, ${DIALOG}`), both: bumpOf(`, ${LEAD}, ${DIALOG}`) };
const version = statement("SELECT version FROM lead WHERE id = ?");
const finishInbox = statement(
  "UPDATE inbox INDEXED BY inbox_queued SET status = ?, reason = ? WHERE lead = ? AND seq = ? AND status = 'queued' RETURNING request",
);
const insertOutbox = statement(
  `INSERT INTO outbox (id, lead, leg, position, status, attempts, due_at, started_at, created_at, command)
   VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?, ?)`,
);
const outboxStatus = statement("SELECT status FROM outbox WHERE id = ? AND lead = ?");
const updateOutbox = (statuses: string) =>
  statement(
    `UPDATE outbox SET status = ?, attempts = coalesce(?, attempts), due_at = coalesce(?, due_at), reason = coalesce(?, reason),
       outcome = coalesce(?, outcome), provider_id = coalesce(?, provider_id), started_at = coalesce(started_at, ?), ended_at = ?
     WHERE id = ? AND lead = ? AND status IN (${statuses})`,
  );
const updateRunning = updateOutbox("'pending', 'started'");
const updateParked = updateOutbox("'parked'");
/** The usual end of a request: its last event is done like all others. Another end is looked at more closely. */
const allDone = statement(
  `UPDATE request SET status = 'done', reason = NULL, ended_at = ?
   WHERE id = ? AND status = 'queued' AND NOT EXISTS (SELECT 1 FROM inbox WHERE request = ? AND status <> 'done')`,
);
const insertTimeline = statement("INSERT INTO timeline (lead, at, dialog, kind, text, data) VALUES (?, ?, ?, ?, ?, ?)");

/** Store.turn as the body of one write. Strict: a turn that names a row that is not open is a fault, not a no-op. */
export function* takeTurn(turn: Turn, change: Tally): Work<void> {
  const now = whole(turn.now, "turn.now");
  const inserts = turn.insert ?? [];
  let position = yield* positionsOf(turn, inserts.length);
  if (turn.dialog !== undefined && !turn.sameTimers) yield* replaceTimers(turn.leadId, turn.dialog.timers);
  for (const row of turn.inbox ?? []) yield* finish(turn.leadId, row, now, change);
  for (const row of inserts) {
    const started = row.status === "started" ? now : null;
    const due = whole(row.dueAt, `command ${row.id}: dueAt`);
    yield* insertOutbox.run(row.id, turn.leadId, row.command.to, position, row.status, due, started, now, JSON.stringify(row.command));
    position += 1;
    change.outbox += 1;
  }
  for (const update of turn.update ?? []) yield* settle(turn.leadId, update, now, change);
  // Before the lines themselves: a new row starts behind what is there.
  for (const transcript of turn.transcripts ?? []) yield* transcriptChanged(turn.leadId, transcript, now);
  for (const entry of turn.timeline ?? []) yield* note(turn.leadId, entry);
}

/** Checks the version, writes lead and dialog, and takes positions; returns the first. */
function* positionsOf(turn: Turn, positions: number): Work<number> {
  const { leadId, lead, dialog } = turn;
  const which = lead ? (dialog ? "both" : "lead") : dialog ? "dialog" : "none";
  const columns = [...(lead ? leadValues(leadId, lead) : []), ...(dialog ? dialogValues(leadId, dialog) : [])];
  const row = yield* bump[which].get(positions, ...columns, leadId, turn.version);
  if (row !== undefined) return integer(row, "next_position") - positions;
  const found = yield* version.get(turn.leadId);
  throw staleTurn(turn, found === undefined ? undefined : integer(found, "version"));
}

/** The refusal of a turn that was decided on another version than the store has; undefined = it has no such lead. */
export function staleTurn({ leadId, version }: Turn, found: number | undefined): GatewayError {
  const why = found === undefined ? "there is no such lead" : `decided on version ${version}, the store has ${found}: load the lane again`;
  return new GatewayError("internal", `turn of lead ${leadId}: ${why}`, { details: { leadId } });
}

function leadValues(id: string, lead: Lead): Value[] {
  if (lead.id !== id) throw new GatewayError("internal", `turn of lead ${id}: it carries lead ${lead.id}`);
  const { binding, messenger, lastActivity, search } = leadColumns(lead);
  return [binding, messenger, lastActivity, search, JSON.stringify(lead)];
}

function dialogValues(id: string, dialog: Dialog): Value[] {
  if (dialog.leadId !== id) throw new GatewayError("internal", `turn of lead ${id}: it carries a dialog of lead ${dialog.leadId}`);
  const { state, bot, desk, handoffDesk } = dialogColumns(dialog);
  return [state, bot, desk, handoffDesk, JSON.stringify(dialog)];
}

function* finish(lead: string, row: NonNullable<Turn["inbox"]>[number], now: number, change: Tally): Work<void> {
  const finished = yield* finishInbox.get(row.as, row.reason ?? null, lead, row.seq);
  if (finished === undefined) throw new GatewayError("internal", `turn of lead ${lead}: inbox row ${row.seq} is not pending`);
  change.inbox -= 1;
  const request = text(finished, "request");
  if (row.as !== "done" || row.reason !== undefined || (yield* allDone.count(now, request, request)) === 0)
    yield* refreshRequest(request, now, change);
}

function* settle(lead: string, update: OutboxUpdate, now: number, change: Tally): Work<void> {
  const open = isOpen(update.status);
  const values = [
    update.status,
    update.attempts ?? null,
    update.dueAt === undefined ? null : whole(update.dueAt, `command ${update.id}: dueAt`),
    update.reason ?? null,
    update.outcome === undefined ? null : JSON.stringify(update.outcome),
    update.providerId ?? null,
    update.status === "started" ? now : null,
    open ? null : now,
    update.id,
    lead,
  ];
  if ((yield* updateRunning.count(...values)) === 0) {
    if ((yield* updateParked.count(...values)) === 0) {
      const row = yield* outboxStatus.get(update.id, lead);
      const old = row === undefined ? "unknown" : text(row, "status");
      throw new GatewayError("internal", `turn of lead ${lead}: command ${update.id} is ${old}, not open`);
    }
    change.parked -= 1;
  }
  if (update.status === "parked") change.parked += 1;
  if (!open) change.outbox -= 1;
  if (update.status === "dead") change.dead += 1;
}

function* note(lead: string, entry: TimelineEntry): Work<void> {
  const data = entry.data === undefined ? null : JSON.stringify(entry.data);
  yield* insertTimeline.run(lead, whole(entry.at, "timeline.at"), entry.dialogId, entry.kind, entry.text, data);
}

const OPEN: ReadonlySet<string> = new Set<OutboxStatus>(["pending", "started", "parked"]);

function isOpen(status: string): boolean {
  return OPEN.has(status);
}
