import { afterEach, expect, test } from "vitest";
import { GatewayError } from "../../src/errors.ts";
import { createWorld, settledOf } from "./engine-world.ts";
import type { World } from "./engine-world.ts";

let world: World;
afterEach(() => world.close());

const texts = (w: World, to = "shop") => w.sent.filter((entry) => entry.to === to).map((entry) => entry.text);

test("a webhook is applied and its commands go out in order, one at a time", async () => {
  world = await createWorld();
  await world.receive("ann", "say 1 2 3");
  await world.settle();
  await world.receive("ann", "say 4");
  await world.settle();
  expect(texts(world)).toEqual(["1", "2", "3", "4"]);
});

test("an exchange webhook → bot → provider takes four commits", async () => {
  world = await createWorld();
  world.scripts.set("bot", () => ({ kind: "delivered", actions: [{ type: "say", text: "hello" }] }));
  await world.receive("ann", "ask");
  await world.settle();
  expect(texts(world)).toEqual(["hello"]);
  expect(world.counts).toEqual({ accepts: 1, turns: 3 });
});

test("the same webhook twice has one effect", async () => {
  world = await createWorld();
  await world.receive("ann", "say 1", { key: "k1" });
  await world.receive("ann", "say 1", { key: "k1" });
  await world.settle();
  expect(texts(world)).toEqual(["1"]);
});

test("a stuck leg holds neither the lead's other legs nor other leads", async () => {
  world = await createWorld();
  world.scripts.set("desk", (work) => (work.lead.externalId === "ann" ? new Promise(() => {}) : { kind: "delivered" }));
  await world.receive("ann", "mirror a b");
  await world.receive("ann", "say 1 2");
  await world.receive("bob", "mirror c\nsay 3");
  await world.settle();
  expect(texts(world).sort()).toEqual(["1", "2", "3"]);
  expect(texts(world, "desk").sort()).toEqual(["a", "c"]);
});

test("a transition that throws makes a dead letter of its event alone, and the lane goes on", async () => {
  world = await createWorld();
  await world.receive("ann", "say 1");
  const lead = await world.receive("ann", "say x\nboom");
  await world.receive("ann", "say 2");
  await world.settle();
  expect(texts(world)).toEqual(["1", "2"]);
  const dead = await world.store.dead({ limit: 10 });
  expect(dead).toMatchObject([{ kind: "request", reason: "boom" }]);
  expect((await world.timeline(lead)).filter((row) => row.kind === "failed")).toHaveLength(1);
});

test.each([true, false])(
  "a dead request that is retried goes to the lane's tail, and is late where newer ones went before: %s",
  async (newer) => {
    world = await createWorld();
    await world.receive("ann", "boom");
    await world.advance(1_000);
    if (newer) await world.receive("ann", "say newer");
    await world.advance(1_000);
    const [letter] = await world.store.dead({ limit: 1 });
    const bound = world.runtime.bindings.get("shop")!;
    const { received, raw } = await import("./engine-world.ts");
    const lead = (await world.engine.accept(bound.binding, received("ann", "say mended"), raw, { retryOf: letter!.id })).rows[0]!.leadId!;
    await world.settle();
    expect(texts(world)).toEqual(newer ? ["newer", "mended"] : ["mended"]);
    expect(await world.store.dead({ limit: 1 })).toEqual([]);
    expect((await world.timeline(lead)).some((row) => row.kind === "late")).toBe(newer);
  },
);

test("a store that refuses a turn changes nothing: the lane backs off and does the same again", async () => {
  world = await createWorld();
  world.fault.turn = new GatewayError("store.unavailable", "disk full");
  await world.receive("ann", "say 1 2");
  await world.settle();
  await world.advance(20_000);
  expect(world.sent).toEqual([]);
  const { storeFailures } = world.engine.stats();
  // 100, 200, 400 … 3200, then every 5 s
  expect(storeFailures).toBe(9);
  delete world.fault.turn;
  await world.advance(5_000);
  expect(texts(world)).toEqual(["1", "2"]);
});

test("a result that could not be committed is not lost, and the command is not sent again", async () => {
  world = await createWorld();
  let release = (): void => {};
  world.scripts.set("shop", (work) =>
    work.attempt > 1 || release !== noop
      ? { kind: "delivered" }
      : new Promise((resolve) => (release = () => resolve({ kind: "delivered" }))),
  );
  const noop = release;
  const lead = await world.receive("ann", "say 1 2");
  await world.settle();
  world.fault.turn = new GatewayError("store.unavailable", "disk full");
  release();
  await world.advance(3_000);
  expect(texts(world)).toEqual(["1"]);
  delete world.fault.turn;
  await world.advance(5_000);
  expect(texts(world)).toEqual(["1", "2"]);
  expect(await settledOf(world, lead)).toEqual(["1 delivered", "2 delivered"]);
  expect(world.engine.stats().doubts).toBe(0);
});

test("failed turns give back the slots that they had reserved", async () => {
  world = await createWorld({ limits: { inFlight: 1 } });
  world.fault.turn = new GatewayError("store.unavailable", "disk full");
  await world.receive("ann", "say 1");
  await world.receive("bob", "say 2");
  await world.advance(2_000);
  delete world.fault.turn;
  await world.advance(10_000);
  expect(texts(world).sort()).toEqual(["1", "2"]);
  expect(world.engine.stats().inFlight).toEqual({ shop: 0 });
});

test("an attempt under way is not begun again when the lane reads its lead anew", async () => {
  world = await createWorld();
  let release = (): void => {};
  world.scripts.set("shop", () => new Promise((resolve) => (release = () => resolve({ kind: "delivered" }))));
  const lead = await world.receive("ann", "say 1");
  await world.settle();
  world.fault.turn = new GatewayError("store.unavailable", "disk full");
  await world.receive("ann", "mirror x");
  await world.advance(1_000);
  delete world.fault.turn;
  await world.advance(5_000);
  expect(texts(world, "desk")).toEqual(["x"]);
  release();
  await world.settle();
  expect(texts(world)).toEqual(["1"]);
  expect(await settledOf(world, lead)).toEqual(["x delivered", "1 delivered"]);
});

test("a commit that was done though it was reported as failed is not done again", async () => {
  let lies = 2;
  world = await createWorld({
    wrap: (store) => ({
      ...store,
      async turn(turn) {
        await store.turn(turn);
        if ((lies -= 1) >= 0) throw new GatewayError("store.unavailable", "the connection broke during the commit");
      },
    }),
  });
  const lead = await world.receive("ann", "say 1 2");
  await world.advance(10_000);
  expect(texts(world)).toEqual(["1", "2"]);
  expect(await settledOf(world, lead)).toEqual(["1 delivered", "2 delivered"]);
});

test("what is accepted while the lane reads its inbox is not overlooked", async () => {
  let during: (() => Promise<unknown>) | undefined;
  world = await createWorld({
    wrap: (store) => ({
      ...store,
      async inboxAfter(...about) {
        const rows = await store.inboxAfter(...about);
        const act = during;
        during = undefined;
        await act?.();
        return rows;
      },
    }),
  });
  during = () => world.receive("ann", "say 2");
  await world.receive("ann", "say 1");
  await world.settle();
  expect(texts(world)).toEqual(["1", "2"]);
});

test("a lane is given what is accepted for it, and asks the store only for what it was not given", async () => {
  let reads = 0;
  let lost = false;
  world = await createWorld({
    wrap: (store) => ({
      ...store,
      accept: async (input) => {
        const { complete, ...accepted } = await store.accept(input);
        // Another instance accepted it: nobody here is told.
        if (lost) return { ...accepted, wake: [] };
        return complete ? { ...accepted, complete } : accepted;
      },
      inboxAfter: (...asked) => {
        reads += 1;
        return store.inboxAfter(...asked);
      },
    }),
  });
  await world.receive("ann", "say 1");
  await world.settle();
  await world.receive("ann", "say 2");
  await world.settle();
  // A lane that has just been loaded does not know the number before its first row.
  const before = reads;
  for (const text of ["say 3", "say 4"]) await world.receive("ann", text);
  await world.settle();
  expect(reads).toBe(before);
  lost = true;
  await world.receive("ann", "say 5");
  await world.settle();
  lost = false;
  await world.receive("ann", "say 6");
  await world.settle();
  expect(world.sent.map(({ text }) => text)).toEqual(["1", "2", "3", "4", "5", "6"]);
});

test("more than a lane is given at once comes from the store, in order", async () => {
  world = await createWorld({ limits: { pages: { inbox: 2, outbox: 50 } } });
  for (const text of ["say 0", "say 1"]) {
    await world.receive("ann", text);
    await world.settle();
  }
  const rest = ["2", "3", "4", "5", "6", "7"];
  await Promise.all(rest.map((text) => world.receive("ann", `say ${text}`)));
  await world.settle();
  expect(world.sent.map(({ text }) => text)).toEqual(["0", "1", ...rest]);
});

test("what the store refuses as wrong three times ends as a dead letter", async () => {
  world = await createWorld({
    wrap: (store) => ({
      ...store,
      turn: (turn) =>
        turn.timeline?.some((entry) => JSON.stringify(entry.data ?? {}).includes("poison"))
          ? Promise.reject(new GatewayError("internal", "it does not fit"))
          : store.turn(turn),
    }),
  });
  await world.receive("ann", "say poison");
  await world.receive("ann", "say 2");
  await world.advance(10_000);
  expect(texts(world)).toEqual(["2"]);
  expect(await world.store.dead({ limit: 10 })).toMatchObject([{ kind: "request" }]);
});

test("ten thousand busy leads are worked off with few lanes in memory", async () => {
  world = await createWorld({ limits: { lanes: 200, queue: 500, running: 16 }, start: false });
  const leads = 10_000;
  for (let start = 0; start < leads; start += 500)
    await Promise.all(Array.from({ length: 500 }, (_, n) => world.receive(`lead ${start + n}`, "say 1")));
  await world.engine.start();
  await world.advance(5_000);
  expect(new Set(world.sent.map((entry) => entry.leadId)).size).toBe(leads);
  expect(world.sent).toHaveLength(leads);
  expect(world.engine.stats().lanesMost).toBeLessThanOrEqual(200);
}, 60_000);

test("one slow destination has sixteen attempts in flight and keeps the rest out of memory", async () => {
  world = await createWorld({ limits: { inFlight: 16, lanes: 50 } });
  const waiting: (() => void)[] = [];
  world.scripts.set("shop", () => new Promise((resolve) => waiting.push(() => resolve({ kind: "delivered" }))));
  for (let n = 0; n < 300; n += 1) await world.receive(`lead ${n}`, "say 1");
  await world.receive("last", "mirror x");
  await world.settle();
  expect(waiting).toHaveLength(16);
  expect(texts(world, "desk")).toEqual(["x"]);
  expect(world.engine.stats().lanes).toBeLessThanOrEqual(50);
  while (waiting.length > 0) {
    for (const release of waiting.splice(0)) release();
    await world.settle();
  }
  expect(texts(world)).toHaveLength(300);
});

test("retries that found no room among the sleepers go on all the same, each at its time", async () => {
  world = await createWorld({ limits: { sleepers: 1 } });
  const people = ["ann", "bob", "eve", "dan"];
  world.scripts.set("shop", (work) =>
    work.attempt > 1 ? { kind: "delivered" } : { kind: "retry", reason: "503", after: 4_000 * people.indexOf(work.lead.externalId) },
  );
  for (const who of people) await world.receive(who, `say ${who}`);
  await world.advance(20_000);
  expect(texts(world).toSorted()).toEqual([...people, ...people].toSorted());
});

test("what waited for a broken account goes on when it works, also for leads that nobody remembers", async () => {
  world = await createWorld({ limits: { sleepers: 1 } });
  let broken = true;
  world.scripts.set("shop", () => (broken ? { kind: "account", reason: "401" } : { kind: "delivered" }));
  for (const who of ["ann", "bob", "eve"]) await world.receive(who, `say ${who}`);
  await world.settle();
  broken = false;
  const before = world.sent.length;
  world.engine.resume("shop");
  await world.advance(5_000);
  expect(texts(world).slice(before).toSorted()).toEqual(["ann", "bob", "eve"]);
});

test("that a binding is paused is said once, with the reason, and that it goes on once", async () => {
  world = await createWorld();
  let broken = true;
  world.scripts.set("shop", () => (broken ? { kind: "account", reason: "401" } : { kind: "delivered" }));
  for (const who of ["ann", "bob", "eve"]) await world.receive(who, `say ${who}`);
  await world.advance(10 * 60_000);
  expect(world.warned).toEqual([{ binding: "shop", cause: "account", reason: "401" }]);
  broken = false;
  await world.advance(10 * 60_000);
  expect(world.warned.slice(1)).toMatchObject([{ binding: "shop", cause: "account", seconds: expect.any(Number) as number }]);
  expect(world.sent.filter(({ outcome }) => outcome === "delivered")).toHaveLength(3);
});

test("of commands that become dead letters one is told at once, and the others once a minute by their number", async () => {
  world = await createWorld();
  world.scripts.set("shop", () => ({ kind: "rejected", reason: "no such chat" }));
  for (const who of ["ann", "bob", "eve"]) await world.receive(who, `say ${who}`);
  await world.advance(60_000);
  await world.receive("ann", "say again");
  await world.settle();
  const letter = { to: "shop", type: "message.send", reason: "no such chat" };
  expect(world.warned).toMatchObject([
    { ...letter, more: 0 },
    { ...letter, more: 2 },
  ]);
});

test("a lane whose results cannot be written holds room, and is woken though no sleeper remembers it", async () => {
  world = await createWorld({ limits: { lanes: 1, running: 1, sleepers: 1, queue: 2 } });
  world.scripts.set("shop", (work) =>
    work.lead.externalId === "ann" && work.attempt === 1 ? { kind: "retry", reason: "503", after: 50_000 } : { kind: "delivered" },
  );
  await world.receive("ann", "say 1"); // sleeps, and takes the only place
  await world.settle();
  let release = (): void => {};
  world.scripts.set("shop", () => new Promise((resolve) => (release = () => resolve({ kind: "delivered" }))));
  await world.receive("bob", "say 2");
  await world.settle();
  for (const who of ["eve", "dan", "zoe"]) await world.receive(who, "ask");
  world.fault.turn = new GatewayError("store.unavailable", "disk full");
  release();
  await world.settle();
  delete world.fault.turn;
  await world.advance(10_000);
  expect(texts(world, "bot")).toHaveLength(3);
});

test("a retry that becomes due while its lane looks for something else is not forgotten", async () => {
  let slow = false;
  world = await createWorld({
    wrap: (store) => ({
      ...store,
      inboxAfter(...page) {
        // As long as the retry waits.
        if (slow) world.clock.next(world.clock.now() + 60_000);
        slow = false;
        return store.inboxAfter(...page);
      },
    }),
  });
  world.scripts.set("shop", (work) => (work.attempt > 1 ? { kind: "delivered" } : { kind: "retry", reason: "503", after: 5_000 }));
  await world.receive("ann", "say 1");
  await world.settle();
  slow = true;
  await world.restart();
  await world.advance(60_000);
  expect(texts(world)).toEqual(["1", "1"]);
});

test("a dead letter that is revived while a later command is under way waits for it, and its result is not lost", async () => {
  let between = async (): Promise<void> => {};
  world = await createWorld({
    limits: { pages: { inbox: 50, outbox: 1 } },
    wrap: (store) => ({
      ...store,
      async reviveCommand(...letter) {
        const revived = await store.reviveCommand(...letter);
        await between();
        return revived;
      },
    }),
  });
  world.scripts.set("shop", () => ({ kind: "rejected", reason: "400" }));
  await world.receive("ann", "say 1");
  await world.settle();
  let release = (): void => {};
  world.scripts.set("shop", () => new Promise((resolve) => (release = () => resolve({ kind: "delivered" }))));
  between = async () => {
    await world.receive("ann", "say 2");
    await world.settle();
  };
  const [letter] = await world.store.dead({ limit: 1 });
  await world.engine.revive(letter!.id);
  await world.settle();
  expect(texts(world)).toEqual(["1", "2"]);
  release();
  await world.settle();
  expect(texts(world)).toEqual(["1", "2", "1"]);
  release();
  await world.settle();
  expect(await world.store.openCommands({ limit: 9 })).toEqual([]);
});

test("a probe that its lead has no use for goes to one that nobody remembers", async () => {
  world = await createWorld({ limits: { sleepers: 1 } });
  let broken = true;
  world.scripts.set("shop", () => (broken ? { kind: "account", reason: "401" } : { kind: "delivered" }));
  await world.receive("ann", "say ann");
  await world.settle();
  await world.receive("bob", "say bob");
  await world.receive("ann", "take"); // her words are stale now
  await world.settle();
  broken = false;
  await world.advance(60_000);
  expect(texts(world)).toEqual(["ann", "bob"]);
});
