import { dirname } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { GatewayError } from "../errors.ts";
import type { Log } from "../log.ts";
import { acceptRequest } from "./sql/accept.ts";
import { eraseLead } from "./sql/erase.ts";
import { busyLeads, inboxAfter, loadLane, outboxAfter } from "./sql/lanes.ts";
import { deadLetter, deadLetters, dropDead, reviveCommand } from "./sql/letters.ts";
import { lead, leads, openCommands, openDialogs, request, requests, timeline } from "./sql/listing.ts";
import { renameBinding } from "./sql/rename.ts";
import type { Tally } from "./sql/tally.ts";
import { dueTimers, nextTimer, postponeTimers } from "./sql/timers.ts";
import { dueTranscripts, transcriptArchived, transcripts, unarchived } from "./sql/transcripts.ts";
import { takeTurn } from "./sql/turn.ts";
import { countUnfinished, expireWaiting, getMeta, initMeta, oldestUnfinished, prune, setMeta } from "./sql/upkeep.ts";
import type { Work } from "./sql/work.ts";
import { createCommits } from "./sqlite/commits.ts";
import { openConnection } from "./sqlite/connection.ts";
import { createDrive } from "./sqlite/drive.ts";
import { storageFailure, unavailable } from "./sqlite/failure.ts";
import { watchSpace } from "./sqlite/space.ts";
import type { Space } from "./sqlite/space.ts";
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
  const drive = createDrive(db);
  const commits = createCommits(db, drive(countUnfinished()), { waiting: WAITING_WRITES, log });
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

  async function read<T>(work: Work<T>): Promise<T> {
    if (!db.isOpen) throw new GatewayError("store.unavailable", "the store is closed: the gateway is stopping");
    try {
      return drive(work);
    } catch (error) {
      throw storageFailure(error) ? unavailable("read", error) : error;
    }
  }

  const write = <T>(work: (change: Tally) => Work<T>): Promise<T> => commits.write((change) => drive(work(change)));

  /** Deleted pages are overwritten too: else their bytes stay in the file until others take their place. */
  function withoutTrace<T>(run: () => T): T {
    db.exec("PRAGMA secure_delete = ON");
    try {
      return run();
    } finally {
      db.exec("PRAGMA secure_delete = FAST");
    }
  }

  return {
    async accept(input) {
      if (input.own) return write((change) => acceptRequest(input, limits, change));
      refuseWhenFull();
      if (commits.waiting >= WAITING_REQUESTS) {
        throw new GatewayError("store.busy", `${commits.waiting} writes wait for the disk already: try again later`);
      }
      return commits.write(
        (change) => {
          refuseWhenFull();
          return drive(acceptRequest(input, limits, change));
        },
        { urgent: true },
      );
    },
    turn: (input) => write((change) => takeTurn(input, change)),

    // The file is held by this process alone, so everything in it is its own.
    join: async () => {},
    claim: async () => "alone",
    holds: () => true,
    tellResume: async () => {},

    loadLane: (leadId, limit) => read(loadLane(leadId, limit)),
    inboxAfter: (leadId, after, limit) => read(inboxAfter(leadId, after, limit)),
    outboxAfter: (leadId, to, after, limit) => read(outboxAfter(leadId, to, after, limit)),
    busyLeads: (after, limit, { all } = { all: false }) => read(busyLeads(after, limit, all ? null : now())),

    dueTimers: (at, limit) => read(dueTimers(at, limit)),
    nextTimer: () => read(nextTimer()),
    postponeTimers: (earliest) => write(() => postponeTimers(earliest)),

    expireWaiting: (before) => write((change) => expireWaiting(before, now(), change)),
    prune: (before, limit) => write(() => prune(before, limit)),

    lead: (name) => read(lead(name)),
    leads: (filter) => read(leads(filter)),
    openDialogs: (bindings) => read(openDialogs(bindings)),
    timeline: (leadId, page) => read(timeline(leadId, page)),
    openCommands: (filter) => read(openCommands(filter)),
    requests: (filter) => read(requests(filter)),
    request: (id) => read(request(id)),
    dead: (filter) => read(deadLetters(filter)),
    deadLetter: (id) => read(deadLetter(id)),
    reviveCommand: (id, at) => write((change) => reviveCommand(id, at, change)),
    dropDead: (id, reason, at) => write((change) => dropDead(id, reason, at, change)),
    dueTranscripts: (at, limit, after) => read(dueTranscripts(at, limit, after)),
    transcriptArchived: (mark) => write(() => transcriptArchived(mark)),
    transcripts: (leadId, page) => read(transcripts(leadId, page)),
    unarchived: () => read(unarchived()),
    erase: (leadId, options) => commits.write((change) => withoutTrace(() => drive(eraseLead(leadId, options, change)))),
    renameBinding: (from, to) => write(() => renameBinding(from, to)),
    getMeta: (key) => read(getMeta(key)),
    initMeta: (key, value) => write(() => initMeta(key, value)),
    setMeta: (key, value) => write(() => setMeta(key, value)),

    backlog: () => {
      const { inbox, outbox, parked, dead, waiting } = tally;
      return read(oldestUnfinished()).then((oldest) => ({ inbox, outbox, parked, dead, waiting, oldest }));
    },
    // A new value each time: SQLite does not write, nor sync, a page that stays the same.
    probe: () => write(() => setMeta("probe", `${now()} ${probes++}`)),
    async close() {
      commits.close();
      if (db.isOpen) db.close();
    },
  };
}
