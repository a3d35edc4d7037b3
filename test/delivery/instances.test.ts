import { v7 } from "uuid";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createEngine } from "../../src/delivery/engine.ts";
import type { Engine } from "../../src/delivery/engine.ts";
import type { InstanceClock } from "../../src/delivery/postgres/instances.ts";
import type { Store } from "../../src/delivery/store.ts";
import type { Deps } from "../../src/deps.ts";
import { silentLog } from "../../src/log.ts";
import type { Provider } from "../../src/mapping/provider.ts";
import { empty, freshSchema, openStore, sql, url } from "../postgres/stores.ts";
import type { Transition } from "../../src/model/dialog.ts";
import { transition } from "../../src/model/transition.ts";
import { boundBinding, chatter, raw, received, runtimeOf, textOf } from "./engine-world.ts";

/** A whole instance over the shared database; its process is stopped (SIGSTOP) or killed without a last word. */
interface Instance {
  readonly name: string;
  readonly engine: Engine;
  readonly store: Store;
  /** No timer of its goes off and no answer reaches it. */
  freeze(): void;
  thaw(): void;
  /** It is gone: nothing that it still does reaches the store or a provider. */
  kill(): Promise<void>;
  /** As an operator stops it. */
  stop(): Promise<void>;
}

interface Sent {
  readonly by: string;
  readonly lead: string;
  readonly text: string;
  readonly id: string;
}

const LEASE = { ttl: 900, beat: 150, look: 300 };
/** Hears of work by notices only. */
const DEAF_TO_TIME = { ttl: 900, beat: 150, look: 600_000 };
const PATIENCE = { timeout: 15_000, interval: 20 };

describe.skipIf(url === "")("instances on one PostgreSQL", () => {
  let schema = "";
  let sent: Sent[] = [];
  let all: Instance[] = [];
  /** Before a provider is called: a test may hold it there. */
  let gate: (by: string) => Promise<void> = async () => {};
  /** Addresses of bindings that are down. */
  let refused = new Set<string>();

  beforeEach(() => {
    schema = freshSchema();
    sent = [];
    all = [];
    gate = async () => {};
    refused = new Set();
  });
  afterEach(async () => {
    for (const instance of all) await instance.kill();
    await empty(schema);
  });

  async function instance(name: string, lease = LEASE, transition: Transition = chatter): Promise<Instance> {
    const life = { dead: false, frozen: false };
    const held: (() => void)[] = [];
    const after: InstanceClock["after"] = (ms, run) => {
      const timer = setTimeout(() => (life.frozen ? held.push(run) : life.dead || run()), ms);
      return () => clearTimeout(timer);
    };
    const store = await openStore(schema, { lease, clock: { monotonic: () => performance.now(), after } });
    const never = () => new Promise<never>(() => {});
    const perform: Provider["perform"] = async (binding, work, send) => {
      await gate(name);
      try {
        await send({
          method: "POST",
          url: `http://${binding.id}`,
          headers: {},
          body: JSON.stringify([work.lead.externalId, textOf(work.command), work.id]),
          timeout: 1_000,
        });
      } catch (error) {
        return { kind: "retry", reason: String(error) };
      }
      return life.dead ? never() : { kind: "delivered" };
    };
    const deps: Deps = {
      clock: { now: Date.now, after },
      newId: v7,
      openHttp: () => Promise.reject(new Error("no files here")),
      log: silentLog,
      async send(request) {
        if (life.dead) return never();
        if (refused.has(request.url)) throw new Error("503");
        const [lead, text, id] = JSON.parse(String(request.body)) as [string, string, string];
        sent.push({ by: name, lead, text, id });
        return { status: 200, headers: {}, body: new Uint8Array() };
      },
    };
    const roles = { shop: ["channel"], desk: ["desk"], bot: ["bot"] } as const;
    const runtime = runtimeOf(Object.keys(roles), (id) => boundBinding(id, [...roles[id as keyof typeof roles]], perform));
    const engine = createEngine({
      store: {
        ...store,
        turn: (turn) => (life.dead ? never() : store.turn(turn)),
        claim: (leadId) => (life.dead ? never() : store.claim(leadId)),
      },
      deps,
      runtime: () => runtime,
      transition,
    });
    await engine.start();
    const one: Instance = {
      name,
      engine,
      store,
      freeze: () => void (life.frozen = true),
      thaw() {
        life.frozen = false;
        for (const run of held.splice(0)) run();
      },
      async kill() {
        if (life.dead) return;
        // Its row stays: nobody says goodbye for a process that was killed.
        const left = await sql(`SELECT id, expires FROM ${schema}.instance`);
        life.dead = true;
        await store.close();
        for (const { id, expires } of left)
          await sql(`INSERT INTO ${schema}.instance (id, expires) VALUES ($1, $2) ON CONFLICT DO NOTHING`, [id, expires]);
      },
      async stop() {
        await engine.stop(1_000);
        life.dead = true;
        await store.close();
      },
    };
    all.push(one);
    return one;
  }

  async function receive(at: Instance, who: string, text: string): Promise<void> {
    const { binding } = boundBinding("shop", ["channel"], () => Promise.reject(new Error("not used here")));
    await at.engine.accept(binding, received(who, text), raw);
  }

  const textsOf = (who: string) => sent.filter(({ lead }) => lead === who).map(({ text }) => text);
  const until = (check: () => void) => vi.waitFor(check, PATIENCE);
  /** The second instance knows of the first with its next beat. */
  const acquainted = () =>
    vi.waitFor(async () => {
      const [row] = await sql(`SELECT count(*)::int AS n FROM ${schema}.instance`);
      expect(row?.["n"]).toBe(all.length);
      await new Promise((resolve) => setTimeout(resolve, LEASE.beat * 2));
    }, PATIENCE);

  it("do the work of a lead where it began, whichever of them its webhooks come to", async () => {
    const [a, b] = [await instance("a", DEAF_TO_TIME), await instance("b", DEAF_TO_TIME)];
    await acquainted();
    await receive(a, "ann", "say 1");
    await until(() => expect(textsOf("ann")).toEqual(["1"]));
    for (let n = 2; n <= 5; n += 1) await receive(n % 2 ? a : b, "ann", `say ${n}`);
    await until(() => expect(textsOf("ann")).toEqual(["1", "2", "3", "4", "5"]));
    await receive(b, "ann", "say 6");
    await until(() => expect(textsOf("ann").at(-1)).toBe("6"));
    expect(new Set(sent.map(({ by }) => by))).toEqual(new Set(["a"]));
  });

  it("look for themselves when a notice is lost", async () => {
    const a = await instance("a");
    await receive(a, "ann", "say 1");
    await until(() => expect(textsOf("ann")).toEqual(["1"]));
    // This one has not joined, knows nobody, and tells nobody.
    const silent = await openStore(schema);
    const { request, from, event } = await import("./store-fixtures.ts");
    const said = event(v7(), { text: "say 2" });
    const lead = await silent.lead({ binding: "shop", kind: "id", value: "ann" });
    await silent.accept(request("r2", [from("ann", "e2", { event: said, leadId: lead?.lead.id ?? "" })]));
    await silent.close();
    await until(() => expect(textsOf("ann")).toEqual(["1", "2"]));
  });

  it("keep each lead's order and lose nothing when one of them is killed amid its work", { timeout: 40_000 }, async () => {
    const [a, b] = [await instance("a"), await instance("b")];
    await acquainted();
    const people = Array.from({ length: 12 }, (_, n) => `p${n}`);
    const accept = async (n: number, at: () => Instance) => {
      for (const who of people) await receive(at(), who, `say ${n}`);
    };
    let calls = 0;
    gate = async () => void (calls += 1);
    for (let n = 1; n <= 3; n += 1) await accept(n, () => (Math.random() < 0.5 ? a : b));
    await until(() => expect(calls).toBeGreaterThan(5));
    const killing = a.kill();
    for (let n = 4; n <= 6; n += 1) await accept(n, () => b);
    await killing;
    await until(() => {
      for (const who of people) expect(new Set(textsOf(who))).toEqual(new Set(["1", "2", "3", "4", "5", "6"]));
    });
    for (const who of people) {
      const texts = textsOf(who).map(Number);
      // What was under way when it died is in doubt and is sent again, nothing else; the order is never another.
      expect(texts).toEqual(texts.toSorted((one, other) => one - other));
      expect(texts.length).toBeLessThanOrEqual(7);
    }
    const repeated = sent.filter(({ id }, n) => sent.findIndex((other) => other.id === id) < n);
    expect(repeated.every(({ by }) => by === "b")).toBe(true);
    await vi.waitFor(async () => expect(await b.store.backlog()).toMatchObject({ inbox: 0, outbox: 0 }), PATIENCE);
  });

  it("send nothing as one that was stopped for longer than its lease, and let it begin anew", { timeout: 40_000 }, async () => {
    const a = await instance("a");
    let open = () => {};
    const held = new Promise<void>((resolve) => (open = resolve));
    let atGate = false;
    gate = async (by) => {
      if (by !== "a") return;
      atGate = true;
      await held;
    };
    await receive(a, "ann", "say 1 2");
    await until(() => expect(atGate).toBe(true));
    const b = await instance("b");
    a.freeze();
    await until(() => expect(sent.map(({ by, text }) => `${by} ${text}`)).toEqual(["b 1", "b 2"]));
    open(); // between the commit that marked it started and the call
    await until(() => expect(a.engine.stats().inFlight["shop"]).toBe(0));
    gate = async () => {};
    a.thaw();
    await vi.waitFor(async () => expect(await sql(`SELECT id FROM ${schema}.instance`)).toHaveLength(2), PATIENCE);
    await receive(a, "bob", "say 3");
    await until(() => expect(textsOf("bob")).toEqual(["3"]));
    await receive(a, "ann", "say 4");
    await until(() => expect(textsOf("ann")).toEqual(["1", "2", "4"]));
    expect(sent.filter(({ lead }) => lead === "ann").map(({ by }) => by)).toEqual(["b", "b", "b"]);
    await vi.waitFor(async () => expect(await b.store.backlog()).toMatchObject({ inbox: 0, outbox: 0 }), PATIENCE);
  });

  it("take over at once from one that is stopped in order", async () => {
    const slow = { ttl: 600_000, beat: 150, look: 600_000 };
    const [a, b] = [await instance("a", slow), await instance("b", slow)];
    await acquainted();
    let failing = true;
    gate = async () => {
      if (failing) throw new Error("the provider is down");
    };
    await receive(a, "ann", "say 1");
    await until(() => expect(a.engine.stats().turns).toBeGreaterThan(0));
    failing = false;
    await a.stop();
    await receive(b, "ann", "say 2");
    await until(() => expect(textsOf("ann").at(-1)).toBe("2"));
    expect(sent.every(({ by }) => by === "b")).toBe(true);
  });

  it("take over from one that was killed within beats, however long its lease is", async () => {
    const long = { ttl: 600_000, beat: 150, look: 600_000 };
    const [a, b] = [await instance("a", long), await instance("b", long)];
    await acquainted();
    let atGate = false;
    gate = (by) => {
      atGate ||= by === "a";
      return by === "a" ? new Promise(() => {}) : Promise.resolve();
    };
    await receive(a, "ann", "say 1");
    await until(() => expect(atGate).toBe(true));
    await receive(b, "ann", "say 2");
    await a.kill();
    await until(() => expect(sent.map(({ by, text }) => `${by} ${text}`)).toEqual(["b 1", "b 2"]));
  });

  it("let a timer go off once", async () => {
    const [a, b] = [await instance("a"), await instance("b")];
    await acquainted();
    for (const who of ["ann", "bob", "eve"]) await receive(who === "bob" ? b : a, who, `timer 200 ${who}`);
    await until(() => expect(sent.map(({ text }) => text).toSorted()).toEqual(["timer:ann", "timer:bob", "timer:eve"]));
    await new Promise((resolve) => setTimeout(resolve, LEASE.look * 2));
    expect(sent).toHaveLength(3);
  });

  it("erase a lead that the other one works on: the bot hears of the end first, and nothing of it is tried later", async () => {
    const [a, b] = [await instance("a", LEASE, transition), await instance("b", LEASE, transition)];
    await acquainted();
    await receive(a, "ann", "Hi");
    await until(() => expect(textsOf("ann")).toEqual(["bot.notify"]));
    const ann = (await b.store.lead({ binding: "shop", kind: "id", value: "ann" }))?.lead.id ?? "";
    gate = () => new Promise((resolve) => setTimeout(resolve, 400)); // longer than what it had to decide
    expect(await b.engine.erase(ann)).toMatchObject({ now: true });
    expect(sent.filter(({ lead }) => lead === "ann").map(({ by }) => by)).toEqual(["a", "a"]);

    gate = async () => {};
    refused.add("http://bot");
    await receive(a, "bob", "Hi");
    await until(() => expect(a.engine.stats().sleeping).toBe(1));
    const bob = (await b.store.lead({ binding: "shop", kind: "id", value: "bob" }))?.lead.id ?? "";
    expect(await b.engine.erase(bob)).toMatchObject({ now: true });
    await until(() => expect([a.engine.stats().sleeping, a.engine.stats().lanes]).toEqual([0, 0]));
    expect(a.engine.stats().storeFailures).toBe(0);
    refused.clear();
    await receive(b, "bob", "Hi again");
    await until(() => expect(sent.at(-1)).toMatchObject({ lead: "bob", by: "b" }));
    expect(textsOf("bob")).toEqual(["bot.notify"]);
  });
});
