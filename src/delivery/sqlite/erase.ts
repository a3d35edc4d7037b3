import type { DatabaseSync } from "node:sqlite";
import { ERASED } from "../store.ts";
import type { Erased } from "../store.ts";
import type { Tally } from "./commits.ts";
import { createRefreshRequest } from "./requests.ts";
import { integer, type Row, text, whole } from "./rows.ts";

/**
 * Store.erase as the body of one write; rare, so it may take as long as the lead has rows. Plain SQL: delete what is the
 * lead's alone, empty what must stay a while (requests keep their dedupe key), one line in the timeline.
 */
export function createErase(
  db: DatabaseSync,
): (lead: string, options: { now: number; reason?: string }, change: Tally) => Erased | undefined {
  const exists = db.prepare("SELECT 1 AS found FROM lead WHERE id = ?");
  const tombstone = db.prepare("SELECT at, text FROM timeline INDEXED BY timeline_lead WHERE lead = ? AND kind = ? ORDER BY n LIMIT 1");
  const bury = db.prepare("INSERT INTO timeline (lead, at, dialog, kind, text) VALUES (?, ?, '', ?, ?)");
  const requests = db.prepare("SELECT request FROM inbox INDEXED BY inbox_lead WHERE lead = ?");
  const deleteEvents = db.prepare("DELETE FROM inbox WHERE lead = ? RETURNING status");
  const deleteCommands = ["'pending', 'started', 'parked'", "'delivered', 'cancelled', 'dead', 'dropped'"].map((states) =>
    db.prepare(`DELETE FROM outbox WHERE lead = ? AND status IN (${states}) RETURNING status`),
  );
  /** A request about several people is kept for as long as another one's part of it is not finished. */
  const others = db.prepare("SELECT 1 AS found FROM inbox WHERE request = ? AND status IN ('queued', 'waiting', 'dead') LIMIT 1");
  const byId = db.prepare("SELECT n, id, binding, status, tries FROM request WHERE id = ?");
  /** A letter that was retried is another request, with the same payload. */
  const letters = db.prepare(
    "SELECT n, id, binding, status, tries FROM request INDEXED BY request_binding WHERE binding = ? AND reason = ?",
  );
  const emptyRequest = db.prepare(
    `UPDATE request SET reason = 'its lead was erased', ended_at = coalesce(ended_at, ?),
       status = CASE WHEN status IN ('queued', 'waiting', 'dead') THEN 'dropped' ELSE status END WHERE n = ?`,
  );
  const emptyRaw = db.prepare("UPDATE raw SET path = '', query = '{}', headers = '{}', body = x'' WHERE n = ?");
  const deletes = ["timer", "transcript", "alias"].map((table) => db.prepare(`DELETE FROM ${table} WHERE lead = ?`));
  deletes.push(db.prepare(`DELETE FROM timeline WHERE lead = ? AND kind <> '${ERASED}'`), db.prepare("DELETE FROM lead WHERE id = ?"));
  const refreshRequest = createRefreshRequest(db);

  function erased(lead: string): Erased | undefined {
    const row = tombstone.get(lead, ERASED);
    return row === undefined ? undefined : { at: integer(row, "at"), reason: text(row, "text"), now: false };
  }

  function empty(rows: readonly Row[], now: number, change: Tally): void {
    for (const row of rows) {
      const n = integer(row, "n");
      if (text(row, "status") === "dead") change.dead -= 1;
      emptyRequest.run(now, n);
      emptyRaw.run(n);
      // Its own reason is gone by now, so that this ends.
      if (integer(row, "tries") > 1) empty(letters.all(text(row, "binding"), `retried as ${text(row, "id")}`), now, change);
    }
  }

  return (lead, { now, reason = "no reason was given" }, change) => {
    if (exists.get(lead) === undefined) return erased(lead);
    const at = whole(now, "erase.now");
    // Else the bytes of deleted rows stay in the file until others take their place.
    db.exec("PRAGMA secure_delete = ON");
    try {
      // First: the number of the newest entry must not be given again.
      bury.run(lead, at, ERASED, reason);
      const ids = new Set(requests.all(lead).map((row) => text(row, "request")));
      for (const row of deleteEvents.all(lead)) if (text(row, "status") === "queued") change.inbox -= 1;
      for (const id of ids) {
        if (others.get(id) === undefined) empty(byId.all(id), at, change);
        else refreshRequest(id, at, change);
      }
      for (const statement of deletes) statement.run(lead);
      for (const row of deleteCommands.flatMap((statement) => statement.all(lead))) {
        const status = text(row, "status");
        if (status === "parked") change.parked -= 1;
        if (status === "dead") change.dead -= 1;
        if (["pending", "started", "parked"].includes(status)) change.outbox -= 1;
      }
    } finally {
      db.exec("PRAGMA secure_delete = FAST");
    }
    return { at, reason, now: true };
  };
}
