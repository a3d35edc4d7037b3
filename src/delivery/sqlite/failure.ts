import { GatewayError, reasonOf } from "../../errors.ts";

/** Primary result codes after which the whole batch is in question: the file, the disk or the lock, not the statement. */
const STORAGE_CODES = new Set([
  5, // BUSY
  6, // LOCKED
  7, // NOMEM
  8, // READONLY
  9, // INTERRUPT
  10, // IOERR
  11, // CORRUPT
  13, // FULL
  14, // CANTOPEN
  15, // PROTOCOL
  26, // NOTADB
]);

/** Whether the storage failed, as opposed to one write being wrong. */
export function storageFailure(error: unknown): boolean {
  const code = primaryCode(error);
  return code !== undefined && STORAGE_CODES.has(code);
}

const DAMAGED = new Set([
  11, // CORRUPT
  26, // NOTADB
]);

/** What the caller hears then: the message is SQLite's and names no values. */
export function unavailable(doing: "read" | "write", error: unknown): GatewayError {
  if (isDamaged(error)) {
    const hint = "keep a copy of the file as it is, and restore a backup";
    return new GatewayError("store.damaged", `the store could not ${doing}: ${reasonOf(error)}; ${hint}`, { cause: error });
  }
  return new GatewayError("store.unavailable", `the store could not ${doing}: ${reasonOf(error)}; check the disk`, { cause: error });
}

/** A page is not what was written, or the file is none of SQLite's. */
export function isDamaged(error: unknown): boolean {
  return DAMAGED.has(primaryCode(error) ?? 0);
}

/** Another connection holds the lock. */
export function isLocked(error: unknown): boolean {
  const code = primaryCode(error);
  return code === 5 || code === 6;
}

/** SQLite's primary result code, or undefined when the error is not SQLite's. */
export function primaryCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number") return undefined;
  return error.errcode & 0xff;
}
