import { afterEach, expect, test } from "vitest";
import type { Outcome } from "../../src/model/command.ts";
import { createWorld, settledOf, type World } from "./engine-world.ts";

let world: World;
afterEach(() => world.close());

const DOWN: Outcome = { kind: "retry", reason: "503" };
const leads = Array.from({ length: 40 }, (_, n) => `lead ${n}`);

async function everybody(text: string): Promise<string[]> {
  const ids: string[] = [];
  for (const who of leads) ids.push(await world.receive(who, text));
  await world.settle();
  return ids;
}

test("a destination that is down is not called for every lead: a probe now and then, and all goes on in order when it is back", async () => {
  world = await createWorld();
  let down = true;
  world.scripts.set("shop", () => (down ? DOWN : { kind: "delivered" }));
  await everybody("say 1 2");
  await world.advance(1_000);
  expect(world.engine.stats().paused).toEqual({ shop: "it is down: 503" });
  const calls = world.sent.length;
  await world.advance(10 * 60_000);
  // After 5 and 10 seconds, then every 20.
  expect(world.sent.length - calls).toBeLessThanOrEqual(32);
  down = false;
  await world.advance(3 * 60_000);
  expect(world.warnings).toEqual([
    "it is down: nothing is sent there until it answers again",
    "it is no longer paused: what waited goes on",
  ]);
  expect(world.engine.stats().paused).toEqual({});
  const delivered = world.sent.filter(({ outcome }) => outcome === "delivered");
  for (const leadId of new Set(delivered.map((entry) => entry.leadId)))
    expect(delivered.filter((entry) => entry.leadId === leadId).map(({ text }) => text)).toEqual(["1", "2"]);
  expect(delivered).toHaveLength(80);
  expect(await world.store.dead({ limit: 100 })).toEqual([]);
});

test("what waits for a destination that is down spends no attempts", async () => {
  world = await createWorld();
  world.scripts.set("shop", () => DOWN);
  await everybody("say 1");
  await world.advance(30 * 60_000);
  const perLead = Map.groupBy(world.sent, ({ leadId }) => leadId);
  const most = Math.max(...[...perLead.values()].map((calls) => calls.length));
  expect(most).toBeLessThan(12);
  expect(await world.store.dead({ limit: 100 })).toEqual([]);
});

test("one lead's message that always fails stops nobody else", async () => {
  world = await createWorld();
  world.scripts.set("shop", ({ command }) =>
    command.type === "message.send" && command.message.text === "poison" ? DOWN : { kind: "delivered" },
  );
  await world.receive("ann", "say poison");
  await world.advance(5 * 60_000);
  expect(world.engine.stats().paused).toEqual({});
});

test("a bot that fails for one lead, however often that one writes, is asked by the others", async () => {
  world = await createWorld();
  world.scripts.set("bot", ({ lead }) => (lead.externalId === "poison" ? DOWN : { kind: "delivered" }));
  for (let n = 0; n < 8; n += 1) await world.receive("poison", "ask");
  await world.advance(25_000);
  expect(world.sent.filter(({ to }) => to === "bot").length).toBeGreaterThanOrEqual(10);
  expect(world.engine.stats().paused).toEqual({});
  const other = await world.receive("ann", "ask");
  await world.settle();
  expect(await settledOf(world, other)).toEqual(["bot.notify delivered"]);
});

test("being asked to wait does not count as being down", async () => {
  world = await createWorld();
  world.scripts.set("shop", () => ({ kind: "retry", reason: "429", after: 1_000 }));
  await everybody("say 1");
  await world.advance(20_000);
  expect(world.engine.stats().paused).toEqual({});
});

test("with a bot that is known to be down no lead waits for its tries: they count as failed at once", async () => {
  world = await createWorld();
  world.scripts.set("bot", () => DOWN);
  await everybody("ask");
  await world.advance(2_000);
  const asked = world.sent.length;
  const late = await world.receive("latecomer", "ask");
  await world.settle();
  expect(world.sent).toHaveLength(asked);
  expect(await settledOf(world, late)).toEqual(["bot.notify dead"]);
});

test("another destination is not affected", async () => {
  world = await createWorld();
  world.scripts.set("desk", () => DOWN);
  await everybody("mirror a\nsay 1");
  expect(world.sent.filter(({ to, outcome }) => to === "shop" && outcome === "delivered")).toHaveLength(leads.length);
  expect(world.engine.stats().paused).toEqual({ desk: "it is down: 503" });
});

test("a bot that fails half of the time is asked again: nobody is handed over for it", async () => {
  world = await createWorld();
  let calls = 0;
  world.scripts.set("bot", ({ attempt }) => (attempt === 1 && (calls += 1) % 2 === 1 ? DOWN : { kind: "delivered" }));
  const ids = await everybody("ask");
  await world.advance(60_000);
  expect(world.engine.stats().paused).toEqual({});
  for (const id of ids) expect(await settledOf(world, id)).toEqual(["bot.notify delivered"]);
});

test("an hour of successes does not hide that it is down now", async () => {
  world = await createWorld();
  let down = false;
  world.scripts.set("shop", () => (down ? DOWN : { kind: "delivered" }));
  for (let round = 0; round < 5; round += 1) await everybody("say 1");
  down = true;
  await everybody("say 2");
  expect(world.engine.stats().paused).toEqual({ shop: "it is down: 503" });
});

test("an instance that may not send for a moment neither takes its destination for down nor spends tries", async () => {
  let holds = true;
  world = await createWorld({ wrap: (store) => ({ ...store, holds: () => holds }) });
  Object.assign(world.deps, { send: async () => ({ status: 200, headers: {}, body: new Uint8Array() }) });
  world.scripts.set("bot", async (_, __, send) => {
    const asked = send({ method: "POST", url: "http://bot", headers: {}, timeout: 1_000 });
    return await asked.then(
      (): Outcome => ({ kind: "delivered" }),
      (error: unknown): Outcome => ({ kind: "retry", reason: String(error) }),
    );
  });
  holds = false;
  const ids = await everybody("ask");
  await world.advance(20_000); // far more than a bot's three tries take
  expect(world.engine.stats().paused).toEqual({});
  expect(world.sent.length).toBeLessThanOrEqual(21 * leads.length);
  holds = true;
  await world.advance(2_000);
  for (const id of ids) expect(await settledOf(world, id)).toEqual(["bot.notify delivered"]);
});

test("a failed call counts once, however often the store refuses what came of it", async () => {
  world = await createWorld();
  let answer: (outcome: Outcome) => void = () => {};
  const call = new Promise<Outcome>((resolve) => (answer = resolve));
  world.scripts.set("shop", ({ attempt }) => (attempt === 1 ? call : { kind: "delivered" }));
  for (const who of ["ann", "bob"]) await world.receive(who, "say 1");
  await world.settle();
  world.fault.turn = new Error("the database is away");
  answer(DOWN);
  await world.advance(60_000);
  delete world.fault.turn;
  await world.advance(10_000);
  expect(world.warnings.filter((text) => text.includes("it is down"))).toEqual([]);
  expect(world.sent.map(({ outcome }) => outcome)).toEqual(["retry", "retry", "delivered", "delivered"]);
});

test("a probe spends no attempt, and is never the end of what was sent; that it was sent is remembered", async () => {
  world = await createWorld();
  let down = true;
  world.scripts.set("shop", () => (down ? { kind: "retry", reason: "no answer", doubt: true } : { kind: "delivered" }));
  await everybody("say 1");
  await world.advance(24 * 3_600_000);
  expect(await world.store.dead({ limit: 100 })).toEqual([]);
  down = false;
  await world.advance(3 * 60_000);
  expect(world.sent.filter(({ outcome }) => outcome === "delivered")).toHaveLength(leads.length);
  const again = world.sent.filter((call, n) => world.sent.slice(0, n).some(({ id }) => id === call.id));
  expect(again.length).toBeGreaterThan(1_000);
  expect(again.filter(({ work }) => work.since === undefined)).toEqual([]);
});
