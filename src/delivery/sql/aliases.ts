import type { AcceptEvent } from "../store.ts";
import { integer, text } from "./rows.ts";
import { statement } from "./work.ts";
import type { Work } from "./work.ts";

/** How a provider names a lead: kind "id" is its id of the person, others are chats and the like. */
export interface Key {
  readonly kind: string;
  readonly value: string;
}

export function keysOf(event: AcceptEvent): Key[] {
  const keys: Key[] = [];
  if (event.externalId !== undefined && event.externalId !== "") keys.push({ kind: "id", value: event.externalId });
  for (const [kind, value] of Object.entries(event.aliases ?? {})) if (value !== "") keys.push({ kind, value });
  return keys;
}

const get = statement("SELECT lead FROM alias WHERE binding = ? AND kind = ? AND value = ?");
const put = statement("INSERT INTO alias (binding, kind, value, lead) VALUES (?, ?, ?, ?)");
const move = statement("UPDATE alias SET lead = ? WHERE binding = ? AND kind = ? AND value = ?");
const addWait = statement(
  `INSERT INTO wait_key (binding, kind, value, inbox)
   VALUES (?, ?, ?, (SELECT n FROM inbox WHERE request = ? AND i = ?)) ON CONFLICT DO NOTHING`,
);
const waiters = statement("SELECT inbox FROM wait_key WHERE binding = ? AND kind = ? AND value = ?");
const waitKeys = statement("SELECT kind, value FROM wait_key INDEXED BY wait_key_inbox WHERE inbox = ?");
export const endWait = statement("DELETE FROM wait_key INDEXED BY wait_key_inbox WHERE inbox = ?");

function* leadOf(binding: string, key: Key): Work<string | undefined> {
  const row = yield* get.get(binding, key.kind, key.value);
  return row === undefined ? undefined : text(row, "lead");
}

/** The lead that the first known key names. */
export function* findLead(binding: string, keys: readonly Key[]): Work<string | undefined> {
  for (const key of keys) {
    const lead = yield* leadOf(binding, key);
    if (lead !== undefined) return lead;
  }
  return undefined;
}

/** Remembers all keys for the lead; returns the waiting inbox rows that are its own now, oldest first. */
export function* remember(binding: string, lead: string, keys: readonly Key[]): Work<number[]> {
  const fresh: Key[] = [];
  for (const key of keys) {
    const owner = yield* leadOf(binding, key);
    if (owner === lead) continue;
    if (owner === undefined) {
      yield* put.run(binding, key.kind, key.value, lead);
      fresh.push(key);
    } else if (key.kind !== "id") {
      // A chat may be given to another person; the id of a person never is.
      yield* move.run(lead, binding, key.kind, key.value);
    }
  }
  const joined = new Set<number>();
  // A row that joins may bring further keys, and those further rows: the list grows while it is walked.
  for (const key of fresh) {
    for (const row of yield* waiters.all(binding, key.kind, key.value)) {
      const inbox = integer(row, "inbox");
      if (joined.has(inbox)) continue;
      joined.add(inbox);
      for (const other of yield* waitKeys.all(inbox)) {
        const more = { kind: text(other, "kind"), value: text(other, "value") };
        if ((yield* leadOf(binding, more)) !== undefined) continue;
        yield* put.run(binding, more.kind, more.value, lead);
        fresh.push(more);
      }
    }
  }
  const rows = [...joined].sort((a, b) => a - b);
  for (const inbox of rows) yield* endWait.run(inbox);
  return rows;
}

/** The i-th event of a request waits until one of its keys becomes known. */
export function* wait(binding: string, keys: readonly Key[], request: string, i: number): Work<void> {
  for (const key of keys) yield* addWait.run(binding, key.kind, key.value, request, i);
}
