import { expect, test } from "vitest";
import * as fc from "fast-check";
import { jitterOf, nextRetry, RETRY_FLOOR } from "../../src/model/retry.ts";

const failed = { class: "chat", attempts: 1, elapsed: 0, jitter: 0.999999999, tries: 3 } as const;

test("a chat command waits up to 0.5, 1, 2, 5, 10, 30 s, then up to 60 s", () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 8, 20].map((attempts) => nextRetry({ ...failed, attempts }));
  expect(waits).toEqual([499, 999, 1999, 4999, 9999, 29_999, 59_999, 59_999, 59_999]);
});

test("the last try of a chat command is 15 minutes after the first, and then it is given up", () => {
  expect(nextRetry({ ...failed, attempts: 20, elapsed: 15 * 60_000 - 7_000 })).toBe(7_000);
  expect(nextRetry({ ...failed, attempts: 21, elapsed: 15 * 60_000 })).toBeNull();
});

test("a chat command that was parked for hours still gets its quick tries", () => {
  expect(nextRetry({ ...failed, attempts: 1, elapsed: 5 * 3_600_000 })).toBe(499);
  expect(nextRetry({ ...failed, attempts: 7, elapsed: 5 * 3_600_000 })).toBeNull();
});

test("a bot gets as many tries as its policy says, up to 1, 2 and 4 s apart", () => {
  const waits = [1, 2, 3, 4].map((attempts) => nextRetry({ ...failed, class: "bot", attempts, tries: 4 }));
  expect(waits).toEqual([999, 1999, 3999, null]);
});

test("what the provider asks for is obeyed up to the class's longest step", () => {
  expect(nextRetry({ ...failed, after: 20_000 })).toBe(20_000);
  expect(nextRetry({ ...failed, after: 3_600_000 })).toBe(60_000);
  expect(nextRetry({ ...failed, class: "bot", after: 20_000 })).toBe(4_000);
  expect(nextRetry({ ...failed, attempts: 7, after: 0 })).toBe(59_999);
});

test("a day that the provider asks for is cut to the class's longest step, and to what is left of its time", () => {
  const day = 24 * 3_600_000;
  expect(nextRetry({ ...failed, after: day })).toBe(60_000);
  expect(nextRetry({ ...failed, class: "record", after: day })).toBe(60_000);
  expect(nextRetry({ ...failed, class: "handoff", after: day })).toBe(10_000);
  expect(nextRetry({ ...failed, class: "bot", after: day })).toBe(4_000);
  expect(nextRetry({ ...failed, after: day, elapsed: 15 * 60_000 - 9_000 })).toBe(9_000);
});

test.each([
  ["chat", 15 * 60_000],
  ["record", 24 * 3_600_000],
  ["handoff", 60_000],
] as const)("a %s command has its time in all, and no try after it", (kind, total) => {
  expect(nextRetry({ ...failed, class: kind, attempts: 50, elapsed: total - 1 })).not.toBeNull();
  expect(nextRetry({ ...failed, class: kind, attempts: 50, elapsed: total })).toBeNull();
});

test("jitter is full: from the floor to the whole step", () => {
  const waits = [0, 0.1, 0.5, 0.9].map((jitter) => nextRetry({ ...failed, attempts: 5, jitter }));
  expect(waits).toEqual([RETRY_FLOOR, 1_000, 5_000, 9_000]);
});

test("every wait is a whole number between the floor and the cap", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (attempts, jitter) => {
      const wait = nextRetry({ ...failed, attempts, jitter })!;
      return Number.isInteger(wait) && wait >= RETRY_FLOOR && wait <= 60_000;
    }),
  );
});

test("jitter is spread over the range and the same for the same attempt", () => {
  const values = Array.from({ length: 1_000 }, (_, n) => jitterOf(`0190b0a0-0000-7000-8000-${String(n).padStart(12, "0")}`, 1));
  for (let tenth = 0; tenth < 10; tenth += 1) {
    const within = values.filter((value) => value >= tenth / 10 && value < (tenth + 1) / 10).length;
    expect(within).toBeGreaterThan(60);
    expect(within).toBeLessThan(140);
  }
  expect(jitterOf("a", 1)).toBe(jitterOf("a", 1));
  expect(jitterOf("a", 1)).not.toBe(jitterOf("a", 2));
});
