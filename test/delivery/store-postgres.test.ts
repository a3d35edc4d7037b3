import * as fc from "fast-check";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SCHEMA_VERSION } from "../../src/delivery/sql/schema.ts";
import { groups } from "../../src/delivery/postgres/accept.ts";
import { translate, decodeText, encodeText } from "../../src/delivery/postgres/dialect.ts";
import { openPostgresStore } from "../../src/delivery/store-postgres.ts";
import type { Peers, Store } from "../../src/delivery/store.ts";
import { silentLog } from "../../src/log.ts";
import { startPostgres } from "../postgres/server.ts";
import { empty, freshSchema, openStore, sql, url } from "../postgres/stores.ts";
import { describeStore } from "./store-contract.ts";
import type { OpenOptions } from "./store-fixtures.ts";
import { event, eventsOf, from, lane, lead, pending, request, T0, turn, waitingFor } from "./store-fixtures.ts";

async function open({ now, backlog, waiting }: OpenOptions) {
  const schema = freshSchema();
  const again = () => openStore(schema, { now, limits: { backlog, waiting } });
  let store = await again();
  return {
    store,
    async reopen() {
      await store.close();
      store = await again();
      return store;
    },
    async destroy() {
      await store.close();
      await empty(schema);
    },
  };
}

const DEAF: Peers = { wake() {}, look() {}, lost() {}, resume() {} };
const LEASE = { ttl: 600, beat: 100, look: 60_000 };

describe.skipIf(url === "")("with PostgreSQL", () => {
  describeStore("postgres", open, { modelRuns: 15 });

  describe("requests of known leads that come together", () => {
    it("are accepted in one go as they are one by one: numbers, repetitions, and every character", async () => {
      const people = ["ann", "bob", "\u0000", "\u0001x"];
      const word = fc.constantFrom("k1", "k2", "\u0000", "\u0001");
      const one = fc.record({
        who: fc.subarray(people, { minLength: 1 }),
        key: fc.option(word),
        text: fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("\u0000", "\u00010 да")),
      });
      const [alone, together] = [freshSchema(), freshSchema()];
      const stores = await Promise.all([openStore(alone), openStore(together)]);
      const known = (store: Store) =>
        store.accept(
          request(
            "first",
            people.map((who, n) => from(who, `f${n}`, { create: lead(`lead-${n}`, who) })),
          ),
        );
      await Promise.all(stores.map(known));
      let runs = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(one, { minLength: 2, maxLength: 30 }), async (batch) => {
          runs += 1;
          const inputs = batch.map(({ who, key, text }, n) =>
            request(
              `r${runs} ${n}`,
              who.map((id, i) => from(id, `e${runs} ${n} ${i}`, { event: event(`e${runs} ${n} ${i}`, { text }) })),
              {
                dedupeKey: key === null ? null : `${runs}${key}`,
                raw: { method: "POST", path: `/${text}`, query: { text }, headers: { text }, body: new TextEncoder().encode(text) },
                ...(n % 2 ? { eventType: text } : {}),
              },
            ),
          );
          const [first, second] = stores;
          const expected: unknown[] = [];
          for (const input of inputs) expected.push(await first!.accept(input));
          expect(await Promise.all(inputs.map((input) => second!.accept(input)))).toEqual(expected);
          for (const { id } of inputs) expect(await second!.request(id)).toEqual(await first!.request(id));
        }),
        { numRuns: 30 },
      );
      for (const n of people.keys()) expect(await lane(stores[1]!, `lead-${n}`)).toEqual(await lane(stores[0]!, `lead-${n}`));
      // A batch that PostgreSQL had refused, and that was taken in halves, would have left a gap.
      const gaps = `SELECT (SELECT max(n) FROM ${together}.request) - (SELECT count(*) FROM ${together}.request) AS gaps`;
      expect(await sql(gaps)).toEqual([{ gaps: "0" }]);
      await Promise.all(stores.map((store) => store.close()));
      await Promise.all([empty(alone), empty(together)]);
    });

    it("go to whom a chat belongs when their leads are locked, not to whom it belonged a moment before", async () => {
      const schema = freshSchema();
      const store = await openStore(schema);
      await store.accept(request("r1", [from("ann", "e1", { aliases: { chat: "c" } })]));
      await store.accept(request("r2", [from("bob", "e2")]));
      // Another instance gives ann's chat to bob: it holds her row, and this one waits for it.
      const other = new Client({ connectionString: url });
      await other.connect();
      await other.query("BEGIN");
      await other.query(`SELECT 1 FROM ${schema}.lead WHERE id = 'lead-ann' FOR UPDATE`);
      const accepted = store.accept(request("r3", [waitingFor({ chat: "c" }, "e3")]));
      const isWaiting = async () => (await sql("SELECT 1 FROM pg_locks WHERE NOT granted")).length > 0;
      await vi.waitUntil(isWaiting, { timeout: 2_000 });
      await other.query(`UPDATE ${schema}.alias SET lead = 'lead-bob' WHERE kind = 'chat'`);
      await other.query("COMMIT");
      expect((await accepted).rows).toMatchObject([{ leadId: "lead-bob" }]);
      await other.end();
      await store.close();
      await empty(schema);
    });
  });

  describe("two instances on one database", () => {
    let schema = "";
    let one: Store;
    let two: Store;
    beforeEach(async () => {
      schema = freshSchema();
      [one, two] = await Promise.all([openStore(schema, { lease: LEASE }), openStore(schema, { lease: LEASE })]);
    });
    afterEach(async () => {
      await Promise.all([one.close(), two.close()]);
      await empty(schema);
    });

    it("makes the tables once, whoever comes first", async () => {
      const fresh = `race${process.pid}`;
      const stores = await Promise.all([1, 2, 3, 4].map(() => openStore(fresh)));
      expect(await sql(`SELECT version FROM ${fresh}.migration ORDER BY version`)).toEqual(
        Array.from({ length: SCHEMA_VERSION }, (_, n) => ({ version: String(n + 1) })),
      );
      await Promise.all(stores.map((store) => store.close()));
      await sql(`DROP SCHEMA ${fresh} CASCADE`);
    });

    it("refuses a database of a newer leadgate, and leaves it as it is", async () => {
      const version = SCHEMA_VERSION + 1;
      await sql(`INSERT INTO ${schema}.migration (version, at) VALUES ($1, 0)`, [version]);
      await expect(openStore(schema)).rejects.toMatchObject({ code: "store.schema_newer", details: { found: version } });
      await sql(`DELETE FROM ${schema}.migration WHERE version = $1`, [version]);
    });

    it("takes the same webhook once, whichever of them it comes to", async () => {
      const twins = Array.from({ length: 40 }, (_, n) =>
        (n % 2 ? one : two).accept(request(`r${n}`, [from(`p${n % 5}`, `e${n}`)], { dedupeKey: `k${n >> 2}` })),
      );
      const answers = await Promise.all(twins);
      for (let key = 0; key < 10; key += 1) {
        const same = answers.slice(key * 4, key * 4 + 4);
        const first = same.filter((answer) => !answer.duplicate);
        expect(first).toHaveLength(1);
        expect(new Set(same.map((answer) => answer.requestId))).toEqual(new Set([first[0]?.requestId]));
      }
      expect(await one.backlog()).toMatchObject({ inbox: 10 });
    });

    it("makes one lead of a person whose first messages come to both at once", async () => {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, n) => (n % 2 ? one : two).accept(request(`r${n}`, [from("ann", `e${n}`)]))),
      );
      expect(new Set(answers.flatMap(({ rows }) => rows.map((row) => row.leadId)))).toEqual(new Set(["lead-ann"]));
      expect((await lane(one, "lead-ann")).inbox.map((row) => row.seq)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    });

    it("loses no event that waits for a lead which the other one makes known at that moment", async () => {
      for (let n = 0; n < 20; n += 1) {
        await Promise.all([
          one.accept(request(`w${n}`, [waitingFor({ chat: `c${n}` }, `w${n}`)])),
          two.accept(request(`k${n}`, [from(`p${n}`, `k${n}`, { aliases: { chat: `c${n}` } })])),
        ]);
        expect((await eventsOf(one, `lead-p${n}`)).toSorted()).toEqual([`k${n}`, `w${n}`]);
      }
      expect(await one.backlog()).toMatchObject({ waiting: 0 });
    });

    it("numbers each lead's events without a gap and waits in no circle, whatever leads the batches of both share", async () => {
      const deadlocks = async () => Number((await sql("SELECT sum(deadlocks) AS n FROM pg_stat_database"))[0]?.["n"]);
      const before = await deadlocks();
      const people = ["a", "b", "c", "d", "e"];
      await one.accept(
        request(
          "r",
          people.map((who) => from(who, `first-${who}`)),
        ),
      );
      const random = fc.sample(fc.shuffledSubarray(people, { minLength: 4 }), { numRuns: 240, seed: 7 });
      const act = async (store: Store, order: readonly string[], n: number) => {
        if (n % 3 > 0)
          return void (await store.accept(
            request(
              `r${n}`,
              order.map((who) => from(who, `${n}-${who}`)),
            ),
          ));
        // Some are refused, for another one came first: that must hold nobody up.
        const turns = order.map(async (who) => {
          const { version } = await lane(store, `lead-${who}`);
          await store.turn({ leadId: `lead-${who}`, version, now: T0, insert: [pending(`c${n}-${who}`)] }).catch(() => {});
        });
        await Promise.all(turns);
      };
      const work = async (store: Store, part: number) => {
        for (const [n, order] of random.entries()) if (n % 4 === part) await act(store, order, n);
      };
      await Promise.all([work(one, 0), work(two, 1), work(one, 2), work(two, 3)]);
      for (const who of people) {
        const { inbox, outbox, version } = await lane(one, `lead-${who}`);
        const expected = 1 + random.filter((order, n) => n % 3 > 0 && order.includes(who)).length;
        expect(inbox.map((row) => row.seq)).toEqual(Array.from({ length: expected }, (_, n) => n + 1));
        expect(outbox.map((row) => row.position)).toEqual(Array.from({ length: version }, (_, n) => n + 1));
      }
      expect(await deadlocks()).toBe(before);
    });

    it("finishes a request whose events two leads end on two instances at once", async () => {
      for (let n = 0; n < 10; n += 1) {
        await one.accept(request(`r${n}`, [from("ann", `a${n}`), from("bob", `b${n}`)]));
        const seq = n + 1;
        await Promise.all([
          turn(one, "lead-ann", { inbox: [{ seq, as: "done" }] }),
          turn(two, "lead-bob", { inbox: [{ seq, as: "done" }] }),
        ]);
        expect((await one.request(`r${n}`))?.status).toBe("done");
      }
    });

    it("shares a value that several set first", async () => {
      const values = await Promise.all([one.initMeta("secret", "one"), two.initMeta("secret", "two"), one.initMeta("secret", "three")]);
      expect(new Set(values).size).toBe(1);
      expect(await two.initMeta("secret", "late")).toBe(values[0]);
    });

    it("revives a dead command once, though both are asked to", async () => {
      await one.accept(request("r1", [from("ann", "e1")]));
      await turn(one, "lead-ann", { insert: [pending("c1")] });
      await turn(one, "lead-ann", { update: [{ id: "c1", status: "dead", reason: "status 400" }] });
      const revived = await Promise.all([one.reviveCommand("c1", T0), two.reviveCommand("c1", T0)]);
      expect(revived.filter((one) => one !== undefined)).toEqual([{ leadId: "lead-ann" }]);
    });

    it("gives a lead to one of them, and its timers and its unfinished work with it", async () => {
      await Promise.all([one.join(DEAF), two.join(DEAF)]);
      await one.accept(request("r1", [from("ann", "e1"), from("bob", "e2")]));
      const timers = [{ name: "idle.end", episode: "d", due: T0 } as const];
      const { dialog } = await import("./store-fixtures.ts");
      for (const who of ["lead-ann", "lead-bob"]) await turn(one, who, { dialog: dialog(who, { timers }) });

      const claims = await Promise.all([one.claim("lead-ann"), two.claim("lead-ann")]);
      expect(claims.filter((fence) => fence !== null)).toHaveLength(1);
      const [mine, theirs] = claims[0] === null ? [two, one] : [one, two];
      expect(await mine.claim("lead-ann")).toBe(claims.find((fence) => fence !== null));
      expect(await mine.busyLeads(null, 10)).toEqual(["lead-ann", "lead-bob"]);
      expect(await theirs.busyLeads(null, 10)).toEqual(["lead-bob"]);
      expect(await theirs.busyLeads(null, 10, { all: true })).toEqual(["lead-bob"]);
      expect((await theirs.dueTimers(T0, 10)).map((timer) => timer.leadId)).toEqual(["lead-bob"]);
      await theirs.postponeTimers(T0 + 50);
      expect(await mine.nextTimer()).toBe(T0);
      expect(await theirs.nextTimer()).toBe(T0 + 50);
    });

    it("refuses the turn of an instance that lost its lead, alone of its batch, and frees the leads of one that leaves", async () => {
      await Promise.all([one.join(DEAF), two.join(DEAF)]);
      await one.accept(request("r1", [from("ann", "e1"), from("bob", "e2")]));
      const fence = (await one.claim("lead-ann")) ?? "";
      const other = (await one.claim("lead-bob")) ?? "";
      expect([one.holds(fence), await two.claim("lead-ann")]).toEqual([true, null]);
      await sql(`UPDATE ${schema}.lead SET owner = 'another' WHERE id = 'lead-ann'`);
      const results = await Promise.allSettled([
        one.turn({ leadId: "lead-ann", version: 0, fence, now: T0, insert: [pending("c1")] }),
        one.turn({ leadId: "lead-bob", version: 0, fence: other, now: T0, insert: [pending("c2")] }),
      ]);
      expect(results).toMatchObject([{ status: "rejected", reason: { code: "store.fenced" } }, { status: "fulfilled" }]);
      expect((await lane(one, "lead-ann")).outbox).toEqual([]);
      await one.close();
      expect(one.holds(fence)).toBe(false);
      expect(await two.claim("lead-bob")).not.toBeNull();
    });

    it("tells the owner of a lead what the other one took in for it, and both what a person resumed", async () => {
      const heard: string[] = [];
      await one.join({
        ...DEAF,
        wake: (leadId, { reread }) => void heard.push(`${leadId} ${reread}`),
        resume: (id) => void heard.push(id),
      });
      await two.join(DEAF);
      await one.accept(request("r1", [from("ann", "e1"), from("bob", "e2")]));
      await one.claim("lead-ann");
      // The other one has heard of this instance with its next beat.
      await vi.waitFor(async () =>
        expect((await two.accept(request(`r${heard.length}-${performance.now()}`, [from("ann", "e")]))).wake).toEqual([]),
      );
      expect((await two.accept(request("r3", [from("bob", "e4")]))).wake).toEqual(["lead-bob"]);
      await vi.waitFor(() => expect(heard).toContain("lead-ann false"));
      await two.tellResume("shop");
      await vi.waitFor(() => expect(heard).toContain("shop"));
      await turn(one, "lead-ann", { insert: [pending("c1")] });
      await turn(one, "lead-ann", { update: [{ id: "c1", status: "dead", reason: "status 400" }] });
      await two.reviveCommand("c1", T0);
      await vi.waitFor(() => expect(heard).toContain("lead-ann true"));
      expect(heard.filter((word) => word.startsWith("lead-bob"))).toEqual([]);
    });
  });

  it("commits durably also where the server was told not to", async () => {
    const name = `careless_${process.pid}`;
    await sql(`CREATE DATABASE ${name}`);
    await sql(`ALTER DATABASE ${name} SET synchronous_commit = off`);
    const store = await openPostgresStore({
      url: url.replace(/\/postgres$/, `/${name}`),
      now: () => T0,
      limits: { backlog: 10, waiting: 10 },
      log: silentLog,
    });
    const { Client } = await import("pg");
    const client = new Client(url.replace(/\/postgres$/, `/${name}`));
    await client.connect();
    await client.query(`
      CREATE FUNCTION leadgate.say() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN NEW.value := current_setting('synchronous_commit'); RETURN NEW; END $$;
      CREATE TRIGGER say BEFORE INSERT ON leadgate.meta FOR EACH ROW EXECUTE FUNCTION leadgate.say();`);
    await store.setMeta("mode", "?");
    expect(await store.getMeta("mode")).toBe("on");
    await Promise.all([store.close(), client.end()]);
    await sql(`DROP DATABASE ${name}`);
  });

  it("refuses webhooks in time while the database is away, loses nothing, and goes on when it is back", { timeout: 60_000 }, async () => {
    const server = await startPostgres();
    if (!server) throw new Error("there was a server a moment ago");
    const store = await openPostgresStore({ url: server.url, now: () => T0, limits: { backlog: 1_000, waiting: 10 }, log: silentLog });
    try {
      await store.join(DEAF);
      await store.accept(request("r0", [from("ann", "e0")], { dedupeKey: "k0" }));
      const under = Array.from({ length: 50 }, (_, n) =>
        store.accept(request(`u${n}`, [from("ann", `u${n}`)], { dedupeKey: `u${n}` })).then(
          () => `u${n}`,
          () => "",
        ),
      );
      await server.kill();
      const acknowledged = (await Promise.all(under)).filter((id) => id !== "");
      const before = performance.now();
      await expect(store.accept(request("r1", [from("ann", "e1")]))).rejects.toMatchObject({ code: "store.unavailable" });
      await expect(store.loadLane("lead-ann", { inbox: 1, outbox: 1 })).rejects.toMatchObject({ code: "store.unavailable" });
      expect(performance.now() - before).toBeLessThan(6_000);
      await server.start();
      await vi.waitFor(() => store.accept(request("r1", [from("ann", "e1")], { dedupeKey: "k1" })), { timeout: 10_000, interval: 100 });
      const events = await eventsOf(store, "lead-ann");
      expect(events.slice(0, 1)).toEqual(["e0"]);
      expect(acknowledged.filter((id) => !events.includes(id))).toEqual([]);
      expect((await lane(store, "lead-ann")).inbox.map((row) => row.seq)).toEqual(events.map((_, n) => n + 1));
    } finally {
      await store.close();
      await server.stop();
    }
  });
});

describe("the words of PostgreSQL", () => {
  it("number placeholders as SQLite does", () => {
    expect(translate("a = ? AND b = ?3 AND c = ? AND d = ?1 FROM t INDEXED BY t_x WHERE instr(a, ?) > 0")).toBe(
      "a = $1 AND b = $3 AND c = $4 AND d = $1 FROM t WHERE strpos(a, $5) > 0",
    );
  });

  it("hold every text", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("\0", "\u0001", "0", "1", "я") }), (text) => {
        const written = encodeText(text);
        expect(written).not.toContain("\0");
        expect(decodeText(written)).toBe(text);
      }),
    );
  });
});

describe("groups", () => {
  it("hold together what shares a word, directly or by others, each in its order", () => {
    expect(groups(6, [])).toEqual([[0], [1], [2], [3], [4], [5]]);
    expect(
      groups(6, [
        ["a", 4],
        ["a", 0],
        ["b", 4],
        ["b", 2],
        ["c", 5],
      ]),
    ).toEqual([[0, 2, 4], [1], [3], [5]]);
  });
});
