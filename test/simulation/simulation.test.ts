import { describe, expect, test } from "vitest";
import type { Transition } from "../../src/model/dialog.ts";
import { transition } from "../../src/model/transition.ts";
import { planOf } from "./moves.ts";
import type { Move } from "./moves.ts";
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

  test.each([
    ["an hour ahead", 3_600_000],
    ["ten minutes back", -600_000],
    ["an hour back", -3_600_000],
  ])("keeps every promise though the clock is set %s again and again", { timeout: 60_000 }, async (_, ms) => {
    for (let seed = 1; seed <= 30; seed += 1) {
      const plan = planOf(seed);
      const moves = plan.moves.flatMap((move, n): Move[] =>
        n % 5 === 2 ? [move, { act: { do: "clock", ms }, releases: 3, salt: 1 + n }] : [move],
      );
      const { failure } = await play({ ...plan, moves });
      if (failure !== undefined) expect.unreachable(story(await shrink({ ...plan, moves }, play)));
    }
  });

  test("keeps every promise to those who stay, and nothing of those who are erased amid everything", { timeout: 60_000 }, async () => {
    let erasures = 0;
    for (let seed = 1; seed <= 60; seed += 1) {
      const plan = planOf(seed);
      const erase = (n: number): Move => ({ act: { do: "erase", lead: n % plan.leads.length }, releases: n % 23, salt: 1 + n });
      const moves = plan.moves.flatMap((move, n) => (n % 9 === 4 ? [move, erase(n)] : [move]));
      const { failure, figures } = await play({ ...plan, moves });
      if (failure !== undefined) expect.unreachable(story(await shrink({ ...plan, moves }, play)));
      erasures += figures.erased;
    }
    expect(erasures).toBeGreaterThan(60);
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
