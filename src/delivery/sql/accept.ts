import { GatewayError } from "../../errors.ts";
import type { Lead } from "../../model/lead.ts";
import type { Accept, Accepted, AcceptEvent } from "../store.ts";
import { findLead, keysOf, remember, wait } from "./aliases.ts";
import { leadColumns } from "./lead.ts";
import { leastFinished, refreshRequest } from "./requests.ts";
import { integer, text, whole } from "./rows.ts";
import type { Tally } from "./tally.ts";
import { statement } from "./work.ts";
import type { Work } from "./work.ts";

interface Placed {
  readonly row: Accepted["rows"][number];
  readonly reason: string | null;
  /** Others that had waited for its lead came with it. */
  readonly joined: boolean;
}

/** The i-th event of a request. */
interface Incoming {
  readonly input: Accept;
  readonly event: AcceptEvent;
  readonly i: number;
}

/** The dead letter that a request is retried from. */
interface Letter {
  readonly id: string;
  readonly tries: number;
  /** When it first came. */
  readonly at: number;
}

const known = statement("SELECT id FROM request INDEXED BY request_dedupe WHERE binding = ? AND dedupe_key = ?");
const retried = statement("SELECT status, tries, at FROM request WHERE id = ? FOR UPDATE");
const firstAt = statement("SELECT at FROM request INDEXED BY request_dedupe WHERE binding = ? AND dedupe_key = ?");
const wasLate = statement("SELECT 1 AS found FROM inbox WHERE request = ? AND lead = ? AND late = 1 LIMIT 1");
// A retried row came when it was retried, which says nothing of its age: its letter's own row does. Within one
// millisecond the ids say what came first.
const wentBefore = statement(
  `SELECT 1 AS found FROM inbox INDEXED BY inbox_lead JOIN request ON request.id = inbox.request
   WHERE inbox.lead = ? AND (inbox.at, request.id) > (?, ?) AND inbox.status IN ('queued', 'done') AND request.tries = 1 LIMIT 1`,
);
const settleRequest = statement("UPDATE request SET status = 'done', reason = ?, ended_at = ? WHERE id = ?");
const settleEvents = statement("UPDATE inbox SET status = 'done', reason = ? WHERE request = ? AND status = 'dead'");
const insertRequest = statement(
  `INSERT INTO request (id, binding, dedupe_key, at, rule, event_type, status, reason, tries, ended_at)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);
const insertRaw = statement(
  "INSERT INTO raw (n, method, path, query, headers, body) VALUES ((SELECT n FROM request WHERE id = ?), ?, ?, ?, ?, ?)",
);
const insertInbox = statement(
  "INSERT INTO inbox (request, i, binding, lead, seq, at, late, status, reason, event) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
);
const joinInbox = statement("UPDATE inbox SET lead = ?, seq = ?, status = 'queued' WHERE n = ? RETURNING request");
const insertLead = statement("INSERT INTO lead (id, binding, messenger, last_activity, search, data) VALUES (?, ?, ?, ?, ?, ?)");
const takeSeq = statement("UPDATE lead SET next_seq = next_seq + 1 WHERE id = ? RETURNING next_seq - 1 AS seq");
const exists = statement("SELECT 1 AS found FROM lead WHERE id = ?");
const countWaiting = statement(
  "SELECT count(*) AS n FROM (SELECT 1 FROM inbox INDEXED BY inbox_waiting WHERE status = 'waiting' AND binding = ? LIMIT ?) AS cut",
);

/** Store.accept as the body of one write. `limits.waiting`: events per binding that may wait for their lead. */
export function* acceptRequest(input: Accept, limits: { waiting: number }, change: Tally): Work<Accepted> {
  const key = input.retryOf === undefined ? input.dedupeKey : null;
  if (key !== null) {
    const first = yield* known.get(input.binding, key);
    if (first !== undefined) return duplicateOf(text(first, "id"));
  }
  let tries = 1;
  let letter: Letter | undefined;
  if (input.retryOf !== undefined) {
    letter = yield* settleRetried(input, input.retryOf, change);
    if (letter === undefined) return duplicateOf(input.retryOf);
    tries = letter.tries + 1;
  }
  const wake = new Set<string>();
  const placed: Placed[] = [];
  for (const [i, event] of input.events.entries()) placed.push(yield* place({ input, event, i }, letter, wake, limits, change));
  yield* insert(input, key, tries, placed, change);
  const accepted = { duplicate: false, requestId: input.id, rows: placed.map((one) => one.row), wake: [...wake] };
  return letter !== undefined || placed.some(({ joined }) => joined) ? accepted : { ...accepted, complete: true };
}

/** Undefined when somebody else has settled the letter already. */
function* settleRetried(input: Accept, id: string, change: Tally): Work<Letter | undefined> {
  const old = yield* retried.get(id);
  if (old === undefined) {
    throw new GatewayError("admin.unknown", `request ${id} is not in the store: list the dead letters again`, { details: { id } });
  }
  if (text(old, "status") !== "dead") return undefined;
  const reason = `retried as ${input.id}`;
  yield* settleRequest.run(reason, whole(input.at, "accept.at"), id);
  yield* settleEvents.run(reason, id);
  change.dead -= 1;
  const first = input.dedupeKey === null ? undefined : yield* firstAt.get(input.binding, input.dedupeKey);
  const at = integer(old, "at");
  return { id, tries: integer(old, "tries"), at: first === undefined ? at : Math.min(at, integer(first, "at")) };
}

/** Something of this lead that came after the letter has been applied, or will be before it. */
function* isLate(letter: Letter | undefined, lead: string): Work<boolean> {
  if (letter === undefined) return false;
  return (yield* wasLate.get(letter.id, lead)) !== undefined || (yield* wentBefore.get(lead, letter.at, letter.id)) !== undefined;
}

function* insert(input: Accept, key: string | null, tries: number, placed: readonly Placed[], change: Tally): Work<void> {
  const outcome =
    input.ended === undefined
      ? leastFinished(placed.map((one) => ({ status: one.row.as, reason: one.reason })))
      : { status: input.ended.as, reason: input.ended.reason };
  const at = whole(input.at, "accept.at");
  const open = outcome.status === "queued" || outcome.status === "waiting";
  const eventType = input.eventType ?? null;
  yield* insertRequest.run(
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
  yield* insertRaw.run(input.id, method, path, JSON.stringify(query), JSON.stringify(headers), body);
  if (outcome.status === "dead") change.dead += 1;
}

function* place(one: Incoming, letter: Letter | undefined, wake: Set<string>, limits: { waiting: number }, change: Tally): Work<Placed> {
  const { input, event } = one;
  const lead = yield* resolve(input, event);
  if (lead === undefined) return yield* placeUnknown(one, limits, change);
  const seq = yield* nextSeq(lead);
  yield* addRow(one, { lead, seq, status: "queued", reason: null, late: yield* isLate(letter, lead) });
  change.inbox += 1;
  wake.add(lead);
  // What waited came for a chat that only this event makes known: it goes after it.
  const waited = yield* remember(input.binding, lead, keysOf(event));
  for (const waiting of waited) {
    const joined = yield* joinInbox.get(lead, yield* nextSeq(lead), waiting);
    if (joined !== undefined) yield* refreshRequest(text(joined, "request"), input.at, change);
    change.waiting -= 1;
    change.inbox += 1;
  }
  return { row: { leadId: lead, seq, as: "queued" }, reason: null, joined: waited.length > 0 };
}

function* resolve(input: Accept, event: AcceptEvent): Work<string | undefined> {
  if (event.leadId !== undefined && (yield* exists.get(event.leadId)) !== undefined) return event.leadId;
  const keys = keysOf(event);
  // A person whom nobody knows is a new one, also in a chat that was another's: never answered as that other.
  const isPerson = event.onUnknown === "create" && keys[0]?.kind === "id";
  const found = yield* findLead(input.binding, isPerson ? keys.slice(0, 1) : keys);
  if (found !== undefined || event.onUnknown !== "create") return found;
  if (event.create === undefined) {
    throw new GatewayError("internal", `event ${event.event.id}: onUnknown is create, but no lead to create was given`);
  }
  return yield* create(event.create);
}

function* create(lead: Lead): Work<string> {
  const columns = leadColumns(lead);
  yield* insertLead.run(lead.id, columns.binding, columns.messenger, columns.lastActivity, columns.search, JSON.stringify(lead));
  return lead.id;
}

function* placeUnknown(one: Incoming, limits: { waiting: number }, change: Tally): Work<Placed> {
  const { input, event } = one;
  const keys = keysOf(event);
  const refusal = yield* whyNotWait(one, keys.length, limits.waiting);
  if (refusal !== null) {
    yield* addRow(one, { lead: null, seq: null, status: "ignored", reason: refusal, late: false });
    return { row: { as: "ignored" }, reason: refusal, joined: false };
  }
  const reason = "its lead is not known yet";
  yield* addRow(one, { lead: null, seq: null, status: "waiting", reason: null, late: false });
  yield* wait(input.binding, keys, input.id, one.i);
  change.waiting += 1;
  return { row: { as: "waiting" }, reason, joined: false };
}

function* whyNotWait({ input, event }: Incoming, keys: number, bound: number): Work<string | null> {
  if (event.onUnknown !== "wait") return "its lead is not known";
  if (keys === 0) return "its lead is not known, and it names no id to wait for";
  const waiting = yield* countWaiting.get(input.binding, bound);
  if (waiting !== undefined && integer(waiting, "n") < bound) return null;
  return `its lead is not known, and ${bound} events of this binding wait already`;
}

function* addRow(
  { input, event, i }: Incoming,
  row: { lead: string | null; seq: number | null; status: string; reason: string | null; late: boolean },
): Work<void> {
  const at = whole(input.at, "accept.at");
  const json = JSON.stringify(event.event);
  const late = row.late ? 1 : 0;
  yield* insertInbox.run(input.id, i, input.binding, row.lead, row.seq, at, late, row.status, row.reason, json);
}

function* nextSeq(lead: string): Work<number> {
  const row = yield* takeSeq.get(lead);
  if (row === undefined) throw new GatewayError("internal", `lead ${lead} has an alias, but no row`);
  return integer(row, "seq");
}

function duplicateOf(requestId: string): Accepted {
  return { duplicate: true, requestId, rows: [], wake: [] };
}
