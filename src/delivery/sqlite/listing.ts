import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import { GatewayError } from "../../errors.ts";
import type { Event } from "../../model/event.ts";
import type { LeadFilter, OutboxRow, RequestFilter, RequestSummary, Store, StoredLead, StoredRequest, TimelineRow } from "../store.ts";
import { folded } from "./lead.ts";
import { integer, object, OUTBOX_COLUMNS, outboxRow, rawRequest, type Row, storedLead, text, textOrNull, timelineRow } from "./rows.ts";

type TimelinePage = Parameters<Store["timeline"]>[1];
type OpenFilter = Parameters<Store["openCommands"]>[0];
type LeadName = Parameters<Store["lead"]>[0];

/** What people look at: leads, timelines and accepted requests, newest first, a page at a time. */
export interface Listing {
  lead(name: LeadName): StoredLead | undefined;
  leads(filter: LeadFilter): StoredLead[];
  openDialogs(bindings?: readonly string[]): StoredLead[];
  timeline(lead: string, page: TimelinePage): TimelineRow[];
  openCommands(filter: OpenFilter): OutboxRow[];
  requests(filter: RequestFilter): RequestSummary[];
  request(id: string): StoredRequest | undefined;
}

const REQUEST_COLUMNS = "request.n, request.id, request.binding, request.at, rule, event_type, request.status, request.reason";

export function createListing(db: DatabaseSync): Listing {
  const leadById = db.prepare("SELECT id, data, dialog FROM lead WHERE id = ?");
  const leadByAlias = db.prepare(
    "SELECT id, data, dialog FROM lead WHERE id = (SELECT lead FROM alias WHERE binding = ? AND kind = ? AND value = ?)",
  );
  const requestById = db.prepare(`SELECT ${REQUEST_COLUMNS} FROM request WHERE id = ?`);
  const rawOf = db.prepare("SELECT n, method, path, query, headers, body FROM raw WHERE n = ?");
  const eventsOf = db.prepare("SELECT request, i, lead, seq, status, reason, event FROM inbox WHERE request = ? ORDER BY i");
  const leadsOf = db.prepare("SELECT lead FROM inbox WHERE request = ? AND lead IS NOT NULL ORDER BY i");
  const cached = statementCache(db);

  function summary(row: Row): RequestSummary {
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
      leadIds: [...new Set(leadsOf.all(id).map((lead) => text(lead, "lead")))],
    };
  }

  return {
    lead(name) {
      const row = "id" in name ? leadById.get(name.id) : leadByAlias.get(name.binding, name.kind, name.value);
      return row === undefined ? undefined : storedLead(row);
    },

    leads(filter) {
      const where = conditions();
      if (filter.binding !== undefined) where.and("binding = ?", filter.binding);
      if (filter.messenger !== undefined) where.and("messenger = ?", filter.messenger);
      if (filter.state !== undefined) where.and("state = ?", filter.state);
      if (filter.search !== undefined && filter.search !== "") where.and("instr(search, ?) > 0", folded(filter.search));
      if (filter.since !== undefined) where.and("last_activity >= ?", filter.since);
      if (filter.until !== undefined) where.and("last_activity < ?", filter.until);
      if (filter.after !== undefined) where.and("(last_activity, id) < (?, ?)", filter.after.at, filter.after.id);
      const sql = `SELECT id, data, dialog FROM lead WHERE ${where.sql()} ORDER BY last_activity DESC, id DESC LIMIT ?`;
      return cached(sql)
        .all(...where.values, filter.limit)
        .map(storedLead);
    },

    openDialogs(bindings) {
      const where = conditions();
      where.and("state IN ('bot', 'waiting', 'operator')");
      if (bindings !== undefined) {
        const list = JSON.stringify(bindings);
        const among = (column: string) => `${column} IN (SELECT value FROM json_each(?))`;
        where.and(`(${["binding", "bot", "desk", "handoff_desk"].map(among).join(" OR ")})`, list, list, list, list);
      }
      return cached(`SELECT id, data, dialog FROM lead INDEXED BY lead_open WHERE ${where.sql()} ORDER BY id`)
        .all(...where.values)
        .map(storedLead);
    },

    timeline(lead, page) {
      const where = conditions();
      where.and("lead = ?", lead);
      if (page.after !== undefined) where.and(page.newestFirst ? "n < ?" : "n > ?", page.after);
      if (page.kinds !== undefined) where.and("kind IN (SELECT value FROM json_each(?))", JSON.stringify(page.kinds));
      if (page.since !== undefined) where.and("at >= ?", page.since);
      if (page.until !== undefined) where.and("at < ?", page.until);
      const order = page.newestFirst ? "DESC" : "ASC";
      return cached(`SELECT * FROM timeline INDEXED BY timeline_lead WHERE ${where.sql()} ORDER BY n ${order} LIMIT ?`)
        .all(...where.values, page.limit)
        .map(timelineRow);
    },

    openCommands(filter) {
      const where = conditions();
      where.and("status IN ('pending', 'started', 'parked')");
      if (filter.binding !== undefined) where.and("leg = ?", filter.binding);
      if (filter.leadId !== undefined) where.and("lead = ?", filter.leadId);
      return cached(`SELECT ${OUTBOX_COLUMNS} FROM outbox INDEXED BY outbox_unfinished WHERE ${where.sql()} ORDER BY created_at, n LIMIT ?`)
        .all(...where.values, filter.limit)
        .map(outboxRow);
    },

    requests(filter) {
      const where = conditions();
      if (filter.binding !== undefined) where.and("binding = ?", filter.binding);
      if (filter.leadId !== undefined) where.and("id IN (SELECT request FROM inbox WHERE lead = ?)", filter.leadId);
      if (filter.eventType !== undefined) where.and("event_type = ?", filter.eventType);
      if (filter.status !== undefined) where.and("status = ?", filter.status);
      if (filter.since !== undefined) where.and("at >= ?", filter.since);
      if (filter.until !== undefined) where.and("at < ?", filter.until);
      if (filter.after !== undefined) {
        const cursor = requestById.get(filter.after);
        if (cursor === undefined) throw unknownCursor(filter.after);
        where.and("(at, n) < (?, ?)", integer(cursor, "at"), integer(cursor, "n"));
      }
      return cached(`SELECT ${REQUEST_COLUMNS} FROM request WHERE ${where.sql()} ORDER BY at DESC, n DESC LIMIT ?`)
        .all(...where.values, filter.limit)
        .map(summary);
    },

    request(id) {
      const row = requestById.get(id);
      if (row === undefined) return undefined;
      const raw = rawOf.get(integer(row, "n"));
      if (raw === undefined) throw new GatewayError("internal", `request ${id} has no raw row: restore a backup`);
      return { ...summary(row), raw: rawRequest(raw), events: eventsOf.all(id).map(storedEvent) };
    },
  };
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

function conditions(): { and(sql: string, ...values: SQLInputValue[]): void; sql(): string; values: SQLInputValue[] } {
  const parts: string[] = ["TRUE"];
  const values: SQLInputValue[] = [];
  return {
    values,
    and(sql, ...more) {
      parts.push(sql);
      values.push(...more);
    },
    sql: () => parts.join(" AND "),
  };
}

/** The shapes of a filter are few; each is prepared once. */
function statementCache(db: DatabaseSync): (sql: string) => StatementSync {
  const statements = new Map<string, StatementSync>();
  return (sql) => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = db.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
}
