import { afterEach, expect, test } from "vitest";
import { GatewayError } from "../../src/errors.ts";
import type { Store } from "../../src/delivery/store.ts";
import type { Limits } from "../../src/delivery/lanes.ts";
import { DEFAULT_CAPABILITIES, type Capabilities } from "../../src/model/capabilities.ts";
import type { Action } from "../../src/model/bot.ts";
import { transition } from "../../src/model/transition.ts";
import { createWorld, runtimeOf, type World } from "./engine-world.ts";

let world: World;
afterEach(() => world.close());

/** The real state machine, and a desk that sees only what it is sent. The bot answers each text by this table. */
async function mirrored(
  mirror: Capabilities["mirror"],
  answers: Record<string, readonly Action[]> = {},
  wrap?: (store: Store) => Store,
  limits: Partial<Limits> = {},
) {
  world = await createWorld({ transition, limits, ...(wrap ? { wrap } : {}) });
  const { bindings } = world.runtime;
  world.runtime = {
    ...world.runtime,
    ...runtimeOf([...bindings.keys()], (id) => {
      const bound = bindings.get(id)!;
      return id === "desk"
        ? { ...bound, facts: { ...bound.facts, capabilities: { ...DEFAULT_CAPABILITIES, mirror, queue: true } } }
        : bound;
    }),
  };
  world.scripts.set("bot", ({ command }) =>
    command.type === "bot.notify" && command.event.message
      ? { kind: "delivered", actions: answers[command.event.message.text ?? ""] ?? [] }
      : { kind: "delivered" },
  );
  return world;
}

const toDesk = () => world.sent.filter(({ to }) => to === "desk").map(({ text }) => text);
const delivered = () => world.sent.filter(({ to, outcome }) => to === "desk" && outcome === "delivered").map(({ text }) => text);
const HAND: readonly Action[] = [{ type: "say", text: "сейчас" }, { type: "handoff" }];

test("lines reach the desk one by one and in order, before the handoff", async () => {
  await mirrored("live", { привет: [{ type: "say", text: "здравствуйте" }], оператора: HAND });
  await world.receive("ann", "привет");
  await world.settle();
  await world.receive("ann", "оператора");
  await world.settle();
  expect(toDesk()).toEqual(["привет", "здравствуйте", "оператора", "сейчас", "handoff.start"]);
});

test("a desk that is asked for the first time gets the stored lines that it lacks, up to the limit", async () => {
  await mirrored("handoff", { оператора: HAND });
  for (const text of ["1", "2", "3", "4", "5", "оператора"]) {
    await world.receive("ann", text);
    await world.settle();
  }
  // The limit of this world's policy is 5.
  expect(toDesk()).toEqual(["3", "4", "5", "оператора", "сейчас", "handoff.start"]);
});

test("the same after a crash: what the desk has is not sent again", async () => {
  await mirrored("live", { оператора: HAND });
  await world.receive("ann", "раз");
  await world.settle();
  await world.restart({ crash: true });
  await world.receive("ann", "оператора");
  await world.settle();
  expect(toDesk()).toEqual(["раз", "оператора", "сейчас", "handoff.start"]);
});

test("a store that cannot be read while lines are looked up costs no event", async () => {
  let broken = 2;
  const wrap = (store: Store): Store => ({
    ...store,
    timeline(leadId, page) {
      if (page.newestFirst && broken > 0) {
        broken -= 1;
        return Promise.reject(new GatewayError("store.unavailable", "the disk refused"));
      }
      return store.timeline(leadId, page);
    },
  });
  await mirrored("handoff", { оператора: HAND }, wrap);
  await world.receive("ann", "оператора");
  await world.advance(10_000);
  expect(broken).toBe(0);
  expect(toDesk()).toEqual(["оператора", "сейчас", "handoff.start"]);
  expect(await world.store.dead({ limit: 10 })).toEqual([]);
});

test("a desk that is down delays only its own leg: lead and bot talk on, and it gets everything in order later", async () => {
  await mirrored("live", { раз: [{ type: "say", text: "один" }], два: [{ type: "say", text: "два два" }] });
  let down = true;
  world.scripts.set("desk", () => (down ? { kind: "retry", reason: "503" } : { kind: "delivered" }));
  await world.receive("ann", "раз");
  await world.settle();
  await world.receive("ann", "два");
  await world.settle();
  expect(world.sent.filter(({ to }) => to === "shop").map(({ text }) => text)).toEqual(["один", "два два"]);
  await world.advance(3 * 3_600_000);
  down = false;
  await world.advance(120_000);
  expect(delivered()).toEqual(["раз", "один", "два", "два два"]);
  expect(await world.store.dead({ limit: 10 })).toEqual([]);
});

test("lines that the desk does not take hold a handoff for seconds, then it goes first and the lines are dead letters", async () => {
  await mirrored("live", { оператора: HAND });
  world.scripts.set("desk", ({ command }) =>
    command.type === "message.mirror" ? { kind: "retry", reason: "503" } : { kind: "delivered" },
  );
  for (const text of ["1", "2", "3"]) await world.receive("ann", text);
  await world.advance(600_000);
  await world.receive("ann", "оператора");
  await world.settle();
  expect(toDesk()).not.toContain("handoff.start");
  const asked = world.clock.now();
  await world.advance(30_000);
  const start = world.sent.find(({ text }) => text === "handoff.start");
  expect(start!.at + Date.parse("2026-11-20T10:00:00.000Z") - asked).toBeLessThanOrEqual(20_000);
  const dead = await world.store.dead({ limit: 10 });
  expect(dead.map(({ command }) => (command?.type === "message.mirror" ? command.message.text : ""))).toEqual([
    "1",
    "2",
    "3",
    "оператора",
    "сейчас",
  ]);
  expect(dead[0]?.reason).toContain("a handoff could not wait for it any longer");
});

test("a request behind more lines than are in memory is not made twice when the desk says that nobody is online", async () => {
  await mirrored("handoff", { оператора: HAND }, undefined, { pages: { inbox: 50, outbox: 3 } });
  world.scripts.set("desk", ({ attempt }) => (attempt === 1 ? { kind: "retry", reason: "503" } : { kind: "delivered" }));
  for (const text of ["1", "2", "3"]) await world.receive("ann", text);
  const lead = await world.receive("ann", "оператора");
  await world.settle();
  await world.engine.submit(lead, "desk", { type: "operators.unavailable", lead: {} }, "nobody");
  await world.advance(60_000);
  expect(delivered()).toEqual(["1", "2", "3", "оператора", "сейчас", "handoff.start"]);
});

test("a line that may have arrived is asked about no sooner than the desk can tell, whoever waits behind it", async () => {
  await mirrored("live", { оператора: HAND });
  const { binding } = world.runtime.bindings.get("desk")!;
  Object.assign(binding.provider, { verifyAfter: { "message.mirror": 3_000 } });
  world.scripts.set("desk", ({ attempt }) => (attempt <= 4 ? { kind: "retry", reason: "no answer", doubt: true } : { kind: "delivered" }));
  await world.receive("ann", "раз");
  await world.advance(500);
  await world.receive("ann", "оператора");
  await world.advance(12_500);
  const tries = world.sent.filter(({ text }) => text === "раз").map(({ at }) => at);
  expect(tries).toHaveLength(5);
  for (const [n, at] of tries.slice(1).entries()) expect(at - tries[n]!).toBeGreaterThanOrEqual(3_000);
});

test("a desk whose account is refused holds no lead: the handoff fails at once", async () => {
  await mirrored("live", { оператора: HAND });
  world.scripts.set("desk", () => ({ kind: "account", reason: "the key was revoked" }));
  await world.receive("ann", "раз");
  await world.advance(1_000);
  await world.receive("ann", "оператора");
  await world.advance(5_000);
  const told = world.sent.flatMap(({ work: { command } }) => (command.type === "bot.notify" ? [command.event.type] : []));
  expect(told).toContain("handoff.failed");
  expect((await world.store.dead({ limit: 10 })).map(({ command }) => command?.type)).toEqual(["handoff.start"]);
});

test("a desk that does not take the request is tried for a minute, then the bot hears it", async () => {
  await mirrored("live", { оператора: HAND });
  world.scripts.set("desk", ({ command }) => (command.type === "handoff.start" ? { kind: "retry", reason: "503" } : { kind: "delivered" }));
  await world.receive("ann", "оператора");
  await world.advance(75_000);
  const told = world.sent.flatMap(({ work: { command } }) => (command.type === "bot.notify" ? [command.event] : []));
  expect(told.at(-1)).toMatchObject({ type: "handoff.failed", reason: "desk.dead" });
});

test("what a desk must not see is counted, and stands in the timeline", async () => {
  await mirrored("live", { оператора: HAND });
  const excluded = [{ desk: "desk", because: "messenger telegram is excluded" }];
  world.runtime = {
    ...world.runtime,
    route: () => ({ bot: { binding: "bot", rule: "all", why: "all" }, excluded }),
    isExcluded: () => "messenger telegram is excluded",
  };
  const lead = await world.receive("ann", "раз");
  await world.receive("ann", "оператора");
  await world.settle();
  expect(toDesk()).toEqual([]);
  expect(world.engine.stats().noted).toEqual({ excluded: 2 });
  expect((await world.timeline(lead)).filter(({ kind }) => kind === "excluded").map(({ text }) => text)).toEqual([
    "not shown to desk: messenger telegram is excluded",
    "not shown to desk: messenger telegram is excluded",
  ]);
});

test("lines of a desk that is only mirrored wait for hours, not for minutes", async () => {
  await mirrored("live");
  world.scripts.set("desk", () => ({ kind: "retry", reason: "503" }));
  await world.receive("ann", "раз");
  await world.advance(12 * 3_600_000);
  expect(await world.store.dead({ limit: 10 })).toEqual([]);
  await world.advance(14 * 3_600_000);
  expect(await world.store.dead({ limit: 10 })).toHaveLength(1);
});
