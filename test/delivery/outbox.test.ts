import { afterEach, expect, test } from "vitest";
import { GatewayError } from "../../src/errors.ts";
import { jitterOf } from "../../src/model/retry.ts";
import type { Outcome } from "../../src/model/command.ts";
import { createWorld, settledOf } from "./engine-world.ts";
import type { World } from "./engine-world.ts";

let world: World;
afterEach(() => world.close());

const texts = (to = "shop") => world.sent.filter((entry) => entry.to === to).map((entry) => entry.text);
const retry: Outcome = { kind: "retry", reason: "503" };
const account: Outcome = { kind: "account", reason: "401" };

/** Answers each text in turn; `delivered` when its list is used up. */
function answers(lists: Record<string, Outcome[]>) {
  return (work: { command: { type: string; message?: { text?: string } } }): Outcome =>
    lists[work.command.message?.text ?? work.command.type]?.shift() ?? { kind: "delivered" };
}

test("a retried command keeps those behind it waiting, so that order survives failures", async () => {
  world = await createWorld();
  world.scripts.set("shop", answers({ 2: [retry, retry] }));
  await world.receive("ann", "say 1 2 3");
  await world.advance(10_000);
  expect(texts()).toEqual(["1", "2", "2", "2", "3"]);
  expect(new Set(world.sent.filter((entry) => entry.text === "2").map((entry) => entry.id)).size).toBe(1);
});

test("retries come exactly when the schedule says, and end as a dead letter that the transition hears of", async () => {
  world = await createWorld();
  world.scripts.set("bot", () => retry);
  const lead = await world.receive("ann", "ask");
  await world.advance(60_000);
  const { id } = world.sent[0]!;
  const second = Math.max(100, Math.floor(jitterOf(id, 1) * 1000));
  const third = second + Math.max(100, Math.floor(jitterOf(id, 2) * 2000));
  expect(world.sent.map((entry) => entry.at)).toEqual([0, second, third]);
  expect(world.sent.map((entry) => entry.attempt)).toEqual([1, 2, 3]);
  expect(await settledOf(world, lead)).toEqual(["bot.notify dead"]);
  expect(await world.store.dead({ limit: 10 })).toMatchObject([{ id, attempts: 3, reason: "given up after 3 attempts: 503" }]);
});

test("a chat command is tried for 15 minutes, then the leg goes on without it", async () => {
  world = await createWorld();
  world.scripts.set("shop", (work) =>
    work.command.type === "message.send" && work.command.message.text === "1" ? retry : { kind: "delivered" },
  );
  await world.receive("ann", "say 1 2");
  await world.advance(16 * 60_000);
  const first = world.sent.filter((entry) => entry.text === "1");
  expect(first.at(-1)!.at).toBe(15 * 60_000);
  expect(first.length).toBeGreaterThan(15);
  expect(texts().at(-1)).toBe("2");
  expect(await world.store.dead({ limit: 10 })).toHaveLength(1);
});

test("a provider that quotes what it was sent does not bring a person's words into the reason", async () => {
  world = await createWorld();
  world.scripts.set("shop", (work) => ({ kind: "rejected", reason: `bad request: ${JSON.stringify(work.command)}` }));
  await world.receive("ann", 'say my"card"4111');
  await world.advance(1_000);
  const [letter] = await world.store.dead({ limit: 10 });
  expect(letter?.reason).toMatch(/^bad request: .*"message.send"/);
  expect(letter?.reason).not.toMatch(/card|4111/);
});

test("a clock that is set back holds no message up", async () => {
  world = await createWorld();
  world.scripts.set("shop", answers({ 1: [retry] }));
  await world.receive("ann", "say 1 2");
  await world.settle();
  const { now } = world.clock;
  world.clock.now = () => now() - 3_600_000;
  for (let step = 0; step < 3; step += 1) {
    world.clock.next(now() + 60_000);
    await world.settle();
  }
  expect(texts()).toEqual(["1", "1", "2"]);
  world.clock.now = now;
});

test("what a mapping warns of is logged without the words that were sent", async () => {
  world = await createWorld();
  world.scripts.set("shop", (work, warn) => {
    warn(`message.send: the provider will not have «${work.command.type === "message.send" ? work.command.message.text : ""}»`);
    return { kind: "delivered" };
  });
  await world.receive("ann", "say confidential");
  await world.settle();
  expect(world.warnings).toEqual(["message.send: the provider will not have «…»"]);
});

test("a refusal that quotes attributes, or a link that is a permission, is kept without them", async () => {
  world = await createWorld();
  const said = [
    { hidden: { passport: "4509 123456", numbers: [79161234567] }, attributes: { Адрес: { home: "Lenina 5" } } },
    { url: "https://gateway.example/media/sealed/1.jpg" },
  ];
  world.scripts.set("shop", ({ command, lead }) => {
    Object.assign(command, { handoff: said[0], attachments: [said[1]] });
    Object.assign(lead, { desk: { segment: "platinum" } });
    return { kind: "rejected", reason: "bad: 4509 123456, 79161234567, Lenina 5, platinum, https://gateway.example/media/sealed/1.jpg" };
  });
  await world.receive("ann", "say 1");
  await world.settle();
  expect((await world.store.dead({ limit: 1 }))[0]?.reason).toBe("bad: …, …, …, …, …");
});

test("what a mapping warns of is logged once per text and binding, however often it happens", async () => {
  world = await createWorld();
  world.scripts.set("shop", (_, warn) => {
    warn("message.send: providerId failed");
    return { kind: "delivered" };
  });
  await world.receive("ann", "say 1 2 3");
  await world.settle();
  expect(world.sent).toHaveLength(3);
  expect(world.warnings).toEqual(["message.send: providerId failed"]);
});

test("Retry-After is obeyed", async () => {
  world = await createWorld();
  world.scripts.set("shop", answers({ 1: [{ kind: "retry", reason: "429", after: 7_000 }] }));
  await world.receive("ann", "say 1");
  await world.advance(10_000);
  expect(world.sent.map((entry) => entry.at)).toEqual([0, 7_000]);
});

test("parts that wait in back-off are cancelled when an operator takes the dialog, and none is sent after", async () => {
  world = await createWorld();
  world.scripts.set("shop", answers({ 3: Array.from({ length: 50 }, () => retry) }));
  const lead = await world.receive("ann", "say 1 2 3 4 5");
  await world.advance(2_000);
  const before = world.sent.length;
  await world.receive("ann", "take");
  await world.advance(60_000);
  expect(world.sent).toHaveLength(before);
  expect(await settledOf(world, lead)).toEqual(["1 delivered", "2 delivered", "3 cancelled", "4 cancelled", "5 cancelled"]);
});

test("a command whose attempt is under way when the operator takes is settled by its result", async () => {
  world = await createWorld();
  let release = (): void => {};
  world.scripts.set("shop", () => new Promise((resolve) => (release = () => resolve({ kind: "delivered" }))));
  const lead = await world.receive("ann", "say 1 2");
  await world.settle();
  await world.receive("ann", "take");
  await world.settle();
  release();
  await world.settle();
  expect(texts()).toEqual(["1"]);
  expect(await settledOf(world, lead)).toEqual(["1 delivered", "2 cancelled"]);
});

test("the transition's own cancellation takes unsent commands out of the leg", async () => {
  world = await createWorld();
  world.scripts.set("desk", answers({ a: [retry, retry, retry] }));
  await world.receive("ann", "mirror a b");
  await world.settle();
  await world.receive("ann", "stop\nmirror c");
  await world.advance(60_000);
  expect(texts("desk")).toEqual(["a", "c"]);
});

test("a dead letter in the middle lets the leg go on, and goes to its tail when it is revived", async () => {
  world = await createWorld();
  world.scripts.set("shop", answers({ 2: [{ kind: "rejected", reason: "400" }] }));
  const lead = await world.receive("ann", "say 1 2 3");
  await world.settle();
  expect(texts()).toEqual(["1", "2", "3"]);
  const [letter] = await world.store.dead({ limit: 10 });
  world.scripts.set("shop", answers({ 4: [retry] }));
  await world.receive("ann", "say 4 5");
  await world.settle();
  expect(await world.engine.revive(letter!.id)).toEqual({ leadId: lead });
  await world.advance(60_000);
  expect(texts().slice(3)).toEqual(["4", "4", "5", "2"]);
  expect(world.sent.at(-1)!.id).toBe(letter!.id);
  expect(await world.store.dead({ limit: 10 })).toEqual([]);
  expect(await world.engine.revive("unknown")).toBeUndefined();
});

test("a broken account pauses its binding: nothing is tried, nothing is spent, until it is resumed", async () => {
  world = await createWorld();
  let broken = true;
  world.scripts.set("shop", () => (broken ? account : { kind: "delivered" }));
  await world.receive("ann", "say 1 2");
  await world.settle();
  await world.receive("bob", "say 3\nmirror x");
  await world.advance(10_000);
  expect(texts()).toEqual(["1"]);
  expect(texts("desk")).toEqual(["x"]);
  expect(world.engine.stats().paused).toEqual({ shop: "401" });
  broken = false;
  world.engine.resume("shop");
  await world.settle();
  expect(texts().slice(1).sort()).toEqual(["1", "2", "3"]);
  expect(world.sent.filter((entry) => entry.text === "1").map((entry) => entry.attempt)).toEqual([1, 1]);
});

test("a paused binding is probed with one command, soon at first, then every five minutes", async () => {
  world = await createWorld();
  let broken = true;
  world.scripts.set("shop", () => (broken ? account : { kind: "delivered" }));
  await world.receive("ann", "say 1");
  await world.settle();
  await world.receive("bob", "say 2");
  await world.advance(13 * 60_000);
  expect(world.sent.map((entry) => entry.at)).toEqual([0, 15, 45, 105, 225, 465, 765].map((seconds) => seconds * 1000));
  broken = false;
  await world.advance(5 * 60_000);
  expect(texts().slice(7).sort()).toEqual(["1", "2"]);
  expect(world.engine.stats().paused).toEqual({});
});

test("a probe whose commit failed is tried again as soon as the store works", async () => {
  world = await createWorld();
  let broken = true;
  world.scripts.set("shop", () => (broken ? account : { kind: "delivered" }));
  await world.receive("ann", "say 1");
  await world.advance(14_000);
  broken = false;
  world.fault.turn = new Error("disk full");
  await world.advance(2_000);
  delete world.fault.turn;
  await world.advance(10_000);
  expect(texts()).toEqual(["1", "1"]);
  expect(world.engine.stats().paused).toEqual({});
});

test("a bot whose account is broken counts as failed at once, so that the lead is not left alone", async () => {
  world = await createWorld();
  world.scripts.set("bot", () => account);
  const ann = await world.receive("ann", "ask");
  await world.settle();
  const bob = await world.receive("bob", "ask");
  await world.settle();
  expect(world.sent).toHaveLength(1);
  expect(await settledOf(world, ann)).toEqual(["bot.notify dead"]);
  expect(await settledOf(world, bob)).toEqual(["bot.notify dead"]);
});

test("commands of a binding that is not in the configuration are parked with the reason, and go on when it is back", async () => {
  world = await createWorld();
  const full = world.runtime;
  const without = {
    ...full,
    bindings: new Map([...full.bindings].filter(([id]) => id !== "desk")),
    disabled: new Map([["desk", "settings.token is not set"]]),
  };
  world.runtime = without;
  const lead = await world.receive("ann", "mirror a b\nsay 1");
  await world.advance(60_000);
  expect(texts("desk")).toEqual([]);
  expect(texts()).toEqual(["1"]);
  const state = await world.store.loadLane(lead, { inbox: 10, outbox: 10 });
  expect(state?.outbox.map((row) => [row.status, row.reason, row.attempts])).toEqual([
    ["parked", "settings.token is not set", 0],
    ["pending", undefined, 0],
  ]);
  world.runtime = full;
  await world.engine.reload(without, full);
  await world.settle();
  expect(texts("desk")).toEqual(["a", "b"]);
});

test("a binding that is removed while an attempt finds its account broken is not probed for ever", async () => {
  world = await createWorld();
  let answer: (outcome: Outcome) => void = () => {};
  world.scripts.set("desk", () => new Promise((resolve) => (answer = resolve)));
  await world.receive("ann", "mirror 1");
  await world.settle();
  const before = world.runtime;
  const bindings = new Map(before.bindings);
  bindings.delete("desk");
  let looks = 0;
  world.runtime = {
    ...before,
    get bindings() {
      // Such a loop leaves no room even for the end of the test.
      if ((looks += 1) > 1_000) throw new Error("looked at again and again");
      return bindings;
    },
  };
  await world.engine.reload(before, world.runtime);
  answer(account);
  await world.advance(60_000);
  expect(looks).toBeLessThan(100);
  const without = world.runtime;
  world.scripts.delete("desk");
  world.runtime = before;
  await world.engine.reload(without, before);
  await world.advance(1_000);
  expect(world.sent.filter(({ outcome }) => outcome === "delivered").map(({ text }) => text)).toEqual(["1"]);
});

test("parked commands go on after a restart with the binding", async () => {
  world = await createWorld();
  const full = world.runtime;
  world.runtime = { ...full, bindings: new Map([...full.bindings].filter(([id]) => id !== "desk")) };
  await world.receive("ann", "mirror a");
  await world.settle();
  world.runtime = full;
  await world.restart();
  expect(texts("desk")).toEqual(["a"]);
});

test("a transient command is tried once and never becomes a dead letter", async () => {
  world = await createWorld();
  world.scripts.set("shop", answers({ "typing.send": [retry] }));
  const lead = await world.receive("ann", "type\nsay 1");
  await world.advance(60_000);
  expect(texts()).toEqual(["typing.send", "1"]);
  expect(await settledOf(world, lead)).toEqual(["typing.send cancelled", "1 delivered"]);
  expect(await world.store.dead({ limit: 10 })).toEqual([]);
});

test.each([
  ["resend", ["1", "1", "2"], "1 delivered"],
  ["drop", ["1", "2"], "1 cancelled"],
  ["park", ["1", "2"], "1 dead"],
] as const)("after a crash an attempt under way is in doubt: %s", async (onDoubt, sent, settled) => {
  world = await createWorld({ onDoubt });
  world.scripts.set("shop", () => new Promise(() => {}));
  const lead = await world.receive("ann", "say 1 2");
  await world.settle();
  world.scripts.delete("shop");
  await world.restart({ crash: true });
  expect(texts()).toEqual(sent);
  expect(world.engine.stats().doubts).toBe(1);
  expect((await settledOf(world, lead))[0]).toBe(settled);
});

test("our own crashes do not use up a bot's tries", async () => {
  world = await createWorld();
  world.scripts.set("bot", () => new Promise(() => {}));
  const lead = await world.receive("ann", "ask");
  await world.settle();
  for (let crash = 0; crash < 4; crash += 1) await world.restart({ crash: true });
  world.scripts.delete("bot");
  await world.restart({ crash: true });
  expect(await settledOf(world, lead)).toEqual(["bot.notify delivered"]);
});

test("a lost answer follows the binding's policy too", async () => {
  world = await createWorld({ onDoubt: "drop" });
  world.scripts.set("shop", answers({ 1: [{ kind: "retry", reason: "no answer", doubt: true }] }));
  const lead = await world.receive("ann", "say 1 2");
  await world.settle();
  expect(texts()).toEqual(["1", "2"]);
  expect(await settledOf(world, lead)).toEqual(["1 cancelled", "2 delivered"]);
});

test.each(["drop", "park"] as const)(
  "what was never tried is not in doubt, though its commit was reported as failed (%s)",
  async (policy) => {
    let isUnheard = false;
    world = await createWorld({
      onDoubt: policy,
      wrap: (store) => ({
        ...store,
        async turn(turn) {
          await store.turn(turn);
          if (isUnheard) throw new GatewayError("store.unavailable", "the connection broke off");
        },
      }),
    });
    isUnheard = true;
    const lead = await world.receive("ann", "say 1 2");
    await world.settle();
    isUnheard = false;
    await world.advance(10_000);
    expect(texts()).toEqual(["1", "2"]);
    expect(await settledOf(world, lead)).toEqual(["1 delivered", "2 delivered"]);
    expect(world.engine.stats().doubts).toBe(0);
  },
);

test("an attempt that never comes back counts as unanswered after its limit", async () => {
  world = await createWorld();
  let calls = 0;
  world.scripts.set("shop", () => ((calls += 1) === 1 ? new Promise(() => {}) : { kind: "delivered" }));
  await world.receive("ann", "say 1");
  await world.advance(59_000);
  expect(world.sent).toHaveLength(1);
  await world.advance(3_000);
  expect(world.sent).toHaveLength(2);
});

test("a stop waits for attempts in flight and settles them, and begins no new ones", async () => {
  world = await createWorld();
  let release = (): void => {};
  world.scripts.set("shop", () => new Promise((resolve) => (release = () => resolve({ kind: "delivered" }))));
  const lead = await world.receive("ann", "say 1 2");
  await world.settle();
  const stopped = world.engine.stop(5_000);
  await world.receive("ann", "say 3");
  release();
  await stopped;
  expect(texts()).toEqual(["1"]);
  expect(await settledOf(world, lead)).toEqual(["1 delivered"]);
  world.scripts.delete("shop");
  await world.restart();
  expect(texts()).toEqual(["1", "2", "3"]);
  expect(world.engine.stats().doubts).toBe(0);
});

test("a stop abandons what is not back by its deadline", async () => {
  world = await createWorld();
  world.scripts.set("shop", () => new Promise(() => {}));
  await world.receive("ann", "say 1");
  await world.settle();
  let over = false;
  const stopped = world.engine.stop(5_000).then(() => (over = true));
  while (world.clock.next(world.clock.now() + 4_999));
  await new Promise((resolve) => setImmediate(resolve));
  expect(over).toBe(false);
  world.clock.next(world.clock.now() + 1);
  await stopped;
});

test("a handoff gets the last lines of the history, oldest first", async () => {
  world = await createWorld();
  for (const text of ["one", "two", "three"]) await world.receive("ann", text);
  await world.receive("ann", "hand");
  await world.settle();
  expect(world.sent[0]!.work.history.map((message) => message.text)).toEqual(["two", "three", "hand"]);
});

test("a leg longer than a page is sent in order to its end", async () => {
  world = await createWorld({ limits: { pages: { inbox: 3, outbox: 4 } } });
  const words = Array.from({ length: 30 }, (_, n) => String(n));
  for (let start = 0; start < 30; start += 5) await world.receive("ann", `say ${words.slice(start, start + 5).join(" ")}`);
  await world.settle();
  expect(texts()).toEqual(words);
});
