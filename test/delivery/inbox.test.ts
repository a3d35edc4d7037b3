import { afterEach, expect, test } from "vitest";
import { GatewayError } from "../../src/errors.ts";
import type { Action } from "../../src/model/bot.ts";
import { createWorld, raw, received } from "./engine-world.ts";
import type { World } from "./engine-world.ts";

let world: World;
afterEach(() => world.close());

const say = (text: string): Action => ({ type: "say", text });
const texts = () => world.sent.filter((entry) => entry.to === "shop").map((entry) => entry.text);

test("a payload that gave no event is kept as ignored, one whose mapping failed as a dead letter", async () => {
  world = await createWorld();
  const { binding } = world.runtime.bindings.get("shop")!;
  const base = received("ann", "hi");
  await world.engine.accept(binding, { ...base, events: [], ignored: "a probe" }, raw);
  await world.engine.accept(
    binding,
    { kind: "failed", answer: base.answer, rule: base.rule, dedupeKey: "k", reason: "no such function", masked: base.masked },
    raw,
  );
  const requests = await world.store.requests({ limit: 10 });
  expect(requests.map(({ status, reason }) => [status, reason]).sort()).toEqual([
    ["dead", "no such function"],
    ["ignored", "a probe"],
  ]);
});

test("whoever nobody names is answered all the same, also when the gateway was started anew meanwhile", async () => {
  world = await createWorld();
  const { binding } = world.runtime.bindings.get("shop")!;
  const lead = { assumedId: "chat:9", aliases: { chat: "9" } };
  const event = { type: "message.received", lead, message: { kind: "text", text: "say hello" } } as const;
  await world.engine.accept(binding, { ...received("", ""), events: [{ event, onUnknown: "wait" }] }, raw);
  await world.advance(2_000);
  await world.restart({ crash: true });
  expect(texts()).toEqual([]);
  await world.advance(10_000);
  expect(texts()).toEqual(["hello"]);
});

test("whoever nobody names is answered all the same, also when the store could not make them a lead in time", async () => {
  let isFull = false;
  world = await createWorld({
    wrap: (store) => ({
      ...store,
      accept: (input) => (isFull ? Promise.reject(new GatewayError("store.busy", "full")) : store.accept(input)),
    }),
  });
  const { binding } = world.runtime.bindings.get("shop")!;
  const lead = { assumedId: "chat:9", aliases: { chat: "9" } };
  const event = { type: "message.received", lead, message: { kind: "text", text: "say hello" } } as const;
  await world.engine.accept(binding, { ...received("", ""), events: [{ event, onUnknown: "wait" }] }, raw);
  isFull = true;
  await world.advance(15_000);
  isFull = false;
  await world.advance(15_000);
  expect(texts()).toEqual(["hello"]);
});

test("a desk that is not the lead's channel names the lead by our id", async () => {
  world = await createWorld();
  const lead = await world.receive("ann", "hi");
  const { binding } = world.runtime.bindings.get("desk")!;
  const ours = await world.engine.accept(binding, received(lead, "say 1"), raw);
  expect(ours.rows).toMatchObject([{ leadId: lead, as: "queued" }]);
  const foreign = await world.engine.accept(binding, received("nobody", "say 2"), raw);
  expect(foreign.rows).toEqual([{ as: "ignored" }]);
  await world.settle();
  expect(texts()).toEqual(["1"]);
});

test("a desk that is a channel too finds another channel's lead by our id, and its own by theirs", async () => {
  world = await createWorld();
  const lead = await world.receive("ann", "hi");
  const { binding } = world.runtime.bindings.get("help")!;
  expect((await world.engine.accept(binding, received(lead, "x"), raw)).rows[0]?.leadId).toBe(lead);
  const own = (await world.engine.accept(binding, received("77", "x"), raw)).rows[0]?.leadId;
  expect(await world.store.lead({ id: own! })).toMatchObject({ lead: { binding: "help", externalId: "77" } });
});

test("a bot's later words take the same road, once per idempotency key", async () => {
  world = await createWorld();
  const lead = await world.receive("ann", "hi");
  await world.settle();
  expect(await world.engine.acceptActions("bot", lead, 1, "k1", [say("one")])).toEqual({ accepted: true, epoch: 1, duplicate: false });
  expect(await world.engine.acceptActions("bot", lead, 1, "k1", [say("one")])).toEqual({ accepted: true, epoch: 1, duplicate: true });
  await world.engine.acceptActions("bot", lead, undefined, "k2", [say("two")]);
  await world.settle();
  expect(texts()).toEqual(["one", "two"]);
});

test("words for an earlier epoch are refused as often as they come, and recorded once", async () => {
  world = await createWorld();
  const lead = await world.receive("ann", "take");
  await world.settle();
  for (let n = 0; n < 2; n += 1)
    await expect(world.engine.acceptActions("bot", lead, 1, "k1", [say("late")])).rejects.toMatchObject({
      code: "bot.stale_epoch",
      details: { epoch: 2, state: "operator" },
    });
  for (const [key, epoch] of [
    ["k2", undefined],
    ["k3", 2],
  ] as const)
    await expect(world.engine.acceptActions("bot", lead, epoch, key, [say("late")])).rejects.toMatchObject({ code: "bot.stale_epoch" });
  expect((await world.store.requests({ limit: 10, eventType: "bot.replied" })).map(({ rule }) => rule)).toEqual([
    "actions / stale",
    "actions / stale",
    "actions / stale",
  ]);
});

test("a call that was accepted in time stays accepted when it is repeated after the epoch rose", async () => {
  world = await createWorld();
  const lead = await world.receive("ann", "hi");
  await world.settle();
  await world.engine.acceptActions("bot", lead, 1, "k1", [say("one")]);
  await world.receive("ann", "take");
  await world.settle();
  expect(await world.engine.acceptActions("bot", lead, 1, "k1", [say("one")])).toMatchObject({ accepted: true, duplicate: true });
});

test("a call that was refused for its epoch is done when it comes again with the right one, once", async () => {
  world = await createWorld();
  const lead = await world.receive("ann", "hi");
  await world.settle();
  await expect(world.engine.acceptActions("bot", lead, 7, "k1", [say("one")])).rejects.toMatchObject({ code: "bot.stale_epoch" });
  for (const duplicate of [false, true])
    expect(await world.engine.acceptActions("bot", lead, 1, "k1", [say("one")])).toEqual({ accepted: true, epoch: 1, duplicate });
  const rules = (await world.store.requests({ limit: 10, eventType: "bot.replied" })).map(({ rule }) => rule);
  expect(rules.toSorted()).toEqual(["actions", "actions / stale"]);
});

test("the same idempotency key for another lead is another call", async () => {
  world = await createWorld();
  const leads = [await world.receive("ann", "hi"), await world.receive("bob", "hi")];
  await world.settle();
  for (const lead of leads) expect(await world.engine.acceptActions("bot", lead, 1, "1", [say(lead)])).toMatchObject({ duplicate: false });
  await world.settle();
  expect(texts()).toEqual(leads);
});

test("a stale epoch never refuses attributes", async () => {
  world = await createWorld();
  const lead = await world.receive("ann", "take");
  await world.settle();
  expect(await world.engine.acceptActions("bot", lead, 1, "k1", [say("x"), { type: "set", attributes: { vip: true } }])).toMatchObject({
    accepted: true,
  });
});

test("a lead that is not the bot's is unknown to it", async () => {
  world = await createWorld();
  const lead = await world.receive("ann", "hi");
  await world.settle();
  await expect(world.engine.acceptActions("other", lead, 1, "k", [say("x")])).rejects.toMatchObject({ code: "bot.unknown_lead" });
  await expect(world.engine.acceptActions("bot", "no-such-lead", 1, "k", [say("x")])).rejects.toMatchObject({ code: "bot.unknown_lead" });
});

test("what was accepted though its commit was reported as failed is applied, and its repetition is a duplicate", async () => {
  let lost = true;
  world = await createWorld({
    wrap: (store) => ({
      ...store,
      async accept(input) {
        const accepted = await store.accept(input);
        if (!lost) return accepted;
        lost = false;
        throw new GatewayError("store.unavailable", "the connection broke off in the commit");
      },
    }),
  });
  await expect(world.receive("ann", "say 1", { key: "k1" })).rejects.toMatchObject({ code: "store.unavailable" });
  await world.receive("ann", "say 1", { key: "k1" });
  await world.advance(2_000);
  expect(texts()).toEqual(["1"]);
});
