import { integer, text } from "../sql/rows.ts";
import { timerRow } from "../sql/timers.ts";
import { START, TRANSCRIPT_COLUMNS, transcriptRow } from "../sql/transcripts.ts";
import type { TimerRow, TranscriptPosition, TranscriptRow } from "../store.ts";
import { encodeText } from "./dialect.ts";
import type { Session } from "./session.ts";

// What lies there for one of several instances: without the leads that another living one works on.

const MINE = (lead: string, me: string) =>
  `coalesce((SELECT owner FROM lead WHERE lead.id = ${lead}), '') <> ALL (ARRAY(SELECT id FROM instance WHERE id <> ${me}))`;

/** Walks from lead to lead by two seeks each: however many rows a lead has, it costs the same. */
const busy = (outbox: string) => {
  const next = (after: string) =>
    `SELECT least(
       (SELECT lead FROM inbox WHERE status = 'queued' AND lead > ${after} ORDER BY lead LIMIT 1),
       (SELECT lead FROM outbox WHERE ${outbox} AND lead > ${after} ORDER BY lead LIMIT 1))`;
  return `WITH RECURSIVE busy (id) AS ((${next("$1")}) UNION ALL SELECT (${next("busy.id")}) FROM busy WHERE busy.id IS NOT NULL)
    SELECT id FROM busy WHERE id IS NOT NULL AND ${MINE("busy.id", "$3")} LIMIT $2`;
};

const BUSY_DUE = busy("status IN ('pending', 'started') AND due_at <= $4");
const BUSY_ALL = busy("status IN ('pending', 'started', 'parked')");
const DUE = `SELECT lead, name, episode, fires_at FROM timer WHERE fires_at <= $1 AND ${MINE("timer.lead", "$3")} ORDER BY fires_at LIMIT $2`;
const NEXT = `SELECT fires_at FROM timer WHERE ${MINE("timer.lead", "$1")} ORDER BY fires_at LIMIT 1`;
const POSTPONE = `UPDATE timer SET fires_at = $1 WHERE fires_at < $1 AND ${MINE("timer.lead", "$2")}`;

const TRANSCRIPTS = `
  SELECT ${TRANSCRIPT_COLUMNS} FROM transcript
  WHERE due_at IS NOT NULL AND due_at <= $1 AND (due_at, lead, dialog) > ($2, $3, $4) AND ${MINE("transcript.lead", "$6")}
  ORDER BY due_at, lead, dialog LIMIT $5`;

/** `now` null = whatever is open, due or not, parked or not. */
export async function busyLeads(session: Session, me: string, after: string | null, limit: number, now: number | null): Promise<string[]> {
  const page = [encodeText(after ?? ""), limit, me];
  const rows = now === null ? await session.query(BUSY_ALL, ...page) : await session.query(BUSY_DUE, ...page, now);
  return rows.map((row) => text(row, "id"));
}

export async function dueTimers(session: Session, me: string, now: number, limit: number): Promise<TimerRow[]> {
  return (await session.query(DUE, Math.ceil(now), limit, me)).map(timerRow);
}

export async function nextTimer(session: Session, me: string): Promise<number | null> {
  const [row] = await session.query(NEXT, me);
  return row === undefined ? null : integer(row, "fires_at");
}

export async function postponeTimers(session: Session, me: string, earliest: number): Promise<void> {
  await session.query(POSTPONE, Math.ceil(earliest), me);
}

export async function dueTranscripts(
  session: Session,
  me: string,
  now: number,
  limit: number,
  { dueAt, leadId, dialogId }: TranscriptPosition = START,
): Promise<TranscriptRow[]> {
  const rows = await session.query(TRANSCRIPTS, Math.ceil(now), dueAt, encodeText(leadId), encodeText(dialogId), limit, me);
  return rows.map(transcriptRow);
}
