import { describe, expect, test } from "vitest";
import { planOf } from "./moves.ts";
import { shrink, story } from "./shrink.ts";
import { play } from "./world.ts";

/** `npm run simulate` plays thousands. */
const SEEDS = 150;

describe("the whole engine under random schedules, crashes and failing providers", () => {
  test("keeps every promise", { timeout: 120_000 }, async () => {
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const { failure } = await play(planOf(seed));
      if (failure !== undefined) expect.unreachable(story(await shrink(planOf(seed), play)));
    }
  });

  test("does the same for the same seed, and something else for another", async () => {
    const hash = async (seed: number) => (await play(planOf(seed))).hash;
    for (const seed of [1, 2, 3]) expect(await hash(seed)).toBe(await hash(seed));
    expect(await hash(1)).not.toBe(await hash(2));
  });
});
