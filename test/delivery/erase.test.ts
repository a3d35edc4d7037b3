import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openSqliteStore } from "../../src/delivery/store-sqlite.ts";
import { silentLog } from "../../src/log.ts";
import type { Outcome } from "../../src/model/command.ts";
import { transition } from "../../src/model/transition.ts";
import { createWorld } from "./engine-world.ts";
import type { World } from "./engine-world.ts";
import { event, from, pending, raw, request, T0, turn } from "./store-fixtures.ts";

let world: World;
afterEach(() => world?.close());

const types = () => world.sent.map(({ to, work }) => `${to} ${work.command.type}`);

describe("erasing a lead", () => {
  it("ends its dialog, tells the bot, cancels what waits, and forgets it", async () => {
    world = await createWorld({ transition });
    world.scripts.set("bot", ({ command }) => ({
      kind: "delivered",
      actions: command.type === "bot.notify" && command.event.type === "message.received" ? [{ type: "say", text: "Hello" }] : [],
    }));
    world.scripts.set("shop", () => ({ kind: "retry", reason: "503" }));
    const ann = await world.receive("ann", "Hi");
    await world.settle();
    expect(await world.store.openCommands({ leadId: ann, limit: 10 })).toHaveLength(1);
    const before = world.sent.length;

    const erased = world.engine.erase(ann, "she asked for it");
    await world.settle();
    expect(await erased).toMatchObject({ now: true, reason: "she asked for it" });
    expect(
      world.sent.slice(before).map(({ work }) => (work.command.type === "bot.notify" ? work.command.event : work.command)),
    ).toMatchObject([{ type: "dialog.closed", reason: "lead.erased" }]);
    expect(await world.store.lead({ id: ann })).toBeUndefined();
    expect(await world.store.openCommands({ limit: 10 })).toEqual([]);
    expect((await world.timeline(ann)).map(({ kind }) => kind)).toEqual(["erased"]);

    // The retry that was due, and the next day's timers, find nobody.
    await world.advance(25 * 60 * 60_000);
    expect(world.sent).toHaveLength(before + 1);
    expect(await world.engine.erase(ann)).toMatchObject({ now: false, reason: "she asked for it" });
    expect(await world.engine.erase("nobody")).toBeUndefined();

    const again = await world.receive("ann", "Me again");
    await world.settle();
    expect(again).not.toBe(ann);
    expect(await world.store.lead({ id: again })).toMatchObject({ dialog: { state: "bot", epoch: 1 } });
  });

  it("leaves no lane behind, though what came back for it could not be settled", async () => {
    world = await createWorld({ limits: { lanes: 1 } });
    world.scripts.set("shop", () => {
      world.fault.turn = new Error("disk full");
      return { kind: "delivered" };
    });
    const ann = await world.receive("ann", "say 1");
    await world.settle();
    const erased = world.engine.erase(ann);
    await world.advance(10_000);
    expect(await erased).toMatchObject({ now: true });
    world.scripts.delete("shop");
    delete world.fault.turn;
    await world.receive("bob", "say 2");
    await world.advance(10_000);
    expect(world.sent.map(({ text }) => text)).toEqual(["1", "2"]);
    // A stop would wait for it to its end.
    await world.engine.stop(1_000);
  });

  it("waits for an attempt under way for seconds only; what comes of it later is nobody's, and others go on", async () => {
    world = await createWorld({ transition });
    let answer: (outcome: Outcome) => void = () => {};
    world.scripts.set("bot", ({ lead }) =>
      lead.externalId === "ann"
        ? new Promise((resolve) => (answer = resolve))
        : { kind: "delivered", actions: [{ type: "say", text: "Hello" }] },
    );
    const ann = await world.receive("ann", "Hi");
    await world.settle();
    const erased = world.engine.erase(ann);
    await world.advance(4_000);
    expect(await world.store.lead({ id: ann })).toBeDefined();
    await world.advance(1_000);
    expect(await erased).toMatchObject({ now: true });
    answer({ kind: "delivered", actions: [{ type: "say", text: "for nobody" }] });
    await world.settle();
    expect(await world.store.openCommands({ limit: 10 })).toEqual([]);
    expect(await world.store.lead({ id: ann })).toBeUndefined();
    expect(world.engine.stats().inFlight).toEqual({ bot: 0 });
    await world.receive("bob", "Hi");
    await world.settle();
    expect(types().filter((type) => type.startsWith("shop"))).toEqual(["shop message.send"]);
  });

  it("takes a waiting dialog back from its desk where the desk allows it", async () => {
    world = await createWorld({ transition });
    const desk = world.runtime.bindings.get("desk")!;
    world.runtime = {
      ...world.runtime,
      bindings: new Map(world.runtime.bindings).set("desk", {
        ...desk,
        facts: { ...desk.facts, capabilities: { ...desk.facts.capabilities, reclaim: true } },
      }),
    };
    world.scripts.set("bot", ({ command }) => ({
      kind: "delivered",
      actions: command.type === "bot.notify" && command.event.type === "message.received" ? [{ type: "handoff" }] : [],
    }));
    const ann = await world.receive("ann", "Operator!");
    await world.settle();
    expect(types()).toContain("desk handoff.start");
    const erased = world.engine.erase(ann);
    await world.settle();
    await erased;
    expect(types().at(-2)).toBe("desk handoff.cancel");
  });

  it("acts for nobody where the engine does not run", async () => {
    world = await createWorld({ transition, start: false });
    const ann = await world.receive("ann", "Hi");
    expect(await world.engine.erase(ann)).toMatchObject({ now: true });
    expect(await world.store.lead({ id: ann })).toBeUndefined();
  });
});

describe("the file of an erased lead", () => {
  it("holds none of its bytes any more", async () => {
    const folder = mkdtempSync(join(tmpdir(), "leadgate-erase-"));
    const store = await openSqliteStore({
      path: join(folder, "store.db"),
      now: () => T0,
      limits: { backlog: 1_000, waiting: 10, minFreeBytes: 0 },
      log: silentLog,
    });
    const words = (n: number) => `CANARY-${n}-${"what she wrote ".repeat(300)}`;
    for (let n = 1; n <= 20; n += 1) {
      const body = new TextEncoder().encode(words(n));
      await store.accept(
        request(`r${n}`, [from("ann", `e${n}`, { event: event(`e${n}`, { text: words(n) }) })], { raw: { ...raw, body } }),
      );
      await turn(store, "lead-ann", {
        inbox: [{ seq: n, as: "done" }],
        insert: [pending(`c${n}`)],
        timeline: [{ at: T0, dialogId: "d", kind: "message", text: words(n) }],
      });
    }
    await store.erase("lead-ann", { now: T0 });
    await store.close();
    const bytes = readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString("latin1"));
    rmSync(folder, { recursive: true });
    expect(bytes.join("").length).toBeGreaterThan(100_000);
    expect(bytes.filter((text) => text.includes("CANARY"))).toEqual([]);
  });
});
