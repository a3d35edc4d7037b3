import type { DatabaseSync } from "node:sqlite";
import { TRANSCRIPT_WAIT } from "../store.ts";
import type { DialogFacts, TranscriptChange, TranscriptMark, TranscriptPosition, TranscriptRow } from "../store.ts";
import { integer, integerOrNull, object, type Row, text, whole } from "./rows.ts";

/** What the archive has of each dialog. One small row per dialog, kept as long as its lead. */
export interface TranscriptWrites {
  changed(lead: string, change: TranscriptChange, now: number): void;
  archived(mark: TranscriptMark): void;
}

export interface TranscriptReads {
  due(now: number, limit: number, after?: TranscriptPosition): TranscriptRow[];
  list(lead: string, page: { limit: number; dialogId?: string }): TranscriptRow[];
  unarchived(): { dialogs: number; since: number | null };
}

export function createTranscriptWrites(db: DatabaseSync): TranscriptWrites {
  const before = db.prepare(
    "SELECT n FROM timeline INDEXED BY timeline_lead WHERE lead = ? AND dialog <> ? AND dialog <> '' ORDER BY n DESC LIMIT 1",
  );
  const exists = db.prepare("SELECT 1 AS found FROM transcript WHERE lead = ? AND dialog = ?");
  const insert = db.prepare(
    `INSERT INTO transcript (lead, dialog, place, facts, revision, due_at, since, part, from_line, up_to)
     VALUES (?1, ?2, ?3, ?4, 1, ?5, ?6, 1, ?7, ?7)`,
  );
  const update = db.prepare(
    `UPDATE transcript SET facts = ?1, revision = revision + 1,
       since = CASE WHEN due_at IS NULL THEN ?2 ELSE since END,
       due_at = CASE WHEN due_at IS NULL THEN ?3 ELSE min(?3, since + ${TRANSCRIPT_WAIT}) END
     WHERE lead = ?4 AND dialog = ?5`,
  );
  const settle = db.prepare(
    `UPDATE transcript SET part = ?1, from_line = ?2, up_to = ?3, archived_at = ?4,
       due_at = CASE WHEN revision = ?5 AND ?6 = 1 THEN NULL WHEN revision = ?5 THEN due_at ELSE coalesce(due_at, ?4) END
     WHERE lead = ?7 AND dialog = ?8`,
  );

  return {
    changed(lead, { dialogId, place, facts, dueAt }, now) {
      const due = whole(dueAt, "transcript.dueAt");
      const json = JSON.stringify(facts);
      if (exists.get(lead, dialogId) !== undefined) {
        update.run(json, now, due, lead, dialogId);
        return;
      }
      const last = before.get(lead, dialogId);
      insert.run(lead, dialogId, place, json, due, now, last === undefined ? 0 : integer(last, "n"));
    },
    archived({ leadId, dialogId, revision, part, from, upTo, at, done }) {
      settle.run(part, from, upTo, whole(at, "mark.at"), revision, done ? 1 : 0, leadId, dialogId);
    },
  };
}

const COLUMNS = "n, lead, dialog, place, facts, revision, due_at, part, from_line, up_to, archived_at";

export function createTranscriptReads(db: DatabaseSync): TranscriptReads {
  const due = db.prepare(
    `SELECT ${COLUMNS} FROM transcript INDEXED BY transcript_due
     WHERE due_at IS NOT NULL AND due_at <= ? AND (due_at, lead, dialog) > (?, ?, ?) ORDER BY due_at, lead, dialog LIMIT ?`,
  );
  const ofLead = db.prepare(`SELECT ${COLUMNS} FROM transcript INDEXED BY transcript_lead WHERE lead = ? ORDER BY n DESC LIMIT ?`);
  const one = db.prepare(`SELECT ${COLUMNS} FROM transcript WHERE lead = ? AND dialog = ?`);
  const count = db.prepare("SELECT count(*) AS dialogs, min(since) AS since FROM transcript WHERE due_at IS NOT NULL");

  return {
    due: (now, limit, after) =>
      due
        .all(whole(now, "now"), after?.dueAt ?? Number.MIN_SAFE_INTEGER, after?.leadId ?? "", after?.dialogId ?? "", limit)
        .map(transcriptRow),
    list: (lead, { limit, dialogId }) => (dialogId === undefined ? ofLead.all(lead, limit) : one.all(lead, dialogId)).map(transcriptRow),
    unarchived() {
      const row = count.get() ?? {};
      return { dialogs: integer(row, "dialogs"), since: integerOrNull(row, "since") };
    },
  };
}

function transcriptRow(row: Row): TranscriptRow {
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
