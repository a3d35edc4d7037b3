import type { DatabaseSync } from "node:sqlite";
import { GatewayError } from "../../errors.ts";
import type { Lead } from "../../model/lead.ts";
import type { Accept, Accepted, AcceptEvent } from "../store.ts";
import { createAliases, keysOf } from "./aliases.ts";
import type { Tally } from "./commits.ts";
import { leadColumns } from "./lead.ts";
import { createRefreshRequest, leastFinished } from "./requests.ts";
import { integer, text, whole } from "./rows.ts";

interface Placed {
  readonly row: Accepted["rows"][number];
  readonly reason: string | null;
}

/** The dead letter that a request is retried from. */
interface Letter {
  readonly id: string;
  readonly tries: number;
  /** When it first came. */
  readonly at: number;
}

/** Store.accept as the body of one write. */
export function createAccept(db: DatabaseSync, limits: { waiting: number }): (input: Accept, change: Tally) => Accepted {
  const known = db.prepare("SELECT id FROM request INDEXED BY request_dedupe WHERE binding = ? AND dedupe_key = ?");
  const retried = db.prepare("SELECT status, tries, at FROM request WHERE id = ?");
  const firstAt = db.prepare("SELECT at FROM request INDEXED BY request_dedupe WHERE binding = ? AND dedupe_key = ?");
  const wasLate = db.prepare("SELECT 1 AS found FROM inbox WHERE request = ? AND lead = ? AND late = 1 LIMIT 1");
  // A retried row came when it was retried, which says nothing of its age: its letter's own row does. Within one
  // millisecond the ids say what came first.
  const wentBefore = db.prepare(
    `SELECT 1 AS found FROM inbox INDEXED BY inbox_lead JOIN request ON request.id = inbox.request
     WHERE inbox.lead = ? AND (inbox.at, request.id) > (?, ?) AND inbox.status IN ('queued', 'done') AND request.tries = 1 LIMIT 1`,
  );
  const settleRequest = db.prepare("UPDATE request SET status = 'done', reason = ?, ended_at = ? WHERE id = ?");
  const settleEvents = db.prepare("UPDATE inbox SET status = 'done', reason = ? WHERE request = ? AND status = 'dead'");
  const insertRequest = db.prepare(
    `INSERT INTO request (id, binding, dedupe_key, at, rule, event_type, status, reason, tries, ended_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertRaw = db.prepare("INSERT INTO raw (n, method, path, query, headers, body) VALUES (?, ?, ?, ?, ?, ?)");
  const insertInbox = db.prepare(
    "INSERT INTO inbox (request, i, binding, lead, seq, at, late, status, reason, event) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  );
  const joinInbox = db.prepare("UPDATE inbox SET lead = ?, seq = ?, status = 'queued' WHERE n = ? RETURNING request");
  const insertLead = db.prepare("INSERT INTO lead (id, binding, messenger, last_activity, search, data) VALUES (?, ?, ?, ?, ?, ?)");
  const takeSeq = db.prepare("UPDATE lead SET next_seq = next_seq + 1 WHERE id = ? RETURNING next_seq - 1 AS seq");
  const exists = db.prepare("SELECT 1 AS found FROM lead WHERE id = ?");
  const countWaiting = db.prepare(
    "SELECT count(*) AS n FROM (SELECT 1 FROM inbox INDEXED BY inbox_waiting WHERE status = 'waiting' AND binding = ? LIMIT ?)",
  );
  const aliases = createAliases(db);
  const refreshRequest = createRefreshRequest(db);

  return (input, change) => {
    const key = input.retryOf === undefined ? input.dedupeKey : null;
    if (key !== null) {
      const first = known.get(input.binding, key);
      if (first !== undefined) return duplicateOf(text(first, "id"));
    }
    let tries = 1;
    let letter: Letter | undefined;
    if (input.retryOf !== undefined) {
      letter = settleRetried(input, input.retryOf, change);
      if (letter === undefined) return duplicateOf(input.retryOf);
      tries = letter.tries + 1;
    }
    const wake = new Set<string>();
    const placed = input.events.map((event, i) => place(input, event, i, letter, wake, change));
    insert(input, key, tries, placed, change);
    return { duplicate: false, requestId: input.id, rows: placed.map((one) => one.row), wake: [...wake] };
  };

  /** Undefined when somebody else has settled the letter already. */
  function settleRetried(input: Accept, id: string, change: Tally): Letter | undefined {
    const old = retried.get(id);
    if (old === undefined) {
      throw new GatewayError("admin.unknown", `request ${id} is not in the store: list the dead letters again`, { details: { id } });
    }
    if (text(old, "status") !== "dead") return undefined;
    const reason = `retried as ${input.id}`;
    settleRequest.run(reason, whole(input.at, "accept.at"), id);
    settleEvents.run(reason, id);
    change.dead -= 1;
    const first = input.dedupeKey === null ? undefined : firstAt.get(input.binding, input.dedupeKey);
    const at = integer(old, "at");
    return { id, tries: integer(old, "tries"), at: first === undefined ? at : Math.min(at, integer(first, "at")) };
  }

  /** Something of this lead that came after the letter has been applied, or will be before it. */
  function isLate(letter: Letter | undefined, lead: string): boolean {
    if (letter === undefined) return false;
    return wasLate.get(letter.id, lead) !== undefined || wentBefore.get(lead, letter.at, letter.id) !== undefined;
  }

  function insert(input: Accept, key: string | null, tries: number, placed: readonly Placed[], change: Tally): void {
    const outcome =
      input.ended === undefined
        ? leastFinished(placed.map((one) => ({ status: one.row.as, reason: one.reason })))
        : { status: input.ended.as, reason: input.ended.reason };
    const at = whole(input.at, "accept.at");
    const open = outcome.status === "queued" || outcome.status === "waiting";
    const eventType = input.eventType ?? null;
    const { lastInsertRowid } = insertRequest.run(
      input.id,
      input.binding,
      key,
      at,
      input.rule,
      eventType,
      outcome.status,
      outcome.reason,
      tries,
      open ? null : at,
    );
    const { method, path, query, headers, body } = input.raw;
    insertRaw.run(lastInsertRowid, method, path, JSON.stringify(query), JSON.stringify(headers), body);
    if (outcome.status === "dead") change.dead += 1;
  }

  function place(input: Accept, event: AcceptEvent, i: number, letter: Letter | undefined, wake: Set<string>, change: Tally): Placed {
    const lead = resolve(input, event);
    if (lead === undefined) return placeUnknown(input, event, i, change);
    const seq = nextSeq(lead);
    addRow(input, event, i, { lead, seq, status: "queued", reason: null, late: isLate(letter, lead) });
    change.inbox += 1;
    wake.add(lead);
    // What waited came for a chat that only this event makes known: it goes after it.
    for (const waiting of aliases.remember(input.binding, lead, keysOf(event))) {
      const joined = joinInbox.get(lead, nextSeq(lead), waiting);
      if (joined !== undefined) refreshRequest(text(joined, "request"), input.at, change);
      change.waiting -= 1;
      change.inbox += 1;
    }
    return { row: { leadId: lead, seq, as: "queued" }, reason: null };
  }

  function resolve(input: Accept, event: AcceptEvent): string | undefined {
    if (event.leadId !== undefined && exists.get(event.leadId) !== undefined) return event.leadId;
    const keys = keysOf(event);
    // A person whom nobody knows is a new one, also in a chat that was another's: never answered as that other.
    const isPerson = event.onUnknown === "create" && keys[0]?.kind === "id";
    const found = aliases.find(input.binding, isPerson ? keys.slice(0, 1) : keys);
    if (found !== undefined || event.onUnknown !== "create") return found;
    if (event.create === undefined) {
      throw new GatewayError("internal", `event ${event.event.id}: onUnknown is create, but no lead to create was given`);
    }
    return create(event.create);
  }

  function create(lead: Lead): string {
    const columns = leadColumns(lead);
    insertLead.run(lead.id, columns.binding, columns.messenger, columns.lastActivity, columns.search, JSON.stringify(lead));
    return lead.id;
  }

  function placeUnknown(input: Accept, event: AcceptEvent, i: number, change: Tally): Placed {
    const keys = keysOf(event);
    const refusal = whyNotWait(input, event, keys.length);
    if (refusal !== null) {
      addRow(input, event, i, { lead: null, seq: null, status: "ignored", reason: refusal, late: false });
      return { row: { as: "ignored" }, reason: refusal };
    }
    const reason = "its lead is not known yet";
    const n = addRow(input, event, i, { lead: null, seq: null, status: "waiting", reason: null, late: false });
    aliases.wait(input.binding, keys, n);
    change.waiting += 1;
    return { row: { as: "waiting" }, reason };
  }

  function whyNotWait(input: Accept, event: AcceptEvent, keys: number): string | null {
    if (event.onUnknown !== "wait") return "its lead is not known";
    if (keys === 0) return "its lead is not known, and it names no id to wait for";
    const waiting = countWaiting.get(input.binding, limits.waiting);
    if (waiting !== undefined && integer(waiting, "n") < limits.waiting) return null;
    return `its lead is not known, and ${limits.waiting} events of this binding wait already`;
  }

  function addRow(
    input: Accept,
    event: AcceptEvent,
    i: number,
    row: { lead: string | null; seq: number | null; status: string; reason: string | null; late: boolean },
  ): number | bigint {
    const late = row.late ? 1 : 0;
    const json = JSON.stringify(event.event);
    return insertInbox.run(input.id, i, input.binding, row.lead, row.seq, whole(input.at, "accept.at"), late, row.status, row.reason, json)
      .lastInsertRowid;
  }

  function nextSeq(lead: string): number {
    const row = takeSeq.get(lead);
    if (row === undefined) throw new GatewayError("internal", `lead ${lead} has an alias, but no row`);
    return integer(row, "seq");
  }
}

function duplicateOf(requestId: string): Accepted {
  return { duplicate: true, requestId, rows: [], wake: [] };
}
