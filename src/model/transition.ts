import { applyActions, botAnswered, failOpen } from "./bot-actions.ts";
import type { Dialog, DialogState, Transition } from "./dialog.ts";
import type { Draft } from "./draft.ts";
import {
  addToPast,
  cancelUnsent,
  change,
  clearTimers,
  command,
  defined,
  deskIsChannel,
  draftOf,
  facts,
  finish,
  isMessageToLead,
  iso,
  messageOf,
  nextId,
  note,
  recordMessage,
  refuse,
  required,
  setTimer,
  tellBot,
} from "./draft.ts";
import type { Event } from "./event.ts";
import {
  addToStretch,
  failHandoff,
  greet,
  handoffOf,
  handoffQueued,
  hold,
  humanStretch,
  nobodyOnline,
  operatorTakes,
  requestHandoff,
  returnToBot,
  startHandoff,
  tellNotSent,
} from "./handoff.ts";
import { mergeAttributes, updateLead } from "./lead.ts";
import type { Json, Message } from "./message.ts";
import { choiceOf } from "./render.ts";

type Of<Type extends Event["type"]> = Extract<Event, { type: Type }>;
type Handler<Type extends Event["type"]> = (draft: Draft, event: Of<Type>) => void;

/**
 * The state machine of a dialog: what each event does in each state. A lead without a dialog counts as `closed`.
 * Events that mean the same in every state stand in EVERYWHERE below.
 */
const TABLE: {
  [
    Type in
      | "message.received"
      | "dialog.opened"
      | "dialog.closed"
      | "operator.wrote"
      | "operator.took"
      | "operators.unavailable"
      | "dialog.returned"
      | "handoff.requested"
  ]: Record<DialogState, Handler<Type>>;
} = {
  "message.received": { bot: askBot, waiting: holdOrReturn, operator: toOperatorOrReturn, closed: openAndAsk },
  "dialog.opened": { bot: openedAgain, waiting: openedAgain, operator: openedAgain, closed: open },
  "dialog.closed": { bot: close, waiting: close, operator: close, closed: alreadyClosed },
  "operator.wrote": { bot: operatorWrites, waiting: operatorWrites, operator: operatorWrites, closed: operatorWrites },
  "operator.took": { bot: takes, waiting: takes, operator: takes, closed: reopens },
  "operators.unavailable": { bot: tellUnavailable, waiting: endWaiting, operator: late, closed: late },
  "dialog.returned": { bot: late, waiting: giveBack, operator: giveBack, closed: late },
  "handoff.requested": { bot: wantHandoff, waiting: wantHandoff, operator: wantHandoff, closed: wantHandoff },
};

const EVERYWHERE: { [Type in Exclude<Event["type"], keyof typeof TABLE>]: Handler<Type> } = {
  "lead.updated": contactsCame,
  "lead.blocked": blocked,
  "message.status": status,
  "operator.read": operatorReads,
  "operators.changed": () => {},
  "operator.command": operatorCommand,
  "attributes.set": attributesSet,
  "bot.replied": botReplied,
  "timer.elapsed": timerElapsed,
  "command.settled": settled,
  "binding.removed": bindingRemoved,
};

/**
 * What an event changes, as data. Deterministic and pure: the same situation, event and context give the same
 * decision with the same ids. Never throws for anything that the outside world can send.
 */
export const transition: Transition = (situation, event, context) => {
  const draft = draftOf(situation, event, context);
  if ("lead" in event) {
    learnAboutLead(draft, event);
    if (isPastChat(draft, event)) return finish(draft);
    learnPresence(draft, event);
  }
  const state = draft.dialog?.state ?? "closed";
  if (event.type in TABLE) (TABLE[event.type as keyof typeof TABLE][state] as (draft: Draft, event: Event) => void)(draft, event);
  else (EVERYWHERE[event.type as keyof typeof EVERYWHERE] as (draft: Draft, event: Event) => void)(draft, event);
  return finish(draft);
};

/** True when the decision may need routing: the lane evaluates rules only then. */
export function mayRoute(dialog: Dialog | null, event: Event): boolean {
  if (!dialog || dialog.state === "closed") return true;
  if (event.type === "message.received") return true;
  return dialog.state === "bot" || dialog.state === "waiting" || event.type === "binding.removed";
}

// --- before the table: what every event about a lead may tell ---------------------------------------------------

function learnAboutLead(draft: Draft, event: Extract<Event, { lead: unknown }>): void {
  const { lead, changed } = updateLead(draft.lead, event.lead);
  draft.lead = lead;
  if (changed.length > 0) note(draft, "lead", `learnt: ${changed.join(", ")}`, { changed });
  if (event.type === "message.received") draft.lead = { ...draft.lead, lastActivityAt: event.at, blocked: false };
  // The contacts of an event are worth telling even when the event itself is old news.
  if (changed.length > 0 && event.type !== "message.received" && draft.dialog) tellBot(draft, "lead.updated", { changed });
}

/** An event of a chat that is over is recorded and does nothing more; a lead's message there makes it current again. */
function isPastChat(draft: Draft, event: Extract<Event, { lead: unknown }>): boolean {
  const chat = event.dialog?.externalId;
  if (chat === undefined || event.type === "message.received" || event.type === "dialog.opened" || event.type === "lead.updated")
    return false;
  if (chat === draft.dialog?.externalId || !draft.lead.pastChats.includes(chat)) return false;
  note(draft, "ignored", `${event.type} of a chat that is over`, { chat });
  return true;
}

function learnPresence(draft: Draft, event: Extract<Event, { lead: unknown }>): void {
  if (event.operatorsOnline === undefined || !draft.dialog) return;
  change(draft, {
    operatorsOnline: { online: event.operatorsOnline, at: event.at },
    ...(event.operatorsOnline ? { unavailable: undefined } : {}),
  });
}

/** The chat that the event names becomes the dialog's; the one before it is over. */
function adoptChat(draft: Draft, chat: string | undefined): void {
  const dialog = required(draft);
  // A desk that is not the lead's channel names its own chats.
  if (chat === undefined || chat === dialog.externalId || draft.event.binding !== draft.lead.binding) return;
  draft.lead = addToPast({ ...draft.lead, pastChats: draft.lead.pastChats.filter((past) => past !== chat) }, dialog.externalId);
  change(draft, { externalId: chat });
}

// --- the lead writes ---------------------------------------------------------------------------------------------

function openAndAsk(draft: Draft, event: Of<"message.received">): void {
  openDialog(draft, event.dialog?.externalId);
  if (event.operatorsOnline !== undefined) change(draft, { operatorsOnline: { online: event.operatorsOnline, at: event.at } });
  askBot(draft, event);
}

function askBot(draft: Draft, event: Of<"message.received">): void {
  adoptChat(draft, event.dialog?.externalId);
  reroute(draft);
  const message = withChoice(draft, messageOf(draft, event.message, "lead"));
  heard(draft, message);
  const { lead } = draft;
  if (lead.muted) return note(draft, "bot", "the bot is switched off for this lead: not told");
  const dialog = required(draft);
  if (dialog.bot) return tellBot(draft, "message.received", { message });
  note(draft, "route", "no routing rule names a bot for this lead");
  requestHandoff(draft, { by: "gateway", reason: "no.bot" });
}

function holdOrReturn(draft: Draft, event: Of<"message.received">): void {
  const dialog = required(draft);
  if (chatReplaced(dialog, event) && deskIsChannel(draft, dialog.handoff?.desk)) {
    // The chat that the desk was asked to take is over: so is the request.
    failHandoff(draft, "chat.replaced");
    return askBot(draft, event);
  }
  adoptChat(draft, event.dialog?.externalId);
  const message = withChoice(draft, messageOf(draft, event.message, "lead"));
  heard(draft, message);
  hold(draft, message);
  toDesk(draft, message);
}

function toOperatorOrReturn(draft: Draft, event: Of<"message.received">): void {
  const dialog = required(draft);
  const desk = dialog.handoff?.desk;
  const own = deskIsChannel(draft, desk);
  if (own && (draft.context.channel.capabilities.leadMessageMeansBot || chatReplaced(dialog, event))) {
    // The provider calls us again only once the operator has left: the message itself is the return.
    returnToBot(draft, "operator.left", { byOperator: false });
    return askBot(draft, event);
  }
  adoptChat(draft, event.dialog?.externalId);
  const message = messageOf(draft, event.message, "lead");
  heard(draft, message);
  addToStretch(draft, message);
  toDesk(draft, message);
  const bot = required(draft).bot?.binding;
  if (bot !== undefined && draft.context.botPolicy(bot, required(draft).bot?.rule).forwardWhileOperator)
    tellBot(draft, "message.received", { message, listenOnly: true });
}

function chatReplaced(dialog: Dialog, event: Of<"message.received">): boolean {
  const chat = event.dialog?.externalId;
  return chat !== undefined && dialog.externalId !== undefined && chat !== dialog.externalId;
}

function withChoice(draft: Draft, message: Message): Message {
  if (message.kind !== "text" || message.text === undefined) return message;
  const dialog = required(draft);
  const option = choiceOf(message.text, dialog.captions, dialog.numbers);
  return option ? { ...message, kind: "choice", choice: option } : message;
}

function heard(draft: Draft, message: Message): void {
  recordMessage(draft, message);
  const dialog = required(draft);
  const { context } = draft;
  change(draft, {
    lastMessageAt: draft.event.at,
    failuresTold: undefined,
    ...(dialog.unavailable ? { unavailable: { ...dialog.unavailable, leadWroteSince: true } } : {}),
  });
  if (!dialog.timers.some((timer) => timer.name === "idle.end")) setTimer(draft, "idle.end", dialog.id, context.now + context.idleEnd);
}

/** A desk that is not the lead's own channel sees only what we send. */
function toDesk(draft: Draft, message: Message): void {
  const handoff = required(draft).handoff;
  if (!handoff || deskIsChannel(draft, handoff.desk) || !facts(draft, handoff.desk)) return;
  command(draft, handoff.desk, { type: "message.mirror", message }, { handoff: handoff.id }, { kind: "mirror", message: message.id });
}

// --- dialogs open and close --------------------------------------------------------------------------------------

function openDialog(draft: Draft, chat: string | undefined): void {
  const { context, event } = draft;
  const before = draft.dialog;
  const epoch = (before?.epoch ?? 0) + 1;
  if (before?.externalId !== undefined && before.externalId !== chat) draft.lead = addToPast(draft.lead, before.externalId);
  if (chat !== undefined) draft.lead = { ...draft.lead, pastChats: draft.lead.pastChats.filter((past) => past !== chat) };
  const kept = chat ?? before?.externalId;
  draft.dialog = {
    id: nextId(draft),
    leadId: draft.lead.id,
    binding: draft.lead.binding,
    state: "bot",
    epoch,
    voice: epoch,
    handoffs: 0,
    captions: [],
    numbers: [],
    timers: [],
    openedAt: event.at,
    lastMessageAt: event.at,
    ...defined({ externalId: kept, bot: context.route.bot, operatorsOnline: before?.operatorsOnline }),
  };
  note(draft, "state", "a dialog begins", {
    ...(context.route.bot ? { bot: context.route.bot.binding, rule: context.route.bot.rule, why: context.route.bot.why } : {}),
    epoch,
  });
}

function open(draft: Draft, event: Of<"dialog.opened">): void {
  openDialog(draft, event.dialog?.externalId);
  if (!draft.lead.muted) tellBot(draft, "dialog.opened");
}

/** A provider that opens a chat we know says that it is the bot's again. */
function openedAgain(draft: Draft, event: Of<"dialog.opened">): void {
  const dialog = required(draft);
  if (dialog.state === "operator") return returnToBot(draft, "operator.returned", { byOperator: true });
  if (dialog.state === "waiting") return failHandoff(draft, "desk.returned");
  const chat = event.dialog?.externalId;
  if (chat === undefined || chat === dialog.externalId) return note(draft, "ignored", "the dialog is open already");
  adoptChat(draft, chat);
  if (!draft.lead.muted) tellBot(draft, "dialog.opened");
}

/** The bot of a dialog went from the configuration: routing chooses again at the next message. */
function reroute(draft: Draft): void {
  const dialog = required(draft);
  const next = draft.context.route.bot;
  if (dialog.bot && facts(draft, dialog.bot.binding)) return;
  if (!next || next.binding === dialog.bot?.binding) return;
  change(draft, { bot: next });
  note(draft, "route", `the dialog goes to ${next.binding}`, { rule: next.rule, why: next.why, before: dialog.bot?.binding ?? null });
}

function close(draft: Draft, event: Of<"dialog.closed">): void {
  closeDialog(draft, event.reason ?? "closed");
}

function closeDialog(draft: Draft, reason: string): void {
  const dialog = required(draft);
  const handoff = dialog.handoff;
  const human = handoff ? humanStretch(draft) : {};
  const held = dialog.state === "operator";
  const silenced = cancelUnsent(
    draft,
    (unsent) => unsent.command.to === draft.lead.binding && (isMessageToLead(unsent) || unsent.command.type === "handoff.start"),
    `the chat is over: ${reason}`,
  );
  change(draft, {
    state: "closed",
    phase: undefined,
    epoch: held || dialog.state === "waiting" ? dialog.epoch + 1 : dialog.epoch,
    handoff: undefined,
    operator: undefined,
    botDown: undefined,
    unavailable: undefined,
    timers: [],
    captions: [],
    numbers: [],
    closedAt: iso(draft.context.now),
    closeReason: reason,
  });
  note(draft, "state", `the dialog is closed: ${reason}`, handoff ? { handoff: handoff.id } : {});
  tellNotSent(
    draft,
    silenced.map((unsent) => String(unsent.command.context["message"])),
    `the chat is over: ${reason}`,
  );
  // A bot that did not lead hears that the human stretch is over; one that did, that the dialog is.
  if (held && handoff) tellBot(draft, "dialog.returned", { reason, handoff: handoffOf(handoff), ...human });
  else tellBot(draft, "dialog.closed", { reason, ...(handoff ? { handoff: handoffOf(handoff), ...human } : {}) });
}

function alreadyClosed(draft: Draft): void {
  note(draft, "ignored", draft.dialog ? "the dialog is closed already" : "there is no dialog to close");
}

// --- the desk ----------------------------------------------------------------------------------------------------

function operatorWrites(draft: Draft, event: Of<"operator.wrote">): void {
  ensureDialog(draft, event);
  adoptChat(draft, event.dialog?.externalId);
  operatorTakes(draft, event.operator, { desk: event.binding, cause: "an operator wrote" });
  const message = messageOf(draft, event.message, "operator");
  recordMessage(draft, message);
  addToStretch(draft, message);
  change(draft, { lastMessageAt: draft.event.at });
  const dialog = required(draft);
  const policy = draft.context.handoffPolicy(event.binding, dialog.desk?.rule);
  if (policy.operatorSilence !== null && dialog.handoff)
    setTimer(draft, "operator.silence", dialog.handoff.id, draft.context.now + policy.operatorSilence);
  if (deskIsChannel(draft, event.binding)) return;
  const guard = dialog.externalId === undefined ? {} : { chat: dialog.externalId };
  command(draft, draft.lead.binding, { type: "message.send", message }, guard, { kind: "relay", message: message.id });
}

function takes(draft: Draft, event: Of<"operator.took">): void {
  adoptChat(draft, event.dialog?.externalId);
  operatorTakes(draft, event.operator, { desk: event.binding, cause: "an operator took the dialog" });
}

function reopens(draft: Draft, event: Of<"operator.took">): void {
  if (draft.dialog && event.reopens === false)
    return note(draft, "ignored", "the dialog is closed, and this event alone does not reopen it");
  ensureDialog(draft, event);
  takes(draft, event);
}

function ensureDialog(draft: Draft, event: Extract<Event, { lead: unknown }>): void {
  if (!draft.dialog) openDialog(draft, event.binding === draft.lead.binding ? event.dialog?.externalId : undefined);
}

function operatorReads(draft: Draft, event: Of<"operator.read">): void {
  const dialog = draft.dialog;
  if (dialog?.state !== "operator" || !dialog.handoff) return note(draft, "ignored", "an operator read, but none leads");
  if (event.operator && !dialog.operator) change(draft, { operator: event.operator });
  greet(draft, event.operator ?? dialog.operator);
}

function tellUnavailable(draft: Draft): void {
  const dialog = required(draft);
  // Not a presence to remember: a provider that never says "online again" would block every later handoff.
  if (dialog.unavailable) return note(draft, "ignored", "nobody is online: the bot knows");
  change(draft, { unavailable: { since: iso(draft.context.now), leadWroteSince: false } });
  tellBot(draft, "operators.unavailable");
}

function endWaiting(draft: Draft, event: Of<"operators.unavailable">): void {
  const handoff = required(draft).handoff!;
  if (handoff.desk !== event.binding) return note(draft, "ignored", `nobody is online at ${event.binding}, but ${handoff.desk} was asked`);
  nobodyOnline(draft, "the desk reported it");
}

function giveBack(draft: Draft, event: Of<"dialog.returned">): void {
  const dialog = required(draft);
  if (dialog.handoff && dialog.handoff.desk !== event.binding && draft.lead.binding !== event.binding)
    return note(draft, "ignored", `${event.binding} does not hold this dialog`);
  if (dialog.state === "waiting") return failHandoff(draft, event.reason ?? "desk.returned");
  returnToBot(draft, event.reason ?? "operator.returned", { operator: event.operator, byOperator: true });
}

function operatorCommand(draft: Draft, event: Of<"operator.command">): void {
  const state = draft.dialog?.state;
  if (event.command === "bot") {
    if (state === "operator") return returnToBot(draft, "operator.command", { operator: event.operator, byOperator: true });
    return note(draft, "ignored", "/bot: no operator leads this dialog");
  }
  ensureDialog(draft, event);
  operatorTakes(draft, event.operator, { desk: event.binding, cause: "an operator's command" });
}

function late(draft: Draft, event: Event): void {
  note(draft, "ignored", `${event.type} comes too late: the dialog is ${draft.dialog?.state ?? "not open"}`);
}

function wantHandoff(draft: Draft, event: Of<"handoff.requested">): void {
  if (!draft.dialog) return refuse(draft, "dialog.closed", "there is no dialog to hand over");
  requestHandoff(draft, { by: "lead", reason: event.reason, group: event.group });
}

// --- what is known of the lead -----------------------------------------------------------------------------------

function contactsCame(): void {
  // learnAboutLead has done it all.
}

function blocked(draft: Draft, event: Of<"lead.blocked">): void {
  draft.lead = { ...draft.lead, blocked: event.blocked };
  note(draft, "lead", event.blocked ? "the lead blocked us in the messenger" : "the lead let us write again");
  if (!event.blocked || !draft.dialog) return;
  const silenced = cancelUnsent(draft, isMessageToLead, "the lead blocked us");
  tellNotSent(
    draft,
    silenced.map((unsent) => String(unsent.command.context["message"])),
    "lead.blocked",
  );
}

function status(draft: Draft, event: Of<"message.status">): void {
  note(draft, "status", `the message is ${event.status}`, {
    providerId: event.providerId,
    ...(event.reason === undefined ? {} : { reason: event.reason }),
  });
}

function attributesSet(draft: Draft, event: Of<"attributes.set">): void {
  draft.lead = {
    ...draft.lead,
    attributes: mergeAttributes(draft.lead.attributes, event.attributes ?? {}),
    desk: mergeAttributes(draft.lead.desk, event.desk ?? {}),
  };
  note(draft, "lead", "attributes set", { attributes: Object.keys(event.attributes ?? {}), desk: Object.keys(event.desk ?? {}) });
}

// --- the bot -----------------------------------------------------------------------------------------------------

function botReplied(draft: Draft, event: Of<"bot.replied">): void {
  if (!draft.dialog) return refuse(draft, "dialog.closed", "the lead has no dialog yet");
  if (event.bot !== undefined && draft.dialog.bot && draft.dialog.bot.binding !== event.bot)
    return refuse(draft, "bot.not_owner", `this dialog belongs to ${draft.dialog.bot.binding}`);
  botAnswered(draft, true);
  applyActions(draft, event.actions, event.epoch);
}

// --- what the gateway reports ------------------------------------------------------------------------------------

function settled(draft: Draft, event: Of<"command.settled">): void {
  const { outcome, command: done } = event;
  const kind = done.context["kind"];
  const failed = outcome.kind === "delivered" || outcome.kind === "retry" || outcome.kind === "cancelled" ? undefined : outcome.reason;
  if (outcome.kind !== "delivered")
    note(draft, "command", `${done.type} to ${done.to}: ${outcome.kind}${"reason" in outcome ? ` (${outcome.reason})` : ""}`, {
      command: done.id,
      outcome: outcome.kind,
      attempts: done.attempts,
    });
  const dialog = draft.dialog;
  if (!dialog) return;
  if (kind === "notify") return botSettled(draft, event);
  if (kind === "handoff" || kind === "availability") return handoffSettled(draft, event);
  if (outcome.kind === "gone" && done.to === draft.lead.binding) {
    if (outcome.what === "lead") draft.lead = { ...draft.lead, blocked: true };
    else if (dialog.state !== "closed") return closeDialog(draft, "chat.gone");
  }
  if (failed !== undefined && kind === "say") tellNotSent(draft, [String(done.context["message"])], failed);
  if (failed !== undefined && kind === "relay") reportOnDesk(draft, failed);
}

/** An operator must not believe that the lead has read what never arrived. */
function reportOnDesk(draft: Draft, reason: string): void {
  const handoff = required(draft).handoff;
  if (!handoff || deskIsChannel(draft, handoff.desk) || !facts(draft, handoff.desk)) return;
  const message: Message = {
    id: nextId(draft),
    by: "system",
    at: draft.event.at,
    kind: "text",
    text: `⚠ Сообщение не доставлено клиенту / The message did not reach the lead: ${reason}`,
  };
  command(draft, handoff.desk, { type: "message.mirror", message }, { handoff: handoff.id }, { kind: "mirror", message: message.id });
}

function botSettled(draft: Draft, event: Of<"command.settled">): void {
  const { outcome, command: done } = event;
  const about = done.context["event"];
  if (outcome.kind === "delivered") {
    if (outcome.later) return waitForBot(draft, about);
    const actions = outcome.actions ?? [];
    botAnswered(draft, actions.length > 0);
    return applyActions(draft, actions, Number(done.context["epoch"]));
  }
  const dialog = required(draft);
  // Only a lead's message that the leading bot should have answered opens the way to a person.
  if (
    about === "message.received" &&
    outcome.kind !== "cancelled" &&
    outcome.kind !== "retry" &&
    dialog.state === "bot" &&
    dialog.bot?.binding === done.to &&
    done.context["epoch"] === dialog.epoch
  ) {
    failOpen(draft, outcome.reason);
  }
}

function waitForBot(draft: Draft, about: Json | undefined): void {
  const dialog = required(draft);
  if (about !== "message.received" || dialog.state !== "bot" || !dialog.bot) return;
  setTimer(draft, "bot.silence", dialog.id, draft.context.now + draft.context.botPolicy(dialog.bot.binding, dialog.bot.rule).silence);
}

function handoffSettled(draft: Draft, event: Of<"command.settled">): void {
  const { outcome, command: done } = event;
  const dialog = required(draft);
  if (!dialog.handoff || dialog.handoff.id !== done.context["handoff"] || dialog.state !== "waiting") return;
  if (done.context["kind"] === "availability") {
    const online = outcome.kind === "delivered" ? outcome.captured?.["online"] : undefined;
    if (typeof online === "boolean") change(draft, { operatorsOnline: { online, at: draft.event.at } });
    // "Unknown" never blocks a handoff.
    return online === false || outcome.kind === "unavailable" ? nobodyOnline(draft, "the desk was asked") : startHandoff(draft);
  }
  if (outcome.kind === "delivered") return dialog.phase === "requested" ? handoffQueued(draft) : undefined;
  if (outcome.kind === "unavailable") return nobodyOnline(draft, outcome.reason, true);
  if (outcome.kind === "retry") return;
  failHandoff(draft, outcome.kind === "gone" ? "chat.gone" : `desk.${outcome.kind}`);
}

function timerElapsed(draft: Draft, event: Of<"timer.elapsed">): void {
  const dialog = draft.dialog;
  const timer = dialog?.timers.find((known) => known.name === event.timer && known.episode === event.episode);
  if (!dialog || !timer) return note(draft, "ignored", `timer ${event.timer}: its episode is over`);
  clearTimers(draft, event.timer);
  switch (event.timer) {
    case "assume.taken":
      if (dialog.state === "waiting")
        operatorTakes(draft, undefined, { desk: dialog.handoff!.desk, cause: "nothing spoke against it in the set time", assumed: true });
      return;
    case "assign.timeout":
      return assignTimeout(draft);
    case "operator.silence":
      return note(draft, "timer", "the operator has been silent for the set time");
    case "bot.silence":
      if (dialog.state === "bot") failOpen(draft, "it promised an answer and gave none");
      return;
    case "idle.end":
      return idleEnd(draft, dialog);
  }
}

function assignTimeout(draft: Draft): void {
  const dialog = required(draft);
  if (dialog.state !== "waiting" || !dialog.handoff) return;
  const policy = draft.context.handoffPolicy(dialog.handoff.desk, dialog.desk?.rule);
  note(draft, "timer", "nobody took the dialog in the set time", { handoff: dialog.handoff.id });
  // A desk that cannot give a chat back never loses it to a timer.
  if (policy.assignTimeout?.then !== "bot" || !facts(draft, dialog.handoff.desk)?.capabilities.reclaim)
    return tellBot(draft, "handoff.queued", { reason: "assign.timeout", handoff: handoffOf(dialog.handoff) });
  command(
    draft,
    dialog.handoff.desk,
    { type: "handoff.cancel", handoff: { id: dialog.handoff.id, reason: "assign.timeout" } },
    {},
    { kind: "cancel", handoff: dialog.handoff.id },
  );
  failHandoff(draft, "assign.timeout");
}

/** The timer is set once and looks at the last message when it rings, so that a message costs no timer row. */
function idleEnd(draft: Draft, dialog: Dialog): void {
  const { context } = draft;
  const due = Date.parse(dialog.lastMessageAt) + context.idleEnd;
  if (due > context.now) return setTimer(draft, "idle.end", dialog.id, due);
  if (dialog.state !== "bot") return setTimer(draft, "idle.end", dialog.id, context.now + context.idleEnd);
  closeDialog(draft, "idle");
}

/** A redeploy took the desk away that holds this dialog. */
function bindingRemoved(draft: Draft, event: Of<"binding.removed">): void {
  const dialog = draft.dialog;
  if (!dialog?.handoff || dialog.handoff.desk !== event.binding)
    return note(draft, "ignored", `${event.binding} was removed; this dialog does not depend on it`);
  if (dialog.state === "waiting") return failHandoff(draft, "desk.removed");
  if (dialog.state === "operator") returnToBot(draft, "desk.removed", { byOperator: false });
}
