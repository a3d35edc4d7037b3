import { GatewayError } from "../../src/errors.ts";
import type { Store, Turn } from "../../src/delivery/store.ts";
import type { Scheduler } from "./scheduler.ts";
import { createMemoryStore, transaction } from "./store.ts";
import type { LeadRecord, Tables } from "./tables.ts";
import { createJournal } from "./tables.ts";

/** What becomes of a commit: nothing of it, or all of it, though it is reported as failed. */
export type CommitFault = "fails" | "unknown";

/**
 * The storage under the engine. Writes wait for a commit; a commit takes some of them, in order, and is done, fails, or
 * is done and reported as failed. What waits when the process dies is lost, or done and nobody hears of it.
 */
export interface Disk {
  /** As one process sees it. */
  open(owner: number): Store;
  /** The process dies; the first `done` of its waiting writes were committed. */
  die(done: number): void;
  readonly waiting: number;
  readonly tables: Tables;
  readonly faults: CommitFault[];
  /** So many reads fail from now on. */
  badReads: number;
}

export interface DiskOptions {
  readonly tables: Tables;
  readonly scheduler: Scheduler;
  readonly limits: { readonly backlog: number; readonly waiting: number };
  /** A read sees what is committed when it is asked, not when it is answered. */
  readonly readsEarly: boolean;
  readonly onTurn: (turn: Turn, before: LeadRecord, after: LeadRecord) => void;
}

interface Waiting {
  readonly run: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

export function createDisk({ tables, scheduler, limits, readsEarly, onTurn }: DiskOptions): Disk {
  const journal = createJournal();
  const faults: CommitFault[] = [];
  let queue: Waiting[] = [];
  let turns: Parameters<DiskOptions["onTurn"]>[] = [];
  let scheduled = false;

  function schedule(owner: number): void {
    if (scheduled || queue.length === 0) return;
    scheduled = true;
    scheduler.add(owner, "commit", () => {
      scheduled = false;
      commit(queue.length - scheduler.pick(queue.length), faults.shift());
      schedule(owner);
    });
  }

  function commit(count: number, fault?: CommitFault): void {
    const batch = queue.slice(0, count);
    queue = queue.slice(count);
    const refusal = fault && new GatewayError("store.unavailable", "simulated: the disk refused");
    const answers = batch.map(({ run, resolve, reject }) => {
      try {
        const value = transaction(journal, run);
        return () => (fault === undefined ? resolve(value) : reject(refusal));
      } catch (error) {
        return () => reject(fault === undefined ? error : refusal);
      }
    });
    if (fault === "fails") journal.rollback(0);
    journal.clear();
    const done = fault === "fails" ? [] : turns;
    turns = [];
    for (const turn of done) onTurn(...turn);
    for (const answer of answers) answer();
  }

  const disk: Disk = {
    tables,
    faults,
    badReads: 0,
    get waiting() {
      return queue.length;
    },
    open(owner) {
      return createMemoryStore({
        tables,
        journal,
        limits,
        now: scheduler.now,
        read<T>(what: string, run: () => T) {
          return new Promise<T>((resolve, reject) => {
            const attempt = (): (() => void) => {
              try {
                if (disk.badReads > 0) {
                  disk.badReads -= 1;
                  throw new GatewayError("store.unavailable", "simulated: the disk could not be read");
                }
                const value = run();
                return () => resolve(value);
              } catch (error) {
                return () => reject(error);
              }
            };
            const early = readsEarly ? attempt() : undefined;
            scheduler.add(owner, `read ${what}`, () => (early ?? attempt())());
          });
        },
        write<T>(_what: string, run: () => T) {
          return new Promise<T>((resolve, reject) => {
            queue.push({ run, resolve: (value) => resolve(value as T), reject });
            schedule(owner);
          });
        },
        onTurn: (...turn) => void turns.push(turn),
      });
    },
    die(done) {
      // Nobody is left who could hear of it.
      queue = queue.map(({ run }) => ({ run, resolve() {}, reject() {} }));
      commit(done);
      queue = [];
      scheduled = false;
    },
  };
  return disk;
}
