import { Client } from "pg";
import { afterAll, describe } from "vitest";
import { openPostgresStore } from "../../src/delivery/store-postgres.ts";
import type { PostgresOptions } from "../../src/delivery/store-postgres.ts";
import type { Store } from "../../src/delivery/store.ts";
import { silentLog } from "../../src/log.ts";
import { postgresUrl } from "../postgres/url.ts";
import { describeStore } from "./store-contract.ts";
import type { OpenOptions } from "./store-fixtures.ts";
import { T0 } from "./store-fixtures.ts";

const url = (await postgresUrl()) ?? "";
let schemas = 0;
/** Schemas whose tables are there and empty: making them takes longer than most tests. */
const spare: string[] = [];
const freshSchema = () => spare.pop() ?? `t${process.pid}_${(schemas += 1)}`;
const TABLES = ["lead", "alias", "request", "raw", "inbox", "wait_key", "outbox", "timer", "timeline", "meta", "instance"];

async function empty(schema: string): Promise<void> {
  await sql(TABLES.map((table) => `DELETE FROM ${schema}.${table}`).join("; "));
  spare.push(schema);
}

const start = (schema: string, options: Partial<OpenOptions & PostgresOptions> = {}): Promise<Store> =>
  openPostgresStore({
    url,
    schema,
    now: options.now ?? (() => T0),
    limits: { backlog: options.backlog ?? 100_000, waiting: options.waiting ?? 100 },
    log: silentLog,
    ...(options.lease ? { lease: options.lease } : {}),
    ...(options.clock ? { clock: options.clock } : {}),
  });

let admin: Client | undefined;
async function sql(text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  if (!admin) {
    admin = new Client(url);
    admin.on("error", () => (admin = undefined));
    await admin.connect();
  }
  return (await admin.query<Record<string, unknown>>(text, values)).rows;
}

afterAll(async () => {
  await admin?.end();
});

async function open(options: OpenOptions) {
  const schema = freshSchema();
  let store = await start(schema, options);
  return {
    store,
    async reopen() {
      await store.close();
      store = await start(schema, options);
      return store;
    },
    async destroy() {
      await store.close();
      await empty(schema);
    },
  };
}

describe.skipIf(url === "")("with PostgreSQL", () => {
  describeStore("postgres", open, { modelRuns: 15 });
});
