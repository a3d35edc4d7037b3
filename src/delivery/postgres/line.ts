import { GatewayError } from "../../errors.ts";
import type { Log } from "../../log.ts";
import { storageFailure, worthAnotherTry, wrap } from "./failure.ts";

/** What became of one write of a batch. */
export type Settled<T> = { readonly value: T } | { readonly error: unknown };

/** Thrown by a batch's transaction: these of its jobs are wrong, by their places; without them it may go well. */
export class WrongJobsError extends Error {
  readonly jobs: ReadonlyMap<number, unknown>;
  constructor(jobs: ReadonlyMap<number, unknown>) {
    super("some writes of a batch are wrong");
    this.jobs = jobs;
  }
}

/** Runs jobs that are in one group one after the other, and groups side by side; throws WrongJobsError for those that refused. */
export async function runGroups(groups: Iterable<readonly number[]>, run: (place: number) => Promise<void>): Promise<void> {
  const wrong = new Map<number, unknown>();
  await Promise.all(
    [...groups].map(async (group) => {
      for (const place of group) {
        try {
          await run(place);
        } catch (error) {
          if (!(error instanceof GatewayError)) throw error;
          wrong.set(place, error);
          return; // what comes behind it may be wrong for its sake only
        }
      }
    }),
  );
  if (wrong.size > 0) throw new WrongJobsError(wrong);
}

/**
 * Group commit: writes queue, and what has come while one transaction ran shares the next. A write that is wrong is
 * refused alone: one that we refuse is known, one that PostgreSQL refuses is found by halving its batch.
 */
export interface Line<Job, T> {
  /** Rejects with `store.busy` when too many wait, `store.unavailable` when PostgreSQL does not answer within the line's time. */
  put(job: Job): Promise<T>;
  readonly waiting: number;
  /** Refuses everything from now on; resolves when what waits has run. */
  close(): Promise<void>;
}

interface Waiting<Job, T> {
  readonly job: Job;
  readonly resolve: (value: T) => void;
  readonly reject: (error: unknown) => void;
}

const TRIES = 4;

export function createLine<Job, T>(options: {
  /** Jobs that may be in one transaction, from the front; at least one. */
  together: (jobs: readonly Job[]) => number;
  /** Runs one transaction. What it throws undoes it for all. */
  run: (jobs: readonly Job[]) => Promise<Settled<T>[]>;
  /** Jobs that may wait. */
  bound: number;
  /** Milliseconds within which a job is answered; one that is under way then may be done all the same. */
  patience: number;
  log: Log;
}): Line<Job, T> {
  const queue: Waiting<Job, T>[] = [];
  let running: Promise<void> | undefined;
  let closed = false;
  let failing = false;

  async function commit(jobs: readonly Job[]): Promise<Settled<T>[]> {
    if (jobs.length === 0) return [];
    for (let tries = 1; ; tries += 1) {
      try {
        const results = await options.run(jobs);
        if (failing) options.log.info({}, "the store can write again");
        failing = false;
        return results;
      } catch (error) {
        if (worthAnotherTry(error) && tries < TRIES) continue;
        if (error instanceof WrongJobsError) {
          const others = await commit(jobs.filter((_, place) => !error.jobs.has(place)));
          return jobs.map((_, place) => (error.jobs.has(place) ? { error: error.jobs.get(place) } : (others.shift() ?? { error })));
        }
        const refusal = wrap("write", error);
        if (storageFailure(error)) {
          // Once per failure, not per batch: providers go on calling.
          if (!failing)
            options.log.error({ code: "store.unavailable" }, refusal instanceof Error ? refusal.message : "the store cannot write");
          failing = true;
        } else if (jobs.length > 1) {
          const half = jobs.length >> 1;
          return [...(await commit(jobs.slice(0, half))), ...(await commit(jobs.slice(half)))];
        }
        return jobs.map(() => ({ error: refusal }));
      }
    }
  }

  async function work(): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.splice(0, options.together(queue.map(({ job }) => job)));
      const results = await commit(batch.map(({ job }) => job));
      for (const [index, { resolve, reject }] of batch.entries()) {
        const result = results[index];
        if (result && "value" in result) resolve(result.value);
        else reject(result?.error);
      }
    }
    running = undefined;
  }

  return {
    get waiting() {
      return queue.length;
    },
    put(job) {
      if (closed) return Promise.reject(new GatewayError("store.unavailable", "the store is closed: the gateway is stopping"));
      if (queue.length >= options.bound)
        return Promise.reject(new GatewayError("store.busy", `${queue.length} writes wait for PostgreSQL already: try again later`));
      return new Promise<T>((resolve, reject) => {
        const late = setTimeout(() => {
          const place = queue.indexOf(entry);
          if (place >= 0) queue.splice(place, 1);
          reject(new GatewayError("store.unavailable", `PostgreSQL did not answer within ${options.patience / 1000} s: try again later`));
        }, options.patience);
        const entry: Waiting<Job, T> = {
          job,
          resolve(value) {
            clearTimeout(late);
            resolve(value);
          },
          reject(error) {
            clearTimeout(late);
            reject(error);
          },
        };
        queue.push(entry);
        // Not at once: what comes in this tick shares the commit.
        running ??= new Promise((begin) => setImmediate(begin)).then(work);
      });
    },
    async close() {
      closed = true;
      await running;
    },
  };
}
