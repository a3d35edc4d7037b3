import { Client } from "pg";
import { GatewayError, reasonOf } from "../../errors.ts";
import { MIGRATIONS, SCHEMA_VERSION } from "../sql/schema.ts";
import { translateTables } from "./dialect.ts";
import { unavailable } from "./failure.ts";
import { EVERYTHING, patient } from "./pool.ts";
import type { ConnectionConfig } from "./pool.ts";

const OLDEST = 14;

/**
 * What only PostgreSQL has, by schema version: who works on a lead, and which instances live. An instance is dead when
 * its row is gone, and only then: whoever finds it expired deletes it, and the row's lock decides between that and a
 * late renewal.
 */
const INSTANCES: readonly string[] = [
  `
  ALTER TABLE lead ADD COLUMN owner TEXT COLLATE "C";
  ALTER TABLE lead SET (fillfactor = 70);
  CREATE TABLE instance (id TEXT COLLATE "C" PRIMARY KEY, expires TIMESTAMPTZ NOT NULL);
  `,
];

/**
 * Brings the database to this version in one transaction, one instance at a time. Refuses a newer one, and a server too
 * old. Returns the server's settings that decide whether a commit is durable.
 */
export async function migrate(config: ConnectionConfig, schema: string, now: number): Promise<Durability> {
  const client = new Client({ ...config, ...patient(EVERYTHING) });
  client.on("error", () => {}); // the statement under way rejects with it
  try {
    await client.connect();
  } catch (error) {
    throw unavailable("read", error);
  }
  try {
    await client.query("BEGIN");
    await client.query("SELECT pg_advisory_xact_lock(hashtextextended('leadgate.migration', 0))");
    await requireVersion(client);
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
    await client.query("CREATE TABLE IF NOT EXISTS migration (version BIGINT PRIMARY KEY, at BIGINT NOT NULL)");
    const { rows } = await client.query<{ version: number }>("SELECT coalesce(max(version), 0) AS version FROM migration");
    const version = Number(rows[0]?.version);
    if (version > SCHEMA_VERSION) {
      throw new GatewayError(
        "store.schema_newer",
        `the database has schema version ${version}, this leadgate knows up to ${SCHEMA_VERSION}: start the newer leadgate again, or restore a backup made before the upgrade`,
        { details: { found: version, known: SCHEMA_VERSION } },
      );
    }
    for (const [index, sql] of MIGRATIONS.entries()) {
      if (index < version) continue;
      await client.query(translateTables(sql) + (INSTANCES[index] ?? ""));
      await client.query("INSERT INTO migration (version, at) VALUES ($1, $2)", [index + 1, now]);
    }
    const settings = await client.query<{ name: string; setting: string }>(
      "SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit')",
    );
    await client.query("COMMIT");
    return Object.fromEntries(settings.rows.map(({ name, setting }) => [name, setting]));
  } catch (error) {
    if (error instanceof GatewayError) throw error;
    throw new GatewayError("store.unavailable", `the database cannot be used: ${reasonOf(error)}; may this user create a schema in it?`, {
      cause: error,
    });
  } finally {
    await client.end().catch(() => {});
  }
}

export type Durability = Readonly<Record<string, string>>;

async function requireVersion(client: Client): Promise<void> {
  const { rows } = await client.query<{ number: string; text: string }>(
    "SELECT current_setting('server_version_num') AS number, current_setting('server_version') AS text",
  );
  const [row] = rows;
  if (Math.floor(Number(row?.number) / 10_000) >= OLDEST) return;
  throw new GatewayError("store.unavailable", `PostgreSQL ${OLDEST} or newer is needed, found ${row?.text ?? "something else"}: update it`);
}
