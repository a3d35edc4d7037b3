import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { GatewayError, reasonOf } from "../../errors.ts";
import { isDamaged, isLocked, storageFailure } from "./failure.ts";
import { migrate } from "./schema.ts";

/** Earlier versions can corrupt a database when the write-ahead log is reset (sqlite.org/wal.html#walresetbug). */
const MINIMUM = [3, 51, 3] as const;
const SYNCHRONOUS_FULL = 2;
/** Milliseconds that a start waits for a gateway that is just stopping. */
const LOCK_TIMEOUT = 1_000;

/**
 * Opens the file for this process alone, durable and migrated. The lock is SQLite's own (fcntl), so the kernel
 * releases it however the process dies. Nothing else in the process may open and close the file: POSIX would drop it.
 */
export function openConnection(path: string, now: () => number): DatabaseSync {
  if (path !== ":memory:") createPrivately(path);
  let db: DatabaseSync;
  try {
    db = new DatabaseSync(path, { timeout: LOCK_TIMEOUT, enableForeignKeyConstraints: false, enableDoubleQuotedStringLiterals: false });
  } catch (error) {
    throw new GatewayError("store.unavailable", `cannot open ${path}: ${reasonOf(error)}; check storage.path and its permissions`, {
      cause: error,
    });
  }
  try {
    requireVersion(pragma(db, "SELECT sqlite_version() AS value"));
    db.exec("PRAGMA locking_mode = EXCLUSIVE");
    const journal = pragma(db, "PRAGMA journal_mode = WAL");
    if (path !== ":memory:" && journal !== "wal") {
      throw new GatewayError("store.unavailable", `${path}: expected journal mode wal, got ${String(journal)}; use a local disk`);
    }
    db.exec("PRAGMA synchronous = FULL");
    if (pragma(db, "PRAGMA synchronous") !== SYNCHRONOUS_FULL) {
      throw new GatewayError("store.unavailable", `${path}: SQLite refused synchronous=FULL, acknowledged webhooks would not be durable`);
    }
    // Savepoints would spill into files in the temporary folder, which a container may not have.
    db.exec("PRAGMA temp_store = MEMORY");
    // What is deleted or moved within a page is overwritten there: so an erased lead leaves no bytes. Costs no write.
    db.exec("PRAGMA secure_delete = FAST");
    db.exec("PRAGMA wal_autocheckpoint = 1000");
    db.exec(`PRAGMA journal_size_limit = ${64 * 1024 * 1024}`);
    db.exec(`PRAGMA cache_size = ${-32 * 1024}`);
    migrate(db, path, now());
    return db;
  } catch (error) {
    db.close();
    throw explain(error, path);
  }
}

function explain(error: unknown, path: string): unknown {
  if (isLocked(error)) {
    return new GatewayError("store.locked", `${path} is held by another gateway: stop it first, or give this one its own storage.path`, {
      cause: error,
    });
  }
  if (isDamaged(error)) {
    const hint = "keep a copy of it and of its -wal as they are, and restore a backup, or give a new file in storage.path";
    return new GatewayError("store.damaged", `${path} is damaged, or no store: ${reasonOf(error)}; ${hint}`, { cause: error });
  }
  if (storageFailure(error)) {
    return new GatewayError("store.unavailable", `${path} cannot be used: ${reasonOf(error)}; check the disk`, {
      cause: error,
    });
  }
  return error;
}

/** It holds people's messages: nobody else on the machine needs to read it. */
function createPrivately(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    closeSync(openSync(path, "wx", 0o600));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return;
    throw new GatewayError("store.unavailable", `cannot create ${path}: ${reasonOf(error)}; check storage.path and its permissions`, {
      cause: error,
    });
  }
}

function requireVersion(found: unknown): void {
  const parts = String(found).split(".").map(Number);
  for (const [index, wanted] of MINIMUM.entries()) {
    const part = parts[index] ?? 0;
    if (part > wanted) return;
    if (part < wanted) {
      throw new GatewayError("store.unavailable", `SQLite ${MINIMUM.join(".")} or newer is needed, found ${String(found)}: update Node`);
    }
  }
}

function pragma(db: DatabaseSync, sql: string): unknown {
  return Object.values(db.prepare(sql).get() ?? {})[0];
}
