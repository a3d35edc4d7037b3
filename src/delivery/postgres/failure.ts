import { DatabaseError } from "pg";
import { GatewayError, reasonOf } from "../../errors.ts";

/** Classes of SQLSTATE that speak of the server, the connection or the time it took, not of the statement. */
const STORAGE = /^(08|53|57|58|XX|25006|25P0|40003|55P03|28|3D)/;

/** Deadlock, serialization failure, and a key that another instance took a moment before: done again, it goes well. */
const AGAIN = new Set(["40P01", "40001", "23505"]);

/** Whether the storage failed, as opposed to one write being wrong. */
export function storageFailure(error: unknown): boolean {
  if (error instanceof DatabaseError) return error.code === undefined || STORAGE.test(error.code);
  if (!(error instanceof Error) || error instanceof GatewayError) return false;
  // What the socket says, and what the client says of it: it has no class of its own for them.
  if ("code" in error && typeof error.code === "string") return /^E[A-Z]+$/.test(error.code);
  return /connection|timeout|not queryable|terminated|pool after calling end/i.test(error.message);
}

export function worthAnotherTry(error: unknown): boolean {
  return error instanceof DatabaseError && error.code !== undefined && AGAIN.has(error.code);
}

/** What the caller hears then: PostgreSQL's message, which names no values, never its detail, which does. */
export function unavailable(doing: "read" | "write", error: unknown): GatewayError {
  const why = error instanceof AggregateError ? error.errors.map(reasonOf).join(", ") : reasonOf(error);
  return new GatewayError("store.unavailable", `the store could not ${doing}: ${why}; check PostgreSQL and storage.url`, { cause: error });
}

/** A constraint that a write broke is a fault of ours; the message names columns, never values. */
export function wrap(doing: "read" | "write", error: unknown): unknown {
  if (storageFailure(error)) return unavailable(doing, error);
  if (!(error instanceof DatabaseError)) return error;
  return new GatewayError("internal", `a ${doing} does not fit the store: ${error.message}`, { cause: error });
}
