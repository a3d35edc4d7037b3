import type { Work } from "../../src/mapping/provider.ts";
import type { Command, Outcome } from "../../src/model/command.ts";
import type { Turn } from "../../src/delivery/store.ts";
import type { Kind } from "./moves.ts";
import type { LeadRecord, OutboxRecord, Tables } from "./tables.ts";

/** One webhook of a provider, or call of the bot, as whoever sent it knows it. */
export interface Posted {
  readonly n: number;
  readonly what: string;
  /** The words in it, unlike any other's. */
  readonly text?: string;
  readonly lead: number;
  /** Answered as accepted; then these are its rows. */
  accepted?: readonly { readonly leadId?: string; readonly seq?: number; readonly as: string }[];
  /** Answered with a refusal that is no trouble of ours: it is not repeated. */
  refused?: true;
  sent: number;
}

export interface Call {
  readonly id: string;
  readonly to: string;
  readonly work: Work;
  /** The process that made it. */
  readonly life: number;
  /** It reached the provider, which did it. */
  done: boolean;
  outcome?: Outcome;
}

/** The judge: sees every commit and every call, and says the first thing that breaks a promise. */
export interface Watch {
  readonly failure: string | undefined;
  fail(text: string): void;
  onTurn(turn: Turn, before: LeadRecord, after: LeadRecord): void;
  called(call: Call): void;
  answered(call: Call): void;
  /** The provider did it. */
  arrived(call: Call): void;
  /** Calls of this process are over: nobody waits for them. */
  died(life: number): void;
  revived(id: string): void;
  /** The bot says this in answer to that epoch. */
  spoke(text: string, epoch: number): void;
  /** This desk has been gone for a while. */
  removed(desk: string): void;
  /** All has been well for long enough: nothing may be left to do. */
  drained(): void;
  /** And what must be true then. */
  atTheEnd(posted: readonly Posted[], bindingOf: (lead: number) => string): void;
}

interface Line {
  readonly id: string;
  readonly order: number;
  readonly by: string;
  readonly text: string;
  readonly leadId: string;
  /** Of the event that brought it; an opening may bring a line before its own webhook does. */
  readonly seq: number | undefined;
  /** The lead's own channel was the desk: operators saw it there without us. */
  readonly seen: boolean;
  /** The handoff that the lead waited for when it was said. */
  readonly waitsFor: string | undefined;
}

interface Episode {
  readonly leadId: string;
  /** Why it is over. */
  readonly ended: string[];
  /** It ended, and no operator had come. */
  inVain?: boolean;
  /** The request went on to another desk. */
  next?: string;
}

/** Texts of notices, as the simulated configuration has them. */
export const NOTICES = { transferred: "NOTICE transferred", joined: "NOTICE joined {operator.name}", returned: "NOTICE returned" };
export const DOWN_NOTICE = "NOTICE down";

export function isAside(command: Command): boolean {
  return command.type === "lead.lookup";
}

export function createWatch(tables: Tables, options: { readonly verified: readonly string[]; readonly kinds: readonly Kind[] }): Watch {
  let failure: string | undefined;
  const fail = (text: string) => {
    failure ??= text;
  };
  /** The last epoch in which an operator led, by lead. */
  const operatorLed = new Map<string, number>();
  const lastSeq = new Map<string, number>();
  const lines = new Map<string, Line>();
  const heard = new Set<string>();
  const heardByBot = new Set<string>();
  const asked = new Map<string, Episode>();
  const noticed = new Set<string>();
  const told = new Set<string>();
  const mirrored = new Map<string, { order: number; line: string }>();
  const calls = new Map<string, Call[]>();
  const underWay = new Map<string, Call>();
  const firstSeen = new Map<string, number>();
  const revived = new Set<string>();
  const everRevived = new Set<string>();
  const spoken = new Map<string, number>();
  let order = 0;

  function onTurn(turn: Turn, before: LeadRecord, after: LeadRecord): void {
    if (tables.erased.has(turn.leadId)) return; // in the same commit: nothing of it can be looked at
    const who = after.lead.externalId;
    const was = before.dialog;
    const is = after.dialog;
    if (was && is) {
      if (is.epoch < was.epoch) fail(`${who}: the epoch fell from ${was.epoch} to ${is.epoch}`);
      if (ownerOf(was.state) !== ownerOf(is.state) && is.epoch === was.epoch)
        fail(`${who}: the owner changed (${was.state} → ${is.state}) within epoch ${is.epoch}`);
    }
    if (is) {
      const held = is.state === "waiting" || is.state === "operator";
      if ((is.handoff !== undefined) !== held) fail(`${who}: ${is.state}, and ${is.handoff ? "a" : "no"} handoff is open`);
      if ((is.phase !== undefined) !== (is.state === "waiting")) fail(`${who}: ${is.state} with the phase ${is.phase}`);
      const notices = is.handoff?.noticed ?? [];
      if (new Set(notices).size !== notices.length) fail(`${who}: a cause was noticed twice: ${notices.join(", ")}`);
      for (const { name, episode } of is.timers)
        if (episode !== is.id && episode !== is.handoff?.id) fail(`${who}: the timer ${name} belongs to nothing that goes on`);
    }
    watchInbox(turn, before, who);
    watchTimeline(turn, after, who);
    for (const { id } of turn.insert ?? []) watchInserted(turn, tables.outbox.get(id)!, after, who);
    for (const update of turn.update ?? []) {
      const { reason } = tables.outbox.get(update.id) ?? {};
      const ended = update.status === "dead" || update.status === "cancelled" || update.status === "parked";
      if (ended && !reason) fail(`${who}: ${update.status} without a reason: ${update.id}`);
    }
    for (const { id, status } of [...(turn.insert ?? []), ...(turn.update ?? [])]) if (status === "started") watchStart(id, after, who);
    // What was marked started above was decided under what was known before: only a later start is too late.
    if (is?.state === "operator") operatorLed.set(turn.leadId, is.epoch);
  }

  function watchInbox(turn: Turn, before: LeadRecord, who: string): void {
    for (const { seq, as, reason } of turn.inbox ?? []) {
      const row = before.inbox.find((each) => each.seq === seq);
      if (seq <= (lastSeq.get(turn.leadId) ?? 0)) fail(`${who}: event ${seq} was applied after event ${lastSeq.get(turn.leadId)}`);
      lastSeq.set(turn.leadId, seq);
      if (as !== "done") fail(`${who}: ${row?.event.type} ended as ${as}: ${reason}`);
    }
  }

  function watchTimeline(turn: Turn, after: LeadRecord, who: string): void {
    let over: Episode | undefined;
    for (const { kind, text, data } of turn.timeline ?? []) {
      const message = data?.["message"] as { id: string; by: string; text?: string } | undefined;
      if (kind === "message" && message) {
        order += 1;
        if (lines.has(message.id)) fail(`${who}: the line ${message.id} is in the timeline twice`);
        const seen = after.dialog?.handoff?.desk === after.lead.binding;
        const waitsFor = after.dialog?.state === "waiting" ? after.dialog.handoff?.id : undefined;
        lines.set(message.id, {
          id: message.id,
          order,
          by: message.by,
          text: message.text ?? "",
          leadId: turn.leadId,
          seq: turn.inbox?.[0]?.seq,
          seen,
          waitsFor,
        });
      }
      const handoff = data?.["handoff"];
      if (typeof handoff !== "string") continue;
      if (kind === "handoff" && text.includes("requested by")) {
        asked.set(handoff, { leadId: turn.leadId, ended: [] });
        if (over) over.next = handoff;
      }
      const end = /^(?:the handoff is over|the dialog is closed): (.*)$/.exec(text);
      if (!end) continue;
      const known = asked.get(handoff);
      if (!end[1]) fail(`${who}: a handoff ended without a reason`);
      known?.ended.push(end[1] ?? "");
      if (known && data?.["accepted"] === false) {
        known.inVain = true;
        over = known;
      }
      if (known && known.ended.length > 1) fail(`${who}: one handoff ended twice: ${known.ended.join(", ")}`);
    }
  }

  function watchInserted(turn: Turn, row: OutboxRecord, after: LeadRecord, who: string): void {
    const { command } = row;
    if (command.type === "bot.notify") {
      const { event } = command;
      for (const message of [event.message, ...(event.messages ?? [])]) if (message) heardByBot.add(message.id);
      const ends = event.type === "dialog.returned" || event.type === "handoff.failed" || event.type === "dialog.closed";
      if (!ends || !event.handoff) return;
      if (told.has(event.handoff.id)) fail(`${who}: the bot is told twice that the handoff is over (${event.type})`);
      told.add(event.handoff.id);
    }
    if (command.type === "message.mirror") {
      const line = lines.get(String(command.context["message"]));
      if (!line) return; // a marker
      heard.add(line.id);
      if (command.context["kind"] !== "mirror") return;
      const place = `${turn.leadId} ${command.to}`;
      const last = mirrored.get(place);
      const part = last?.line === line.id; // a further part of the same line
      if (last && !part && line.order <= last.order) fail(`${who}: ${command.to} gets "${line.text}" twice or out of order`);
      mirrored.set(place, { order: line.order, line: line.id });
    }
    if (command.type === "message.send") {
      const { kind } = command.context;
      const { text = "" } = command.message;
      if (kind === "say" && command.guard.epoch === undefined) fail(`${who}: the bot's words "${text}" carry no epoch`);
      const answers = spoken.get(text);
      if (kind === "say" && answers !== undefined && answers !== command.guard.epoch)
        fail(`${who}: "${text}" answers epoch ${answers} and was taken for an answer to ${command.guard.epoch}`);
      const cause = `${command.guard.handoff} ${text}`;
      if (kind !== "notice" || command.guard.handoff === undefined) return;
      if (noticed.has(cause)) fail(`${who}: "${text}" was issued twice for one handoff`);
      noticed.add(cause);
      if (text === NOTICES.transferred) watchPromise(command.guard.handoff, after, who);
    }
  }

  /** Nobody is promised a person before the desk took the request, or said that somebody is there. */
  function watchPromise(handoff: string, after: LeadRecord, who: string): void {
    const before = after.dialog?.handoff;
    const confirmed =
      before?.id === handoff &&
      (before.queuedAt !== undefined || (after.dialog?.operatorsOnline?.online ?? false) || before.startedAt !== undefined);
    if (!confirmed) fail(`${who}: a person was promised before it was known that one comes`);
  }

  function watchStart(id: string, after: LeadRecord, who: string): void {
    const row = after.open.find((each) => each.id === id);
    if (!row || isAside(row.command)) return;
    // What a person revives goes to the tail, and the lane may have decided something else meanwhile.
    const isEarlier = (each: OutboxRecord) => each.to === row.to && each.position < row.position && !isAside(each.command);
    const earlier = after.open.find((each) => isEarlier(each) && !everRevived.has(each.id));
    if (earlier) fail(`${who}: ${nameOf(row)} was started before ${nameOf(earlier)}, which was decided first`);
    if (row.command.context["kind"] !== "say") return;
    const { dialog } = after;
    const epoch = row.guard.epoch ?? 0;
    if (dialog?.state === "operator" || dialog?.state === "closed") fail(`${who}: ${nameOf(row)} was started while ${dialog.state}`);
    const led = operatorLed.get(row.leadId) ?? 0;
    if (epoch <= led) fail(`${who}: ${nameOf(row)} answers epoch ${epoch} and was started after an operator led (${led})`);
  }

  function called(call: Call): void {
    const { id, to, work } = call;
    const row = tables.outbox.get(id);
    const before = calls.get(id) ?? [];
    const leg = `${work.lead.id} ${to}`;
    const who = work.lead.externalId;
    if (row?.status !== "started" && !tables.erased.has(work.lead.id))
      fail(`${who}: ${to} was called for ${work.command.type}, which is stored as ${row?.status ?? "nothing"}`);
    if (row && JSON.stringify(row.command) !== JSON.stringify(work.command)) fail(`${who}: ${id} has two contents`);
    const last = before.at(-1);
    if (last?.done && last.outcome?.kind === "delivered" && last.life === call.life && !revived.has(id))
      fail(`${who}: ${nameOf(row)} went out again though it had been answered`);
    if (last && last.life === call.life && last.outcome === undefined) fail(`${who}: two attempts of ${nameOf(row)} at once`);
    revived.delete(id);
    calls.set(id, [...before, call]);
    if (!row || isAside(work.command)) return;
    const other = underWay.get(leg);
    if (other) fail(`${who}: ${nameOf(row)} was sent while ${other.work.command.type} was under way to ${to}`);
    underWay.set(leg, call);
    const latest = firstSeen.get(leg) ?? 0;
    if (before.length === 0 && row.position < latest && !everRevived.has(id)) fail(`${who}: ${nameOf(row)} came to ${to} out of order`);
    firstSeen.set(leg, Math.max(latest, row.position));
    if (work.command.type === "handoff.start") watchHandoffStart(row, work, who);
  }

  /** The desk that is mirrored to has had every line before it is asked, or why it has not is recorded. */
  function watchHandoffStart(row: OutboxRecord, work: Work, who: string): void {
    if (options.kinds.length === 0 || row.to === work.lead.binding) return;
    const timeline = tables.leads.get(row.leadId)?.timeline ?? [];
    // What the lead never read, operators are not shown either.
    const unsaid = new Set(timeline.flatMap(({ kind, data }) => (kind === "unsaid" ? (data?.["messages"] as string[]) : [])));
    for (const entry of timeline) {
      const message = entry.data?.["message"] as { id: string; by: string; text?: string } | undefined;
      if (entry.kind !== "message" || !message || entry.dialogId !== work.dialog.id || entry.id > row.n) continue;
      if ((message.by !== "lead" && message.by !== "bot") || entry.data?.["desk"] === row.to) continue;
      const sent = [...tables.outbox.values()].filter((each) => each.to === row.to && each.command.context["message"] === message.id);
      if (sent.length === 0 && !unsaid.has(message.id))
        fail(`${who}: ${row.to} is asked for a person and was never sent "${message.text}"`);
      for (const each of sent)
        if (each.position < row.position && (each.status === "pending" || each.status === "started" || each.status === "parked"))
          fail(`${who}: ${row.to} is asked for a person while "${message.text}" is still ${each.status}`);
    }
  }

  function arrived(call: Call): void {
    const before = (calls.get(call.id) ?? []).filter((each) => each !== call && each.done);
    call.done = true;
    const { command } = call.work;
    if (before.length === 0) return;
    const who = call.work.lead.externalId;
    if (command.context["kind"] === "notice" && !everRevived.has(call.id)) fail(`${who}: a notice reached the lead twice`);
    // A dead letter that a person retries is tried as if it were new.
    if (options.verified.includes(call.to) && command.type === "message.mirror" && !everRevived.has(call.id))
      fail(`${who}: ${call.to} got a line twice, though it can be asked whether it has it`);
  }

  function answered(call: Call): void {
    const leg = `${call.work.lead.id} ${call.to}`;
    if (underWay.get(leg) === call) underWay.delete(leg);
  }

  function died(life: number): void {
    for (const [leg, call] of underWay) if (call.life === life) underWay.delete(leg);
  }

  function removed(desk: string): void {
    for (const { lead, dialog } of tables.leads.values())
      if (dialog?.handoff?.desk === desk)
        fail(`${lead.externalId}: ${dialog.state} at ${desk}, which is not in the configuration any more`);
  }

  function drained(): void {
    for (const { lead, inbox, open } of tables.leads.values()) {
      if (inbox.length > 0) fail(`${lead.externalId}: ${inbox.length} accepted events were never applied`);
      for (const row of open) fail(`${lead.externalId}: ${nameOf(row)} is still ${row.status} (${row.reason ?? "no reason"})`);
    }
  }

  function atTheEnd(posted: readonly Posted[], bindingOf: (lead: number) => string): void {
    for (const { what, lead, accepted, refused, sent } of posted)
      if (sent > 0 && !accepted && !refused) fail(`lead ${lead + 1}: "${what}" was never answered, though it was sent ${sent} times`);
    for (const [id, lead] of tables.leads) {
      const who = lead.lead.externalId;
      const { handoff } = lead.dialog ?? {};
      for (const [episode, { leadId, ended }] of asked)
        if (leadId === id && ended.length + (handoff?.id === episode ? 1 : 0) !== 1)
          fail(`${who}: a handoff neither ended nor goes on, or both (${ended.join(", ")})`);
      const open = new Set([...(handoff?.held ?? []), ...(handoff?.stretch ?? [])].map((message) => message.id));
      for (const line of lines.values())
        if (line.leadId === id && line.by === "lead" && !line.seen && !heard.has(line.id) && !heardByBot.has(line.id) && !open.has(line.id))
          fail(`${who}: nobody ever heard "${line.text}"`);
    }
    for (const line of lines.values()) {
      if (tables.erased.has(line.leadId)) continue;
      let episode = asked.get(line.waitsFor ?? "");
      while (episode?.next !== undefined) episode = asked.get(episode.next);
      if (line.by === "lead" && episode?.inVain && !heardByBot.has(line.id))
        fail(`"${line.text}" was said while waiting for a person who never came, and the bot never heard it`);
    }
    for (const row of tables.outbox.values())
      if ((row.status === "dead" || row.status === "cancelled") && !row.reason) fail(`${nameOf(row)} is ${row.status} without a reason`);
    for (const row of tables.inbox.values()) {
      if (row.status === "waiting") fail(`${row.event.type} still waits for its lead`);
      if (row.status !== "done" && !row.reason) fail(`${row.event.type} ended as ${row.status} without a reason`);
    }
    watchWords(posted, bindingOf);
    watchErased();
  }

  /** Nothing is left of them but that they were erased. */
  function watchErased(): void {
    const left = [...tables.aliases.values(), ...[...tables.outbox.values(), ...tables.inbox.values()].map(({ leadId }) => leadId)];
    for (const id of left)
      if (tables.erased.has(id ?? "") && !tables.leads.has(id ?? "")) fail(`something of lead ${id} is left, who was erased`);
    for (const id of tables.erased.keys()) if (tables.leads.has(id)) fail(`lead ${id} is back, who was erased`);
    for (const leg of underWay.keys())
      if (tables.erased.has(leg.split(" ")[0] ?? "")) fail(`a call for a lead who was erased never ends: ${leg}`);
  }

  /** What was accepted is in the timeline, once, in the order of acceptance; what was not, at most once. */
  function watchWords(posted: readonly Posted[], bindingOf: (lead: number) => string): void {
    // A channel may show a person who was erased, and writes again, what was said before.
    const stays = [...lines.values()].filter(({ leadId }) => !tables.erased.has(leadId));
    const byText = Map.groupBy(stays, (line) => line.text);
    const ignored = new Set(
      [...tables.leads.values()].flatMap(({ timeline }) => timeline.filter((row) => row.kind === "ignored").map((row) => row.text)),
    );
    const last = new Map<string, { seq: number; order: number; text: string }>();
    const accepted = posted.flatMap((each) => (each.text !== undefined && each.accepted?.[0] ? [{ ...each, row: each.accepted[0] }] : []));
    for (const { what, text = "", lead, row } of accepted.sort((left, right) => (left.row.seq ?? 0) - (right.row.seq ?? 0))) {
      const found = byText.get(text) ?? [];
      if (found.length > 1) fail(`lead ${lead + 1} (${bindingOf(lead)}): "${text}" was applied ${found.length} times`);
      if (row.as !== "queued" || tables.erased.has(row.leadId ?? "")) continue;
      if (found.length === 0 && ignored.size === 0) fail(`lead ${lead + 1}: "${what}" was accepted and lost`);
      if (found.length === 0 && what.endsWith("writes"))
        fail(`lead ${lead + 1}: "${what}" (${text}) was accepted and is not in the timeline`);
      const before = last.get(row.leadId ?? "");
      const order = found[0]?.order;
      if (order === undefined || found[0]?.seq !== row.seq) continue;
      if (before && order < before.order) fail(`lead ${lead + 1}: "${text}" was applied before "${before.text}"`);
      last.set(row.leadId ?? "", { seq: row.seq ?? 0, order, text });
    }
    for (const { text, lead, accepted: rows } of posted)
      if (text !== undefined && !rows && (byText.get(text)?.length ?? 0) > 1) fail(`lead ${lead + 1}: "${text}" was applied twice`);
  }

  return {
    get failure() {
      return failure;
    },
    fail,
    onTurn,
    called,
    answered,
    arrived,
    died,
    revived(id) {
      revived.add(id);
      everRevived.add(id);
    },
    spoke: (text, epoch) => void spoken.set(text, epoch),
    removed,
    drained,
    atTheEnd,
  };
}

function ownerOf(state: string): string {
  return state === "waiting" || state === "operator" ? "operator" : "bot";
}

export function nameOf(row: OutboxRecord | undefined): string {
  if (!row) return "an unknown command";
  const { command } = row;
  const text = "message" in command && command.message ? ` "${command.message.text ?? ""}"` : "";
  return `${command.type}${command.type === "bot.notify" ? ` (${command.event.type})` : text} to ${row.to}`;
}
