import { ERASED } from "../store.ts";
import type { Erased } from "../store.ts";
import { refreshRequest } from "./requests.ts";
import { integer, text, whole } from "./rows.ts";
import type { Tally } from "./tally.ts";
import { statement } from "./work.ts";
import type { Row, Work } from "./work.ts";

// What is the lead's alone is deleted, what must stay a while is emptied, and one line in the timeline says so.

const lockLead = statement("SELECT id FROM lead WHERE id = ? FOR UPDATE");
const tombstone = statement("SELECT at, text FROM timeline INDEXED BY timeline_lead WHERE lead = ? AND kind = ? ORDER BY n LIMIT 1");
const bury = statement("INSERT INTO timeline (lead, at, dialog, kind, text) VALUES (?, ?, '', ?, ?)");
const requestsOf = statement("SELECT request FROM inbox INDEXED BY inbox_lead WHERE lead = ?");
const deleteEvents = statement("DELETE FROM inbox WHERE lead = ? RETURNING status");
const deleteOpen = statement("DELETE FROM outbox WHERE lead = ? AND status IN ('pending', 'started', 'parked') RETURNING status");
const deleteEnded = statement(
  "DELETE FROM outbox WHERE lead = ? AND status IN ('delivered', 'cancelled', 'dead', 'dropped') RETURNING status",
);
const deleteTimers = statement("DELETE FROM timer WHERE lead = ?");
const deleteTranscripts = statement("DELETE FROM transcript WHERE lead = ?");
const deleteAliases = statement("DELETE FROM alias WHERE lead = ?");
const deleteTimeline = statement("DELETE FROM timeline WHERE lead = ? AND kind <> ?");
const deleteLead = statement("DELETE FROM lead WHERE id = ?");
// A request about several people is kept for as long as another one's part of it is not finished.
const others = statement("SELECT 1 AS found FROM inbox WHERE request = ? AND status IN ('queued', 'waiting', 'dead') LIMIT 1");
const byId = statement("SELECT n, id, binding, status, tries FROM request WHERE id = ? FOR UPDATE");
// A letter that was retried is another request, with the same payload.
const letters = statement(
  "SELECT n, id, binding, status, tries FROM request INDEXED BY request_binding WHERE binding = ? AND reason = ? FOR UPDATE",
);
const emptyRequest = statement(
  `UPDATE request SET reason = 'its lead was erased', ended_at = coalesce(ended_at, ?),
     status = CASE WHEN status IN ('queued', 'waiting', 'dead') THEN 'dropped' ELSE status END WHERE n = ?`,
);
const emptyRaw = statement("UPDATE raw SET path = '', query = '{}', headers = '{}', body = ? WHERE n = ?");

export function* eraseLead(lead: string, options: { now: number; reason?: string }, change: Tally): Work<Erased | undefined> {
  if ((yield* lockLead.get(lead)) === undefined) return yield* erased(lead);
  const { reason = "no reason was given" } = options;
  const at = whole(options.now, "erase.now");
  // First: the number of the newest entry must not be given again.
  yield* bury.run(lead, at, ERASED, reason);
  const ids = new Set((yield* requestsOf.all(lead)).map((row) => text(row, "request")));
  for (const row of yield* deleteEvents.all(lead)) if (text(row, "status") === "queued") change.inbox -= 1;
  for (const id of ids) {
    if ((yield* others.get(id)) === undefined) yield* empty(yield* byId.all(id), at, change);
    else yield* refreshRequest(id, at, change);
  }
  for (const row of yield* deleteOpen.all(lead)) {
    change.outbox -= 1;
    if (text(row, "status") === "parked") change.parked -= 1;
  }
  for (const row of yield* deleteEnded.all(lead)) if (text(row, "status") === "dead") change.dead -= 1;
  yield* deleteTimers.run(lead);
  yield* deleteTranscripts.run(lead);
  yield* deleteAliases.run(lead);
  yield* deleteTimeline.run(lead, ERASED);
  yield* deleteLead.run(lead);
  return { at, reason, now: true };
}

function* erased(lead: string): Work<Erased | undefined> {
  const row = yield* tombstone.get(lead, ERASED);
  return row === undefined ? undefined : { at: integer(row, "at"), reason: text(row, "text"), now: false };
}

function* empty(rows: readonly Row[], now: number, change: Tally): Work<void> {
  for (const row of rows) {
    const n = integer(row, "n");
    if (text(row, "status") === "dead") change.dead -= 1;
    yield* emptyRequest.run(now, n);
    yield* emptyRaw.run(new Uint8Array(), n);
    // Its own reason is gone by now, so that this ends.
    if (integer(row, "tries") > 1) yield* empty(yield* letters.all(text(row, "binding"), `retried as ${text(row, "id")}`), now, change);
  }
}
