import { endWait } from "./aliases.ts";
import { refreshRequest } from "./requests.ts";
import { integer, integerOrNull, text, whole } from "./rows.ts";
import type { Tally } from "./tally.ts";
import { statement } from "./work.ts";
import type { Work } from "./work.ts";

// What keeps the storage small and honest.

const stale = statement(
  "SELECT n, request FROM inbox INDEXED BY inbox_unfinished WHERE status IN ('queued', 'waiting') AND status = 'waiting' AND at < ?",
);
const expire = statement("UPDATE inbox SET status = 'ignored', reason = 'its lead never became known' WHERE n = ?");
const finishedRequests = statement(
  `SELECT n, id FROM request INDEXED BY request_finished
   WHERE status IN ('done', 'ignored', 'dropped') AND at < ? ORDER BY at LIMIT ?`,
);
const deleteInbox = statement("DELETE FROM inbox WHERE request = ?");
const deleteRaw = statement("DELETE FROM raw WHERE n = ?");
const deleteRequest = statement("DELETE FROM request WHERE n = ?");
const deleteOutbox = statement(
  `DELETE FROM outbox WHERE n IN (SELECT n FROM outbox INDEXED BY outbox_finished
     WHERE status IN ('delivered', 'cancelled', 'dropped') AND ended_at < ? ORDER BY ended_at LIMIT ?)`,
);
// The newest entry stays: SQLite would give its number, and so every page's and transcript's position, to the next one.
const deleteTimeline = statement(
  `DELETE FROM timeline WHERE n IN (SELECT n FROM timeline INDEXED BY timeline_at
     WHERE at < ? AND n < (SELECT max(n) FROM timeline) ORDER BY at LIMIT ?)`,
);
const getValue = statement("SELECT value FROM meta WHERE key = ?");
const setValue = statement("INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value");
const initValue = statement("INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO NOTHING");
const oldest = statement(
  `SELECT (SELECT at FROM inbox INDEXED BY inbox_unfinished WHERE status IN ('queued', 'waiting') ORDER BY at LIMIT 1) AS inbox,
     (SELECT created_at FROM outbox INDEXED BY outbox_unfinished
       WHERE status IN ('pending', 'started', 'parked') ORDER BY created_at LIMIT 1) AS outbox`,
);
const inboxCount = statement(
  `SELECT count(*) FILTER (WHERE status = 'queued') AS queued, count(*) FILTER (WHERE status = 'waiting') AS waiting
   FROM inbox INDEXED BY inbox_unfinished WHERE status IN ('queued', 'waiting')`,
);
const outboxCount = statement(
  `SELECT count(*) AS unfinished, count(*) FILTER (WHERE status = 'parked') AS parked
   FROM outbox INDEXED BY outbox_unfinished WHERE status IN ('pending', 'started', 'parked')`,
);
const deadCount = statement(
  `SELECT (SELECT count(*) FROM outbox INDEXED BY outbox_dead WHERE status = 'dead')
        + (SELECT count(*) FROM request INDEXED BY request_dead WHERE status = 'dead') AS dead`,
);

export function* expireWaiting(before: number, now: number, change: Tally): Work<number> {
  const rows = yield* stale.all(whole(before, "before"));
  for (const row of rows) {
    const n = integer(row, "n");
    yield* expire.run(n);
    yield* endWait.run(n);
    yield* refreshRequest(text(row, "request"), now, change);
  }
  change.waiting -= rows.length;
  return rows.length;
}

export function* prune(before: { requests: number; timeline: number }, limit: number): Work<number> {
  const requests = whole(before.requests, "before.requests");
  const rows = yield* finishedRequests.all(requests, limit);
  for (const row of rows) {
    yield* deleteInbox.run(text(row, "id"));
    yield* deleteRaw.run(integer(row, "n"));
    yield* deleteRequest.run(integer(row, "n"));
  }
  let deleted = rows.length;
  if (deleted < limit) deleted += yield* deleteOutbox.count(requests, limit - deleted);
  if (deleted < limit) deleted += yield* deleteTimeline.count(whole(before.timeline, "before.timeline"), limit - deleted);
  return deleted;
}

export function* getMeta(key: string): Work<string | undefined> {
  const row = yield* getValue.get(key);
  return row === undefined ? undefined : text(row, "value");
}

export function* setMeta(key: string, value: string): Work<void> {
  yield* setValue.run(key, value);
}

/** Sets it unless it is set; returns what is in force. */
export function* initMeta(key: string, value: string): Work<string> {
  yield* initValue.run(key, value);
  return (yield* getMeta(key)) ?? value;
}

/** When the oldest unfinished rows came. */
export function* oldestUnfinished(): Work<{ inbox: number | null; outbox: number | null }> {
  const row = (yield* oldest.get()) ?? {};
  return { inbox: integerOrNull(row, "inbox"), outbox: integerOrNull(row, "outbox") };
}

/** Counts from the rows: a walk over unfinished rows only. */
export function* countUnfinished(): Work<Tally> {
  const row = { ...(yield* inboxCount.get()), ...(yield* outboxCount.get()), ...(yield* deadCount.get()) };
  return {
    inbox: integer(row, "queued"),
    waiting: integer(row, "waiting"),
    outbox: integer(row, "unfinished"),
    parked: integer(row, "parked"),
    dead: integer(row, "dead"),
  };
}
