import type { DatabaseSync } from "node:sqlite";
import type { Command } from "../../model/command.ts";
import type { DeadLetter } from "../store.ts";
import type { Tally } from "./commits.ts";
import { unknownCursor } from "./listing.ts";
import { createRefreshRequest } from "./requests.ts";
import { integer, object, rawRequest, type Row, text, textOrNull, whole } from "./rows.ts";

/** Commands and requests given up on, oldest first, so that retrying a page keeps their order. */
export interface Letters {
  list(filter: { binding?: string; limit: number; after?: string }): DeadLetter[];
  get(id: string): DeadLetter | undefined;
  revive(id: string, now: number, change: Tally): { leadId: string } | undefined;
  drop(id: string, reason: string, now: number, change: Tally): boolean;
}

const COMMAND = "n, id, lead, leg, ended_at, reason, attempts, command";
const REQUEST = "n, id, binding, ended_at, reason, tries, rule";

export function createLetters(db: DatabaseSync): Letters {
  const page = "(ended_at, n) > (?, ?) AND (?3 IS NULL OR owner = ?3) ORDER BY ended_at, n LIMIT ?";
  const commands = db.prepare(
    `SELECT ${COMMAND} FROM outbox INDEXED BY outbox_dead WHERE status = 'dead' AND ${page.replaceAll("owner", "leg")}`,
  );
  const requests = db.prepare(
    `SELECT ${REQUEST} FROM request INDEXED BY request_dead WHERE status = 'dead' AND ${page.replaceAll("owner", "binding")}`,
  );
  const command = db.prepare(`SELECT ${COMMAND}, status FROM outbox WHERE id = ?`);
  const request = db.prepare(`SELECT ${REQUEST}, status FROM request WHERE id = ?`);
  const leadOf = db.prepare("SELECT lead FROM inbox WHERE request = ? AND status = 'dead' AND lead IS NOT NULL ORDER BY i LIMIT 1");
  const rawOf = db.prepare("SELECT n, method, path, query, headers, body FROM raw WHERE n = ?");
  const takePosition = db.prepare("UPDATE lead SET next_position = next_position + 1 WHERE id = ? RETURNING next_position - 1 AS position");
  // ended_at stays: a page of letters that are revived one by one must be able to go on from the last of them.
  const reviveCommand = db.prepare(
    "UPDATE outbox SET status = 'pending', attempts = 0, due_at = ?, position = ?, started_at = NULL WHERE id = ?",
  );
  const dropCommand = db.prepare("UPDATE outbox SET status = 'dropped', reason = ?, ended_at = ? WHERE id = ?");
  const dropEvents = db.prepare("UPDATE inbox SET status = 'dropped', reason = ? WHERE request = ? AND status = 'dead'");
  const dropRequest = db.prepare("UPDATE request SET status = 'dropped', reason = ?, ended_at = ? WHERE id = ?");
  const refreshRequest = createRefreshRequest(db);

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

  function requestLetter(row: Row): DeadLetter {
    const id = text(row, "id");
    const lead = leadOf.get(id);
    const raw = rawOf.get(integer(row, "n"));
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
  function cursor(after: string | undefined): { command: [number, number]; request: [number, number] } {
    if (after === undefined) return { command: [-1, -1], request: [-1, -1] };
    const last = command.get(after);
    if (last !== undefined && last["ended_at"] !== null) {
      const at = integer(last, "ended_at");
      return { command: [at, integer(last, "n")], request: [at, -1] };
    }
    const lastRequest = request.get(after);
    if (lastRequest === undefined || lastRequest["ended_at"] === null) throw unknownCursor(after);
    const at = integer(lastRequest, "ended_at");
    return { command: [at, Number.MAX_SAFE_INTEGER], request: [at, integer(lastRequest, "n")] };
  }

  function isDead(row: Row | undefined): row is Row {
    return row !== undefined && text(row, "status") === "dead";
  }

  return {
    list(filter) {
      const start = cursor(filter.after);
      const binding = filter.binding ?? null;
      const letters = [
        ...commands.all(...start.command, binding, filter.limit).map(commandLetter),
        ...requests.all(...start.request, binding, filter.limit).map(requestLetter),
      ];
      // Stable: both lists are in order, and of one moment commands stand first.
      return letters.sort((a, b) => a.at - b.at).slice(0, filter.limit);
    },

    get(id) {
      const row = command.get(id);
      if (isDead(row)) return commandLetter(row);
      const other = request.get(id);
      return isDead(other) ? requestLetter(other) : undefined;
    },

    revive(id, now, change) {
      const row = command.get(id);
      if (!isDead(row)) return undefined;
      const leadId = text(row, "lead");
      const tail = takePosition.get(leadId);
      if (tail === undefined) return undefined;
      reviveCommand.run(whole(now, "now"), integer(tail, "position"), id);
      change.dead -= 1;
      change.outbox += 1;
      return { leadId };
    },

    drop(id, reason, now, change) {
      const at = whole(now, "now");
      if (isDead(command.get(id))) {
        dropCommand.run(reason, at, id);
        change.dead -= 1;
        return true;
      }
      if (!isDead(request.get(id))) return false;
      if (dropEvents.run(reason, id).changes > 0) {
        refreshRequest(id, at, change);
      } else {
        dropRequest.run(reason, at, id);
        change.dead -= 1;
      }
      return true;
    },
  };
}
