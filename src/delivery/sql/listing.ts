import { GatewayError } from "../../errors.ts";
import type { Event } from "../../model/event.ts";
import type { LeadFilter, OutboxRow, RequestFilter, RequestSummary, Store, StoredLead, StoredRequest, TimelineRow } from "../store.ts";
import { folded } from "./lead.ts";
import { integer, object, OUTBOX_COLUMNS, outboxRow, rawRequest, storedLead, text, textOrNull, timelineRow } from "./rows.ts";
import { among, dynamic, statement } from "./work.ts";
import type { Row, Value, Work } from "./work.ts";

// What people look at: leads, timelines and accepted requests, newest first, a page at a time.

const REQUEST_COLUMNS = "request.n, request.id, request.binding, request.at, rule, event_type, request.status, request.reason";

const leadById = statement("SELECT id, data, dialog FROM lead WHERE id = ?");
const leadByAlias = statement(
  "SELECT id, data, dialog FROM lead WHERE id = (SELECT lead FROM alias WHERE binding = ? AND kind = ? AND value = ?)",
);
const requestById = statement(`SELECT ${REQUEST_COLUMNS} FROM request WHERE id = ?`);
const rawOf = statement("SELECT n, method, path, query, headers, body FROM raw WHERE n = ?");
const eventsOf = statement("SELECT request, i, lead, seq, status, reason, event FROM inbox WHERE request = ? ORDER BY i");
const leadsOf = statement("SELECT lead FROM inbox WHERE request = ? AND lead IS NOT NULL ORDER BY i");

function* summary(row: Row): Work<RequestSummary> {
  const id = text(row, "id");
  const reason = textOrNull(row, "reason");
  const eventType = textOrNull(row, "event_type");
  return {
    id,
    binding: text(row, "binding"),
    at: integer(row, "at"),
    rule: text(row, "rule"),
    ...(eventType === null ? {} : { eventType }),
    status: text(row, "status"),
    ...(reason === null ? {} : { reason }),
    leadIds: [...new Set((yield* leadsOf.all(id)).map((lead) => text(lead, "lead")))],
  };
}

export function* lead(name: Parameters<Store["lead"]>[0]): Work<StoredLead | undefined> {
  const row = "id" in name ? yield* leadById.get(name.id) : yield* leadByAlias.get(name.binding, name.kind, name.value);
  return row === undefined ? undefined : storedLead(row);
}

export function* leads(filter: LeadFilter): Work<StoredLead[]> {
  const where = conditions();
  if (filter.binding !== undefined) where.and("binding = ?", filter.binding);
  if (filter.messenger !== undefined) where.and("messenger = ?", filter.messenger);
  if (filter.state !== undefined) where.and("state = ?", filter.state);
  if (filter.search !== undefined && filter.search !== "") where.and("instr(search, ?) > 0", folded(filter.search));
  if (filter.since !== undefined) where.and("last_activity >= ?", filter.since);
  if (filter.until !== undefined) where.and("last_activity < ?", filter.until);
  if (filter.after !== undefined) where.and("(last_activity, id) < (?, ?)", filter.after.at, filter.after.id);
  const sql = `SELECT id, data, dialog FROM lead WHERE ${where.sql()} ORDER BY last_activity DESC, id DESC LIMIT ?`;
  return (yield* dynamic(sql).all(...where.values, filter.limit)).map(storedLead);
}

export function* openDialogs(bindings?: readonly string[]): Work<StoredLead[]> {
  const where = conditions();
  where.and("state IN ('bot', 'waiting', 'operator')");
  if (bindings !== undefined) {
    const columns = ["binding", "bot", "desk", "handoff_desk"];
    const used = columns.map((column) => among(column, bindings)).join(" OR ");
    where.and(`(${used})`, ...columns.flatMap(() => bindings));
  }
  return (yield* dynamic(`SELECT id, data, dialog FROM lead INDEXED BY lead_open WHERE ${where.sql()} ORDER BY id`).all(
    ...where.values,
  )).map(storedLead);
}

export function* timeline(leadId: string, page: Parameters<Store["timeline"]>[1]): Work<TimelineRow[]> {
  const where = conditions();
  where.and("lead = ?", leadId);
  if (page.after !== undefined) where.and(page.newestFirst ? "n < ?" : "n > ?", page.after);
  if (page.kinds !== undefined) where.and(among("kind", page.kinds), ...page.kinds);
  if (page.since !== undefined) where.and("at >= ?", page.since);
  if (page.until !== undefined) where.and("at < ?", page.until);
  const order = page.newestFirst ? "DESC" : "ASC";
  return (yield* dynamic(`SELECT * FROM timeline INDEXED BY timeline_lead WHERE ${where.sql()} ORDER BY n ${order} LIMIT ?`).all(
    ...where.values,
    page.limit,
  )).map(timelineRow);
}

export function* openCommands(filter: Parameters<Store["openCommands"]>[0]): Work<OutboxRow[]> {
  const where = conditions();
  where.and("status IN ('pending', 'started', 'parked')");
  if (filter.binding !== undefined) where.and("leg = ?", filter.binding);
  if (filter.leadId !== undefined) where.and("lead = ?", filter.leadId);
  return (yield* dynamic(
    `SELECT ${OUTBOX_COLUMNS} FROM outbox INDEXED BY outbox_unfinished WHERE ${where.sql()} ORDER BY created_at, n LIMIT ?`,
  ).all(...where.values, filter.limit)).map(outboxRow);
}

export function* requests(filter: RequestFilter): Work<RequestSummary[]> {
  const where = conditions();
  if (filter.binding !== undefined) where.and("binding = ?", filter.binding);
  if (filter.leadId !== undefined) where.and("id IN (SELECT request FROM inbox WHERE lead = ?)", filter.leadId);
  if (filter.eventType !== undefined) where.and("event_type = ?", filter.eventType);
  if (filter.status !== undefined) where.and("status = ?", filter.status);
  if (filter.since !== undefined) where.and("at >= ?", filter.since);
  if (filter.until !== undefined) where.and("at < ?", filter.until);
  if (filter.after !== undefined) {
    const cursor = yield* requestById.get(filter.after);
    if (cursor === undefined) throw unknownCursor(filter.after);
    where.and("(at, n) < (?, ?)", integer(cursor, "at"), integer(cursor, "n"));
  }
  const sql = `SELECT ${REQUEST_COLUMNS} FROM request WHERE ${where.sql()} ORDER BY at DESC, n DESC LIMIT ?`;
  const page: RequestSummary[] = [];
  for (const row of yield* dynamic(sql).all(...where.values, filter.limit)) page.push(yield* summary(row));
  return page;
}

export function* request(id: string): Work<StoredRequest | undefined> {
  const row = yield* requestById.get(id);
  if (row === undefined) return undefined;
  const raw = yield* rawOf.get(integer(row, "n"));
  if (raw === undefined) throw new GatewayError("internal", `request ${id} has no raw row: restore a backup`);
  return { ...(yield* summary(row)), raw: rawRequest(raw), events: (yield* eventsOf.all(id)).map(storedEvent) };
}

function storedEvent(row: Row): StoredRequest["events"][number] {
  const reason = textOrNull(row, "reason");
  return {
    event: object<Event>(row, "event"),
    status: text(row, "status"),
    ...(row["lead"] === null ? {} : { leadId: text(row, "lead"), seq: integer(row, "seq") }),
    ...(reason === null ? {} : { reason }),
  };
}

/** A page cannot go on from a row that is gone; starting over silently would repeat rows. */
export function unknownCursor(id: string): GatewayError {
  return new GatewayError("admin.unknown", `the page's last row ${id} is not in the store any more: start from the first page`, {
    details: { id },
  });
}

function conditions(): { and(sql: string, ...values: Value[]): void; sql(): string; values: Value[] } {
  const parts: string[] = ["TRUE"];
  const values: Value[] = [];
  return {
    values,
    and(sql, ...more) {
      parts.push(sql);
      values.push(...more);
    },
    sql: () => parts.join(" AND "),
  };
}
