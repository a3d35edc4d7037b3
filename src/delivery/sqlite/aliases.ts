import type { DatabaseSync } from "node:sqlite";
import type { AcceptEvent } from "../store.ts";
import { integer, text } from "./rows.ts";

/** How a provider names a lead: kind "id" is its id of the person, others are chats and the like. */
export interface Key {
  readonly kind: string;
  readonly value: string;
}

export interface Aliases {
  /** The lead that the first known key names. */
  find(binding: string, keys: readonly Key[]): string | undefined;
  /** Remembers all keys for the lead; returns the waiting inbox rows that are its own now, oldest first. */
  remember(binding: string, lead: string, keys: readonly Key[]): number[];
  /** An inbox row waits until one of its keys becomes known. */
  wait(binding: string, keys: readonly Key[], inbox: number | bigint): void;
}

export function keysOf(event: AcceptEvent): Key[] {
  const keys: Key[] = [];
  if (event.externalId !== undefined && event.externalId !== "") keys.push({ kind: "id", value: event.externalId });
  for (const [kind, value] of Object.entries(event.aliases ?? {})) if (value !== "") keys.push({ kind, value });
  return keys;
}

export function createAliases(db: DatabaseSync): Aliases {
  const get = db.prepare("SELECT lead FROM alias WHERE binding = ? AND kind = ? AND value = ?");
  const put = db.prepare("INSERT INTO alias (binding, kind, value, lead) VALUES (?, ?, ?, ?)");
  const move = db.prepare("UPDATE alias SET lead = ? WHERE binding = ? AND kind = ? AND value = ?");
  const addWait = db.prepare("INSERT INTO wait_key (binding, kind, value, inbox) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING");
  const waiters = db.prepare("SELECT inbox FROM wait_key WHERE binding = ? AND kind = ? AND value = ?");
  const waitKeys = db.prepare("SELECT kind, value FROM wait_key INDEXED BY wait_key_inbox WHERE inbox = ?");
  const endWait = db.prepare("DELETE FROM wait_key INDEXED BY wait_key_inbox WHERE inbox = ?");

  function leadOf(binding: string, key: Key): string | undefined {
    const row = get.get(binding, key.kind, key.value);
    return row === undefined ? undefined : text(row, "lead");
  }

  return {
    find(binding, keys) {
      for (const key of keys) {
        const lead = leadOf(binding, key);
        if (lead !== undefined) return lead;
      }
      return undefined;
    },

    remember(binding, lead, keys) {
      const fresh: Key[] = [];
      for (const key of keys) {
        const owner = leadOf(binding, key);
        if (owner === lead) continue;
        if (owner === undefined) {
          put.run(binding, key.kind, key.value, lead);
          fresh.push(key);
        } else if (key.kind !== "id") {
          // A chat may be given to another person; the id of a person never is.
          move.run(lead, binding, key.kind, key.value);
        }
      }
      const joined = new Set<number>();
      // A row that joins may bring further keys, and those further rows: the list grows while it is walked.
      for (const key of fresh) {
        for (const row of waiters.all(binding, key.kind, key.value)) {
          const inbox = integer(row, "inbox");
          if (joined.has(inbox)) continue;
          joined.add(inbox);
          for (const other of waitKeys.all(inbox)) {
            const more = { kind: text(other, "kind"), value: text(other, "value") };
            if (leadOf(binding, more) !== undefined) continue;
            put.run(binding, more.kind, more.value, lead);
            fresh.push(more);
          }
        }
      }
      const rows = [...joined].sort((a, b) => a - b);
      for (const inbox of rows) endWait.run(inbox);
      return rows;
    },

    wait(binding, keys, inbox) {
      for (const key of keys) addWait.run(binding, key.kind, key.value, inbox);
    },
  };
}
