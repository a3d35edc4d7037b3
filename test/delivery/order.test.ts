import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Outcome } from "../../src/model/command.ts";
import { createWorld, settledOf } from "./engine-world.ts";
import type { Script, World } from "./engine-world.ts";

/** What a provider does with the next attempts, in turn. */
const outcomes = fc.array(
  fc.constantFrom<"ok" | "retry" | "doubt" | "reject" | "slow" | "hang" | "account">(
    "ok",
    "ok",
    "retry",
    "doubt",
    "reject",
    "slow",
    "hang",
    "account",
  ),
  { maxLength: 40 },
);

const acts = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constant("say" as const),
        lead: fc.integer({ min: 0, max: 2 }),
        parts: fc.integer({ min: 1, max: 4 }),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant("mirror" as const),
        lead: fc.integer({ min: 0, max: 2 }),
        parts: fc.integer({ min: 1, max: 3 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("take" as const), lead: fc.integer({ min: 0, max: 2 }) }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant("wait" as const), ms: fc.integer({ min: 1, max: 90_000 }) }) },
    { weight: 1, arbitrary: fc.constant({ do: "stop" as const }) },
    { weight: 2, arbitrary: fc.constant({ do: "crash" as const }) },
    { weight: 1, arbitrary: fc.constant({ do: "full disk" as const }) },
    { weight: 1, arbitrary: fc.constant({ do: "nothing settled" as const }) },
  ),
  { minLength: 3, maxLength: 25 },
);

function scripted(world: World, plan: string[]): Script {
  return () => {
    switch (plan.shift()) {
      case "retry":
        return { kind: "retry", reason: "503" };
      case "doubt":
        return { kind: "retry", reason: "no answer", doubt: true };
      case "reject":
        return { kind: "rejected", reason: "400" };
      case "account":
        return { kind: "account", reason: "401" };
      case "slow":
        return new Promise<Outcome>((resolve) => world.clock.after(700, () => resolve({ kind: "delivered" })));
      case "hang":
        return new Promise(() => {});
      default:
        return { kind: "delivered" };
    }
  };
}

test("whatever fails and whenever it restarts, no leg is reordered and every command is accounted for once", async () => {
  await fc.assert(
    fc.asyncProperty(acts, outcomes, async (steps, plan) => {
      const world = await createWorld({ limits: { lanes: 2, running: 2, queue: 4, pages: { inbox: 2, outbox: 3 } } });
      try {
        const script = scripted(world, [...plan]);
        for (const to of ["shop", "desk"]) world.scripts.set(to, script);
        const said: string[] = [];
        const leads = new Set<string>();
        let n = 0;
        for (const step of steps) {
          if (step.do === "say" || step.do === "mirror") {
            const words = Array.from({ length: step.parts }, () => String((n += 1)));
            said.push(...words);
            leads.add(await world.receive(`lead ${step.lead}`, `${step.do} ${words.join(" ")}`));
          } else if (step.do === "take") leads.add(await world.receive(`lead ${step.lead}`, "take"));
          else if (step.do === "wait") await world.advance(step.ms);
          else if (step.do === "stop") await world.restart();
          else if (step.do === "crash") await world.restart({ crash: true });
          else if (step.do === "full disk") {
            world.fault.turn = new Error("disk full");
            await world.advance(2_000);
            delete world.fault.turn;
          }
        }
        // Calm: the faults stop, and everything must come to its end.
        world.scripts.clear();
        await world.advance(45 * 60_000);

        expect(await world.store.backlog()).toMatchObject({ inbox: 0, outbox: 0 });
        for (const lead of leads)
          for (const to of ["shop", "desk"]) {
            const order = world.sent.filter((entry) => entry.leadId === lead && entry.to === to).map((entry) => Number(entry.text));
            expect(order).toEqual(order.toSorted((a, b) => a - b));
          }
        const settled = (await Promise.all([...leads].map((lead) => settledOf(world, lead)))).flat();
        expect(settled.map((line) => Number(line.split(" ")[0])).sort((a, b) => a - b)).toEqual(said.map(Number));
        const reached = new Set(world.sent.filter((entry) => entry.outcome === "delivered").map((entry) => entry.text));
        for (const line of settled) if (line.endsWith("delivered")) expect(reached).toContain(line.split(" ")[0]);
      } finally {
        await world.close();
      }
    }),
    { numRuns: 100, timeout: 10_000 },
  );
}, 120_000);
