import { validate, version } from "uuid";
import { expect, it } from "vitest";
import { newId } from "../src/new-id.ts";

it("makes UUIDs of version 7, each greater than the one before, whatever the clock says", () => {
  const now = Date.now();
  // Far more than fit into one millisecond, then a clock that goes back, then one that goes on.
  const times = [...Array.from({ length: 20_000 }, () => now), ...Array.from({ length: 5_000 }, () => now - 60_000), now + 1_000];
  const ids = times.map((time) => newId(time));
  expect(ids.filter((id) => !validate(id) || version(id) !== 7)).toEqual([]);
  expect(ids.filter((id, i) => i > 0 && id <= ids[i - 1]!)).toEqual([]);
});

it("begins with the time in milliseconds", () => {
  const later = Date.now() + 3_600_000;
  expect(Number.parseInt(newId(later).replaceAll("-", "").slice(0, 12), 16)).toBe(later);
});

it("shares no random part between two ids", () => {
  const tails = Array.from({ length: 10_000 }, () => newId().slice(20));
  expect(new Set(tails).size).toBe(tails.length);
});
