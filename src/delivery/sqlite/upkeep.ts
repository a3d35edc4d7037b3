import type { DatabaseSync } from "node:sqlite";
import type { Tally } from "./commits.ts";
import { createRefreshRequest } from "./requests.ts";
import { integer, integerOrNull, type Row, text, whole } from "./rows.ts";

/** What keeps the file small and honest. */
export interface Upkeep {
  expireWaiting(before: number, now: number, change: Tally): number;
  prune(before: { requests: number; timeline: number }, limit: number): number;
  getMeta(key: string): string | undefined;
  setMeta(key: string, value: string): void;
  /** When the oldest unfinished rows came. */
  oldest(): { inbox: number | null; outbox: number | null };
}

export function createUpkeep(db: DatabaseSync): Upkeep {
  const stale = db.prepare(
    "SELECT n, request FROM inbox INDEXED BY inbox_unfinished WHERE status IN ('queued', 'waiting') AND status = 'waiting' AND at < ?",
  );
  const expire = db.prepare("UPDATE inbox SET status = 'ignored', reason = 'its lead never became known' WHERE n = ?");
  const endWait = db.prepare("DELETE FROM wait_key INDEXED BY wait_key_inbox WHERE inbox = ?");
  const finishedRequests = db.prepare(
    `SELECT n, id FROM request INDEXED BY request_finished
     WHERE status IN ('done', 'ignored', 'dropped') AND at < ? ORDER BY at LIMIT ?`,
  );
  const deleteInbox = db.prepare("DELETE FROM inbox WHERE request = ?");
  const deleteRaw = db.prepare("DELETE FROM raw WHERE n = ?");
  const deleteRequest = db.prepare("DELETE FROM request WHERE n = ?");
  const deleteOutbox = db.prepare(
    `DELETE FROM outbox WHERE n IN (SELECT n FROM outbox INDEXED BY outbox_finished
       WHERE status IN ('delivered', 'cancelled', 'dropped') AND ended_at < ? ORDER BY ended_at LIMIT ?)`,
  );
  // The newest entry stays: SQLite would give its number, and so every page's and transcript's position, to the next one.
  const deleteTimeline = db.prepare(
    `DELETE FROM timeline WHERE n IN (SELECT n FROM timeline INDEXED BY timeline_at
       WHERE at < ? AND n < (SELECT max(n) FROM timeline) ORDER BY at LIMIT ?)`,
  );
  const getMeta = db.prepare("SELECT value FROM meta WHERE key = ?");
  const setMeta = db.prepare("INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value");
  const oldest = db.prepare(
    `SELECT (SELECT at FROM inbox INDEXED BY inbox_unfinished WHERE status IN ('queued', 'waiting') ORDER BY at LIMIT 1) AS inbox,
       (SELECT created_at FROM outbox INDEXED BY outbox_unfinished
         WHERE status IN ('pending', 'started', 'parked') ORDER BY created_at LIMIT 1) AS outbox`,
  );
  const refreshRequest = createRefreshRequest(db);

  return {
    expireWaiting(before, now, change) {
      const rows = stale.all(whole(before, "before"));
      for (const row of rows) {
        const n = integer(row, "n");
        expire.run(n);
        endWait.run(n);
        refreshRequest(text(row, "request"), now, change);
      }
      change.waiting -= rows.length;
      return rows.length;
    },

    prune(before, limit) {
      const requests = whole(before.requests, "before.requests");
      const rows = finishedRequests.all(requests, limit);
      for (const row of rows) {
        deleteInbox.run(text(row, "id"));
        deleteRaw.run(integer(row, "n"));
        deleteRequest.run(integer(row, "n"));
      }
      let deleted = rows.length;
      if (deleted < limit) deleted += Number(deleteOutbox.run(requests, limit - deleted).changes);
      if (deleted < limit) deleted += Number(deleteTimeline.run(whole(before.timeline, "before.timeline"), limit - deleted).changes);
      return deleted;
    },

    getMeta(key) {
      const row = getMeta.get(key);
      return row === undefined ? undefined : text(row, "value");
    },

    setMeta(key, value) {
      setMeta.run(key, value);
    },

    oldest() {
      const row = oldest.get() ?? {};
      return { inbox: integerOrNull(row, "inbox"), outbox: integerOrNull(row, "outbox") };
    },
  };
}

/** Counts from the rows, once, at open: a walk over unfinished rows only. */
export function countUnfinished(db: DatabaseSync): Tally {
  const inbox = db.prepare(
    `SELECT count(*) FILTER (WHERE status = 'queued') AS queued, count(*) FILTER (WHERE status = 'waiting') AS waiting
     FROM inbox INDEXED BY inbox_unfinished WHERE status IN ('queued', 'waiting')`,
  );
  const outbox = db.prepare(
    `SELECT count(*) AS open, count(*) FILTER (WHERE status = 'parked') AS parked
     FROM outbox INDEXED BY outbox_unfinished WHERE status IN ('pending', 'started', 'parked')`,
  );
  const dead = db.prepare(
    `SELECT (SELECT count(*) FROM outbox INDEXED BY outbox_dead WHERE status = 'dead')
          + (SELECT count(*) FROM request INDEXED BY request_dead WHERE status = 'dead') AS dead`,
  );
  const row: Row = { ...inbox.get(), ...outbox.get(), ...dead.get() };
  return {
    inbox: integer(row, "queued"),
    waiting: integer(row, "waiting"),
    outbox: integer(row, "open"),
    parked: integer(row, "parked"),
    dead: integer(row, "dead"),
  };
}
