import * as fc from "fast-check";
import { expect, it } from "vitest";
import type { Store } from "../../../src/delivery/store.ts";
import { from, type Opened, type OpenStore, pending, request, T0, turn, waitingFor } from "../store-fixtures.ts";

/** What must be true of any storage, in the simplest words: lists per lead and a set of keys. */
interface Person {
  known: boolean;
  seq: number;
  position: number;
  inbox: { id: string; seq: number }[];
  outbox: { id: string; leg: string; position: number }[];
  /** Events that came before the person was known. */
  waiting: string[];
}

interface Model {
  readonly people: Map<string, Person>;
  /** Dedupe key → the request that was first. */
  readonly keys: Map<string, string>;
  dead: { id: string; who: string; leg: string }[];
  /** Ids that were given out. */
  ids: number;
}

interface Real {
  store: Store;
  readonly opened: Opened;
}

type Command = fc.AsyncCommand<Model, Real>;

const PEOPLE = ["ann", "bob", "eve"] as const;
const LEGS = ["bot", "shop"] as const;

function person(model: Model, who: string): Person {
  const known = model.people.get(who);
  if (known !== undefined) return known;
  const fresh: Person = { known: false, seq: 0, position: 0, inbox: [], outbox: [], waiting: [] };
  model.people.set(who, fresh);
  return fresh;
}

function queue(one: Person, id: string): void {
  one.seq += 1;
  one.inbox.push({ id, seq: one.seq });
}

function receive(model: Model, who: string, id: string): void {
  const one = person(model, who);
  one.known = true;
  queue(one, id);
  for (const earlier of one.waiting.splice(0)) queue(one, earlier);
}

async function check(model: Model, store: Store): Promise<void> {
  for (const [who, one] of model.people) {
    const state = await store.loadLane(`lead-${who}`, { inbox: 1_000, outbox: 1_000 });
    expect(state !== undefined).toBe(one.known);
    expect(state?.inbox.map((row) => ({ id: row.event.id, seq: row.seq })) ?? []).toEqual(one.inbox);
    expect(state?.outbox.map((row) => ({ id: row.id, leg: row.to, position: row.position })) ?? []).toEqual(one.outbox);
  }
  const people = [...model.people.values()];
  const sum = (count: (one: Person) => number) => people.reduce((total, one) => total + count(one), 0);
  expect(await store.backlog()).toMatchObject({
    inbox: sum((one) => one.inbox.length),
    outbox: sum((one) => one.outbox.length),
    waiting: sum((one) => one.waiting.length),
    dead: model.dead.length,
  });
}

/** One request of one person, sent `copies` times at once. */
function accept(who: string, key: string | null, copies: number): Command {
  return {
    check: () => true,
    toString: () => `accept(${who}, ${key}, ×${copies})`,
    async run(model, real) {
      const ids = Array.from({ length: copies }, () => `r${model.ids++}`);
      const events = ids.map((id) => from(who, `e-${id}`, { aliases: { chat: who } }));
      const answers = await Promise.all(ids.map((id, n) => real.store.accept(request(id, events.slice(n, n + 1), { dedupeKey: key }))));
      for (const [n, answer] of answers.entries()) {
        const id = ids[n] ?? "";
        const first = key === null ? undefined : model.keys.get(key);
        expect([answer.duplicate, answer.requestId]).toEqual([first !== undefined, first ?? id]);
        if (first !== undefined) continue;
        if (key !== null) model.keys.set(key, id);
        receive(model, who, `e-${id}`);
      }
      await check(model, real.store);
    },
  };
}

function acceptWaiting(who: string): Command {
  return {
    check: () => true,
    toString: () => `acceptWaiting(${who})`,
    async run(model, real) {
      const id = `r${model.ids++}`;
      const answer = await real.store.accept(request(id, [waitingFor({ chat: who }, `e-${id}`)]));
      const one = person(model, who);
      expect(answer.rows[0]?.as).toBe(one.known ? "queued" : "waiting");
      if (one.known) queue(one, `e-${id}`);
      else one.waiting.push(`e-${id}`);
      await check(model, real.store);
    },
  };
}

function takeTurn(who: string, legs: readonly string[]): Command {
  return {
    check: (model) => (model.people.get(who)?.inbox.length ?? 0) > 0,
    toString: () => `turn(${who}, ${legs.join("+")})`,
    async run(model, real) {
      const one = person(model, who);
      const row = one.inbox.shift();
      const inserts = legs.map((leg) => ({ id: `c${model.ids++}`, leg, position: ++one.position }));
      one.outbox.push(...inserts);
      await turn(real.store, `lead-${who}`, {
        inbox: [{ seq: row?.seq ?? 0, as: "done" }],
        insert: inserts.map((insert) => pending(insert.id, insert.leg)),
      });
      await check(model, real.store);
    },
  };
}

function settle(who: string, leg: string, status: "delivered" | "dead" | "parked"): Command {
  const head = (model: Model) => model.people.get(who)?.outbox.find((row) => row.leg === leg);
  return {
    check: (model) => head(model) !== undefined,
    toString: () => `settle(${who}, ${leg}, ${status})`,
    async run(model, real) {
      const row = head(model);
      if (row === undefined) return;
      await turn(real.store, `lead-${who}`, { update: [{ id: row.id, status, attempts: 1, reason: "status 400" }] });
      const one = person(model, who);
      if (status !== "parked") one.outbox = one.outbox.filter((other) => other !== row);
      if (status === "dead") model.dead.push({ id: row.id, who, leg });
      await check(model, real.store);
    },
  };
}

function revive(index: number): Command {
  return {
    check: (model) => model.dead.length > 0,
    toString: () => `revive(${index})`,
    async run(model, real) {
      const letter = model.dead[index % model.dead.length];
      if (letter === undefined) return;
      expect(await real.store.reviveCommand(letter.id, T0)).toEqual({ leadId: `lead-${letter.who}` });
      model.dead = model.dead.filter((other) => other !== letter);
      const one = person(model, letter.who);
      one.outbox.push({ id: letter.id, leg: letter.leg, position: ++one.position });
      await check(model, real.store);
    },
  };
}

const reopen: Command = {
  check: () => true,
  toString: () => "reopen",
  async run(model, real) {
    real.store = await real.opened.reopen();
    await check(model, real.store);
  },
};

export function modelSuite(open: OpenStore, numRuns: number): void {
  it("behaves like lists per lead and a set of keys, whatever happens in whatever order", { timeout: 60_000 }, async () => {
    const who = fc.constantFrom(...PEOPLE);
    const leg = fc.constantFrom(...LEGS);
    const key = fc.option(fc.constantFrom("k1", "k2", "k3", "__proto__"));
    const commands = fc.commands(
      [
        fc.tuple(who, key).map(([one, k]) => accept(one, k, 1)),
        fc.tuple(who, key).map(([one, k]) => accept(one, k, 2)),
        who.map(acceptWaiting),
        fc.tuple(who, fc.array(leg, { maxLength: 3 })).map(([one, legs]) => takeTurn(one, legs)),
        fc.tuple(who, leg, fc.constantFrom("delivered" as const, "dead" as const, "parked" as const)).map((of) => settle(...of)),
        fc.nat(5).map(revive),
        fc.constant(reopen),
      ],
      { maxCommands: 40, size: "max" },
    );
    await fc.assert(
      fc.asyncProperty(commands, async (run) => {
        const opened = await open({ now: () => T0, backlog: 100_000, waiting: 1_000 });
        try {
          const real = { store: opened.store, opened };
          await fc.asyncModelRun(() => ({ model: { people: new Map(), keys: new Map(), dead: [], ids: 0 }, real }), run);
        } finally {
          await opened.destroy();
        }
      }),
      { numRuns },
    );
  });
}
