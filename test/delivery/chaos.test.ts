import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Limits } from "../../src/delivery/lanes.ts";
import type { Store } from "../../src/delivery/store.ts";
import type { BoundRate } from "../../src/mapping/provider.ts";
import type { Outcome } from "../../src/model/command.ts";
import { createWorld, settledOf, textOf } from "./engine-world.ts";
import type { Script, World } from "./engine-world.ts";

/** Everything that can go wrong at once, over bounds so small that each of them is met. More runs: PROPERTY_RUNS. */
const runs = Number(process.env["PROPERTY_RUNS"] ?? 60);
/** What was found is made smaller for as long as this allows. Milliseconds. */
const time = 30_000 + runs * 150;

const LEADS = 7;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** Behind the longest wait: an account that is asked every five minutes, a lead's timer when the clock was set back. */
const CALM = 120 * MINUTE;

const limits: fc.Arbitrary<Partial<Limits>> = fc.constantFrom(
  {},
  { lanes: 3, sleepers: 3, queue: 4, inFlight: 2, running: 2 },
  { lanes: 2, sleepers: 2, queue: 2, inFlight: 1, running: 1, pages: { inbox: 2, outbox: 2 } },
  { lanes: 1, sleepers: 1, queue: 1, inFlight: 1, running: 1, pages: { inbox: 1, outbox: 1 } },
);

const doubt = fc.constantFrom("resend", "resend", "drop", "park");

const rate = (by: BoundRate["by"], interval: number, burst: number): BoundRate => ({ by, interval, burst, counts: () => true });
const rates = fc.constantFrom(
  [],
  [rate("binding", 300, 2)],
  [rate("lead", 1_500, 1)],
  [rate("lead", 70_000, 1)],
  [rate("binding", 100, 1), rate("lead", 2_000, 2)],
  [rate("lead", 2_000, 2), rate("binding", 20_000, 1)],
);

/** What a provider does with an attempt, beside the call that each makes; `again`: how many more calls it takes. */
const answers = fc.record({
  as: fc.constantFrom("ok", "ok", "ok", "ok", "ok", "refused", "doubt", "slow down", "account", "unsent", "rejected", "late", "never"),
  again: fc.constantFrom(0, 0, 0, 1, 2),
});
type Answer = typeof answers extends fc.Arbitrary<infer Value> ? Value : never;
type Weather = "fine" | "mixed" | "down" | "account";

/** How the store fails: it refuses turns, it says so of what it has committed, it cannot be read, or nothing goes. */
type StoreFault = "works" | "refuses" | "commits all the same" | "cannot be read" | "is away";

const destination = fc.constantFrom("shop", "desk");
const acts = fc.array(
  fc.oneof(
    {
      weight: 10,
      arbitrary: fc.record({
        do: fc.constant("write" as const),
        lead: fc.nat(LEADS - 1),
        say: fc.integer({ min: 1, max: 3 }),
        mirror: fc.constantFrom(0, 0, 1, 2),
        extra: fc.constantFrom("", "", "", "", "type", "take", "timer"),
      }),
    },
    { weight: 6, arbitrary: fc.record({ do: fc.constant("wait" as const), ms: fc.nat(20 * SECOND) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("allow" as const), to: destination, rates }) },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant("weather" as const),
        is: fc.constantFrom<Weather>("fine", "mixed", "down", "account"),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant("store" as const),
        is: fc.constantFrom<StoreFault>("works", "works", "refuses", "commits all the same", "cannot be read", "is away"),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("erase" as const), lead: fc.nat(LEADS - 1) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("revive" as const), most: fc.integer({ min: 1, max: 4 }) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("resume" as const), binding: destination }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("restart" as const), crash: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("desk" as const), there: fc.boolean() }) },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant("set the clock" as const),
        ms: fc.constantFrom(-5 * MINUTE, -30 * SECOND, 30 * SECOND, 5 * MINUTE),
      }),
    },
  ),
  { minLength: 5, maxLength: 60, size: "max" },
);

type Act = typeof acts extends fc.Arbitrary<readonly (infer One)[]> ? One : never;

interface Outside {
  weather: Weather;
  fault: StoreFault;
}

function provider(world: World, outside: Outside, plan: readonly Answer[]): Script {
  let attempts = 0;
  return (_, __, send) => {
    const answer = plan[(attempts += 1) % plan.length]!;
    for (let call = 0; call < answer.again; call += 1)
      void send({ method: "GET", url: "http://provider.example", headers: {}, timeout: 1 }).catch(() => undefined);
    if (outside.weather === "fine") return { kind: "delivered" };
    if (outside.weather === "down") return { kind: "retry", reason: "it is down" };
    if (outside.weather === "account") return { kind: "account", reason: "401" };
    return outcomeOf(world, answer);
  };
}

function outcomeOf(world: World, { as }: Answer): Outcome | Promise<Outcome> {
  switch (as) {
    case "refused":
      return { kind: "retry", reason: "503" };
    case "doubt":
      return { kind: "retry", reason: "no answer", doubt: true };
    case "slow down":
      return { kind: "retry", reason: "429", after: 3 * SECOND };
    case "account":
      return { kind: "account", reason: "401" };
    case "unsent":
      return { kind: "retry", reason: "not sent", unsent: true };
    case "rejected":
      return { kind: "rejected", reason: "400" };
    case "late":
      return new Promise((resolve) => world.clock.after(700, () => resolve({ kind: "delivered" })));
    case "never":
      return new Promise(() => {});
    default:
      return { kind: "delivered" };
  }
}

const READS = ["claim", "loadLane", "inboxAfter", "outboxAfter", "busyLeads", "timeline", "dueTimers", "nextTimer"] as const;

/** A store that fails as it is told. */
function failing(store: Store, outside: Outside): Store {
  const away = () => Promise.reject(new Error("the store is away"));
  const reads = Object.fromEntries(
    READS.map((name) => {
      const read = store[name] as (...given: unknown[]) => unknown;
      return [name, (...given: unknown[]) => (outside.fault === "cannot be read" || outside.fault === "is away" ? away() : read(...given))];
    }),
  );
  const unheard = new Set<string | null>();
  return {
    ...store,
    ...reads,
    async accept(input) {
      const accepted = await store.accept(input);
      const isFirst = !unheard.has(input.dedupeKey);
      if (outside.fault === "commits all the same" && isFirst) {
        unheard.add(input.dedupeKey);
        await away();
      }
      return accepted;
    },
    async turn(turn) {
      if (outside.fault === "refuses" || outside.fault === "is away") return await away();
      await store.turn(turn);
      if (outside.fault === "commits all the same") await away();
    },
  };
}

async function reload(world: World, to: string, change: { rates?: readonly BoundRate[]; there?: boolean }): Promise<void> {
  const previous = world.runtime;
  const bindings = new Map(previous.bindings);
  const known = bindings.get(to) ?? previous.bindings.get("help")!;
  if (change.there === false) bindings.delete(to);
  else bindings.set(to, { ...known, binding: { ...known.binding, id: to, ...(change.rates ? { rates: change.rates } : {}) } });
  world.runtime = { ...previous, bindings };
  await world.engine.reload(previous, world.runtime);
}

/** What happened, and what must have come of it. */
interface Played {
  /** Per lead that was not erased. */
  readonly said: Map<string, string[]>;
  /** How much had been sent when a process ended. */
  readonly deaths: number[];
  /** What a person took out of the dead letters: it goes behind the others, and is settled once more. */
  readonly revived: Set<string>;
}

async function play(world: World, outside: Outside, list: readonly Act[]): Promise<Played> {
  const said = new Map<string, string[]>();
  const deaths: number[] = [];
  const revived = new Set<string>();
  let number = 0;
  const words = (count: number) => Array.from({ length: count }, () => String((number += 1)));
  const idOf = async (who: string) => (await world.store.lead({ binding: "shop", kind: "id", value: who }))?.lead.id;

  async function write({ lead, say, mirror, extra }: Extract<Act, { do: "write" }>): Promise<void> {
    const [own, mirrored] = [words(say), words(mirror)];
    const lines = [`say ${own.join(" ")}`];
    if (mirrored.length > 0) lines.push(`mirror ${mirrored.join(" ")}`);
    if (extra !== "timer") lines.push(extra);
    else lines.push(`timer 5000 ${(number += 1)}`);
    const once = () => world.receive(`lead ${lead}`, lines.join("\n"), { key: `${number}` });
    await once().catch(once); // the provider repeats what was not acknowledged
    const id = (await idOf(`lead ${lead}`))!;
    said.set(id, [...(said.get(id) ?? []), ...own, ...mirrored, ...(extra === "timer" ? [`timer:${number}`] : [])]);
  }

  async function erase(who: string): Promise<void> {
    const id = await idOf(who);
    if (id === undefined) return;
    const erased = world.engine.erase(id).then(
      () => true,
      () => false, // somebody must ask again
    );
    await world.advance(10 * SECOND);
    if (await erased) said.delete(id);
  }

  async function revive(limit: number): Promise<void> {
    for (const { id, command } of await world.store.dead({ limit })) {
      const text = command ? textOf(command) : "";
      // One without a number has no place of its own among the others.
      if (/^\d+$/.test(text) && (await world.engine.revive(id))) revived.add(text);
    }
  }

  for (const act of list) {
    if (act.do === "write") await write(act);
    else if (act.do === "wait") await world.advance(act.ms);
    else if (act.do === "erase") await erase(`lead ${act.lead}`);
    else if (act.do === "revive") await revive(act.most);
    else if (act.do === "resume") world.engine.resume(act.binding);
    else if (act.do === "weather") outside.weather = act.is;
    else if (act.do === "store") outside.fault = act.is;
    else if (act.do === "desk") await reload(world, "desk", { there: act.there });
    else if (act.do === "set the clock") world.clock.set(act.ms);
    else if (act.do === "allow") {
      if (world.runtime.bindings.has(act.to)) await reload(world, act.to, { rates: act.rates });
    } else {
      deaths.push(world.sent.length);
      await world.restart({ crash: act.crash });
    }
  }
  return { said, deaths, revived };
}

async function isOpen(world: World): Promise<boolean> {
  const { inbox, outbox } = await world.store.backlog();
  return inbox + outbox > 0 || typeof (await world.store.nextTimer()) === "number";
}

async function check(world: World, { said, deaths, revived }: Played): Promise<void> {
  expect(await world.store.backlog()).toMatchObject({ inbox: 0, outbox: 0 });
  const { inFlight, waiting, ...stats } = world.engine.stats();
  expect(stats).toMatchObject({ running: 0, queued: 0, sleeping: 0 });
  for (const count of [...Object.values(inFlight), ...Object.values(waiting)]) expect(count).toBe(0);

  for (const lead of said.keys())
    for (const to of ["shop", "desk"]) {
      const tried = world.sent.filter((entry) => entry.leadId === lead && entry.to === to && /^\d+$/.test(entry.text));
      const order = tried.map(({ text }) => Number(text)).filter((number) => !revived.has(String(number)));
      expect(order).toEqual(order.toSorted((a, b) => a - b));
    }

  const delivered = world.sent.flatMap(({ outcome, to, text }, n) => {
    const life = deaths.filter((death) => death <= n).length;
    return outcome === "delivered" && text !== TYPING ? [`${text} to ${to} in life ${life}`] : [];
  });
  expect(delivered).toEqual([...new Set(delivered)]);

  const settled = (await Promise.all([...said.keys()].map((lead) => settledOf(world, lead)))).flat().map((line) => line.split(" "));
  const texts = settled.flatMap(([text = ""]) => (text === TYPING ? [] : [text]));
  const once = texts.filter((text, n) => !revived.has(text) || texts.indexOf(text) === n);
  expect(once.toSorted()).toEqual([...said.values()].flat().toSorted());
  const reached = new Set(world.sent.filter(({ outcome }) => outcome === "delivered").map(({ text }) => text));
  for (const [text = "", as] of settled) if (as === "delivered") expect(reached).toContain(text);
}

const TYPING = "typing.send";

test("whatever happens together, all that is said is settled once and in order", { timeout: time + 30_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(limits, doubt, acts, fc.array(answers, { minLength: 1, maxLength: 30 }), async (bounds, onDoubt, list, plan) => {
      const outside: Outside = { weather: "mixed", fault: "works" };
      const world = await createWorld({ limits: bounds, onDoubt, wrap: (store) => failing(store, outside) });
      try {
        for (const to of ["shop", "desk"]) world.scripts.set(to, provider(world, outside, plan));
        const played = await play(world, outside, list);
        Object.assign(outside, { weather: "fine", fault: "works" });
        await reload(world, "desk", { there: true });
        for (let calm = 0; calm < CALM && (await isOpen(world)); calm += MINUTE) await world.advance(MINUTE);
        await world.advance(10 * MINUTE);
        await check(world, played);
      } finally {
        await world.close();
      }
    }),
    { numRuns: runs, timeout: 30_000, interruptAfterTimeLimit: time },
  );
});
