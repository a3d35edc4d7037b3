import type { DatabaseSync } from "node:sqlite";
import { GatewayError, reasonOf } from "../../errors.ts";
import type { Log } from "../../log.ts";
import { add, NOTHING } from "../sql/tally.ts";
import type { Tally } from "../sql/tally.ts";
import { primaryCode, storageFailure, unavailable } from "./failure.ts";

/**
 * Group commit. Writes queue; one flush runs them in one transaction, so that many webhooks share one fsync. When one
 * throws, the batch is rolled back and run again with each write in its own savepoint: only that one is rejected.
 */
export interface Commits {
  /**
   * Resolves once the write is on the disk. Rejects with `store.busy` when too many wait, `store.unavailable` when the disk
   * refused. `urgent`: somebody waits for the answer, so it goes before the others, and few of them go with it.
   */
  write<T>(run: (change: Tally) => T, options?: { urgent: boolean }): Promise<T>;
  /** What is unfinished: committed, and within a running write also what its batch did before it. */
  readonly tally: Readonly<Tally>;
  /** Writes that wait. */
  readonly waiting: number;
  /** Runs what waits, then refuses everything. */
  close(): void;
}

interface Waiting {
  readonly run: (change: Tally) => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Writes per transaction: bounds how long one flush holds the event loop. */
const BATCH = 256;
/** Others in a transaction with urgent ones: lanes that work off a backlog must not make webhooks wait. */
const BESIDE_URGENT = 32;

export function createCommits(db: DatabaseSync, start: Readonly<Tally>, options: { waiting: number; log: Log }): Commits {
  const begin = db.prepare("BEGIN IMMEDIATE");
  const commit = db.prepare("COMMIT");
  const rollback = db.prepare("ROLLBACK");
  const savepoint = db.prepare("SAVEPOINT one");
  const undo = db.prepare("ROLLBACK TO one");
  const release = db.prepare("RELEASE one");

  const tally: Tally = { ...start };
  let urgent: Waiting[] = [];
  let queue: Waiting[] = [];
  let scheduled = false;
  let closed = false;
  let failing = false;

  const waiting = () => urgent.length + queue.length;

  const schedule = () => {
    if (scheduled) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      flush();
      if (waiting() > 0) schedule();
    });
  };

  const flush = () => {
    const first = urgent.slice(0, BATCH);
    const beside = first.length > 0 ? BESIDE_URGENT : BATCH;
    const batch = [...first, ...queue.slice(0, beside)];
    if (batch.length === 0) return;
    urgent = urgent.slice(BATCH);
    queue = queue.slice(beside);
    const before = { ...tally };
    let settle: (() => void)[];
    try {
      settle = together(batch) ?? apart(batch, before);
    } catch (error) {
      Object.assign(tally, before);
      abandon();
      const refusal = unavailable("write", error);
      // Once per failure, not per batch: providers go on calling, and the log is on a disk too.
      if (!failing) options.log.error({ code: refusal.code, sqlite: primaryCode(error) }, refusal.message);
      failing = true;
      for (const write of batch) write.reject(refusal);
      return;
    }
    if (failing) options.log.info({}, "the store can write again");
    failing = false;
    for (const finish of settle) finish();
  };

  /** The usual case: nothing throws. Undefined = a write threw, nothing has happened. Throws only when the storage failed. */
  const together = (batch: readonly Waiting[]): (() => void)[] | undefined => {
    const settle: (() => void)[] = [];
    if (db.isTransaction) rollback.run();
    begin.run();
    for (const write of batch) {
      const change = { ...NOTHING };
      try {
        const value = write.run(change);
        settle.push(() => write.resolve(value));
      } catch (error) {
        if (storageFailure(error)) throw error;
        return undefined;
      }
      add(tally, change);
    }
    commit.run();
    return settle;
  };

  /** Each write in its own savepoint. Throws only when the storage failed. */
  const apart = (batch: readonly Waiting[], before: Readonly<Tally>): (() => void)[] => {
    Object.assign(tally, before);
    if (db.isTransaction) rollback.run();
    begin.run();
    const settle = batch.map(attempt);
    commit.run();
    return settle;
  };

  const attempt = (write: Waiting): (() => void) => {
    const change = { ...NOTHING };
    savepoint.run();
    try {
      const value = write.run(change);
      release.run();
      add(tally, change);
      return () => write.resolve(value);
    } catch (error) {
      // After some failures SQLite has rolled the whole transaction back by itself.
      if (storageFailure(error) || !db.isTransaction) throw error;
      undo.run();
      release.run();
      return () => write.reject(wrap(error));
    }
  };

  const abandon = () => {
    if (!db.isTransaction) return;
    try {
      rollback.run();
    } catch (error) {
      options.log.error({ code: "store.unavailable" }, `rollback failed, the next write tries again: ${reasonOf(error)}`);
    }
  };

  return {
    tally,
    get waiting() {
      return waiting();
    },
    write<T>(run: (change: Tally) => T, how = { urgent: false }): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        if (closed) {
          reject(new GatewayError("store.unavailable", "the store is closed: the gateway is stopping"));
          return;
        }
        if (waiting() >= options.waiting) {
          reject(new GatewayError("store.busy", `${waiting()} writes wait for the disk already: try again later`));
          return;
        }
        (how.urgent ? urgent : queue).push({ run, resolve: (value) => resolve(value as T), reject });
        schedule();
      });
    },
    close() {
      closed = true;
      while (waiting() > 0) flush();
    },
  };
}

/** A constraint that a write broke is a fault of ours; the message is SQLite's and names columns, never values. */
function wrap(error: unknown): unknown {
  if (primaryCode(error) === undefined) return error;
  return new GatewayError("internal", `a write does not fit the store: ${reasonOf(error)}`, { cause: error });
}
