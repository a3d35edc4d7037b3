import type { Command } from "../../src/model/command.ts";
import type { Dialog } from "../../src/model/dialog.ts";
import type { Event } from "../../src/model/event.ts";
import type { Lead } from "../../src/model/lead.ts";
import type { OutboxRow, RawRequest, TimelineRow, TranscriptRow } from "../../src/delivery/store.ts";

/** Everything that the simulated store holds: plain values that are replaced, never changed. */
export interface Tables {
  readonly leads: Map<string, LeadRecord>;
  readonly aliases: Map<string, string>;
  readonly requests: Map<string, RequestRecord>;
  /** (binding, dedupe key) → request. */
  readonly keys: Map<string, string>;
  readonly inbox: Map<number, InboxRecord>;
  readonly outbox: Map<string, OutboxRecord>;
  /** What is left of leads that were erased. */
  readonly erased: Map<string, TimelineRow>;
  readonly meta: Map<string, string>;
  /** The last row number. */
  readonly numbers: Map<"last", number>;
}

export interface LeadRecord {
  readonly version: number;
  readonly nextSeq: number;
  readonly nextPosition: number;
  readonly lead: Lead;
  readonly dialog: Dialog | null;
  /** Pending ones, by seq. */
  readonly inbox: readonly InboxRecord[];
  /** Unfinished ones, by position. */
  readonly open: readonly OutboxRecord[];
  readonly timers: readonly { readonly name: string; readonly episode: string; readonly due: number; readonly firesAt: number }[];
  readonly timeline: readonly TimelineRow[];
  readonly transcripts: readonly (TranscriptRow & { readonly since: number })[];
}

export interface InboxRecord {
  readonly n: number;
  readonly requestId: string;
  readonly binding: string;
  readonly leadId: string | null;
  readonly seq: number | null;
  readonly at: number;
  readonly late: boolean;
  readonly status: "queued" | "waiting" | "done" | "ignored" | "dead" | "dropped";
  readonly reason: string | null;
  readonly event: Event;
  /** Of a waiting row: what its lead may become known by. */
  readonly waitsFor: readonly { readonly kind: string; readonly value: string }[];
}

export interface OutboxRecord extends OutboxRow {
  readonly n: number;
  readonly command: Command;
  readonly endedAt: number | null;
}

export interface RequestRecord {
  readonly n: number;
  readonly id: string;
  readonly binding: string;
  readonly dedupeKey: string | null;
  readonly at: number;
  readonly rule: string;
  readonly eventType: string | null;
  readonly status: string;
  readonly reason: string | null;
  readonly tries: number;
  readonly endedAt: number | null;
  readonly raw: RawRequest;
  readonly rows: readonly number[];
}

export function createTables(): Tables {
  return {
    leads: new Map(),
    aliases: new Map(),
    requests: new Map(),
    keys: new Map(),
    inbox: new Map(),
    outbox: new Map(),
    erased: new Map(),
    meta: new Map(),
    numbers: new Map([["last", 0]]),
  };
}

/** What was changed since `begin`, so that it can be taken back: a transaction of one writer. */
export interface Journal {
  set<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): void;
  remove<Key, Value>(map: Map<Key, Value>, key: Key): void;
  mark(): number;
  /** Takes back everything since the mark. */
  rollback(mark: number): void;
  /** What was done stays. */
  clear(): void;
}

export function createJournal(): Journal {
  const undo: (() => void)[] = [];
  return {
    set(map, key, value) {
      const old = map.get(key);
      undo.push(old === undefined ? () => void map.delete(key) : () => void map.set(key, old));
      map.set(key, value);
    },
    remove(map, key) {
      const old = map.get(key);
      if (old === undefined) return;
      undo.push(() => void map.set(key, old));
      map.delete(key);
    },
    mark: () => undo.length,
    rollback(mark) {
      while (undo.length > mark) undo.pop()?.();
    },
    clear() {
      undo.length = 0;
    },
  };
}
