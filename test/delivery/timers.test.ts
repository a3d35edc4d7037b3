import { afterEach, expect, test } from "vitest";
import { createWorld } from "./engine-world.ts";
import type { World } from "./engine-world.ts";
import { dialog } from "./store-fixtures.ts";

let world: World;
afterEach(() => world.close());

function waitingFor(leadId: string) {
  return dialog(leadId, {
    state: "waiting",
    phase: "queued",
    handoff: {
      id: "h1",
      desk: "desk",
      by: "bot",
      attributes: {},
      hidden: {},
      whenNobodyOnline: "queue",
      requestedAt: "2026-11-20T10:00:00.000Z",
      held: [],
      stretch: [],
      noticed: [],
    },
  });
}

const fired = () => world.sent.map((entry) => [entry.text, entry.at]);

test("timers of many dialogs go off when they are due, each once", async () => {
  world = await createWorld();
  await world.receive("ann", "timer 90000 a");
  await world.receive("bob", "timer 70000 b\ntimer 95000 c");
  await world.advance(300_000);
  expect(fired()).toEqual([
    ["timer:b", 70_000],
    ["timer:a", 90_000],
    ["timer:c", 95_000],
  ]);
});

test("a timer that was due while the gateway was down goes off a minute after the start", async () => {
  world = await createWorld();
  await world.receive("ann", "timer 5000 a\ntimer 200000 b");
  await world.settle();
  await world.engine.stop(0);
  world.clock.next(world.clock.now() + 10_000);
  while (world.clock.next(world.clock.now()));
  const start = world.clock.now() - Date.parse("2026-11-20T10:00:00.000Z");
  await world.restart();
  await world.advance(300_000);
  expect(fired()).toEqual([
    ["timer:a", start + 60_000],
    ["timer:b", 200_000],
  ]);
});

test("a lead that cannot be read holds up nobody else's timers, and has its own once it can be", async () => {
  let unreadable = "";
  world = await createWorld({
    wrap: (store) => ({
      ...store,
      loadLane: (leadId, pages) =>
        leadId === unreadable ? Promise.reject(new Error("a stored row cannot be read")) : store.loadLane(leadId, pages),
    }),
  });
  const ann = await world.receive("ann", "timer 90000 a");
  await world.receive("bob", "timer 90000 b\ntimer 200000 c");
  await world.settle();
  unreadable = ann;
  await world.restart();
  await world.advance(250_000);
  expect(fired().map(([text]) => text)).toEqual(["timer:b", "timer:c"]);
  expect(Number(fired()[1]?.[1])).toBeLessThan(206_000);
  unreadable = "";
  await world.advance(10_000);
  expect(fired().map(([text]) => text)).toEqual(["timer:b", "timer:c", "timer:a"]);
});

test("a lead that is erased while its timer waits for the store holds up nobody else's timers", async () => {
  world = await createWorld();
  const ann = await world.receive("ann", "timer 5000 a");
  await world.receive("bob", "timer 30000 b");
  await world.advance(4_000);
  world.fault.turn = new Error("disk full");
  await world.advance(6_000);
  const erased = world.engine.erase(ann);
  await world.advance(10_000);
  expect(await erased).toMatchObject({ now: true });
  delete world.fault.turn;
  await world.advance(20_000);
  expect(fired()).toEqual([["timer:b", 30_000]]);
});

test("a lead that falls asleep unremembered while its timer waits for the store holds up nobody else's timers", async () => {
  world = await createWorld({ limits: { sleepers: 1 } });
  const leads = ["ann", "bob", "dan", "eve", "kim"];
  for (const who of leads) await world.receive(who, `timer 5000 ${who}\ntimer 30000 ${who}2`);
  await world.advance(4_000);
  world.fault.turn = new Error("disk full");
  await world.advance(6_000);
  delete world.fault.turn;
  await world.advance(40_000);
  expect(new Set(fired().map(([text]) => text))).toEqual(new Set(leads.flatMap((who) => [`timer:${who}`, `timer:${who}2`])));
});

test("a timer set in the first minute goes off in time all the same", async () => {
  world = await createWorld();
  await world.receive("ann", "timer 1500 a");
  await world.advance(10_000);
  expect(fired()).toEqual([["timer:a", 1_500]]);
});

test("a timer waits for a store that refuses to write", async () => {
  world = await createWorld();
  await world.receive("ann", "timer 1000 a");
  await world.settle();
  world.fault.turn = new Error("disk full");
  await world.advance(10_000);
  expect(fired()).toEqual([]);
  delete world.fault.turn;
  await world.advance(10_000);
  expect(fired()).toHaveLength(1);
});

test("a start at the backlog's bound tells the dialogs of a removed desk, and works on", async () => {
  world = await createWorld({ backlog: 1 });
  world.scripts.set("bot", () => ({ kind: "retry", reason: "down" }));
  const lead = await world.receive("ann", "ask hi");
  await world.settle();
  await expect(world.receive("bob", "hi")).rejects.toMatchObject({ code: "store.busy" });
  const state = await world.store.loadLane(lead, { inbox: 1, outbox: 1 });
  await world.store.turn({ leadId: lead, version: state!.version, now: world.clock.now(), dialog: waitingFor(lead) });
  await world.store.setMeta("bindings", JSON.stringify([...world.runtime.bindings.keys()]));
  world.runtime = { ...world.runtime, bindings: new Map([...world.runtime.bindings].filter(([id]) => id !== "desk")) };
  await world.restart({ crash: true });
  expect((await world.timeline(lead)).map((row) => row.kind)).toContain("removed");
});

test("dialogs of a desk that a reload removed hear of it once", async () => {
  world = await createWorld({
    transition: (await import("./engine-world.ts")).chatter,
  });
  const lead = await world.receive("ann", "hi");
  await world.settle();
  const state = await world.store.loadLane(lead, { inbox: 1, outbox: 1 });
  await world.store.turn({
    leadId: lead,
    version: state!.version,
    now: world.clock.now(),
    dialog: waitingFor(lead),
  });
  const full = world.runtime;
  const without = { ...full, bindings: new Map([...full.bindings].filter(([id]) => id !== "desk")) };
  world.runtime = without;
  await world.restart();
  await world.engine.reload(full, without);
  await world.settle();
  expect((await world.timeline(lead)).filter((row) => row.kind === "removed").map((row) => row.text)).toEqual(["desk"]);
});
