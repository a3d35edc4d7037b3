import { dirname } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { GatewayError } from "../errors.ts";
import type { Log } from "../log.ts";
import { createAccept } from "./sqlite/accept.ts";
import { createCommits } from "./sqlite/commits.ts";
import { openConnection } from "./sqlite/connection.ts";
import { storageFailure, unavailable } from "./sqlite/failure.ts";
import { createErase } from "./sqlite/erase.ts";
import { createLaneReads } from "./sqlite/lanes.ts";
import { createLetters } from "./sqlite/letters.ts";
import { createListing } from "./sqlite/listing.ts";
import { createRename } from "./sqlite/rename.ts";
import { type Space, watchSpace } from "./sqlite/space.ts";
import { createTimers } from "./sqlite/timers.ts";
import { createTranscriptReads, createTranscriptWrites } from "./sqlite/transcripts.ts";
import { createTurn } from "./sqlite/turn.ts";
import { countUnfinished, createUpkeep } from "./sqlite/upkeep.ts";
import type { Store } from "./store.ts";

export interface SqliteOptions {
  /** The file; its folder is made when missing. ":memory:" for tests. */
  readonly path: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly limits: {
    /** Pending inbox and outbox rows (parked ones aside) from which on `accept` refuses. */
    readonly backlog: number;
    /** Events per binding that may wait for their lead. */
    readonly waiting: number;
    /** Free bytes on the file's disk below which `accept` refuses. */
    readonly minFreeBytes: number;
  };
  readonly log: Log;
}

/** Writes that may wait for the disk: some hundred milliseconds of work. */
const WAITING_WRITES = 4_096;
/** Requests are refused earlier, so that a flood of them never leaves the lanes without room to finish work. */
const WAITING_REQUESTS = 1_024;

/**
 * The embedded storage: one SQLite file, held by this process alone. Rejects with `store.locked` when another gateway
 * holds it, `store.schema_newer` when a newer leadgate wrote it, `store.unavailable` when it cannot be used.
 */
export async function openSqliteStore(options: SqliteOptions): Promise<Store> {
  const { path, now, limits, log } = options;
  const db = openConnection(path, now);
  const space = path === ":memory:" ? { low: () => false } : await watchSpace(dirname(path), limits.minFreeBytes, log);
  try {
    return createStore(db, space, options);
  } catch (error) {
    db.close();
    throw storageFailure(error) ? unavailable("read", error) : error;
  }
}

function createStore(db: DatabaseSync, space: Space, { now, limits, log }: SqliteOptions): Store {
  const commits = createCommits(db, countUnfinished(db), { waiting: WAITING_WRITES, log });
  const accept = createAccept(db, limits);
  const turn = createTurn(db);
  const timers = createTimers(db);
  const lanes = createLaneReads(db);
  const listing = createListing(db);
  const letters = createLetters(db);
  const upkeep = createUpkeep(db);
  const rename = createRename(db);
  const erase = createErase(db);
  const transcripts = { ...createTranscriptReads(db), ...createTranscriptWrites(db) };
  const { tally } = commits;
  let probes = 0;

  function refuseWhenFull(): void {
    const pending = tally.inbox + tally.outbox - tally.parked;
    if (pending >= limits.backlog) {
      throw new GatewayError("store.busy", `${pending} rows are unfinished, the limit is ${limits.backlog}: try again later`);
    }
    if (space.low()) {
      throw new GatewayError("store.busy", `less than ${limits.minFreeBytes} bytes are free on the store's disk: make space`);
    }
  }

  async function read<T>(run: () => T): Promise<T> {
    if (!db.isOpen) throw new GatewayError("store.unavailable", "the store is closed: the gateway is stopping");
    try {
      return run();
    } catch (error) {
      throw storageFailure(error) ? unavailable("read", error) : error;
    }
  }

  return {
    async accept(input) {
      if (input.own) return commits.write((change) => accept(input, change));
      refuseWhenFull();
      if (commits.waiting >= WAITING_REQUESTS) {
        throw new GatewayError("store.busy", `${commits.waiting} writes wait for the disk already: try again later`);
      }
      return commits.write((change) => {
        refuseWhenFull();
        return accept(input, change);
      });
    },
    turn: (input) => commits.write((change) => turn(input, change)),

    loadLane: (leadId, limit) => read(() => lanes.load(leadId, limit)),
    inboxAfter: (leadId, after, limit) => read(() => lanes.inboxAfter(leadId, after, limit)),
    outboxAfter: (leadId, to, after, limit) => read(() => lanes.outboxAfter(leadId, to, after, limit)),
    busyLeads: (after, limit, { all } = { all: false }) => read(() => lanes.busy(after, limit, all ? null : now())),

    dueTimers: (at, limit) => read(() => timers.due(at, limit)),
    nextTimer: () => read(() => timers.next()),
    postponeTimers: (earliest) => commits.write(() => timers.postpone(earliest)),

    expireWaiting: (before) => commits.write((change) => upkeep.expireWaiting(before, now(), change)),
    prune: (before, limit) => commits.write(() => upkeep.prune(before, limit)),

    lead: (name) => read(() => listing.lead(name)),
    leads: (filter) => read(() => listing.leads(filter)),
    openDialogs: (bindings) => read(() => listing.openDialogs(bindings)),
    timeline: (leadId, page) => read(() => listing.timeline(leadId, page)),
    openCommands: (filter) => read(() => listing.openCommands(filter)),
    requests: (filter) => read(() => listing.requests(filter)),
    request: (id) => read(() => listing.request(id)),
    dead: (filter) => read(() => letters.list(filter)),
    deadLetter: (id) => read(() => letters.get(id)),
    reviveCommand: (id, at) => commits.write((change) => letters.revive(id, at, change)),
    dropDead: (id, reason, at) => commits.write((change) => letters.drop(id, reason, at, change)),
    dueTranscripts: (at, limit, after) => read(() => transcripts.due(at, limit, after)),
    transcriptArchived: (mark) => commits.write(() => transcripts.archived(mark)),
    transcripts: (leadId, page) => read(() => transcripts.list(leadId, page)),
    unarchived: () => read(() => transcripts.unarchived()),
    erase: (leadId, options) => commits.write((change) => erase(leadId, options, change)),
    renameBinding: (from, to) => commits.write(() => rename(from, to)),
    getMeta: (key) => read(() => upkeep.getMeta(key)),
    setMeta: (key, value) => commits.write(() => upkeep.setMeta(key, value)),

    backlog: () =>
      read(() => ({
        inbox: tally.inbox,
        outbox: tally.outbox,
        parked: tally.parked,
        dead: tally.dead,
        waiting: tally.waiting,
        oldest: upkeep.oldest(),
      })),
    // A new value each time: SQLite does not write, nor sync, a page that stays the same.
    probe: () => commits.write(() => upkeep.setMeta("probe", `${now()} ${probes++}`)),
    async close() {
      commits.close();
      if (db.isOpen) db.close();
    },
  };
}
