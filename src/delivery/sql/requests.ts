import { integer, text, textOrNull } from "./rows.ts";
import type { Tally } from "./tally.ts";
import { statement } from "./work.ts";
import type { Work } from "./work.ts";

/** From the least finished to the most: a request shows the first of these that one of its events has. */
const RANK = ["waiting", "queued", "dead", "dropped", "done", "ignored"];

/** What a request's events make of it. */
export function leastFinished(events: readonly { status: string; reason: string | null }[]): { status: string; reason: string | null } {
  let least = events[0] ?? { status: "ignored", reason: "no event came of it" };
  for (const event of events) if (RANK.indexOf(event.status) < RANK.indexOf(least.status)) least = event;
  return least;
}

// Locked before its events are read: of two leads' turns that end at once, the later one sees what the earlier one did.
const current = statement("SELECT n, status FROM request WHERE id = ? FOR UPDATE");
const events = statement("SELECT request, status, reason FROM inbox WHERE request = ? ORDER BY i");
const update = statement("UPDATE request SET status = ?, reason = ?, ended_at = ? WHERE n = ?");

/** Keeps `request.status` in step with its inbox rows; call it after changing one. */
export function* refreshRequest(id: string, now: number, change: Tally): Work<void> {
  const row = yield* current.get(id);
  if (row === undefined) return;
  const old = text(row, "status");
  const all = yield* events.all(id);
  const next = leastFinished(all.map((event) => ({ status: text(event, "status"), reason: textOrNull(event, "reason") })));
  if (old === next.status) return;
  const open = next.status === "waiting" || next.status === "queued";
  yield* update.run(next.status, next.reason, open ? null : now, integer(row, "n"));
  if (old === "dead") change.dead -= 1;
  if (next.status === "dead") change.dead += 1;
}
