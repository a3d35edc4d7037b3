import { spawn } from "node:child_process";
import { chmod, mkdtemp, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync, StatementSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SCHEMA_VERSION } from "../../src/delivery/sql/schema.ts";
import { openSqliteStore } from "../../src/delivery/store-sqlite.ts";
import type { Store } from "../../src/delivery/store.ts";
import { silentLog } from "../../src/log.ts";
import { describeStore } from "./store-contract.ts";
import { event, eventsOf, from, lane, type OpenOptions, pending, request, T0, turn } from "./store-fixtures.ts";

const start = (path: string, options: Partial<OpenOptions> & { minFreeBytes?: number } = {}) =>
  openSqliteStore({
    path,
    now: options.now ?? (() => T0),
    limits: { backlog: options.backlog ?? 100_000, waiting: options.waiting ?? 100, minFreeBytes: options.minFreeBytes ?? 0 },
    log: silentLog,
  });

const PAGE = 4096;

async function open(options: OpenOptions) {
  const folder = await mkdtemp(join(tmpdir(), "leadgate-store-"));
  const path = join(folder, "store.db");
  const first = await start(path, options);
  let store = first;
  return {
    store: first,
    async reopen() {
      await store.close();
      store = await start(path, options);
      return store;
    },
    async destroy() {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}

describeStore("sqlite", open);

describe("the SQLite file", () => {
  let folder = "";
  let path = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "leadgate-store-"));
    path = join(folder, "data", "store.db");
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await rm(folder, { recursive: true });
  });

  /** Opens a store and lets the test see its connection and the statements that it made. */
  async function openWatched() {
    const prepare = vi.spyOn(DatabaseSync.prototype, "prepare");
    const store = await start(path);
    const statements = new Set(prepare.mock.calls.map(([sql]) => sql));
    const [db, ...others] = new Set<unknown>(prepare.mock.contexts);
    prepare.mockRestore();
    if (!(db instanceof DatabaseSync) || others.length > 0) throw new Error("expected one connection");
    const pragma = (name: string) => Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0];
    return { store, db, statements, pragma };
  }

  it("is written ahead and fsynced at every commit, and only its owner may read it", async () => {
    const { store, pragma } = await openWatched();
    expect([pragma("journal_mode"), pragma("synchronous"), pragma("locking_mode")]).toEqual(["wal", 2, "exclusive"]);
    expect(pragma("journal_size_limit")).toBe(64 * 1024 * 1024);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await store.close();
  });

  it("is held by one gateway: a second one is refused with store.locked, and gets in once the first has stopped", async () => {
    const first = await start(path);
    await expect(start(path)).rejects.toMatchObject({ code: "store.locked", message: expect.stringContaining("another gateway") });
    await first.probe();
    await first.close();
    const second = await start(path);
    await second.close();
  });

  it("is released by the kernel when its gateway is killed, with everything that was acknowledged", async () => {
    const script = `
      import { openSqliteStore } from ${JSON.stringify(new URL("../../src/delivery/store-sqlite.ts", import.meta.url).href)};
      import { silentLog } from ${JSON.stringify(new URL("../../src/log.ts", import.meta.url).href)};
      import { from, request } from ${JSON.stringify(new URL("./store-fixtures.ts", import.meta.url).href)};
      const limits = { backlog: 100, waiting: 10, minFreeBytes: 0 };
      const store = await openSqliteStore({ path: process.argv[1], now: () => 0, limits, log: silentLog });
      await store.accept(request("r1", [from("ann", "e1")]));
      process.stdout.write("acknowledged");
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ["--input-type=module", "--eval", script, path], { stdio: ["ignore", "pipe", "inherit"] });
    await once(child.stdout, "data");
    await expect(start(path)).rejects.toMatchObject({ code: "store.locked" });
    child.kill("SIGKILL");
    await once(child, "exit");
    const store = await start(path);
    expect(await eventsOf(store, "lead-ann")).toEqual(["e1"]);
    await store.close();
  });

  it("is refused when a newer leadgate wrote it, and left as it is", async () => {
    await (await start(path)).close();
    const db = new DatabaseSync(path);
    db.prepare("INSERT INTO migration (version, at) VALUES (?, 0)").run(SCHEMA_VERSION + 1);
    db.close();
    await expect(start(path)).rejects.toMatchObject({ code: "store.schema_newer", details: { found: SCHEMA_VERSION + 1 } });
  });

  it("is refused when it is another program's database, or none at all", async () => {
    await (await start(path)).close();
    const other = join(folder, "other.db");
    const db = new DatabaseSync(other);
    db.exec("CREATE TABLE theirs (id INTEGER)");
    db.close();
    await expect(start(other)).rejects.toMatchObject({
      code: "store.unavailable",
      message: expect.stringContaining("not a leadgate store"),
    });
    const text = join(folder, "text.db");
    await writeFile(text, "This is not a database at all. ".repeat(100));
    await expect(start(text)).rejects.toMatchObject({ code: "store.damaged", message: expect.stringContaining("restore a backup") });
    await chmod(text, 0o600);
    await expect(start(join(text, "store.db"))).rejects.toMatchObject({ code: "store.unavailable" });
  });

  /** Every lead and its events, as `ann e0 e1` and so on. */
  async function peopleIn(store: Store): Promise<string[]> {
    const leads = await store.leads({ limit: 1_000 });
    return Promise.all(leads.map(async ({ lead: { id, externalId } }) => [externalId, ...(await eventsOf(store, id))].join(" ")));
  }

  /** A store of some pages, with what is in it. */
  async function filled(): Promise<string[]> {
    const store = await start(path);
    for (let n = 0; n < 60; n += 1)
      await store.accept(request(`r${n}`, [from(`p${n % 7}`, `e${n}`, { event: event(`e${n}`, { text: "x".repeat(300) }) })]));
    const people = await peopleIn(store);
    await store.close();
    return people.toSorted();
  }

  it(
    "is refused when a page is torn, or gives store.damaged for what the page holds: never less than was stored",
    { timeout: 60_000 },
    async () => {
      const people = await filled();
      const whole = await readFile(path);
      const pages = whole.length / PAGE;
      expect(pages).toBeGreaterThan(20);
      const seen = { refused: 0, damaged: 0, whole: 0 };
      for (let page = 0; page < pages; page += 1) {
        await writeFile(path, Buffer.from(whole).fill(0, page * PAGE, page * PAGE + PAGE));
        const store = await start(path).catch((error: unknown) => {
          // Without its first bytes a file is no database of anybody's.
          expect(error).toMatchObject({ code: "store.damaged", message: expect.stringContaining("restore a backup") });
          seen.refused += 1;
        });
        if (!store) continue;
        const found = await peopleIn(store).catch((error: unknown) => {
          expect(["store.damaged", "internal"]).toContain((error as { code?: unknown }).code);
          seen.damaged += 1;
        });
        await store.close().catch(() => {});
        if (!found) continue;
        // Others hold raw requests, or nothing.
        expect(found.toSorted()).toEqual(people);
        seen.whole += 1;
      }
      expect(seen.refused).toBeGreaterThan(0);
      expect(seen.damaged).toBeGreaterThan(0);
    },
  );

  it("is refused when its end is cut off", async () => {
    await filled();
    await truncate(path, 5 * PAGE);
    const store = await start(path).catch((error: unknown) => void expect(error).toMatchObject({ code: "store.damaged" }));
    if (!store) return;
    await expect(peopleIn(store)).rejects.toMatchObject({ code: "store.damaged" });
    await store.close();
  });

  it("holds whole requests only, in their order, wherever the end of its log was cut off", { timeout: 60_000 }, async () => {
    const store = await start(path);
    for (let n = 0; n < 12; n += 1) await store.accept(request(`r${n}`, [from("ann", `a${n}`), from("bob", `b${n}`)]));
    const files = await Promise.all([path, `${path}-wal`].map((file) => readFile(file)));
    await store.close();
    const [main = Buffer.alloc(0), log = Buffer.alloc(0)] = files;
    const ends = new Set<number>();
    for (let size = log.length; size > 0; size -= 7_777) {
      await rm(path, { force: true });
      await writeFile(path, main);
      await writeFile(`${path}-wal`, log.subarray(0, size));
      const again = await start(path);
      const [anns, bobs] = [await eventsOf(again, "lead-ann").catch(() => []), await eventsOf(again, "lead-bob").catch(() => [])];
      expect(anns).toEqual(Array.from({ length: anns.length }, (_, n) => `a${n}`));
      expect(bobs).toEqual(Array.from({ length: anns.length }, (_, n) => `b${n}`));
      ends.add(anns.length);
      await again.close();
    }
    expect(ends.size).toBeGreaterThan(5);
  });

  it("may live in memory", async () => {
    const store = await start(":memory:");
    await store.accept(request("r1", [from("ann", "e1")]));
    expect(await eventsOf(store, "lead-ann")).toEqual(["e1"]);
    await store.close();
  });

  it("names the row that cannot be read, instead of skipping it", async () => {
    const { store, db } = await openWatched();
    await store.accept(request("r1", [from("ann", "e1"), from("ann", "e2")]));
    db.exec("UPDATE inbox SET event = '{\"secret text' WHERE i = 0");
    const failure = await lane(store, "lead-ann").catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: "internal", message: expect.stringContaining("stored row r1 cannot be read: event: not JSON") });
    expect(String(failure)).not.toContain("secret text");
    await store.close();
  });

  it("refuses webhooks with store.busy while its disk has less space than wanted", async () => {
    const store = await start(path, { minFreeBytes: Number.MAX_SAFE_INTEGER });
    await expect(store.accept(request("r1", [from("ann", "e1")]))).rejects.toMatchObject({ code: "store.busy" });
    await store.probe();
    await store.close();
  });

  it("rejects every write of a batch that does not fit on the disk, and writes again once there is space", async () => {
    const { store, db, pragma } = await openWatched();
    await store.accept(request("r0", [from("ann", "e0")]));
    const body = new Uint8Array(200_000);
    const batch = (tag: string) =>
      Promise.allSettled(
        ["1", "2", "3"].map((n) =>
          store.accept(request(tag + n, [from("ann", tag + n)], { raw: { ...request("", []).raw, body }, dedupeKey: tag + n })),
        ),
      );
    db.exec(`PRAGMA max_page_count = ${Number(pragma("page_count")) + 60}`);
    for (const result of await batch("a")) expect(result).toMatchObject({ status: "rejected", reason: { code: "store.unavailable" } });
    expect(await eventsOf(store, "lead-ann")).toEqual(["e0"]);
    expect(await store.backlog()).toMatchObject({ inbox: 1 });
    db.exec("PRAGMA max_page_count = 100000");
    for (const result of await batch("a")) expect(result).toMatchObject({ status: "fulfilled", value: { duplicate: false } });
    const { inbox } = await lane(store, "lead-ann");
    expect(inbox.map((row) => row.seq)).toEqual([1, 2, 3, 4]);
    await store.close();
  });

  it("shares one commit among the writes of one tick", async () => {
    const store = await start(path);
    const run = vi.spyOn(StatementSync.prototype, "run");
    await Promise.all(Array.from({ length: 64 }, (_, n) => store.accept(request(`r${n}`, [from(`p${n}`, `e${n}`)]))));
    const ran = run.mock.contexts.map((one: unknown) => (one instanceof StatementSync ? one.sourceSQL : ""));
    expect(ran.filter((sql) => sql === "COMMIT")).toHaveLength(1);
    // Savepoints come only when one of them throws.
    expect(ran.filter((sql) => sql.startsWith("SAVEPOINT"))).toEqual([]);
    await store.close();
  });

  it("lets a webhook go before what lanes have waiting, and few of that with it", async () => {
    const store = await start(path);
    let done = 0;
    const others = Array.from({ length: 500 }, () => store.probe().then(() => (done += 1)));
    await store.accept(request("r", [from("ann", "e")]));
    expect(done).toBeLessThanOrEqual(32);
    await Promise.all(others);
    await store.close();
  });

  it("bounds the writes that wait, and keeps room for turns when requests flood in", async () => {
    const store = await start(path);
    const requests = Array.from({ length: 1_100 }, (_, n) => store.accept(request(`r${n}`, [from(`p${n % 10}`, `e${n}`)])));
    const others = Array.from({ length: 3_100 }, () => store.probe());
    const count = async (writes: Promise<unknown>[]) => {
      const results = await Promise.allSettled(writes);
      const refused = results.filter((one) => one.status === "rejected");
      for (const one of refused) expect(one.reason).toMatchObject({ code: "store.busy" });
      return refused.length;
    };
    expect(await Promise.all([count(requests), count(others)])).toEqual([1_100 - 1_024, 3_100 - 3_072]);
    expect(await store.backlog()).toMatchObject({ inbox: 1_024 });
    await store.close();
  });

  it("reaches every row by an index: no statement but those of a rename reads a whole table", async () => {
    const { store, db, statements } = await openWatched();
    const renaming = /instr\(|^UPDATE (OR IGNORE \w+|inbox) SET binding/;
    // Partial indexes hold unfinished rows only: walking one in order is what these statements are for.
    const partial = /^SCAN \w+ USING (COVERING )?INDEX (\w+_(queued|waiting|unfinished|dead|open)|timer_fires)$/;
    // A page that is already cut to its limit, or no table at all.
    const subquery = /^SCAN (\(|CONSTANT ROW|cut\d?$)/;
    const scans: string[] = [];
    let seeks = 0;
    for (const sql of statements) {
      if (!/^\s*(SELECT|UPDATE|DELETE|INSERT)/.test(sql) || /sqlite_|migration/.test(sql) || renaming.test(sql)) continue;
      for (const row of db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all()) {
        const step = String(row["detail"]);
        if (step.startsWith("SEARCH")) seeks += 1;
        if (/^SCAN|TEMP B-TREE/.test(step) && !partial.test(step) && !subquery.test(step)) scans.push(`${step}: ${sql}`);
      }
    }
    expect(scans).toEqual([]);
    expect(seeks).toBeGreaterThan(40);
    await store.close();
  });

  it("finds a lane's few rows among very many finished and pending ones", async () => {
    const { store, db } = await openWatched();
    const others = Array.from({ length: 200 }, (_, n) => from(`p${n}`, `e${n}`));
    await store.accept(request("r1", [from("ann", "e1"), ...others]));
    await turn(store, "lead-ann", { insert: [pending("c1")] });
    db.exec(`
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)
      INSERT INTO inbox (request, i, binding, lead, seq, at, late, status, event)
        SELECT 'many', i, 'shop', CASE i % 2 WHEN 0 THEN 'lead-ann' ELSE 'lead-p1' END, 1000 + i, 0, 0,
               CASE i % 2 WHEN 0 THEN 'done' ELSE 'queued' END, '{}' FROM n;
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)
      INSERT INTO outbox (id, lead, leg, position, status, attempts, due_at, created_at, command)
        SELECT 'x' || i, CASE i % 2 WHEN 0 THEN 'lead-ann' ELSE 'lead-p1' END, 'shop', 1000 + i,
               CASE i % 2 WHEN 0 THEN 'delivered' ELSE 'pending' END, 0, 0, 0, '{}' FROM n;`);
    let fastest = Infinity;
    for (let n = 0; n < 50; n += 1) {
      const before = performance.now();
      const state = await store.loadLane("lead-ann", { inbox: 10, outbox: 10 });
      const busy = await store.busyLeads("lead-ann", 2);
      await store.backlog();
      fastest = Math.min(fastest, performance.now() - before);
      expect([state?.inbox.length, state?.outbox.length, busy]).toEqual([1, 1, ["lead-p0", "lead-p1"]]);
    }
    // A walk over 50,000 rows takes several milliseconds, these seeks a fraction of one; the fastest of many is not disturbed by others.
    expect(fastest).toBeLessThan(2);
    await store.close();
  });
});
