import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createSleepers } from "../../src/delivery/sleepers.ts";
import { manualClock } from "./engine-world.ts";

function sleepers(bound: number) {
  const clock = manualClock(0);
  const woken: [string, number][] = [];
  const overflows: [number, boolean][] = [];
  const made = createSleepers({
    clock,
    bound,
    wake: (lead) => woken.push([lead, clock.now()]),
    overflow: (last) => overflows.push([clock.now(), last]),
  });
  return { ...made, clock, woken, overflows };
}

test("each lead is woken once, at the last moment that was set for it", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 100 })), { maxLength: 60 }), (calls) => {
      const { set, clock, woken } = sleepers(1_000);
      for (const [lead, at] of calls) set(String(lead), at);
      while (clock.next(1_000));
      const wanted = new Map(calls.map(([lead, at]) => [String(lead), at]));
      expect(new Map(woken)).toEqual(wanted);
      expect(woken).toHaveLength(wanted.size);
      expect(woken.map(([, at]) => at)).toEqual(woken.map(([, at]) => at).toSorted((a, b) => a - b));
    }),
  );
});

test("a moment that has come wakes at once, a deleted one never", () => {
  const { set, delete: remove, clock, woken } = sleepers(10);
  set("ann", 0);
  expect(woken).toEqual([["ann", 0]]);
  set("bob", 5);
  remove("bob");
  while (clock.next(100));
  expect(woken).toHaveLength(1);
});

test("beyond the bound only the first and the last moment are kept, and looked for every second between them", () => {
  const { set, clock, woken, overflows } = sleepers(1);
  set("ann", 10);
  set("bob", 2_500);
  set("eve", 20);
  set("dan", 900);
  while (clock.next(100_000));
  expect(woken).toEqual([["ann", 10]]);
  expect(overflows).toEqual([
    [20, false],
    [1_020, false],
    [2_020, false],
    [2_500, true],
  ]);
});
