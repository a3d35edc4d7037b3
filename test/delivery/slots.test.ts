import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createSlots } from "../../src/delivery/slots.ts";
import { afterTaking, tokenIn } from "../../src/model/rate.ts";
import type { Rate } from "../../src/model/rate.ts";
import { manualClock, T0 } from "./engine-world.ts";

function slots(perBinding: number, line = 10, rate?: Rate) {
  const clock = manualClock();
  const woken: string[] = [];
  let overflows = 0;
  let fullAt: number | undefined;
  const tokens = {
    in: (_: string, kept: number) => (rate ? tokenIn(rate, fullAt, clock.now(), kept) : 0),
    take: () => {
      if (rate) fullAt = afterTaking(rate, fullAt, clock.now());
    },
    giveBack: () => {
      if (rate && fullAt !== undefined) fullAt -= rate.interval;
    },
  };
  const wake = (lead: string) => woken.push(lead);
  const made = createSlots({ clock, tokens, perBinding, line, wake, overflow: () => (overflows += 1) });
  return { ...made, clock, woken, overflows: () => overflows };
}

test("a freed slot is kept for the first in line, and nobody overtakes", () => {
  const { acquire, release, woken } = slots(1);
  expect(acquire("shop", "ann")).toBe(true);
  expect(acquire("shop", "bob")).toBe(false);
  expect(acquire("shop", "eve")).toBe(false);
  release("shop");
  expect(woken).toEqual(["bob"]);
  expect(acquire("shop", "ann")).toBe(false);
  expect(acquire("shop", "bob")).toBe(true);
});

test("a slot that nobody waits for goes to the first that comes, one that is kept does not", () => {
  const { acquire, release, giveUp } = slots(2);
  acquire("shop", "ann");
  acquire("shop", "bob");
  acquire("shop", "eve");
  release("shop");
  release("shop");
  expect(acquire("shop", "new")).toBe(true);
  expect(acquire("shop", "late")).toBe(false);
  giveUp("eve");
  expect(acquire("shop", "late")).toBe(true);
});

test("a lead that has nothing to send any more passes its slot on", () => {
  const { acquire, release, giveUp, woken } = slots(1);
  acquire("shop", "ann");
  acquire("shop", "bob");
  acquire("shop", "eve");
  release("shop");
  giveUp("bob");
  expect(woken).toEqual(["bob", "eve"]);
  expect(acquire("shop", "eve")).toBe(true);
});

test("destinations do not share slots", () => {
  const { acquire } = slots(1);
  expect(acquire("shop", "ann")).toBe(true);
  expect(acquire("desk", "ann")).toBe(true);
});

test("the line is bounded, and whoever finds no place in it is reported", () => {
  const { acquire, overflows } = slots(1, 1);
  acquire("shop", "ann");
  acquire("shop", "bob");
  acquire("shop", "bob");
  expect(overflows()).toBe(0);
  acquire("shop", "eve");
  expect(overflows()).toBe(1);
});

test("without a token the lead waits in line, and is woken at the very moment that there is one", () => {
  const { acquire, release, clock, woken } = slots(10, 10, { interval: 100, burst: 2 });
  expect(["ann", "bob", "eve", "dan"].map((lead) => acquire("shop", lead))).toEqual([true, true, false, false]);
  release("shop"); // a slot alone helps nobody
  expect(woken).toEqual([]);
  expect(clock.next(T0 + 100)).toBe(true);
  expect([clock.now() - T0, woken]).toEqual([100, ["eve"]]);
  expect(acquire("shop", "new")).toBe(false);
  expect(acquire("shop", "eve")).toBe(true);
  expect(clock.next(T0 + 200)).toBe(true);
  expect([clock.now() - T0, woken]).toEqual([200, ["eve", "dan"]]);
});

test("a token that its lead has no use for goes to the next at once", () => {
  const { acquire, giveUp, abandon, clock, woken } = slots(10, 10, { interval: 100, burst: 1 });
  acquire("shop", "ann");
  for (const lead of ["bob", "eve", "dan"]) acquire("shop", lead);
  clock.next(T0 + 100);
  giveUp("bob");
  expect(woken).toEqual(["bob", "eve"]);
  expect(acquire("shop", "eve")).toBe(true);
  abandon("shop"); // its commit failed: nothing was sent
  expect(woken).toEqual(["bob", "eve", "dan"]);
});

/** A lead comes (0–4), or comes and has nothing to send when its turn comes (5), or an attempt ends, or time passes. */
const moves = fc.array(
  fc.oneof(
    fc.record({ come: fc.integer({ min: 0, max: 5 }) }),
    fc.record({ end: fc.constant(true) }),
    fc.record({ pass: fc.integer({ min: 1, max: 700 }) }),
  ),
  { maxLength: 80 },
);
const rates = fc.record({ interval: fc.integer({ min: 1, max: 400 }), burst: fc.integer({ min: 1, max: 5 }) });

test("whoever comes and whenever: never more than rate × t + burst, first come first served, nobody waits beside a free slot and a token", () => {
  fc.assert(
    fc.property(moves, rates, fc.integer({ min: 1, max: 4 }), (list, rate, perBinding) => {
      const { acquire, release, giveUp, inFlight, waiting, clock, woken } = slots(perBinding, 1_000, rate);
      const began: number[] = [];
      const came: string[] = [];
      const served: string[] = [];
      let under = 0;
      let n = 0;
      let fullAt: number | undefined;
      const start = (lead: string): void => {
        under += 1;
        began.push(clock.now());
        fullAt = afterTaking(rate, fullAt, clock.now());
        served.push(lead);
      };
      const wake = (): void => {
        for (let lead = woken.shift(); lead !== undefined; lead = woken.shift()) {
          if (lead.endsWith("idle")) {
            giveUp(lead);
            came.splice(came.indexOf(lead), 1);
          } else {
            expect(acquire("shop", lead)).toBe(true);
            start(lead);
          }
        }
      };
      const look = (): void => {
        wake();
        expect(under).toBe(inFlight()["shop"] ?? 0);
        expect(under).toBeLessThanOrEqual(perBinding);
        const free = under < perBinding && tokenIn(rate, fullAt, clock.now()) === 0;
        if (free) expect(waiting()["shop"] ?? 0).toBe(0);
      };
      const pass = (ms: number): void => {
        const until = clock.now() + ms;
        while (clock.next(until)) look();
        look();
      };
      for (const move of list) {
        if ("come" in move) {
          const lead = `${(n += 1)}${move.come === 5 ? "idle" : ""}`;
          if (move.come === 5 && inFlight()["shop"] === undefined) continue;
          if (move.come === 5 && (waiting()["shop"] ?? 0) === 0) continue; // it would be served at once
          came.push(lead);
          if (acquire("shop", lead)) start(lead);
        } else if ("end" in move) {
          if (under === 0) continue;
          under -= 1;
          release("shop");
        } else pass(move.pass);
        look();
      }
      for (let left = came.length; left >= 0; left -= 1) {
        pass(rate.interval);
        for (; under > 0; under -= 1) release("shop");
        look();
      }
      expect(served).toEqual(came);
      for (const [first, at] of began.entries())
        for (let last = first; last < began.length; last += 1)
          expect(last - first + 1).toBeLessThanOrEqual((began[last]! - at) / rate.interval + rate.burst);
    }),
  );
});
