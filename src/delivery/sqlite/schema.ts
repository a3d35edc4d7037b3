import type { DatabaseSync } from "node:sqlite";
import { GatewayError } from "../../errors.ts";
import { MIGRATIONS, SCHEMA_VERSION } from "../sql/schema.ts";

/** "lead" in ASCII: says whose file this is before anything is written into it. */
const APPLICATION_ID = 0x6c656164;

/** Brings the file to this version in one transaction. Refuses a newer one, and a database that is not ours. */
export function migrate(db: DatabaseSync, path: string, now: number): void {
  const tables = Number(db.prepare("SELECT count(*) AS n FROM sqlite_schema").get()?.["n"]);
  const owner = Number(db.prepare("PRAGMA application_id").get()?.["application_id"]);
  if (tables > 0 && owner !== APPLICATION_ID) {
    throw new GatewayError("store.unavailable", `${path} is a SQLite database, but not a leadgate store: set storage.path to another file`);
  }
  db.exec("BEGIN IMMEDIATE");
  try {
    db.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
    db.exec("CREATE TABLE IF NOT EXISTS migration (version INTEGER PRIMARY KEY, at INTEGER NOT NULL) STRICT");
    const version = Number(db.prepare("SELECT coalesce(max(version), 0) AS version FROM migration").get()?.["version"]);
    if (version > SCHEMA_VERSION) {
      throw new GatewayError(
        "store.schema_newer",
        `${path} has schema version ${version}, this leadgate knows up to ${SCHEMA_VERSION}: start the newer leadgate again, or restore a backup made before the upgrade`,
        { details: { found: version, known: SCHEMA_VERSION } },
      );
    }
    for (const [index, sql] of MIGRATIONS.entries()) {
      if (index < version) continue;
      db.exec(sql);
      db.prepare("INSERT INTO migration (version, at) VALUES (?, ?)").run(index + 1, now);
    }
    db.exec("COMMIT");
  } catch (error) {
    if (db.isTransaction) db.exec("ROLLBACK");
    throw error;
  }
}
