import type { DatabaseSync } from "node:sqlite";
import type { Timer } from "../../model/dialog.ts";
import type { TimerRow } from "../store.ts";
import { integer, text, whole } from "./rows.ts";

/**
 * Timers of dialogs. `due` is what the dialog says, `fires_at` when it really goes off: a start postpones the second
 * only, so that the next turn, which knows the first, does not take the postponement back.
 */
export interface Timers {
  /** Makes the lead's rows those of its dialog; one whose `due` did not change stays as it is. */
  replace(lead: string, timers: readonly Timer[]): void;
  due(now: number, limit: number): TimerRow[];
  next(): number | null;
  postpone(earliest: number): void;
}

export function createTimers(db: DatabaseSync): Timers {
  const ofLead = db.prepare("SELECT name, episode, due FROM timer WHERE lead = ?");
  const remove = db.prepare("DELETE FROM timer WHERE lead = ? AND name = ? AND episode = ?");
  const put = db.prepare("INSERT OR REPLACE INTO timer (lead, name, episode, due, fires_at) VALUES (?, ?, ?, ?, ?)");
  const dueRows = db.prepare(
    "SELECT lead, name, episode, fires_at FROM timer INDEXED BY timer_fires WHERE fires_at <= ? ORDER BY fires_at LIMIT ?",
  );
  const first = db.prepare("SELECT fires_at FROM timer INDEXED BY timer_fires ORDER BY fires_at LIMIT 1");
  const postpone = db.prepare("UPDATE timer SET fires_at = ?1 WHERE fires_at < ?1");

  return {
    replace(lead, timers) {
      const wanted = new Map(timers.map((timer) => [JSON.stringify([timer.name, timer.episode]), timer]));
      for (const row of ofLead.all(lead)) {
        const name = text(row, "name");
        const episode = text(row, "episode");
        const key = JSON.stringify([name, episode]);
        const timer = wanted.get(key);
        if (timer === undefined) remove.run(lead, name, episode);
        else if (whole(timer.due, "timer.due") === integer(row, "due")) wanted.delete(key);
      }
      for (const timer of wanted.values()) {
        const due = whole(timer.due, "timer.due");
        put.run(lead, timer.name, timer.episode, due, due);
      }
    },
    due(now, limit) {
      return dueRows.all(now, limit).map((row) => ({
        leadId: text(row, "lead"),
        name: text(row, "name"),
        episode: text(row, "episode"),
        due: integer(row, "fires_at"),
      }));
    },
    next() {
      const row = first.get();
      return row === undefined ? null : integer(row, "fires_at");
    },
    postpone(earliest) {
      postpone.run(whole(earliest, "earliest"));
    },
  };
}
