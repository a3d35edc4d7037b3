import type { Timer } from "../../model/dialog.ts";
import type { TimerRow } from "../store.ts";
import { integer, text, whole } from "./rows.ts";
import { statement } from "./work.ts";
import type { Row, Work } from "./work.ts";

// `due` is what the dialog says, `fires_at` when the timer really goes off: a start postpones the second only, so that
// the next turn, which knows the first, does not take the postponement back.

const ofLead = statement("SELECT name, episode, due FROM timer WHERE lead = ?");
const remove = statement("DELETE FROM timer WHERE lead = ? AND name = ? AND episode = ?");
const put = statement(
  `INSERT INTO timer (lead, name, episode, due, fires_at) VALUES (?, ?, ?, ?, ?)
   ON CONFLICT (lead, name, episode) DO UPDATE SET due = excluded.due, fires_at = excluded.fires_at`,
);
const due = statement(
  "SELECT lead, name, episode, fires_at FROM timer INDEXED BY timer_fires WHERE fires_at <= ? ORDER BY fires_at LIMIT ?",
);
const first = statement("SELECT fires_at FROM timer INDEXED BY timer_fires ORDER BY fires_at LIMIT 1");
const postpone = statement("UPDATE timer SET fires_at = ?1 WHERE fires_at < ?1");

/** Makes the lead's rows those of its dialog; one whose `due` did not change stays as it is. */
export function* replaceTimers(lead: string, timers: readonly Timer[]): Work<void> {
  const wanted = new Map(timers.map((timer) => [JSON.stringify([timer.name, timer.episode]), timer]));
  for (const row of yield* ofLead.all(lead)) {
    const name = text(row, "name");
    const episode = text(row, "episode");
    const key = JSON.stringify([name, episode]);
    const timer = wanted.get(key);
    if (timer === undefined) yield* remove.run(lead, name, episode);
    else if (whole(timer.due, "timer.due") === integer(row, "due")) wanted.delete(key);
  }
  for (const timer of wanted.values()) {
    const at = whole(timer.due, "timer.due");
    yield* put.run(lead, timer.name, timer.episode, at, at);
  }
}

export function* dueTimers(now: number, limit: number): Work<TimerRow[]> {
  return (yield* due.all(now, limit)).map(timerRow);
}

export function* nextTimer(): Work<number | null> {
  const row = yield* first.get();
  return row === undefined ? null : integer(row, "fires_at");
}

export function* postponeTimers(earliest: number): Work<void> {
  yield* postpone.run(whole(earliest, "earliest"));
}

export function timerRow(row: Row): TimerRow {
  return { leadId: text(row, "lead"), name: text(row, "name"), episode: text(row, "episode"), due: integer(row, "fires_at") };
}
