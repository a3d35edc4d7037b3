import type { BindingFacts, Handoff, Unsent } from "./dialog.ts";
import type { Draft } from "./draft.ts";
import {
  cancelUnsent,
  change,
  clearTimers,
  command,
  defined,
  deskIsChannel,
  facts,
  iso,
  isMessageToLead,
  nextId,
  note,
  refuse,
  required,
  setTimer,
  tellBot,
} from "./draft.ts";
import type { Operator } from "./event.ts";
import type { Hours } from "./hours.ts";
import type { Json, Message } from "./message.ts";
import { isOpen, nextOpening } from "./hours.ts";
import { bringUpToDate, mirrorCommands, routedTo } from "./mirror.ts";
import { tellJoined, tellReturned } from "./lookup.ts";
import { notice, once } from "./notices.ts";
import { captionKey } from "./render.ts";

export interface HandoffWish {
  readonly by: Handoff["by"];
  readonly reason?: string | undefined;
  readonly group?: string | undefined;
  readonly note?: string | undefined;
  readonly whenNobodyOnline?: string | undefined;
  readonly attributes?: Readonly<Record<string, Json>> | undefined;
  readonly hidden?: Readonly<Record<string, Json>> | undefined;
  /** Another desk than the one that routing names, and why. */
  readonly desk?: string | undefined;
  readonly why?: string | undefined;
  /** What the lead wrote while the desks before it were asked. */
  readonly held?: readonly Message[];
  readonly askedBefore?: readonly string[];
}

const HELD_MAX = 100;
/** Between two messages of the lead. */
const FAILURES_TOLD_MAX = 3;

/** Asks a desk to take the dialog: the bot is silent from here on, whatever comes of it. */
export function requestHandoff(draft: Draft, wish: HandoffWish): void {
  const dialog = required(draft);
  if (dialog.state === "waiting" || dialog.state === "operator")
    return refuse(
      draft,
      "handoff.already",
      `the dialog is ${dialog.state === "waiting" ? "already waiting for" : "already with"} an operator`,
    );
  if (dialog.state === "closed") return refuse(draft, "dialog.closed", "the dialog is closed, a handoff needs an open one");
  if (wish.by === "bot" && dialog.unavailable && !dialog.unavailable.leadWroteSince) {
    // Answering "nobody is online" with another invitation would go round for ever.
    return refuse(draft, "handoff.nobody_online", "nobody is online, and the lead has not written since the bot was told so");
  }
  if (wish.by === "bot" && (dialog.handoffsFailed ?? 0) >= FAILURES_TOLD_MAX)
    return refuse(
      draft,
      "handoff.failing",
      `${FAILURES_TOLD_MAX} handoffs have failed since the lead wrote: the next may be tried after that`,
    );
  const choice =
    wish.desk === undefined ? draft.context.route.desk : { binding: wish.desk, rule: "next desk", why: wish.why ?? "it was named" };
  const desk = facts(draft, choice?.binding);
  if (!choice || !desk) {
    refuse(
      draft,
      "handoff.no_desk",
      choice ? `the desk ${choice.binding} is not available in this configuration` : "no routing rule names a desk for this lead",
    );
    if (wish.by === "gateway") downNotice(draft);
    countFailure(draft);
    const held = wish.held ?? [];
    tellBot(draft, "handoff.failed", { reason: choice ? "desk.removed" : "no.desk", ...withMessages(held) }, held.length > 0);
    return;
  }
  const policy = draft.context.handoffPolicy(desk.id, choice.rule);
  const handoff: Handoff = {
    id: nextId(draft),
    desk: desk.id,
    by: wish.by,
    whenNobodyOnline: wish.whenNobodyOnline ?? policy.whenNobodyOnline,
    requestedAt: iso(draft.context.now),
    attributes: wish.attributes ?? {},
    hidden: wish.hidden ?? {},
    held: wish.held ?? [],
    stretch: [],
    noticed: [],
    ...(wish.askedBefore ? { askedBefore: wish.askedBefore } : {}),
    ...defined({ reason: wish.reason, group: wish.group ?? choice.group, note: wish.note }),
  };
  note(draft, "handoff", `handoff to ${desk.id} requested by the ${wish.by}`, {
    handoff: handoff.id,
    desk: desk.id,
    rule: choice.rule,
    why: choice.why,
    ...(wish.reason === undefined ? {} : { reason: wish.reason }),
  });
  const closed = policy.hours !== null && !isOpen(policy.hours, draft.context.now);
  const reported = desk.capabilities.availability === "events" && deskIsChannel(draft, desk.id) && dialog.operatorsOnline?.online === false;
  const knownOffline = closed || reported;
  const canWait = desk.capabilities.queue && (handoff.whenNobodyOnline === "queue" || handoff.by === "gateway");
  if (knownOffline && !canWait && fallbackDesk(draft, handoff) === undefined)
    return refuseOffline(draft, handoff, closed ? policy.hours : null);
  change(draft, {
    state: "waiting",
    phase: "requested",
    epoch: dialog.epoch + 1,
    desk: choice,
    handoff,
    handoffs: dialog.handoffs + 1,
    unavailable: undefined,
  });
  clearTimers(draft, "bot.silence", "desk.opens");
  if (policy.assignTimeout) setTimer(draft, "assign.timeout", handoff.id, draft.context.now + policy.assignTimeout.after);
  if (knownOffline) return nobodyOnline(draft, closed ? "outside business hours" : "the desk last reported that nobody is online");
  if (desk.capabilities.availability === "request") {
    command(
      draft,
      desk.id,
      { type: "availability.check", ...defined({ group: handoff.group }) },
      { handoff: handoff.id },
      { kind: "availability", handoff: handoff.id },
      // A check that fails says "unknown", and that never holds a handoff up.
      { transient: true },
    );
    return;
  }
  startHandoff(draft, desk.capabilities.availability === "events" && dialog.operatorsOnline?.online === true);
}

/** Nobody is there to take it and nothing can hold it: the bot keeps the dialog, the owner never changed. */
function refuseOffline(draft: Draft, handoff: Handoff, hours: Hours | null): void {
  const { now } = draft.context;
  if (handoff.by === "gateway") downNotice(draft);
  change(draft, { handoffs: required(draft).handoffs + 1, unavailable: { since: iso(now), leadWroteSince: false } });
  const reason = hours ? "desk.closed" : "nobody.online";
  note(draft, "handoff", `the handoff is over: ${reason}`, { handoff: handoff.id, reason, accepted: false });
  const opening = hours && nextOpening(hours, now);
  // Whoever asked in the night is offered an operator in the morning.
  if (opening !== null) setTimer(draft, "desk.opens", required(draft).id, opening);
  const told = { ...(hours ? { reason } : {}), ...(opening === null ? {} : { opensAt: iso(opening) }), ...withMessages(handoff.held) };
  tellBot(draft, "operators.unavailable", { handoff: handoffOf(handoff), ...told }, handoff.held.length > 0);
}

function fallbackDesk(draft: Draft, handoff: Handoff): string | undefined {
  if (!handoff.whenNobodyOnline.startsWith("desk:")) return undefined;
  return nextDesk(draft, handoff, handoff.whenNobodyOnline.slice("desk:".length).trim());
}

/** What only the operator is told; and a desk that was sent no line at all gets one, since some open no dialog without. */
function introduce(draft: Draft, desk: BindingFacts, handoff: Handoff): void {
  const dialog = required(draft);
  if (desk.capabilities.mirror === "none" || deskIsChannel(draft, desk.id)) return;
  const text = handoff.note ?? (dialog.hasLines ? undefined : "Диалог передан ботом / The bot has handed the dialog over");
  if (text === undefined) return;
  const line: Message = { id: nextId(draft), by: "system", at: draft.event.at, kind: "text", text };
  draft.commands.push(...mirrorCommands(line, desk, draft.lead.language));
}

/** The desk gets the request itself. `confirmed`: somebody is known to be there, so that the lead may be promised a person (invariant 3). */
export function startHandoff(draft: Draft, confirmed: boolean): void {
  const dialog = required(draft);
  const handoff = dialog.handoff!;
  const desk = facts(draft, handoff.desk);
  if (!desk) return failHandoff(draft, "desk.removed");
  const policy = draft.context.handoffPolicy(desk.id, dialog.desk?.rule);
  // Where the request ends our voice, this is the last moment to say why: it is no promise, and is due however the request ends.
  if (desk.capabilities.notices.transferred === "before" && handoff.by === "gateway") downNotice(draft);
  if (desk.capabilities.notices.transferred === "before" && confirmed && handoff.by !== "operator" && once(draft, "transferred"))
    notice(draft, policy.notices.transferred, { handoff: handoff.id });
  bringUpToDate(draft, desk);
  introduce(draft, desk, handoff);
  change(draft, { handoff: { ...required(draft).handoff!, startedAt: iso(draft.context.now) } });
  command(
    draft,
    desk.id,
    {
      type: "handoff.start",
      handoff: {
        id: handoff.id,
        attributes: { ...draft.lead.desk, ...handoff.attributes },
        hidden: handoff.hidden,
        history: desk.capabilities.history ? policy.history : 0,
        ...defined({ reason: handoff.reason, group: handoff.group, note: handoff.note }),
      },
    },
    { handoff: handoff.id, ...(deskIsChannel(draft, desk.id) && dialog.externalId !== undefined ? { chat: dialog.externalId } : {}) },
    { kind: "handoff", handoff: handoff.id },
  );
}

/** The desk took the request; now somebody must come. */
export function handoffQueued(draft: Draft): void {
  const dialog = required(draft);
  const handoff = dialog.handoff!;
  const desk = facts(draft, handoff.desk);
  change(draft, { phase: "queued", handoff: { ...handoff, queuedAt: iso(draft.context.now) } });
  note(draft, "handoff", `${handoff.desk} took the request`, { handoff: handoff.id });
  routedTo(draft, handoff.desk);
  if (!desk) return;
  const policy = draft.context.handoffPolicy(desk.id, dialog.desk?.rule);
  if (desk.capabilities.assumeTakenAfter !== null)
    setTimer(draft, "assume.taken", handoff.id, draft.context.now + desk.capabilities.assumeTakenAfter);
  // Why comes before what.
  if (handoff.by === "gateway") downNotice(draft);
  if (desk.capabilities.notices.transferred === "after" && once(draft, "transferred"))
    notice(draft, policy.notices.transferred, { handoff: handoff.id });
  tellBot(draft, "handoff.queued", { handoff: handoffOf(handoff) });
}

/** Nobody can take it: what the policy says. `refused`: the desk was asked and did not take the request. */
export function nobodyOnline(draft: Draft, why: string, refused = false): void {
  const dialog = required(draft);
  const handoff = dialog.handoff!;
  const desk = facts(draft, handoff.desk);
  note(draft, "handoff", "nobody is online", { handoff: handoff.id, why, policy: handoff.whenNobodyOnline });
  const fallback = fallbackDesk(draft, handoff);
  const wantsQueue = handoff.whenNobodyOnline === "queue" || handoff.by === "gateway";
  if (wantsQueue && desk?.capabilities.queue && !refused) {
    if (handoff.by === "gateway") downNotice(draft);
    // The desk keeps the request until somebody comes; one that it has not seen must still go out.
    if (handoff.startedAt === undefined) startHandoff(draft, false);
    return;
  }
  if (fallback !== undefined) return askNext(draft, fallback, "nobody.online");
  if (handoff.by === "gateway") downNotice(draft);
  backToBot(draft, "nobody.online");
  change(draft, { unavailable: { since: iso(draft.context.now), leadWroteSince: false } });
  tellBot(draft, "operators.unavailable", { handoff: handoffOf(handoff), ...withMessages(handoff.held) }, handoff.held.length > 0);
}

/** The same request goes to another desk; what the lead wrote meanwhile goes along. */
export function askNext(draft: Draft, desk: string, reason: "nobody.online" | "assign.timeout"): void {
  const handoff = required(draft).handoff!;
  endHandoff(draft, reason);
  change(draft, { state: "bot", phase: undefined, handoff: undefined });
  requestHandoff(draft, {
    by: handoff.by,
    reason: handoff.reason,
    group: undefined,
    note: handoff.note,
    attributes: handoff.attributes,
    hidden: handoff.hidden,
    desk,
    why: reason === "nobody.online" ? "nobody was online at the first desk" : "nobody took it at the first desk in time",
    whenNobodyOnline: "bot",
    held: handoff.held,
    askedBefore: [...(handoff.askedBefore ?? []), handoff.desk],
  });
}

/** A desk that may be asked now, and was not yet: two desks that name each other must not pass a lead to and fro. */
export function nextDesk(draft: Draft, handoff: Handoff, desk: string | undefined): string | undefined {
  if (desk === undefined || desk === handoff.desk || handoff.askedBefore?.includes(desk)) return undefined;
  return facts(draft, desk) && draft.context.isExcluded(desk) === undefined ? desk : undefined;
}

/** The desk shall let the dialog go; its operators are told there. */
export function takeBack(draft: Draft, reason: string): void {
  const { id, desk, startedAt } = required(draft).handoff!;
  // A desk that was only asked who is there knows of no request.
  if (startedAt === undefined) return;
  command(draft, desk, { type: "handoff.cancel", handoff: { id, reason } }, {}, { kind: "cancel", handoff: id });
}

const REQUEST: ReadonlySet<string> = new Set(["availability.check", "handoff.start", "message.mirror"]);

/** The desk that was asked is not the one that has the dialog: it is not asked any more, or told so. */
function withdraw(draft: Draft, { id, desk }: Handoff, reason: string): void {
  const isOfRequest = ({ command: { to, type, guard } }: Unsent): boolean => to === desk && guard.handoff === id && REQUEST.has(type);
  const unasked = draft.before.unsent.some((unsent) => !unsent.started && unsent.command.type === "handoff.start" && isOfRequest(unsent));
  cancelUnsent(draft, isOfRequest, reason);
  if (!unasked && facts(draft, desk)?.capabilities.reclaim) takeBack(draft, "taken");
}

/** The lead wrote one of the words that lead back to the bot, and the desk lets it go. */
export function leadLeaves(draft: Draft, message: Message): boolean {
  const { handoff, desk, state } = required(draft);
  if (!handoff || message.text === undefined || !facts(draft, handoff.desk)?.capabilities.reclaim) return false;
  const { returnOn } = draft.context.handoffPolicy(handoff.desk, desk?.rule);
  if (!returnOn.includes(captionKey(message.text))) return false;
  takeBack(draft, "lead");
  if (state === "waiting") giveUpHandoff(draft, "lead");
  else returnToBot(draft, "lead", { byOperator: false });
  return true;
}

/** The handoff ended without an operator, for any other reason. */
export function failHandoff(draft: Draft, reason: string): void {
  const handoff = required(draft).handoff!;
  if (handoff.by === "gateway") downNotice(draft);
  backToBot(draft, reason);
  countFailure(draft);
  tellBot(draft, "handoff.failed", { reason, handoff: handoffOf(handoff), ...withMessages(handoff.held) }, handoff.held.length > 0);
}

/** An operator has the dialog, asked for or not (invariant 5). */
export function operatorTakes(draft: Draft, operator: Operator | undefined, how: { desk: string; cause: string; assumed?: boolean }): void {
  const dialog = required(draft);
  const known = dialog.operator;
  if (dialog.state === "operator" && dialog.handoff) {
    if (isSame(known, operator) && how.desk === dialog.handoff.desk) {
      if (operator) change(draft, { operator: { ...known, ...operator } });
      return;
    }
    const first = known?.id === undefined && known?.name === undefined;
    // What is learnt of one person adds up; another person brings only their own.
    change(draft, { operator: first ? { ...known, ...operator } : operator, handoff: { ...dialog.handoff, desk: how.desk } });
    note(draft, "handoff", first ? "the operator is known now" : "another operator took over", operatorData(operator));
    if (how.desk !== dialog.handoff.desk) seenAt(draft, how.desk);
    if (!first) greet(draft, operator);
    return;
  }
  const now = iso(draft.context.now);
  const took = { tookAt: now, ...("happenedAt" in draft.event ? defined({ tookThere: draft.event.happenedAt }) : {}) };
  const asked = dialog.handoff !== undefined && dialog.state === "waiting";
  if (asked && dialog.handoff.desk !== how.desk) withdraw(draft, dialog.handoff, "an operator elsewhere took the dialog");
  const handoff: Handoff =
    asked && dialog.handoff
      ? { ...dialog.handoff, desk: how.desk, ...took, ...(how.assumed ? { assumed: true } : {}) }
      : {
          id: nextId(draft),
          desk: how.desk,
          by: "operator",
          whenNobodyOnline: "bot",
          requestedAt: now,
          startedAt: now,
          ...took,
          attributes: {},
          hidden: {},
          held: [],
          stretch: [],
          noticed: [],
        };
  change(draft, {
    state: "operator",
    phase: undefined,
    epoch: dialog.epoch + 1,
    operator: operator ?? undefined,
    handoff: { ...handoff, stretch: [...handoff.held].slice(-HELD_MAX) },
    handoffs: dialog.handoffs + (asked ? 0 : 1),
    unavailable: undefined,
    botDown: undefined,
    closedAt: undefined,
    closeReason: undefined,
    ...(dialog.desk?.binding === how.desk ? {} : { desk: { binding: how.desk, rule: "operator first", why: how.cause } }),
  });
  clearTimers(draft, "assume.taken", "assign.timeout", "bot.silence");
  note(draft, "handoff", `an operator has the dialog: ${how.cause}`, { handoff: handoff.id, ...operatorData(operator) });
  silenceBot(draft, "an operator took the dialog");
  watchSilence(draft, how.desk);
  seenAt(draft, how.desk);
  greet(draft, operator);
}

/** An operator there has the dialog, with all that was said. */
function seenAt(draft: Draft, binding: string): void {
  const desk = facts(draft, binding);
  if (desk) bringUpToDate(draft, desk);
  routedTo(draft, binding);
}

/** An operator who leads must be heard of again within the set time. */
export function watchSilence(draft: Draft, desk: string): void {
  const dialog = required(draft);
  const policy = draft.context.handoffPolicy(desk, dialog.desk?.rule);
  if (policy.operatorSilence !== null && dialog.handoff)
    setTimer(draft, "operator.silence", dialog.handoff.id, draft.context.now + policy.operatorSilence.after);
}

/** Providers name the same person now by id, now by name, now not at all: only a plain difference is another one. */
export function isSame(known: Operator | undefined, operator: Operator | undefined): boolean {
  if (!operator || (operator.id === undefined && operator.name === undefined)) return true;
  if (known?.id !== undefined && operator.id !== undefined) return known.id === operator.id;
  if (known?.name !== undefined && operator.name !== undefined) return known.name === operator.name;
  return known !== undefined && (known.id !== undefined || known.name !== undefined);
}

/** Tells lead and bot who came; once per operator and episode. */
export function greet(draft: Draft, operator: Operator | undefined): void {
  const handoff = required(draft).handoff!;
  const who = operator?.id ?? operator?.name ?? "";
  const desk = facts(draft, handoff.desk);
  if (desk?.capabilities.notices.joined === "after" && once(draft, `joined:${who}`)) {
    notice(draft, draft.context.handoffPolicy(desk.id, required(draft).desk?.rule).notices.joined, {
      values: { "operator.name": operator?.name },
      handoff: handoff.id,
    });
  }
  if (once(draft, `bot:joined:${who}`)) tellJoined(draft, handoff.desk, { handoff: handoffOf(handoff), ...(operator ? { operator } : {}) });
}

/** The operator leaves it to the bot again, or is found to have left. */
export function returnToBot(draft: Draft, reason: string, options: { operator?: Operator | undefined; byOperator: boolean }): void {
  const dialog = required(draft);
  const handoff = dialog.handoff!;
  const human = { ...(options.operator ? { operator: options.operator } : {}), ...humanStretch(draft) };
  const desk = facts(draft, handoff.desk);
  const { event } = draft;
  const told = "happenedAt" in event ? event.happenedAt : undefined;
  backToBot(draft, reason);
  change(draft, { voice: required(draft).epoch, returned: { desk: handoff.desk, at: told ?? event.at } });
  if (options.byOperator && desk?.capabilities.notices.returned === "after") {
    notice(draft, draft.context.handoffPolicy(handoff.desk, dialog.desk?.rule).notices.returned);
  }
  tellReturned(draft, handoff.desk, handoff.requestedAt, { reason, handoff: handoffOf(handoff), ...human });
}

/** What the bot learns of the time that it did not lead. */
export function humanStretch(draft: Draft): { seconds: number; operator?: Operator; messages?: readonly Message[] } {
  const dialog = required(draft);
  const handoff = dialog.handoff!;
  const since = Date.parse(handoff.tookAt ?? handoff.requestedAt);
  const lines = handoff.tookAt === undefined ? handoff.held : handoff.stretch;
  return {
    seconds: Math.max(0, Math.round((draft.context.now - since) / 1000)),
    ...(dialog.operator ? { operator: dialog.operator } : {}),
    ...withMessages(lines),
  };
}

/** The bot's unsent words go no further; it hears which. */
export function silenceBot(draft: Draft, reason: string): void {
  const cancelled = cancelUnsent(
    draft,
    (unsent) => isMessageToLead(unsent) && (unsent.command.context["kind"] === "say" || unsent.command.type === "typing.send"),
    reason,
  );
  // What the lead never read, operators need not read either.
  const unsaid = new Set(cancelled.map((unsent) => unsent.command.context["message"]));
  cancelUnsent(draft, ({ command: { context } }) => context["kind"] === "mirror" && unsaid.has(context["message"]!), reason);
  tellNotSent(
    draft,
    cancelled.map((unsent) => String(unsent.command.context["message"])),
    reason,
  );
}

export function tellNotSent(draft: Draft, messageIds: readonly string[], reason: string): void {
  const ids = [...new Set(messageIds)];
  if (ids.length === 0) return;
  // What the lead never read, operators are not shown later either.
  note(draft, "unsaid", reason, { messages: ids });
  const told = required(draft).failuresTold ?? 0;
  // A bot that answers every failure with words that fail too would go round for ever.
  if (told >= FAILURES_TOLD_MAX) return note(draft, "bot", "not told of another failure until the lead writes", { messages: ids });
  change(draft, { failuresTold: told + 1 });
  tellBot(draft, "message.failed", { reason, messages: ids.map((id) => ({ id, by: "bot", at: draft.event.at, kind: "text" })) });
}

/** Keeps a lead's line for whoever gets the dialog next. */
export function hold(draft: Draft, message: Message): void {
  const handoff = required(draft).handoff!;
  if (handoff.held.length >= HELD_MAX)
    note(draft, "ignored", `only the last ${HELD_MAX} lines are handed to the bot; an older one is in the timeline only`);
  change(draft, { handoff: { ...handoff, held: [...handoff.held, message].slice(-HELD_MAX) } });
}

export function addToStretch(draft: Draft, message: Message): void {
  const handoff = required(draft).handoff!;
  change(draft, { handoff: { ...handoff, stretch: [...handoff.stretch, message].slice(-HELD_MAX) } });
}

export function handoffOf(handoff: Handoff): { id: string; reason?: string } {
  return { id: handoff.id, ...(handoff.reason === undefined ? {} : { reason: handoff.reason }) };
}

/** Once per bot failure; with it the lead is never left without a word (invariant 7). */
export function downNotice(draft: Draft): void {
  const dialog = required(draft);
  const bot = dialog.bot?.binding;
  if (!dialog.botDown || dialog.botDown.told || bot === undefined) return;
  change(draft, { botDown: { ...dialog.botDown, told: true } });
  notice(draft, draft.context.botPolicy(bot, dialog.bot?.rule).downNotice);
}

function backToBot(draft: Draft, reason: string): void {
  const dialog = required(draft);
  endHandoff(draft, reason);
  change(draft, { state: "bot", phase: undefined, epoch: dialog.epoch + 1, handoff: undefined, operator: undefined });
}

/** A bot that answers a failed handoff with another one would go round for ever. */
function countFailure(draft: Draft): void {
  change(draft, { handoffsFailed: (required(draft).handoffsFailed ?? 0) + 1 });
}

function endHandoff(draft: Draft, reason: string): void {
  const handoff = required(draft).handoff!;
  clearTimers(draft, "assume.taken", "assign.timeout", "operator.silence");
  note(draft, "handoff", `the handoff is over: ${reason}`, { handoff: handoff.id, reason, accepted: handoff.tookAt !== undefined });
  cancelUnsent(draft, (unsent) => unsent.command.context["handoff"] === handoff.id, `the handoff is over: ${reason}`);
}

function withMessages(messages: readonly Message[]): { messages?: readonly Message[] } {
  return messages.length === 0 ? {} : { messages };
}

function operatorData(operator: Operator | undefined): Record<string, Json> {
  return operator ? { operator: { ...defined({ id: operator.id, name: operator.name }) } as Json } : {};
}

/** Whoever asked took the request back before anybody came. */
export function giveUpHandoff(draft: Draft, reason: "bot" | "lead"): void {
  const handoff = required(draft).handoff!;
  backToBot(draft, reason);
  const told = { reason, handoff: handoffOf(handoff), seconds: 0, ...withMessages(handoff.held) };
  tellBot(draft, "dialog.returned", told, handoff.held.length > 0);
}
