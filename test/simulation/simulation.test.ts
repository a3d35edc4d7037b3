import { describe, expect, test } from "vitest";
import type { Transition } from "../../src/model/dialog.ts";
import { transition } from "../../src/model/transition.ts";
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

  test("finds a planted mistake, and tells it as a short story", { timeout: 120_000 }, async () => {
    /** An operator who comes does not raise the epoch. */
    const careless: Transition = (situation, event, context) => {
      const decision = transition(situation, event, context);
      if (event.type !== "operator.took" || !decision.dialog || !situation.dialog) return decision;
      return { ...decision, dialog: { ...decision.dialog, epoch: situation.dialog.epoch } };
    };
    let seed = 1;
    while ((await play(planOf(seed), careless)).failure === undefined && seed < 100) seed += 1;
    const found = await shrink(planOf(seed), (plan) => play(plan, careless), 60);
    expect(found.played.failure).toMatch(/the owner changed \(\w+ → operator\) within epoch/);
    expect(found.plan.moves.length).toBeLessThanOrEqual(3);
    expect(story(found)).toMatch(/operator \d takes at the desk of lead/);
  });
});
