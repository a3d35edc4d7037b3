import type { Deps } from "../deps.ts";
import { reasonOf } from "../errors.ts";
import type { Store } from "./store.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** How long things are kept; finished ones only, dead letters wait for a person. Milliseconds. */
export const KEPT = { waiting: DAY, requests: 30 * DAY, timeline: 180 * DAY, unarchived: 360 * DAY };

/** Rows in one commit: few enough that no webhook waits for it noticeably. */
const ROWS = 1_000;
const PAUSE_WHEN_MORE = 1_000;

/**
 * Once a minute: webhooks that waited too long for their lead become ignored, and what is old and finished goes. With an
 * archive the whole timeline stays from the oldest line on that the archive lacks, up to `KEPT.unarchived`.
 */
export function createUpkeep({ store, deps, archive = false }: { store: Store; deps: Deps; archive?: boolean }): {
  start(): void;
  stop(): Promise<void>;
} {
  const { clock, log } = deps;
  let cancel = () => {};
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  let losing = false;

  async function pass(): Promise<void> {
    let pause = MINUTE;
    try {
      const now = clock.now();
      const expired = await store.expireWaiting(now - KEPT.waiting);
      if (expired > 0) log.warn({ expired }, "webhooks whose lead never came are ignored now");
      const gone = await store.prune({ requests: now - KEPT.requests, timeline: await timelineEnd(now) }, ROWS);
      if (gone >= ROWS) pause = PAUSE_WHEN_MORE;
    } catch (error) {
      log.error({ reason: reasonOf(error) }, "upkeep of the store failed; it is tried again in a minute");
    }
    if (!stopped) wait(pause);
  }

  async function timelineEnd(now: number): Promise<number> {
    const { since } = archive ? await store.unarchived() : { since: null };
    if (since === null) return now - KEPT.timeline;
    const lost = since < now - KEPT.unarchived;
    if (lost && !losing) log.error({ since: new Date(since).toISOString() }, "lines go that the archive has refused for too long");
    losing = lost;
    return Math.min(now - KEPT.timeline, Math.max(since, now - KEPT.unarchived));
  }

  function wait(pause: number): void {
    cancel = clock.after(pause, () => {
      running = pass();
    });
  }

  return {
    start: () => wait(MINUTE),
    async stop() {
      stopped = true;
      cancel();
      await running;
    },
  };
}
