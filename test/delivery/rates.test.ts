import * as fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { createRates } from "../../src/delivery/rates.ts";
import type { BoundRate } from "../../src/mapping/provider.ts";
import { newLead } from "../../src/model/lead.ts";
import { afterTaking, tokenIn } from "../../src/model/rate.ts";
import { boundBinding, createWorld, manualClock, settledOf, T0 } from "./engine-world.ts";
import type { Sent, World } from "./engine-world.ts";

let world: World;
afterEach(() => world?.close());

const rate = (by: BoundRate["by"], interval: number, burst: number, only?: string): BoundRate => ({
  by,
  interval,
  burst,
  counts: (_, command) => only === undefined || command.type === only,
});

function allow(rates: readonly BoundRate[], to = "shop"): void {
  const { binding, ...bound } = world.runtime.bindings.get(to)!;
  const bindings = new Map(world.runtime.bindings).set(to, { ...bound, binding: { ...binding, rates } });
  world.runtime = { ...world.runtime, bindings };
}

const sentTo = (to = "shop"): Sent[] => world.sent.filter((entry) => entry.to === to);
const told = (to = "shop") => sentTo(to).map(({ text, at }) => [text, at]);

function withinRate(times: readonly number[], { interval, burst }: BoundRate): void {
  for (const [first, at] of times.entries())
    for (let last = first; last < times.length; last += 1)
      expect(last - first + 1).toBeLessThanOrEqual((times[last]! - at) / interval + burst + 1e-9);
}

test("a lead's messages go out at its own pace and in order; other leads and legs do not wait for it", async () => {
  world = await createWorld();
  allow([rate("lead", 1_000, 2)]);
  const ann = await world.receive("ann", "say 1 2 3 4 5\nmirror x");
  await world.receive("bob", "say a b");
  await world.advance(10_000);
  expect(told().filter(([text]) => Number(text) > 0)).toEqual([
    ["1", 0],
    ["2", 0],
    ["3", 1_000],
    ["4", 2_000],
    ["5", 3_000],
  ]);
  expect(told().filter(([text]) => !(Number(text) > 0))).toEqual([
    ["a", 0],
    ["b", 0],
  ]);
  expect(told("desk")).toEqual([["x", 0]]);
  expect(sentTo().every(({ attempt }) => attempt === 1)).toBe(true);
  expect(await settledOf(world, ann)).toEqual(["1 delivered", "x delivered", "2 delivered", "3 delivered", "4 delivered", "5 delivered"]);
});

test("waiting for a token costs neither a commit nor a timer that goes off, and shows as age", async () => {
  world = await createWorld();
  allow([rate("binding", 60_000, 1), rate("lead", 300_000, 1)]);
  for (const who of ["ann", "bob", "eve"]) await world.receive(who, "say 1 2");
  await world.settle();
  expect(sentTo()).toHaveLength(1);
  expect(world.engine.stats()).toMatchObject({ waiting: { shop: 2 } });
  const { turns } = world.counts;
  let rings = 0;
  while (world.clock.next(T0 + 59_999)) {
    rings += 1;
    await world.settle();
  }
  expect([world.counts.turns - turns, rings]).toEqual([0, 0]);
  const { oldest, outbox } = await world.store.backlog();
  expect([oldest.outbox, outbox]).toEqual([T0, 5]);
});

test("two hundred leads share the binding's rate, first come first served, and not a moment is lost", async () => {
  world = await createWorld();
  const shared = rate("binding", 100, 10);
  allow([shared]);
  const leads = Array.from({ length: 200 }, (_, n) => `lead ${n}`);
  for (const who of leads) await world.receive(who, `say ${who.slice(5)}`);
  await world.settle();
  expect(world.engine.stats().waiting).toEqual({ shop: 190 });
  let rings = 0;
  while (world.clock.next(T0 + 60_000)) {
    rings += 1;
    await world.settle();
  }
  expect(told()).toEqual(leads.map((who, n) => [who.slice(5), Math.max(0, n - 9) * 100]));
  expect(rings).toBeLessThan(200);
});

test("what found no room in line goes out all the same", async () => {
  world = await createWorld({ limits: { lanes: 3, running: 2, queue: 4, sleepers: 2 } });
  allow([rate("binding", 50, 1), rate("lead", 500, 1)]);
  for (let n = 0; n < 30; n += 1) await world.receive(`lead ${n}`, `say ${n} ${n}+`);
  await world.advance(120_000);
  expect(sentTo()).toHaveLength(60);
  withinRate(
    sentTo().map(({ at }) => at),
    rate("binding", 50, 1),
  );
});

test("a lead whose bucket is forgotten while it falls asleep goes out all the same", async () => {
  let ann = "";
  let hold: Promise<void> | undefined;
  world = await createWorld({
    limits: { sleepers: 1 },
    wrap: (store) => ({
      ...store,
      async inboxAfter(leadId, ...rest) {
        if (leadId === ann) await hold;
        return store.inboxAfter(leadId, ...rest);
      },
    }),
  });
  allow([rate("lead", 1_000, 1)]);
  ann = await world.receive("ann", "say 1 2");
  await world.advance(500);
  // It has found that it must wait and looks whether there is anything else; there is room for one bucket, and bob takes it.
  let goOn = () => {};
  hold = new Promise((resolve) => (goOn = resolve));
  world.engine.wake(ann);
  await world.receive("bob", "say x");
  while (sentTo().length < 2) await new Promise((resolve) => setImmediate(resolve));
  goOn();
  await world.advance(10_000);
  expect(told()).toEqual([
    ["1", 0],
    ["x", 500],
    ["2", 1_000],
  ]);
});

test("a commit that failed gives its token back", async () => {
  world = await createWorld();
  allow([rate("binding", 3_600_000, 1), rate("lead", 3_600_000, 1)]);
  await world.receive("ann", "say 1");
  await world.settle();
  expect(sentTo()).toHaveLength(1);
  await world.close();
  world = await createWorld();
  allow([rate("binding", 3_600_000, 1), rate("lead", 3_600_000, 1)]);
  world.fault.turn = new Error("disk full");
  await world.receive("ann", "say 1");
  await world.settle();
  delete world.fault.turn;
  await world.advance(10_000);
  expect(sentTo()).toHaveLength(1);
});

test("a lead whose lane backs off from the store holds up nobody behind it", async () => {
  let failing = "";
  world = await createWorld({
    wrap: (store) => ({
      ...store,
      turn: (turn) => (turn.leadId === failing ? Promise.reject(new Error("a lock")) : store.turn(turn)),
    }),
  });
  allow([rate("binding", 5_000, 1)]);
  const bob = await world.receive("bob", "nothing yet");
  await world.settle();
  failing = bob;
  await world.receive("ann", "say 1");
  await world.receive("bob", "say 2");
  await world.settle();
  await world.receive("eve", "say 3");
  await world.settle();
  await world.advance(5_000);
  expect(told()).toEqual([
    ["1", 0],
    ["3", 5_000],
  ]);
  failing = "";
  await world.advance(20_000);
  expect(told().at(-1)?.[0]).toBe("2");
});

test("typing that would have to wait is left out, and what comes behind it is not", async () => {
  world = await createWorld();
  allow([rate("lead", 1_000, 1)]);
  const lead = await world.receive("ann", "say 1");
  await world.receive("ann", "type\nsay 2");
  await world.advance(5_000);
  expect(told()).toEqual([
    ["1", 0],
    ["2", 1_000],
  ]);
  expect(await settledOf(world, lead)).toContain("typing.send cancelled");
});

test("only what counts takes a token", async () => {
  world = await createWorld();
  allow([rate("lead", 1_000, 1, "message.send")]);
  await world.receive("ann", "type\nsay 1\ntype");
  await world.advance(5_000);
  expect(told().map(([, at]) => at)).toEqual([0, 0, 0]);
});

test("further calls of one attempt are made up for by those that come after it", async () => {
  world = await createWorld();
  const threeCalls = boundBinding("shop", ["channel"], async (binding, work, send) => {
    for (let n = 0; n < 3; n += 1)
      await send({ method: "GET", url: "http://shop.example", headers: {}, timeout: 1 }).catch(() => undefined);
    world.sent.push({ to: binding.id, id: work.id, text: "", at: world.clock.now() - T0, attempt: 1, leadId: work.lead.id, work });
    return { kind: "delivered" };
  });
  world.runtime = { ...world.runtime, bindings: new Map(world.runtime.bindings).set("shop", threeCalls) };
  allow([rate("binding", 100, 1)]);
  for (const who of ["ann", "bob", "eve"]) await world.receive(who, "say 1");
  await world.advance(5_000);
  expect(sentTo().map(({ at }) => at)).toEqual([0, 300, 600]);
});

test("a reload that allows more is felt at once", async () => {
  world = await createWorld();
  allow([rate("binding", 3_600_000, 1)]);
  for (const who of ["ann", "bob", "eve"]) await world.receive(who, "say 1");
  await world.settle();
  const before = world.runtime;
  allow([]);
  await world.engine.reload(before, world.runtime);
  await world.settle();
  expect(sentTo()).toHaveLength(3);
});

test.each([10_000, 40_000, 5 * 3_600_000])("a clock that is set back by %i ms holds nobody up for more than half a minute", (back) => {
  const one = rate("lead", 1_000, 3);
  let fullAt: number | undefined;
  for (let n = 0; n < 3; n += 1) fullAt = afterTaking(one, fullAt, T0);
  const wait = tokenIn(one, fullAt, T0 - back);
  expect(wait).toBeLessThanOrEqual(31_000);
  expect(tokenIn(one, fullAt, T0 - back + wait)).toBe(0);
});

test("leads whose buckets are full again are forgotten, and never more are remembered than the bound", () => {
  const clock = manualClock(0);
  const { binding } = boundBinding("shop", ["channel"], () => Promise.resolve({ kind: "delivered" }));
  const bindings = new Map([["shop", { binding: { ...binding, rates: [rate("lead", 1_000, 2)] } }]]);
  const rates = createRates({ clock, bound: 500, bindings: () => bindings });
  const lead = newLead("l", "shop", "l", "2026-11-20T10:00:00.000Z");
  const take = (n: number) =>
    rates.takeOfLead({ to: "shop", lead: { ...lead, id: `lead ${n}` }, command: { type: "message.send" } as never });
  for (let n = 0; n < 10_000; n += 1) {
    take(n);
    clock.next(clock.now() + 10); // a hundred a second, each full again after one
    expect(rates.size()).toBeLessThanOrEqual(110);
  }
  for (let n = 0; n < 2_000; n += 1) take(n);
  expect(rates.size()).toBe(500);
});

const people = ["ann", "bob", "eve", "dan"];
const acts = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ who: fc.constantFrom(...people), parts: fc.integer({ min: 1, max: 5 }) }) },
    { weight: 4, arbitrary: fc.record({ wait: fc.integer({ min: 1, max: 4_000 }) }) },
    { weight: 1, arbitrary: fc.record({ full: fc.constant(true) }) },
  ),
  { minLength: 2, maxLength: 20 },
);
const allowed = fc.record({ interval: fc.integer({ min: 20, max: 1_500 }), burst: fc.integer({ min: 1, max: 4 }) });

test("whoever writes and whenever: within both rates, in order, nothing lost, and nobody waits beside a token", async () => {
  await fc.assert(
    fc.asyncProperty(
      acts,
      allowed,
      allowed,
      fc.array(fc.constantFrom("ok", "ok", "retry"), { maxLength: 12 }),
      async (list, a, b, plan) => {
        world = await createWorld();
        const [ofAll, ofOne] = [rate("binding", a.interval, a.burst), rate("lead", b.interval, b.burst)];
        allow([ofAll, ofOne]);
        const answers = [...plan];
        world.scripts.set("shop", () => (answers.shift() === "retry" ? { kind: "retry", reason: "503" } : { kind: "delivered" }));
        try {
          const said = new Map<string, number[]>(people.map((who) => [who, []]));
          let n = 0;
          const nobodyWaits = async (): Promise<void> => {
            const now = world.clock.now();
            const wait = (one: BoundRate, taken: readonly Sent[]) =>
              tokenIn(
                one,
                taken.reduce<number | undefined>((fullAt, { at }) => afterTaking(one, fullAt, T0 + at), undefined),
                now,
              );
            if (wait(ofAll, sentTo()) > 0) return;
            const heads = new Map<string, { status: string; dueAt: number }>();
            for (const row of await world.store.openCommands({ limit: 1_000 })) if (!heads.has(row.leadId)) heads.set(row.leadId, row);
            for (const [leadId, { status, dueAt }] of heads)
              if (status === "pending" && dueAt <= now)
                expect(
                  wait(
                    ofOne,
                    sentTo().filter((entry) => entry.leadId === leadId),
                  ),
                ).toBeGreaterThan(0);
          };
          const pass = async (ms: number): Promise<void> => {
            const until = world.clock.now() + ms;
            await world.settle();
            await nobodyWaits();
            while (world.clock.next(until)) {
              await world.settle();
              await nobodyWaits();
            }
          };
          for (const act of list) {
            if ("wait" in act) await pass(act.wait);
            else if ("full" in act) {
              world.fault.turn = new Error("disk full");
              await world.advance(1_000);
              delete world.fault.turn;
              await world.advance(6_000); // lanes back off from a store that failed
            } else {
              const words = Array.from({ length: act.parts }, () => (n += 1));
              said.get(act.who)!.push(...words);
              await world.receive(act.who, `say ${words.join(" ")}`);
            }
          }
          await pass(20 * 60_000);
          expect(await world.store.backlog()).toMatchObject({ inbox: 0, outbox: 0, dead: 0 });
          for (const who of people) {
            const mine = sentTo().filter(({ work }) => work.lead.externalId === who);
            expect(mine.filter(({ outcome }) => outcome === "delivered").map(({ text }) => Number(text))).toEqual(said.get(who));
            withinRate(
              mine.map(({ at }) => at),
              ofOne,
            );
          }
          withinRate(
            sentTo().map(({ at }) => at),
            ofAll,
          );
        } finally {
          await world.close();
        }
      },
    ),
    { numRuns: 40, timeout: 10_000 },
  );
}, 120_000);
