import { Client } from "pg";
import { afterAll } from "vitest";
import { openPostgresStore } from "../../src/delivery/store-postgres.ts";
import type { PostgresOptions } from "../../src/delivery/store-postgres.ts";
import type { Store } from "../../src/delivery/store.ts";
import { silentLog } from "../../src/log.ts";
import { postgresUrl } from "./url.ts";

export const url = (await postgresUrl()) ?? "";

let schemas = 0;
/** Schemas whose tables are there and empty: making them takes longer than most tests. */
const spare: string[] = [];
export const freshSchema = (): string => spare.pop() ?? `t${process.pid}_${(schemas += 1)}`;

const TABLES = ["lead", "alias", "request", "raw", "inbox", "wait_key", "outbox", "timer", "timeline", "transcript", "meta", "instance"];

export async function empty(schema: string): Promise<void> {
  await sql(TABLES.map((table) => `DELETE FROM ${schema}.${table}`).join("; "));
  spare.push(schema);
}

export function openStore(schema: string, options: Partial<PostgresOptions> = {}): Promise<Store> {
  return openPostgresStore({ url, schema, now: Date.now, limits: { backlog: 100_000, waiting: 100 }, log: silentLog, ...options });
}

let admin: Client | undefined;

/** What the tests themselves ask the database. */
export async function sql(text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  if (!admin) {
    admin = new Client(url);
    admin.on("error", () => (admin = undefined));
    await admin.connect();
  }
  return (await admin.query<Record<string, unknown>>(text, values)).rows;
}

afterAll(async () => {
  await admin?.end();
  admin = undefined;
});
