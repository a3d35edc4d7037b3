import { afterEach, describe, expect, it } from "vitest";
import { createUpkeep, KEPT } from "../../src/delivery/upkeep.ts";
import type { Store } from "../../src/delivery/store.ts";
import type { Deps } from "../../src/deps.ts";
import { rig } from "../http/acme.ts";
import type { Rig } from "../http/acme.ts";

const noNetwork = () => Promise.reject(new Error("no network"));

const DAY = 24 * 60 * 60 * 1000;
const NOW = Date.parse("2026-11-20T10:00:00Z");

let made: Rig | undefined;
afterEach(async () => {
  await made?.close();
  made = undefined;
});

/** A clock whose timers run when the test says so. */
function handClock() {
  const timers: { ms: number; run: () => void }[] = [];
  let now = NOW;
  const after = (ms: number, run: () => void) => {
    const timer = { ms, run };
    timers.push(timer);
    return () => void (timers.includes(timer) && timers.splice(timers.indexOf(timer), 1));
  };
  return { timers, at: (time: number) => void (now = time), clock: { now: () => now, after } };
}

function upkeepOver(store: Store, clock: Deps["clock"]) {
  const lines: string[] = [];
  const write = (_: object, message: string) => void lines.push(message);
  const log = { debug: write, info: write, warn: write, error: write };
  return {
    lines,
    ...createUpkeep({ store, deps: { clock, log, newId: () => "id", send: noNetwork, openHttp: noNetwork } }),
  };
}

describe("upkeep", () => {
  it("removes a finished webhook when its time is over, and not before", async () => {
    made = await rig();
    const request = { id: "r1", binding: "acme", at: NOW, dedupeKey: "e1", rule: "events / none", events: [] } as const;
    const raw = { method: "POST", path: "/in/***", query: {}, headers: {}, body: new Uint8Array() };
    await made.store.accept({ ...request, raw, ended: { as: "ignored", reason: "a test" } });

    const hand = handClock();
    const upkeep = upkeepOver(made.store, hand.clock);
    upkeep.start();
    hand.timers.shift()?.run();
    await upkeep.stop();
    expect(await made.store.requests({ limit: 10 })).toHaveLength(1);

    const later = handClock();
    // The store notes the end by its own clock, which is this machine's.
    later.at(Math.max(NOW, Date.now()) + KEPT.requests + DAY);
    const again = upkeepOver(made.store, later.clock);
    again.start();
    later.timers.shift()?.run();
    await again.stop();
    expect(await made.store.requests({ limit: 10 })).toHaveLength(0);
  });

  it("goes on soon while there is more, comes back in a minute otherwise, also after a failure", async () => {
    made = await rig();
    const results = [1_000, 3, -1];
    const store: Store = {
      ...made.store,
      prune: async () => {
        const result = results.shift() ?? 0;
        if (result < 0) throw new Error("disk full");
        return result;
      },
    };
    const { timers, clock } = handClock();
    const upkeep = upkeepOver(store, clock);
    upkeep.start();
    const pauses: (number | undefined)[] = [];
    for (let pass = 0; pass < 4; pass++) {
      while (timers.length === 0) await new Promise((resolve) => setImmediate(resolve));
      const timer = timers.shift();
      pauses.push(timer?.ms);
      timer?.run();
    }
    await upkeep.stop();
    expect(pauses).toEqual([60_000, 1_000, 60_000, 60_000]);
    expect(upkeep.lines).toContain("upkeep of the store failed; it is tried again in a minute");
    expect(timers).toEqual([]);
  });
});
