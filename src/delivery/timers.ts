import type { Deps } from "../deps.ts";
import { reasonOf } from "../errors.ts";
import type { Store, TimerRow } from "./store.ts";

const BATCH = 500;
const LONGEST_WAIT = 60_000;
const PAUSE = 250;

/** One wake-up for the next timer of all dialogs; those that are due go to their lanes, a batch at a time. */
export interface Timers {
  /** At start: none goes off within the first minute, so that webhooks which were sent again come first. */
  start(): Promise<void>;
  /** A turn set a timer. */
  set(due: number): void;
  /** Reads of the store are under way. */
  busy(): boolean;
  stop(): void;
}

export function createTimers(options: {
  store: Store;
  deps: Deps;
  elapse: (rows: readonly TimerRow[]) => Promise<void>;
  onProgress: () => void;
}): Timers {
  const { store, deps } = options;
  const { clock } = deps;
  let armed: { at: number; cancel: () => void } | undefined;
  let started = false;
  let checking = false;
  let reading = false;
  let earliest = Infinity;

  function arm(at: number): void {
    if (!started || (armed && armed.at <= at)) return;
    armed?.cancel();
    armed = {
      at,
      cancel: clock.after(Math.max(0, at - clock.now()), () => {
        armed = undefined;
        void check();
      }),
    };
  }

  async function check(): Promise<void> {
    if (checking || !started) return;
    checking = true;
    reading = true;
    earliest = Infinity;
    let next: number;
    try {
      const rows = await store.dueTimers(clock.now(), BATCH);
      reading = false;
      const applied = options.elapse(rows);
      options.onProgress(); // the lanes they wait for may not come before somebody else's wait is over
      await applied;
      reading = true;
      const due = (await store.nextTimer()) ?? Infinity;
      const now = clock.now();
      // A timer that should be gone and is not must not make this loop hot.
      next = due > now ? Math.min(due, now + LONGEST_WAIT) : now + (rows.length < BATCH ? PAUSE : 0);
    } catch (error) {
      deps.log.error({ error: reasonOf(error) }, "the due timers could not be read; tried again in a second");
      next = clock.now() + 1_000;
    }
    checking = false;
    reading = false;
    arm(Math.min(next, Math.max(earliest, clock.now())));
    options.onProgress();
  }

  return {
    async start() {
      await store.postponeTimers(clock.now() + LONGEST_WAIT);
      started = true;
      await check();
    },
    set(due) {
      if (checking) earliest = Math.min(earliest, due);
      else arm(due);
    },
    busy: () => reading,
    stop() {
      started = false;
      armed?.cancel();
    },
  };
}
