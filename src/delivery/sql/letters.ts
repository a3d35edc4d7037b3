import type { Command } from "../../model/command.ts";
import type { DeadLetter } from "../store.ts";
import { unknownCursor } from "./listing.ts";
import { refreshRequest } from "./requests.ts";
import { integer, object, rawRequest, text, textOrNull, whole } from "./rows.ts";
import type { Tally } from "./tally.ts";
import { statement } from "./work.ts";
import type { Row, Work } from "./work.ts";

// Commands and requests given up on, oldest first, so that retrying a page keeps their order.

const COMMAND = "n, id, lead, leg, ended_at, reason, attempts, command";
const REQUEST = "n, id, binding, ended_at, reason, tries, rule";

const PAGE = "(ended_at, n) > (?, ?) AND (owner = ?3 OR ?3 IS NULL) ORDER BY ended_at, n LIMIT ?";
const commands = statement(
  `SELECT ${COMMAND} FROM outbox INDEXED BY outbox_dead WHERE status = 'dead' AND ${PAGE.replaceAll("owner", "leg")}`,
);
const requests = statement(
  `SELECT ${REQUEST} FROM request INDEXED BY request_dead WHERE status = 'dead' AND ${PAGE.replaceAll("owner", "binding")}`,
);
const command = statement(`SELECT ${COMMAND}, status FROM outbox WHERE id = ?`);
const request = statement(`SELECT ${REQUEST}, status FROM request WHERE id = ?`);
// Two people may press the same button, each on another instance.
const lockCommand = statement("SELECT id, lead, status FROM outbox WHERE id = ? FOR UPDATE");
const lockRequest = statement("SELECT id, status FROM request WHERE id = ? FOR UPDATE");
const leadOf = statement("SELECT lead FROM inbox WHERE request = ? AND status = 'dead' AND lead IS NOT NULL ORDER BY i LIMIT 1");
const rawOf = statement("SELECT n, method, path, query, headers, body FROM raw WHERE n = ?");
const takePosition = statement("UPDATE lead SET next_position = next_position + 1 WHERE id = ? RETURNING next_position - 1 AS position");
// ended_at stays: a page of letters that are revived one by one must be able to go on from the last of them.
const revive = statement("UPDATE outbox SET status = 'pending', attempts = 0, due_at = ?, position = ?, started_at = NULL WHERE id = ?");
const dropCommand = statement("UPDATE outbox SET status = 'dropped', reason = ?, ended_at = ? WHERE id = ?");
const dropEvents = statement("UPDATE inbox SET status = 'dropped', reason = ? WHERE request = ? AND status = 'dead'");
const dropRequest = statement("UPDATE request SET status = 'dropped', reason = ?, ended_at = ? WHERE id = ?");

function commandLetter(row: Row): DeadLetter {
  return {
    id: text(row, "id"),
    kind: "command",
    binding: text(row, "leg"),
    leadId: text(row, "lead"),
    at: integer(row, "ended_at"),
    reason: textOrNull(row, "reason") ?? "no reason was recorded",
    attempts: integer(row, "attempts"),
    command: object<Command>(row, "command"),
  };
}

function* requestLetter(row: Row): Work<DeadLetter> {
  const id = text(row, "id");
  const lead = yield* leadOf.get(id);
  const raw = yield* rawOf.get(integer(row, "n"));
  return {
    id,
    kind: "request",
    binding: text(row, "binding"),
    ...(lead === undefined ? {} : { leadId: text(lead, "lead") }),
    at: integer(row, "ended_at"),
    reason: textOrNull(row, "reason") ?? "no reason was recorded",
    attempts: integer(row, "tries"),
    ...(raw === undefined ? {} : { raw: rawRequest(raw) }),
    rule: text(row, "rule"),
  };
}

/** Where a page goes on, in each of the two lists: commands of one moment come before its requests. */
function* cursor(after: string | undefined): Work<{ command: [number, number]; request: [number, number] }> {
  if (after === undefined) return { command: [-1, -1], request: [-1, -1] };
  const last = yield* command.get(after);
  if (last !== undefined && last["ended_at"] !== null) {
    const at = integer(last, "ended_at");
    return { command: [at, integer(last, "n")], request: [at, -1] };
  }
  const lastRequest = yield* request.get(after);
  if (lastRequest === undefined || lastRequest["ended_at"] === null) throw unknownCursor(after);
  const at = integer(lastRequest, "ended_at");
  return { command: [at, Number.MAX_SAFE_INTEGER], request: [at, integer(lastRequest, "n")] };
}

function isDead(row: Row | undefined): row is Row {
  return row !== undefined && text(row, "status") === "dead";
}

export function* deadLetters(filter: { binding?: string; limit: number; after?: string }): Work<DeadLetter[]> {
  const start = yield* cursor(filter.after);
  const binding = filter.binding ?? null;
  const letters = (yield* commands.all(...start.command, binding, filter.limit)).map(commandLetter);
  for (const row of yield* requests.all(...start.request, binding, filter.limit)) letters.push(yield* requestLetter(row));
  // Stable: both lists are in order, and of one moment commands stand first.
  return letters.sort((a, b) => a.at - b.at).slice(0, filter.limit);
}

export function* deadLetter(id: string): Work<DeadLetter | undefined> {
  const row = yield* command.get(id);
  if (isDead(row)) return commandLetter(row);
  const other = yield* request.get(id);
  return isDead(other) ? yield* requestLetter(other) : undefined;
}

export function* reviveCommand(id: string, now: number, change: Tally): Work<{ leadId: string } | undefined> {
  const row = yield* lockCommand.get(id);
  if (!isDead(row)) return undefined;
  const leadId = text(row, "lead");
  const tail = yield* takePosition.get(leadId);
  if (tail === undefined) return undefined;
  yield* revive.run(whole(now, "now"), integer(tail, "position"), id);
  change.dead -= 1;
  change.outbox += 1;
  return { leadId };
}

export function* dropDead(id: string, reason: string, now: number, change: Tally): Work<boolean> {
  const at = whole(now, "now");
  if (isDead(yield* lockCommand.get(id))) {
    yield* dropCommand.run(reason, at, id);
    change.dead -= 1;
    return true;
  }
  if (!isDead(yield* lockRequest.get(id))) return false;
  if ((yield* dropEvents.count(reason, id)) > 0) {
    yield* refreshRequest(id, at, change);
  } else {
    yield* dropRequest.run(reason, at, id);
    change.dead -= 1;
  }
  return true;
}
