import type { Deps } from "../deps.ts";
import { reasonOf } from "../errors.ts";
import type { Store } from "./store.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** How long things are kept; finished ones only, dead letters wait for a person. Milliseconds. */
export const KEPT = { waiting: DAY, requests: 30 * DAY, timeline: 180 * DAY };

/** Rows in one commit: few enough that no webhook waits for it noticeably. */
const ROWS = 1_000;
const PAUSE_WHEN_MORE = 1_000;

/** Once a minute: webhooks that waited too long for their lead become ignored, and what is old and finished goes. */
export function createUpkeep({ store, deps }: { store: Store; deps: Deps }): { start(): void; stop(): Promise<void> } {
  const { clock, log } = deps;
  let cancel = () => {};
  let running: Promise<void> = Promise.resolve();
  let stopped = false;

  async function pass(): Promise<void> {
    let pause = MINUTE;
    try {
      const now = clock.now();
      const expired = await store.expireWaiting(now - KEPT.waiting);
      if (expired > 0) log.warn({ expired }, "webhooks whose lead never came are ignored now");
      const gone = await store.prune({ requests: now - KEPT.requests, timeline: now - KEPT.timeline }, ROWS);
      if (gone >= ROWS) pause = PAUSE_WHEN_MORE;
    } catch (error) {
      log.error({ reason: reasonOf(error) }, "upkeep of the store failed; it is tried again in a minute");
    }
    if (!stopped) wait(pause);
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
