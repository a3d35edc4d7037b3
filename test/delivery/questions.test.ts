import { afterEach, describe, expect, it } from "vitest";
import { createQuestions } from "../../src/delivery/questions.ts";
import type { Binding, Provider, Work } from "../../src/mapping/provider.ts";
import type { Outcome } from "../../src/model/command.ts";
import { boundBinding, chatter, createWorld, manualClock } from "./engine-world.ts";
import type { World } from "./engine-world.ts";

const ONLINE: Outcome = { kind: "delivered", captured: { online: true } };
const check = (group?: string) =>
  ({ command: { type: "availability.check", ...(group === undefined ? {} : { group }) } }) as unknown as Work;

function asking(answer: () => Outcome | Promise<Outcome>, remember: Provider["remember"] = { "availability.check": 20_000 }) {
  const clock = manualClock();
  const asked: string[] = [];
  const perform: Provider["perform"] = async (_, work) => {
    asked.push(work.command.type === "availability.check" ? (work.command.group ?? "") : work.command.type);
    return answer();
  };
  const fresh = (): Binding => {
    const { binding } = boundBinding("desk", ["desk"], perform);
    return { ...binding, provider: { ...binding.provider, ...(remember ? { remember } : {}) } };
  };
  const questions = createQuestions({ clock, send: () => Promise.reject(new Error("no network")) });
  const later = (ms: number) => void clock.next(clock.now() + ms);
  return { ask: questions.ask, asked, fresh, later };
}

describe("an answer", () => {
  it("counts for its time, per binding and group, and is asked for anew after it", async () => {
    const { ask, asked, fresh, later } = asking(() => ONLINE);
    const binding = fresh();
    for (const group of [undefined, undefined, "b", "b"]) expect(await ask(binding, check(group))).toEqual(ONLINE);
    expect(asked).toEqual(["", "b"]);
    later(20_000);
    await ask(binding, check());
    expect(asked).toEqual(["", "b", ""]);
    await ask(fresh(), check()); // a reload makes new bindings
    expect(asked).toHaveLength(4);
  });

  it("is shared by all who ask while it is under way", async () => {
    let answer: (outcome: Outcome) => void = () => {};
    const { ask, asked, fresh } = asking(() => new Promise<Outcome>((resolve) => (answer = resolve)));
    const binding = fresh();
    const all = [ask(binding, check()), ask(binding, check()), ask(binding, check())];
    await Promise.resolve();
    answer(ONLINE);
    expect(await Promise.all(all)).toEqual([ONLINE, ONLINE, ONLINE]);
    expect(asked).toEqual([""]);
  });

  it("is not remembered when it says nothing, nor where the definition does not say so", async () => {
    const failing = asking(() => ({ kind: "retry", reason: "503" }));
    const one = failing.fresh();
    await failing.ask(one, check());
    await failing.ask(one, check());
    expect(failing.asked).toHaveLength(2);
    const plain = asking(() => ONLINE, {});
    const two = plain.fresh();
    await plain.ask(two, check());
    await plain.ask(two, check());
    expect(plain.asked).toHaveLength(2);
  });

  it("takes a bounded place, however many groups a bot makes up", async () => {
    const { ask, asked, fresh } = asking(() => ONLINE);
    const binding = fresh();
    for (let n = 0; n < 150; n += 1) await ask(binding, check(`g${n}`));
    await ask(binding, check("g149"));
    expect(asked).toHaveLength(150);
    await ask(binding, check("g0"));
    expect(asked).toHaveLength(151);
  });
});

it("a pause silences every question of its binding until it is over, and nobody hears of the pause itself", async () => {
  let refused = true;
  const { ask, asked, fresh, later } = asking(() => (refused ? { kind: "rejected", reason: "401", pause: 900_000 } : ONLINE));
  const binding = fresh();
  expect(await ask(binding, check())).toEqual({ kind: "rejected", reason: "401" });
  expect(await ask(binding, check())).toMatchObject({
    kind: "rejected",
    reason: expect.stringContaining("not asked until 2026-11-20T10:15:00.000Z: 401"),
  });
  expect(await ask(binding, { command: { type: "lead.lookup" } } as unknown as Work)).toMatchObject({ kind: "rejected" });
  expect(asked).toHaveLength(1);
  refused = false;
  later(900_000);
  expect(await ask(binding, check())).toEqual(ONLINE);
});

describe("a lookup in its leg", () => {
  let world: World;
  afterEach(() => world.close());

  /** chatter, and a lookup before what the lead's message asks for. */
  const looking: typeof chatter = (situation, event, context) => {
    const decision = chatter(situation, event, context);
    const text = event.type === "message.received" ? (event.message.text ?? "") : "";
    if (!text.includes("look")) return decision;
    const lookup = {
      to: "shop",
      guard: {},
      context: { text: "lookup" },
      transient: true,
      type: "lead.lookup",
      why: "opened",
      chat: "9",
    } as const;
    return { ...decision, commands: text.startsWith("look") ? [lookup, ...decision.commands] : [...decision.commands, lookup] };
  };
  const order = () => world.sent.map(({ text }) => text);

  it("holds nothing up, however long it takes, and is not held up by a text that is tried again", async () => {
    world = await createWorld({ transition: looking });
    let answer: (outcome: Outcome) => void = () => {};
    world.scripts.set("shop", (work) => {
      if (work.command.type === "lead.lookup") return new Promise<Outcome>((resolve) => (answer = resolve));
      return work.attempt === 1 && work.command.type === "message.send" && work.command.message.text === "2"
        ? { kind: "retry", reason: "503" }
        : { kind: "delivered" };
    });
    await world.receive("ann", "say 1 2 3\nlook");
    await world.settle();
    expect(order().toSorted()).toEqual(["1", "2", "lead.lookup"]);
    await world.advance(2_000);
    expect(order().filter((text) => text !== "lead.lookup")).toEqual(["1", "2", "2", "3"]);
    answer({ kind: "delivered", found: {} });
    await world.settle();
    expect(await world.store.dead({ limit: 10 })).toEqual([]);
  });

  it("comes to an end after a crash: whoever waits for it hears that there is nothing", async () => {
    world = await createWorld({ transition: looking });
    world.scripts.set("shop", () => new Promise<Outcome>(() => {}));
    const lead = await world.receive("ann", "look");
    await world.settle();
    await world.restart({ crash: true });
    const rows = await world.store.timeline(lead, { limit: 100, kinds: ["settled"] });
    expect(rows.map(({ text, data }) => `${String(data?.["text"])} ${text}`)).toEqual(["lookup cancelled"]);
  });

  it("neither pauses its binding nor ends a pause: it may use other credentials", async () => {
    world = await createWorld({ transition: looking });
    world.scripts.set(
      "shop",
      (work) => ({ kind: work.command.type === "lead.lookup" ? "account" : "delivered", reason: "401" }) as Outcome,
    );
    await world.receive("ann", "look");
    await world.settle();
    expect(world.engine.stats().paused).toEqual({});
    world.scripts.set("shop", (work) =>
      work.command.type === "lead.lookup" ? { kind: "delivered", found: {} } : { kind: "account", reason: "401" },
    );
    await world.receive("bob", "say 1");
    await world.settle();
    await world.receive("bob", "look");
    await world.settle();
    expect(world.engine.stats().paused).toEqual({ shop: "401" });
  });
});
