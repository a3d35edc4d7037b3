import type { DatabaseSync } from "node:sqlite";
import type { Tally } from "./commits.ts";
import { integer, text, textOrNull } from "./rows.ts";

/** From the least finished to the most: a request shows the first of these that one of its events has. */
const RANK = ["waiting", "queued", "dead", "dropped", "done", "ignored"];

/** What a request's events make of it. */
export function leastFinished(events: readonly { status: string; reason: string | null }[]): { status: string; reason: string | null } {
  let least = events[0] ?? { status: "ignored", reason: "no event came of it" };
  for (const event of events) if (RANK.indexOf(event.status) < RANK.indexOf(least.status)) least = event;
  return least;
}

/** Keeps `request.status` in step with its inbox rows; call it after changing one. */
export function createRefreshRequest(db: DatabaseSync): (id: string, now: number, change: Tally) => void {
  const current = db.prepare("SELECT n, status FROM request WHERE id = ?");
  const events = db.prepare("SELECT request, status, reason FROM inbox WHERE request = ? ORDER BY i");
  const update = db.prepare("UPDATE request SET status = ?, reason = ?, ended_at = ? WHERE n = ?");

  return (id, now, change) => {
    const row = current.get(id);
    if (row === undefined) return;
    const old = text(row, "status");
    const next = leastFinished(events.all(id).map((event) => ({ status: text(event, "status"), reason: textOrNull(event, "reason") })));
    if (old === next.status) return;
    const open = next.status === "waiting" || next.status === "queued";
    update.run(next.status, next.reason, open ? null : now, integer(row, "n"));
    if (old === "dead") change.dead -= 1;
    if (next.status === "dead") change.dead += 1;
  };
}
