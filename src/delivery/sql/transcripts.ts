import { TRANSCRIPT_WAIT } from "../store.ts";
import type { DialogFacts, TranscriptChange, TranscriptMark, TranscriptPosition, TranscriptRow } from "../store.ts";
import { integer, integerOrNull, object, text, whole } from "./rows.ts";
import { statement } from "./work.ts";
import type { Row, Work } from "./work.ts";

// What the archive has of each dialog. One small row per dialog, kept as long as its lead.

const before = statement(
  "SELECT n FROM timeline INDEXED BY timeline_lead WHERE lead = ? AND dialog <> ? AND dialog <> '' ORDER BY n DESC LIMIT 1",
);
const insert = statement(
  `INSERT INTO transcript (lead, dialog, place, facts, revision, due_at, since, part, from_line, up_to)
   VALUES (?1, ?2, ?3, ?4, 1, ?5, ?6, 1, ?7, ?7)`,
);
const update = statement(
  `UPDATE transcript SET facts = ?1, revision = revision + 1,
     since = CASE WHEN due_at IS NULL THEN ?2 ELSE since END,
     due_at = CASE WHEN due_at IS NULL OR ?3 < since + ${TRANSCRIPT_WAIT} THEN ?3 ELSE since + ${TRANSCRIPT_WAIT} END
   WHERE lead = ?4 AND dialog = ?5`,
);
const settle = statement(
  `UPDATE transcript SET part = ?1, from_line = ?2, up_to = ?3, archived_at = ?4,
     due_at = CASE WHEN revision = ?5 AND ?6 = 1 THEN NULL WHEN revision = ?5 THEN due_at ELSE coalesce(due_at, ?4) END
   WHERE lead = ?7 AND dialog = ?8`,
);

export const TRANSCRIPT_COLUMNS = "n, lead, dialog, place, facts, revision, due_at, part, from_line, up_to, archived_at";

const due = statement(
  `SELECT ${TRANSCRIPT_COLUMNS} FROM transcript INDEXED BY transcript_due
   WHERE due_at IS NOT NULL AND due_at <= ? AND (due_at, lead, dialog) > (?, ?, ?) ORDER BY due_at, lead, dialog LIMIT ?`,
);
const ofLead = statement(`SELECT ${TRANSCRIPT_COLUMNS} FROM transcript INDEXED BY transcript_lead WHERE lead = ? ORDER BY n DESC LIMIT ?`);
const one = statement(`SELECT ${TRANSCRIPT_COLUMNS} FROM transcript WHERE lead = ? AND dialog = ?`);
const count = statement("SELECT count(*) AS dialogs, min(since) AS since FROM transcript WHERE due_at IS NOT NULL");

export function* transcriptChanged(lead: string, { dialogId, place, facts, dueAt }: TranscriptChange, now: number): Work<void> {
  const at = whole(dueAt, "transcript.dueAt");
  const json = JSON.stringify(facts);
  if ((yield* update.count(json, now, at, lead, dialogId)) > 0) return;
  const last = yield* before.get(lead, dialogId);
  yield* insert.run(lead, dialogId, place, json, at, now, last === undefined ? 0 : integer(last, "n"));
}

export function* transcriptArchived({ leadId, dialogId, revision, part, from, upTo, at, done }: TranscriptMark): Work<void> {
  yield* settle.run(part, from, upTo, whole(at, "mark.at"), revision, done ? 1 : 0, leadId, dialogId);
}

export function* dueTranscripts(now: number, limit: number, after?: TranscriptPosition): Work<TranscriptRow[]> {
  const { dueAt, leadId, dialogId } = after ?? START;
  return (yield* due.all(whole(now, "now"), dueAt, leadId, dialogId, limit)).map(transcriptRow);
}

/** Before every position. */
export const START: TranscriptPosition = { dueAt: Number.MIN_SAFE_INTEGER, leadId: "", dialogId: "" };

export function* transcripts(leadId: string, { limit, dialogId }: { limit: number; dialogId?: string }): Work<TranscriptRow[]> {
  const rows = dialogId === undefined ? yield* ofLead.all(leadId, limit) : yield* one.all(leadId, dialogId);
  return rows.map(transcriptRow);
}

export function* unarchived(): Work<{ dialogs: number; since: number | null }> {
  const row = (yield* count.get()) ?? {};
  return { dialogs: integer(row, "dialogs"), since: integerOrNull(row, "since") };
}

export function transcriptRow(row: Row): TranscriptRow {
  return {
    leadId: text(row, "lead"),
    dialogId: text(row, "dialog"),
    place: text(row, "place"),
    facts: object<DialogFacts>(row, "facts"),
    revision: integer(row, "revision"),
    dueAt: integerOrNull(row, "due_at"),
    part: integer(row, "part"),
    from: integer(row, "from_line"),
    upTo: integer(row, "up_to"),
    archivedAt: integerOrNull(row, "archived_at"),
  };
}
