import { GatewayError } from "../../src/errors.ts";
import type { BotEvent } from "../../src/model/bot.ts";
import type { Choice, Dialog } from "../../src/model/dialog.ts";
import type { Lead } from "../../src/model/lead.ts";
import { ERASED, TRANSCRIPT_WAIT } from "../../src/delivery/store.ts";
import type {
  Accept,
  Accepted,
  AcceptEvent,
  DeadLetter,
  Erased,
  LaneState,
  OutboxRow,
  RequestSummary,
  Store,
  TimelineRow,
  TimerRow,
  TranscriptRow,
  Turn,
} from "../../src/delivery/store.ts";
import type { InboxRecord, Journal, LeadRecord, OutboxRecord, RequestRecord, Tables } from "./tables.ts";
import { createJournal } from "./tables.ts";

export interface StoreOptions {
  readonly tables: Tables;
  readonly now: () => number;
  readonly limits: { readonly backlog: number; readonly waiting: number };
  /** A read of what is committed: when it runs and when it is answered is the caller's. */
  readonly read: <T>(what: string, run: () => T) => Promise<T>;
  /** Queues a write for the next commit; see `commit`. */
  readonly write: <T>(what: string, run: () => T) => Promise<T>;
  /** Sees every turn as it was before and after, within its transaction. */
  readonly onTurn?: (turn: Turn, before: LeadRecord, after: LeadRecord) => void;
  readonly journal?: Journal;
}

/**
 * The Store contract over plain memory, written independently of the SQL ones, so that the three can be held against
 * each other. A write that throws is taken back by whoever runs it (`transaction`).
 */
export function createMemoryStore(options: StoreOptions): Store {
  const { tables, limits, now, read, write } = options;
  const journal = options.journal ?? createJournal();
  const { leads, aliases, requests, keys, inbox, outbox, erased, meta } = tables;

  function number(): number {
    const next = (tables.numbers.get("last") ?? 0) + 1;
    journal.set(tables.numbers, "last", next);
    return next;
  }

  function record(leadId: string): LeadRecord {
    const found = leads.get(leadId);
    if (!found) throw new GatewayError("internal", `there is no lead ${leadId}`);
    return found;
  }

  function changeLead(leadId: string, patch: Partial<LeadRecord>): LeadRecord {
    const next = { ...record(leadId), ...patch };
    journal.set(leads, leadId, next);
    return next;
  }

  // --- accept -----------------------------------------------------------------------------------------------------

  function refuseWhenFull(): void {
    const { pending } = counts();
    if (pending >= limits.backlog) throw new GatewayError("store.busy", `${pending} rows are unfinished, the limit is ${limits.backlog}`);
  }

  function counts() {
    let queued = 0;
    let open = 0;
    let parked = 0;
    const oldest = { inbox: Infinity, outbox: Infinity };
    for (const lead of leads.values()) {
      queued += lead.inbox.length;
      open += lead.open.length;
      for (const row of lead.open) {
        if (row.status === "parked") parked += 1;
        oldest.outbox = Math.min(oldest.outbox, row.createdAt);
      }
      for (const row of lead.inbox) oldest.inbox = Math.min(oldest.inbox, row.at);
    }
    return { queued, open, parked, pending: queued + open - parked, oldest };
  }

  function waitingRows(): InboxRecord[] {
    return [...inbox.values()].filter((row) => row.status === "waiting");
  }

  function accept(input: Accept): Accepted {
    if (!input.own) refuseWhenFull();
    const at = whole(input.at);
    const key = input.retryOf === undefined ? input.dedupeKey : null;
    if (key !== null) {
      const first = keys.get(nameOf(input.binding, key));
      if (first !== undefined) return { duplicate: true, requestId: first, rows: [], wake: [] };
    }
    let tries = 1;
    let letter: { id: string; at: number } | undefined;
    if (input.retryOf !== undefined) {
      const old = requests.get(input.retryOf);
      if (!old) throw new GatewayError("admin.unknown", `request ${input.retryOf} is not in the store`);
      if (old.status !== "dead") return { duplicate: true, requestId: old.id, rows: [], wake: [] };
      const reason = `retried as ${input.id}`;
      journal.set(requests, old.id, { ...old, status: "done", reason, endedAt: at });
      for (const n of old.rows) {
        const row = inbox.get(n);
        if (row?.status === "dead") journal.set(inbox, n, { ...row, status: "done", reason });
      }
      tries = old.tries + 1;
      const first = input.dedupeKey === null ? undefined : requests.get(keys.get(nameOf(input.binding, input.dedupeKey)) ?? "");
      letter = { id: old.id, at: Math.min(old.at, first?.at ?? old.at) };
    }
    if (requests.has(input.id)) throw new GatewayError("internal", `request ${input.id} is there already`);

    const n = number();
    const rows: number[] = [];
    const placed: { row: Accepted["rows"][number]; reason: string | null; joined?: boolean }[] = [];
    const wake = new Set<string>();
    for (const event of input.events) placed.push(place(input, event, letter, rows, wake));
    const end = input.ended
      ? { status: input.ended.as as string, reason: input.ended.reason as string | null }
      : leastFinished(placed.map(({ row, reason }) => ({ status: row.as, reason })));
    journal.set(requests, input.id, {
      n,
      id: input.id,
      binding: input.binding,
      dedupeKey: key,
      at,
      rule: input.rule,
      eventType: input.eventType ?? null,
      ...end,
      tries,
      endedAt: isOpenRequest(end.status) ? null : at,
      raw: { ...input.raw, query: plain(input.raw.query), headers: plain(input.raw.headers) },
      rows,
    });
    if (key !== null) journal.set(keys, nameOf(input.binding, key), input.id);
    const accepted = { duplicate: false, requestId: input.id, rows: placed.map(({ row }) => row), wake: [...wake] };
    return letter || placed.some(({ joined }) => joined) ? accepted : { ...accepted, complete: true };
  }

  function place(input: Accept, event: AcceptEvent, letter: { id: string; at: number } | undefined, rows: number[], wake: Set<string>) {
    const named = namesIn(event);
    const leadId = resolve(input, event, named);
    const base = { n: number(), requestId: input.id, binding: input.binding, at: whole(input.at), event: plain(event.event) };
    rows.push(base.n);
    if (leadId === undefined) {
      const refusal = whyNotWait(input, event, named.length);
      const status = refusal === null ? ("waiting" as const) : ("ignored" as const);
      const waitsFor = refusal === null ? named : [];
      journal.set(inbox, base.n, { ...base, leadId: null, seq: null, late: false, status, reason: refusal, waitsFor });
      return { row: { as: status }, reason: refusal ?? "its lead is not known yet" };
    }
    const late = letter !== undefined && isLate(letter, leadId);
    const seq = enqueue({ ...base, leadId, seq: null, late, status: "queued", reason: null, waitsFor: [] }, leadId);
    wake.add(leadId);
    const waited = remember(input.binding, leadId, named);
    for (const waiting of waited) {
      enqueue({ ...waiting, leadId, status: "queued", waitsFor: [] }, leadId);
      refreshRequest(waiting.requestId, input.at);
    }
    return { row: { leadId, seq, as: "queued" as const }, reason: null, joined: waited.length > 0 };
  }

  function enqueue(row: InboxRecord, leadId: string): number {
    const lead = record(leadId);
    const next = { ...row, seq: lead.nextSeq };
    journal.set(inbox, row.n, next);
    changeLead(leadId, { nextSeq: lead.nextSeq + 1, inbox: [...lead.inbox, next] });
    return lead.nextSeq;
  }

  function isLate(letter: { id: string; at: number }, leadId: string): boolean {
    const ofLead = [...inbox.values()].filter((row) => row.leadId === leadId);
    if (ofLead.some((row) => row.requestId === letter.id && row.late)) return true;
    return ofLead.some((row) => {
      const request = requests.get(row.requestId);
      const after = row.at > letter.at || (row.at === letter.at && row.requestId > letter.id);
      return after && (row.status === "queued" || row.status === "done") && request?.tries === 1;
    });
  }

  function resolve(input: Accept, event: AcceptEvent, named: readonly Name[]): string | undefined {
    if (event.leadId !== undefined && leads.has(event.leadId)) return event.leadId;
    const isPerson = event.onUnknown === "create" && named[0]?.kind === "id";
    for (const { kind, value } of isPerson ? named.slice(0, 1) : named) {
      const found = aliases.get(nameOf(input.binding, kind, value));
      if (found !== undefined) return found;
    }
    if (event.onUnknown !== "create") return undefined;
    if (!event.create) throw new GatewayError("internal", "onUnknown is create, but no lead to create was given");
    const lead = plain(event.create);
    const empty = { version: 0, nextSeq: 1, nextPosition: 1, dialog: null, inbox: [], open: [], timers: [], timeline: [], transcripts: [] };
    journal.set(leads, lead.id, { ...empty, lead });
    return lead.id;
  }

  /** Rows that waited for one of the names are the lead's now, oldest first. */
  function remember(binding: string, leadId: string, named: readonly Name[]): InboxRecord[] {
    const fresh: Name[] = [];
    for (const name of named) {
      const key = nameOf(binding, name.kind, name.value);
      const owner = aliases.get(key);
      if (owner === leadId) continue;
      if (owner === undefined) fresh.push(name);
      if (owner === undefined || name.kind !== "id") journal.set(aliases, key, leadId);
    }
    const joined = new Map<number, InboxRecord>();
    if (fresh.length === 0) return [];
    const candidates = waitingRows().filter((row) => row.binding === binding);
    for (const { kind, value } of fresh) {
      for (const row of candidates) {
        if (joined.has(row.n) || !row.waitsFor.some((name) => name.kind === kind && name.value === value)) continue;
        joined.set(row.n, row);
        for (const more of row.waitsFor) {
          const key = nameOf(binding, more.kind, more.value);
          if (aliases.has(key)) continue;
          journal.set(aliases, key, leadId);
          fresh.push(more);
        }
      }
    }
    return [...joined.values()].sort((left, right) => left.n - right.n);
  }

  function whyNotWait(input: Accept, event: AcceptEvent, names: number): string | null {
    if (event.onUnknown !== "wait") return "its lead is not known";
    if (names === 0) return "its lead is not known, and it names no id to wait for";
    const waiting = waitingRows().filter((row) => row.binding === input.binding).length;
    return waiting < limits.waiting ? null : `its lead is not known, and ${limits.waiting} events of this binding wait already`;
  }

  function refreshRequest(id: string, at: number): void {
    const request = requests.get(id);
    if (!request) return;
    const next = leastFinished(request.rows.map((n) => inbox.get(n)!));
    if (next.status === request.status) return;
    journal.set(requests, id, { ...request, ...next, endedAt: isOpenRequest(next.status) ? null : whole(at) });
  }

  // --- turn -------------------------------------------------------------------------------------------------------

  function turn(input: Turn): void {
    const id = input.leadId;
    const before = leads.get(id);
    const wrong = (why: string) => new GatewayError("internal", `turn of lead ${id}: ${why}`);
    if (!before) throw wrong("there is no such lead");
    if (before.version !== input.version) throw wrong(`decided on version ${input.version}, the store has ${before.version}`);
    if (input.lead && input.lead.id !== id) throw wrong(`it carries lead ${input.lead.id}`);
    if (input.dialog && input.dialog.leadId !== id) throw wrong(`it carries a dialog of lead ${input.dialog.leadId}`);
    const at = whole(input.now);

    const finished = new Map((input.inbox ?? []).map((row) => [row.seq, row]));
    for (const { seq, as, reason } of finished.values()) {
      const row = before.inbox.find((each) => each.seq === seq);
      if (!row) throw wrong(`inbox row ${seq} is not pending`);
      journal.set(inbox, row.n, { ...row, status: as, reason: reason ?? null });
    }
    let position = before.nextPosition;
    const open = [...before.open];
    for (const { id: commandId, command, status, dueAt } of input.insert ?? []) {
      if (outbox.has(commandId)) throw wrong(`command ${commandId} is there already`);
      const row: OutboxRecord = {
        id: commandId,
        leadId: id,
        to: command.to,
        position,
        command: plain(command),
        guard: plain(command.guard),
        status,
        attempts: 0,
        dueAt: whole(dueAt),
        startedAt: status === "started" ? at : null,
        createdAt: at,
        n: number(),
        endedAt: null,
      };
      position += 1;
      journal.set(outbox, commandId, row);
      open.push(row);
    }
    for (const update of input.update ?? []) {
      const row = open.find((each) => each.id === update.id);
      if (!row) throw wrong(`command ${update.id} is ${outbox.get(update.id)?.status ?? "unknown"}, not open`);
      const next: OutboxRecord = {
        ...row,
        status: update.status,
        attempts: update.attempts ?? row.attempts,
        dueAt: update.dueAt === undefined ? row.dueAt : whole(update.dueAt),
        ...(update.reason === undefined ? {} : { reason: update.reason }),
        startedAt: row.startedAt ?? (update.status === "started" ? at : null),
        endedAt: isOpen(update.status) ? null : at,
      };
      journal.set(outbox, row.id, next);
      open.splice(open.indexOf(row), 1, ...(isOpen(next.status) ? [next] : []));
    }
    let { transcripts } = before;
    for (const change of input.transcripts ?? []) {
      const known = transcripts.find((row) => row.dialogId === change.dialogId);
      const due = whole(change.dueAt);
      if (known) {
        const later = known.dueAt === null ? due : Math.min(due, known.since + TRANSCRIPT_WAIT);
        const since = known.dueAt === null ? at : known.since;
        const next = { ...known, facts: plain(change.facts), revision: known.revision + 1, dueAt: later, since };
        transcripts = transcripts.map((row) => (row === known ? next : row));
        continue;
      }
      const from = before.timeline.findLast((row) => row.dialogId !== change.dialogId && row.dialogId !== "")?.id ?? 0;
      const first = { leadId: id, dialogId: change.dialogId, place: change.place, facts: plain(change.facts), revision: 1, dueAt: due };
      transcripts = [...transcripts, { ...first, since: at, part: 1, from, upTo: from, archivedAt: null }];
    }
    const lines = (input.timeline ?? []).map((entry): TimelineRow => ({ ...plain(entry), at: whole(entry.at), id: number(), leadId: id }));
    const after = changeLead(id, {
      version: before.version + 1,
      nextPosition: position,
      ...(input.lead ? { lead: plain(input.lead) } : {}),
      ...(input.dialog ? { dialog: plain(input.dialog), timers: timersOf(before, input.dialog) } : {}),
      inbox: finished.size === 0 ? before.inbox : before.inbox.filter((row) => !finished.has(row.seq!)),
      open,
      transcripts,
      timeline: lines.length === 0 ? before.timeline : [...before.timeline, ...lines],
    });
    for (const { seq } of finished.values()) refreshRequest(before.inbox.find((row) => row.seq === seq)!.requestId, at);
    options.onTurn?.(input, before, after);
  }

  // --- letters ----------------------------------------------------------------------------------------------------

  function deadCommand(row: OutboxRecord): DeadLetter {
    return {
      id: row.id,
      kind: "command",
      binding: row.to,
      leadId: row.leadId,
      at: row.endedAt ?? 0,
      reason: row.reason ?? "no reason was recorded",
      attempts: row.attempts,
      command: row.command,
    };
  }

  function deadRequest(row: RequestRecord): DeadLetter {
    const leadId = row.rows.map((n) => inbox.get(n)).find((each) => each?.status === "dead" && each.leadId !== null)?.leadId;
    return {
      id: row.id,
      kind: "request",
      binding: row.binding,
      ...(leadId ? { leadId } : {}),
      at: row.endedAt ?? 0,
      reason: row.reason ?? "no reason was recorded",
      attempts: row.tries,
      raw: row.raw,
      rule: row.rule,
    };
  }

  function dead({ binding, limit, after }: Parameters<Store["dead"]>[0]): DeadLetter[] {
    const cursor = after === undefined ? undefined : (outbox.get(after) ?? requests.get(after));
    if (after !== undefined && typeof cursor?.endedAt !== "number") throw unknownRow(after);
    // Of one moment commands come before requests, each by its number.
    const place = (row: OutboxRecord | RequestRecord) => [row.endedAt ?? 0, "command" in row ? 0 : 1, row.n] as const;
    const behind = (row: OutboxRecord | RequestRecord) => cursor === undefined || compare(place(row), place(cursor)) > 0;
    const rows = [
      ...[...outbox.values()].filter((row) => row.status === "dead" && (binding === undefined || row.to === binding)),
      ...[...requests.values()].filter((row) => row.status === "dead" && (binding === undefined || row.binding === binding)),
    ];
    const sorted = rows.filter(behind).sort((left, right) => compare(place(left), place(right)));
    return sorted.slice(0, limit).map((row) => ("command" in row ? deadCommand(row) : deadRequest(row)));
  }

  function reviveCommand(id: string, at: number): { leadId: string } | undefined {
    const row = outbox.get(id);
    if (row?.status !== "dead") return undefined;
    const lead = record(row.leadId);
    const next: OutboxRecord = { ...row, status: "pending", attempts: 0, dueAt: whole(at), position: lead.nextPosition, startedAt: null };
    journal.set(outbox, id, next);
    changeLead(row.leadId, { nextPosition: lead.nextPosition + 1, open: [...lead.open, next] });
    return { leadId: row.leadId };
  }

  function dropDead(id: string, reason: string, at: number): boolean {
    const row = outbox.get(id);
    if (row?.status === "dead") {
      journal.set(outbox, id, { ...row, status: "dropped", reason, endedAt: whole(at) });
      return true;
    }
    const request = requests.get(id);
    if (request?.status !== "dead") return false;
    for (const n of request.rows) {
      const event = inbox.get(n);
      if (event?.status === "dead") journal.set(inbox, n, { ...event, status: "dropped", reason });
    }
    journal.set(requests, id, { ...request, status: "dropped", reason, endedAt: whole(at) });
    return true;
  }

  // --- upkeep -----------------------------------------------------------------------------------------------------

  function expireWaiting(before: number): number {
    const stale = waitingRows().filter((row) => row.at < whole(before));
    for (const row of stale) {
      journal.set(inbox, row.n, { ...row, status: "ignored", reason: "its lead never became known", waitsFor: [] });
      refreshRequest(row.requestId, now());
    }
    return stale.length;
  }

  function prune(before: { requests: number; timeline: number }, limit: number): number {
    let left = limit;
    const old = [...requests.values()].filter(
      (row) => (row.status === "done" || row.status === "ignored" || row.status === "dropped") && row.at < whole(before.requests),
    );
    for (const row of old.sort((one, other) => one.at - other.at).slice(0, left)) {
      for (const n of row.rows) journal.remove(inbox, n);
      if (row.dedupeKey !== null) journal.remove(keys, nameOf(row.binding, row.dedupeKey));
      journal.remove(requests, row.id);
      left -= 1;
    }
    for (const row of [...outbox.values()].sort((one, other) => (one.endedAt ?? 0) - (other.endedAt ?? 0))) {
      const over = row.status === "delivered" || row.status === "cancelled" || row.status === "dropped";
      if (left === 0 || !over || row.endedAt === null || row.endedAt >= whole(before.requests)) continue;
      journal.remove(outbox, row.id);
      left -= 1;
    }
    const lines = [...leads.values()].flatMap(({ timeline }) => timeline).filter((line) => line.at < whole(before.timeline));
    const gone = new Set(lines.sort((one, other) => one.at - other.at).slice(0, left));
    for (const [id, { timeline }] of leads)
      if (timeline.some((line) => gone.has(line))) changeLead(id, { timeline: timeline.filter((line) => !gone.has(line)) });
    for (const [id, { at }] of erased) if (at < whole(before.timeline)) journal.remove(erased, id);
    return limit - left + gone.size;
  }

  function erase(leadId: string, at: number, reason: string): Erased | undefined {
    if (!leads.has(leadId)) {
      const grave = erased.get(leadId);
      return grave && { at: grave.at, reason: grave.text, now: false };
    }
    journal.set(erased, leadId, { id: number(), leadId, at, dialogId: "", kind: ERASED, text: reason });
    journal.remove(leads, leadId);
    for (const [name, owner] of aliases) if (owner === leadId) journal.remove(aliases, name);
    for (const [id, row] of outbox) if (row.leadId === leadId) journal.remove(outbox, id);
    const isTheirs = (n: number) => inbox.get(n)?.leadId === leadId;
    for (const [id, request] of requests) {
      if (!request.rows.some(isTheirs)) continue;
      const rows = request.rows.filter((n) => !isTheirs(n));
      for (const n of request.rows.filter(isTheirs)) journal.remove(inbox, n);
      journal.set(requests, id, { ...request, rows });
      if (rows.some((n) => ["queued", "waiting", "dead"].includes(inbox.get(n)?.status ?? ""))) refreshRequest(id, at);
      else empty(id, at);
    }
    return { at, reason, now: true };
  }

  /** Its words are gone; that it was there is known for as long as it may be repeated. A letter that was retried has the same words. */
  function empty(id: string, at: number): void {
    const request = requests.get(id)!;
    const status = ["queued", "waiting", "dead"].includes(request.status) ? "dropped" : request.status;
    const raw = { ...request.raw, path: "", query: {}, headers: {}, body: new Uint8Array() };
    journal.set(requests, id, { ...request, raw, status, reason: "its lead was erased", endedAt: request.endedAt ?? at });
    for (const letter of requests.values())
      if (letter.binding === request.binding && letter.reason === `retried as ${id}`) empty(letter.id, at);
  }

  function renameBinding(from: string, to: string): number {
    let rows = 0;
    const renamed = <T extends string | undefined>(binding: T) => (binding === from ? to : binding) as T;
    for (const [id, lead] of leads) {
      const next = { ...lead.lead, binding: renamed(lead.lead.binding) };
      const dialog = lead.dialog && renameInDialog(lead.dialog, renamed);
      if (JSON.stringify([next, dialog]) === JSON.stringify([lead.lead, lead.dialog])) continue;
      changeLead(id, { lead: next, dialog });
      rows += 1;
    }
    for (const row of outbox.values()) {
      const command = { ...row.command, to: renamed(row.command.to) };
      if (command.type === "bot.notify") {
        Object.assign(command, { event: renameInNews(command.event, renamed) });
      }
      if (JSON.stringify(command) === JSON.stringify(row.command)) continue;
      const next = { ...row, to: command.to, command };
      journal.set(outbox, row.id, next);
      if (isOpen(row.status)) changeLead(row.leadId, { open: record(row.leadId).open.map((each) => (each.id === row.id ? next : each)) });
      rows += 1;
    }
    for (const row of inbox.values()) {
      if (row.binding !== from && row.event.binding !== from) continue;
      const next = { ...row, binding: renamed(row.binding), event: { ...row.event, binding: renamed(row.event.binding) } };
      journal.set(inbox, row.n, next);
      if (row.status === "queued" && row.leadId !== null)
        changeLead(row.leadId, { inbox: record(row.leadId).inbox.map((each) => (each.n === row.n ? next : each)) });
      rows += 1;
    }
    for (const map of [aliases, keys])
      for (const [key, value] of map) {
        const [binding, ...rest] = JSON.parse(key) as string[];
        const next = nameOf(to, ...rest);
        if (binding !== from || map.has(next)) continue;
        journal.set(map, next, value);
        journal.remove(map, key);
        rows += 1;
      }
    for (const row of requests.values()) {
      if (row.binding !== from) continue;
      journal.set(requests, row.id, { ...row, binding: to });
      rows += 1;
    }
    return rows;
  }

  // --- reads ------------------------------------------------------------------------------------------------------

  function loadLane(leadId: string, limit: { inbox: number; outbox: number }): LaneState | undefined {
    const found = leads.get(leadId);
    if (!found) return undefined;
    const perLeg = new Map<string, number>();
    const rows = found.open.filter(({ to }) => {
      const count = (perLeg.get(to) ?? 0) + 1;
      perLeg.set(to, count);
      return count <= limit.outbox;
    });
    return {
      lead: found.lead,
      dialog: found.dialog,
      version: found.version,
      inbox: found.inbox.slice(0, limit.inbox).map(inboxRow),
      outbox: rows.map(outboxRow),
    };
  }

  function busyLeads(after: string | null, limit: number, all: boolean): string[] {
    const isBusy = ({ inbox, open }: LeadRecord) =>
      inbox.length > 0 || open.some((row) => all || (row.status !== "parked" && row.dueAt <= now()));
    const ids = [...leads].filter(([id, lead]) => (after === null || id > after) && isBusy(lead)).map(([id]) => id);
    return ids.sort().slice(0, limit);
  }

  function timers(): TimerRow[] {
    const rows = [...leads].flatMap(([leadId, lead]) =>
      lead.timers.map(({ name, episode, firesAt }) => ({ leadId, name, episode, due: firesAt })),
    );
    const place = (row: TimerRow) => [row.due, row.leadId, row.name, row.episode] as const;
    return rows.sort((left, right) => compare(place(left), place(right)));
  }

  function summary(row: RequestRecord): RequestSummary {
    const leadIds = new Set(row.rows.flatMap((n) => inbox.get(n)?.leadId ?? []));
    return {
      id: row.id,
      binding: row.binding,
      at: row.at,
      rule: row.rule,
      ...(row.eventType === null ? {} : { eventType: row.eventType }),
      status: row.status,
      ...(row.reason === null ? {} : { reason: row.reason }),
      leadIds: [...leadIds],
    };
  }

  function transcriptRows(): (TranscriptRow & { since: number })[] {
    return [...leads.values()].flatMap(({ transcripts }) => [...transcripts]);
  }

  return {
    async accept(input) {
      if (!input.own) refuseWhenFull();
      return write(`accept ${input.binding} ${input.eventType ?? ""}`, () => accept(input));
    },
    turn: (input) => write(`turn of ${input.leadId}`, () => turn(input)),
    loadLane: (leadId, limit) => read("load", () => loadLane(leadId, limit)),
    inboxAfter: (leadId, after, limit) =>
      read("inbox", () =>
        (leads.get(leadId)?.inbox ?? [])
          .filter((row) => row.seq! > after)
          .slice(0, limit)
          .map(inboxRow),
      ),
    outboxAfter: (leadId, to, after, limit) =>
      read("outbox", () =>
        (leads.get(leadId)?.open ?? [])
          .filter((row) => row.to === to && row.position > after)
          .slice(0, limit)
          .map(outboxRow),
      ),
    busyLeads: (after, limit, { all } = { all: false }) => read("busy", () => busyLeads(after, limit, all)),
    dueTimers: (at, limit) =>
      read("due timers", () =>
        timers()
          .filter((row) => row.due <= at)
          .slice(0, limit),
      ),
    nextTimer: () => read("next timer", () => timers()[0]?.due ?? null),
    postponeTimers: (earliest) =>
      write("postpone timers", () => {
        const least = whole(earliest);
        for (const [id, { timers: known }] of leads)
          if (known.some((timer) => timer.firesAt < least))
            changeLead(id, { timers: known.map((timer) => ({ ...timer, firesAt: Math.max(timer.firesAt, least) })) });
      }),
    expireWaiting: (before) => write("expire waiting", () => expireWaiting(before)),
    prune: (before, limit) => write("prune", () => prune(before, limit)),
    lead: (name) =>
      read("lead", () => {
        const found = leads.get("id" in name ? name.id : (aliases.get(nameOf(name.binding, name.kind, name.value)) ?? ""));
        return found && { lead: found.lead, dialog: found.dialog };
      }),
    leads: (filter) =>
      read("leads", () => {
        const active = ({ lead }: { lead: Lead }) => Date.parse(lead.lastActivityAt);
        const search = filter.search?.toLowerCase() ?? "";
        return [...leads.values()]
          .map(({ lead, dialog }) => ({ lead, dialog }))
          .filter(
            (row) =>
              (filter.binding === undefined || row.lead.binding === filter.binding) &&
              (filter.messenger === undefined || row.lead.messenger === filter.messenger) &&
              (filter.state === undefined || row.dialog?.state === filter.state) &&
              (search === "" || searchable(row.lead).includes(search)) &&
              (filter.since === undefined || active(row) >= filter.since) &&
              (filter.until === undefined || active(row) < filter.until) &&
              (filter.after === undefined || compare([active(row), row.lead.id], [filter.after.at, filter.after.id]) < 0),
          )
          .sort((left, right) => compare([active(right), right.lead.id], [active(left), left.lead.id]))
          .slice(0, filter.limit);
      }),
    openDialogs: (bindings) =>
      read("open dialogs", () => {
        const uses = (lead: Lead, dialog: Dialog) => [lead.binding, dialog.bot?.binding, dialog.desk?.binding, dialog.handoff?.desk];
        return [...leads.values()]
          .map(({ lead, dialog }) => ({ lead, dialog }))
          .filter(
            ({ lead, dialog }) =>
              dialog !== null &&
              dialog.state !== "closed" &&
              (bindings === undefined || uses(lead, dialog).some((id) => id !== undefined && bindings.includes(id))),
          )
          .sort((left, right) => compare([left.lead.id], [right.lead.id]));
      }),
    timeline: (leadId, page) =>
      read("timeline", () => {
        const grave = erased.get(leadId);
        const rows = (grave ? [grave] : (leads.get(leadId)?.timeline ?? [])).filter(
          (row) =>
            (page.after === undefined || (page.newestFirst ? row.id < page.after : row.id > page.after)) &&
            (page.kinds === undefined || page.kinds.includes(row.kind)) &&
            (page.since === undefined || row.at >= page.since) &&
            (page.until === undefined || row.at < page.until),
        );
        return (page.newestFirst ? rows.toReversed() : rows).slice(0, page.limit);
      }),
    openCommands: (filter) =>
      read("open commands", () =>
        [...leads.values()]
          .flatMap(({ open }) => [...open])
          .filter(
            (row) =>
              (filter.binding === undefined || row.to === filter.binding) && (filter.leadId === undefined || row.leadId === filter.leadId),
          )
          .sort((left, right) => compare([left.createdAt, left.n], [right.createdAt, right.n]))
          .slice(0, filter.limit)
          .map(outboxRow),
      ),
    requests: (filter) =>
      read("requests", () => {
        const cursor = filter.after === undefined ? undefined : requests.get(filter.after);
        if (filter.after !== undefined && !cursor) throw unknownRow(filter.after);
        return [...requests.values()]
          .filter(
            (row) =>
              (filter.binding === undefined || row.binding === filter.binding) &&
              (filter.leadId === undefined || row.rows.some((n) => inbox.get(n)?.leadId === filter.leadId)) &&
              (filter.eventType === undefined || row.eventType === filter.eventType) &&
              (filter.status === undefined || row.status === filter.status) &&
              (filter.since === undefined || row.at >= filter.since) &&
              (filter.until === undefined || row.at < filter.until) &&
              (cursor === undefined || compare([row.at, row.n], [cursor.at, cursor.n]) < 0),
          )
          .sort((left, right) => compare([right.at, right.n], [left.at, left.n]))
          .slice(0, filter.limit)
          .map(summary);
      }),
    request: (id) =>
      read("request", () => {
        const row = requests.get(id);
        if (!row) return undefined;
        const events = row.rows.flatMap((n) => {
          const event = inbox.get(n);
          if (!event) return [];
          const place = event.leadId === null ? {} : { leadId: event.leadId, seq: event.seq ?? 0 };
          return [{ event: event.event, status: event.status, ...place, ...(event.reason === null ? {} : { reason: event.reason }) }];
        });
        return { ...summary(row), raw: row.raw, events };
      }),
    dead: (filter) => read("dead", () => dead(filter)),
    deadLetter: (id) =>
      read("dead letter", () => {
        const row = outbox.get(id);
        if (row?.status === "dead") return deadCommand(row);
        const request = requests.get(id);
        return request?.status === "dead" ? deadRequest(request) : undefined;
      }),
    reviveCommand: (id, at) => write("revive", () => reviveCommand(id, at)),
    dropDead: (id, reason, at) => write("drop", () => dropDead(id, reason, at)),
    dueTranscripts: (at, limit, after) =>
      read("due transcripts", () => {
        const place = (row: { dueAt: number | null; leadId: string; dialogId: string }) =>
          [row.dueAt ?? 0, row.leadId, row.dialogId] as const;
        return transcriptRows()
          .filter((row) => row.dueAt !== null && row.dueAt <= at && (after === undefined || compare(place(row), place(after)) > 0))
          .sort((left, right) => compare(place(left), place(right)))
          .slice(0, limit)
          .map(transcriptRow);
      }),
    transcriptArchived: (mark) =>
      write("transcript archived", () => {
        const lead = leads.get(mark.leadId);
        const row = lead?.transcripts.find((each) => each.dialogId === mark.dialogId);
        if (!lead || !row) return;
        const { part, from, upTo, at } = mark;
        const same = row.revision === mark.revision;
        const dueAt = same ? (mark.done ? null : row.dueAt) : (row.dueAt ?? at);
        const next = { ...row, part, from, upTo, archivedAt: whole(at), dueAt };
        changeLead(mark.leadId, { transcripts: lead.transcripts.map((each) => (each === row ? next : each)) });
      }),
    transcripts: (leadId, { limit, dialogId }) =>
      read("transcripts", () =>
        (leads.get(leadId)?.transcripts ?? [])
          .filter((row) => dialogId === undefined || row.dialogId === dialogId)
          .toReversed()
          .slice(0, limit)
          .map(transcriptRow),
      ),
    unarchived: () =>
      read("unarchived", () => {
        const due = transcriptRows().filter((row) => row.dueAt !== null);
        return { dialogs: due.length, since: due.length === 0 ? null : Math.min(...due.map((row) => row.since)) };
      }),
    erase: (leadId, { now: at, reason = "no reason was given" }) => write("erase", () => erase(leadId, whole(at), reason)),
    renameBinding: (from, to) => write("rename", () => renameBinding(from, to)),
    getMeta: (key) => read("meta", () => meta.get(key)),
    setMeta: (key, value) => write("set meta", () => journal.set(meta, key, value)),
    backlog: () =>
      read("backlog", () => {
        const { queued, open, parked, oldest } = counts();
        const waiting = waitingRows();
        const dead =
          [...outbox.values()].filter((row) => row.status === "dead").length +
          [...requests.values()].filter((row) => row.status === "dead").length;
        const first = { inbox: Math.min(oldest.inbox, ...waiting.map((row) => row.at)), outbox: oldest.outbox };
        const orNull = (at: number) => (at === Infinity ? null : at);
        return {
          inbox: queued,
          outbox: open,
          parked,
          dead,
          waiting: waiting.length,
          oldest: { inbox: orNull(first.inbox), outbox: orNull(first.outbox) },
        };
      }),
    initMeta: (key, value) =>
      write("init meta", () => {
        if (!meta.has(key)) journal.set(meta, key, value);
        return meta.get(key) ?? value;
      }),
    // One instance at a time: nobody else can have a lead.
    join: () => read("join", () => {}),
    claim: () => read("claim", () => "the only one"),
    holds: () => true,
    tellResume: () => read("resume", () => {}),
    probe: () => write("probe", () => journal.set(meta, "probe", `${now()}`)),
    close: () => Promise.resolve(),
  };
}

/** Runs one write; one that throws leaves nothing behind. */
export function transaction<T>(journal: Journal, run: () => T): T {
  const mark = journal.mark();
  try {
    return run();
  } catch (error) {
    journal.rollback(mark);
    throw error;
  }
}

interface Name {
  readonly kind: string;
  readonly value: string;
}

function namesIn({ externalId, aliases }: AcceptEvent): Name[] {
  const named = Object.entries(aliases ?? {}).map(([kind, value]) => ({ kind, value }));
  return [...(externalId === undefined ? [] : [{ kind: "id", value: externalId }]), ...named].filter(({ value }) => value !== "");
}

function nameOf(...words: readonly string[]): string {
  return JSON.stringify(words);
}

/** What a database would give back: a copy, as JSON has it. */
function plain<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(plain) as T;
  const copy: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    if (key === "__proto__")
      Object.defineProperty(copy, key, { value: plain(member), enumerable: true, configurable: true, writable: true });
    else copy[key] = plain(member);
  }
  return copy as T;
}

function whole(value: number): number {
  if (!Number.isFinite(value)) throw new GatewayError("internal", `expected a number, got ${value}`);
  return Math.ceil(value);
}

function isOpen(status: string): boolean {
  return status === "pending" || status === "started" || status === "parked";
}

function isOpenRequest(status: string): boolean {
  return status === "queued" || status === "waiting";
}

const RANK = ["waiting", "queued", "dead", "dropped", "done", "ignored"];

function leastFinished(events: readonly { readonly status: string; readonly reason: string | null }[]) {
  let least: { status: string; reason: string | null } = events[0] ?? { status: "ignored", reason: "no event came of it" };
  for (const event of events) if (RANK.indexOf(event.status) < RANK.indexOf(least.status)) least = event;
  return { status: least.status, reason: least.reason };
}

function timersOf(before: LeadRecord, dialog: Dialog): LeadRecord["timers"] {
  return dialog.timers.map(({ name, episode, due }) => {
    const wanted = whole(due);
    const known = before.timers.find((timer) => timer.name === name && timer.episode === episode);
    return known?.due === wanted ? known : { name, episode, due: wanted, firesAt: wanted };
  });
}

function inboxRow({ leadId, seq, requestId, event, late }: InboxRecord) {
  return { leadId: leadId ?? "", seq: seq ?? 0, requestId, event, late };
}

function outboxRow({ n: _n, endedAt: _endedAt, ...row }: OutboxRecord): OutboxRow {
  return row;
}

function transcriptRow({ since: _since, ...row }: TranscriptRow & { since: number }): TranscriptRow {
  return row;
}

function renameInDialog(dialog: Dialog, renamed: <T extends string | undefined>(binding: T) => T): Dialog {
  const choice = (one: Choice): Choice => ({ ...one, binding: renamed(one.binding) });
  const { bot, desk, handoff, mirrorTo, mirrors, returned, news } = dialog;
  const policy = (value: string) => (value === "bot" || value === "queue" ? value : renamed(value));
  const asked = handoff?.askedBefore && { askedBefore: handoff.askedBefore.map(renamed) };
  return {
    ...dialog,
    binding: renamed(dialog.binding),
    ...(bot && { bot: choice(bot) }),
    ...(desk && { desk: choice(desk) }),
    ...(handoff && { handoff: { ...handoff, desk: renamed(handoff.desk), whenNobodyOnline: policy(handoff.whenNobodyOnline), ...asked } }),
    ...(mirrorTo !== undefined && { mirrorTo: renamed(mirrorTo) }),
    ...(mirrors && { mirrors: Object.fromEntries(Object.entries(mirrors).map(([id, known]) => [renamed(id), known])) }),
    ...(returned && { returned: { ...returned, desk: renamed(returned.desk) } }),
    ...(news && { news: { ...news, to: renamed(news.to), event: renameInNews(news.event, renamed) } }),
  };
}

function renameInNews(event: BotEvent, renamed: <T extends string | undefined>(binding: T) => T): BotEvent {
  const lead = { ...event.lead, binding: renamed(event.lead.binding) };
  return { ...event, lead, dialog: { ...event.dialog, binding: renamed(event.dialog.binding) } };
}

function searchable(lead: Lead): string {
  const digits = lead.phone?.replaceAll(/\D/g, "");
  return [lead.id, lead.externalId, lead.name, lead.phone, digits, lead.email, lead.login].filter(Boolean).join("\n").toLowerCase();
}

function compare(left: readonly (string | number)[], right: readonly (string | number)[]): number {
  for (const [n, one] of left.entries()) {
    const other = right[n]!;
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}

function unknownRow(id: string): GatewayError {
  return new GatewayError("admin.unknown", `the page's last row ${id} is not in the store any more: start from the first page`);
}
