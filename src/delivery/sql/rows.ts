import { GatewayError, reasonOf } from "../../errors.ts";
import type { Command } from "../../model/command.ts";
import type { Dialog } from "../../model/dialog.ts";
import type { Event } from "../../model/event.ts";
import type { Lead } from "../../model/lead.ts";
import type { Json } from "../../model/message.ts";
import type { InboxRow, OutboxRow, OutboxStatus, RawRequest, StoredLead, TimelineRow } from "../store.ts";
import type { Row } from "./work.ts";

// Reading a row that does not parse is an error that names it, never a silent skip.

export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== "string") throw damaged(row, column, `expected text, got ${describe(value)}`);
  return value;
}

export function integer(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== "number") throw damaged(row, column, `expected a number, got ${describe(value)}`);
  return value;
}

export function textOrNull(row: Row, column: string): string | null {
  return row[column] === null ? null : text(row, column);
}

export function integerOrNull(row: Row, column: string): number | null {
  return row[column] === null ? null : integer(row, column);
}

/** The stored JSON object. Its shape was checked before it was written. */
export function object<T extends object>(row: Row, column: string): T {
  const source = text(row, column);
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    // JSON.parse quotes the text that it failed on, and that may be a lead's.
    throw damaged(row, column, "not JSON");
  }
  if (typeof value !== "object" || value === null) throw damaged(row, column, `expected a JSON object, got ${describe(value)}`);
  return value as T;
}

export function inboxRow(row: Row): InboxRow {
  return {
    leadId: text(row, "lead"),
    seq: integer(row, "seq"),
    requestId: text(row, "request"),
    event: object<Event>(row, "event"),
    late: integer(row, "late") === 1,
  };
}

export const OUTBOX_COLUMNS = "id, lead, leg, position, status, attempts, due_at, started_at, created_at, reason, command";

export function outboxRow(row: Row): OutboxRow {
  const command = object<Command>(row, "command");
  const reason = textOrNull(row, "reason");
  return {
    id: text(row, "id"),
    leadId: text(row, "lead"),
    to: text(row, "leg"),
    position: integer(row, "position"),
    command,
    guard: command.guard,
    status: text(row, "status") as OutboxStatus,
    attempts: integer(row, "attempts"),
    dueAt: integer(row, "due_at"),
    startedAt: integerOrNull(row, "started_at"),
    createdAt: integer(row, "created_at"),
    ...(reason === null ? {} : { reason }),
  };
}

export function storedLead(row: Row): StoredLead {
  return { lead: object<Lead>(row, "data"), dialog: row["dialog"] === null ? null : object<Dialog>(row, "dialog") };
}

export function timelineRow(row: Row): TimelineRow {
  return {
    id: integer(row, "n"),
    leadId: text(row, "lead"),
    at: integer(row, "at"),
    dialogId: text(row, "dialog"),
    kind: text(row, "kind"),
    text: text(row, "text"),
    ...(row["data"] === null ? {} : { data: object<Record<string, Json>>(row, "data") }),
  };
}

export function rawRequest(row: Row): RawRequest {
  const body = row["body"];
  if (!(body instanceof Uint8Array)) throw damaged(row, "body", `expected bytes, got ${describe(body)}`);
  return {
    method: text(row, "method"),
    path: text(row, "path"),
    query: object(row, "query"),
    headers: object(row, "headers"),
    body,
  };
}

/** A time or count for an INTEGER column: whole, so that every storage takes it. */
export function whole(value: number, what: string): number {
  if (!Number.isFinite(value)) throw new GatewayError("internal", `${what}: expected a number, got ${value}`);
  return Math.ceil(value);
}

/** ISO 8601 → milliseconds. */
export function millis(iso: string, what: string): number {
  return whole(Date.parse(iso), what);
}

function damaged(row: Row, column: string, why: string): GatewayError {
  const id = row["id"] ?? row["request"] ?? row["lead"] ?? row["n"];
  return new GatewayError("internal", `stored row ${reasonOf(id)} cannot be read: ${column}: ${why}; restore a backup or mend the row`, {
    details: { row: id, column },
  });
}

function describe(value: unknown): string {
  return value === null ? "null" : value instanceof Uint8Array ? "bytes" : typeof value;
}
