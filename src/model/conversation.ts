import { applyActions, botAnswered, mustBeAnswered } from "./bot-actions.ts";
import type { Dialog } from "./dialog.ts";
import type { Draft } from "./draft.ts";
import {
  addToPast,
  cancelUnsent,
  change,
  defined,
  deskIsChannel,
  facts,
  isMessageToLead,
  iso,
  messageOf,
  nextId,
  note,
  refuse,
  releaseNews,
  required,
  setTimer,
  tellBot,
} from "./draft.ts";
import type { Event, EventOf, IncomingMessage } from "./event.ts";
import {
  addToStretch,
  failHandoff,
  handoffOf,
  hold,
  humanStretch,
  leadLeaves,
  requestHandoff,
  returnToBot,
  takeBack,
  tellNotSent,
} from "./handoff.ts";
import { lookUp, tellReturned } from "./lookup.ts";
import type { Message } from "./message.ts";
import { chooseMirror, recordLine } from "./mirror.ts";
import { captionOf, choiceOf, codeOf } from "./render.ts";

const LINES_MAX = 50;

/** The chat that the event names becomes the dialog's; the one before it is over. */
export function adoptChat(draft: Draft, chat: string | undefined): void {
  const dialog = required(draft);
  // A desk that is not the lead's channel names its own chats.
  if (chat === undefined || chat === dialog.externalId || draft.event.binding !== draft.lead.binding) return;
  draft.lead = addToPast({ ...draft.lead, pastChats: draft.lead.pastChats.filter((past) => past !== chat) }, dialog.externalId);
  change(draft, { externalId: chat });
}

export function openAndAsk(draft: Draft, event: EventOf<"message.received">): void {
  openDialog(draft, event.dialog?.externalId);
  if (event.operatorsOnline !== undefined) change(draft, { operatorsOnline: { online: event.operatorsOnline, at: event.at } });
  askBot(draft, event);
}

export function askBot(draft: Draft, event: EventOf<"message.received">): void {
  adoptChat(draft, event.dialog?.externalId);
  reroute(draft);
  chooseMirror(draft);
  const message = withChoice(draft, messageOf(draft, event.message, "lead"));
  heard(draft, message);
  const { lead } = draft;
  if (lead.muted) return note(draft, "bot", "the bot is switched off for this lead: not told");
  const dialog = required(draft);
  if (dialog.bot) return tellBot(draft, "message.received", { message });
  note(draft, "route", "no routing rule names a bot for this lead");
  requestHandoff(draft, { by: "gateway", reason: "no.bot" });
}

/** The lead has changed a line: whoever reads the dialog hears of it, nobody has to answer again. */
export function edited(draft: Draft, event: EventOf<"message.edited">): void {
  const dialog = draft.dialog;
  if (!dialog || dialog.state === "closed") return note(draft, "ignored", "a line was changed, but there is no open dialog");
  const message: Message = { ...messageOf(draft, event.message, "lead"), edited: true };
  recordLine(draft, message);
  const { handoff } = dialog;
  const changed = (lines: readonly Message[]) =>
    lines.map((line) => (line.providerId !== undefined && line.providerId === message.providerId ? message : line));
  if (handoff) change(draft, { handoff: { ...handoff, held: changed(handoff.held), stretch: changed(handoff.stretch) } });
  else if (!draft.lead.muted) tellBot(draft, "message.edited", { message });
}

export function holdOrReturn(draft: Draft, event: EventOf<"message.received">): void {
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
  leadLeaves(draft, message);
}

export function toOperatorOrReturn(draft: Draft, event: EventOf<"message.received">): void {
  const dialog = required(draft);
  const desk = dialog.handoff?.desk;
  const own = deskIsChannel(draft, desk);
  const meansBot = draft.context.channel.capabilities.leadMessageMeansBot && !crossedArrival(dialog, event);
  if (own && (meansBot || chatReplaced(dialog, event))) {
    // The provider calls us again only once the operator has left: the message itself is the return.
    returnToBot(draft, "operator.left", { byOperator: false });
    return askBot(draft, event);
  }
  adoptChat(draft, event.dialog?.externalId);
  const message = messageOf(draft, event.message, "lead");
  heard(draft, message);
  addToStretch(draft, message);
  if (leadLeaves(draft, message)) return;
  const bot = required(draft).bot?.binding;
  if (bot !== undefined && draft.context.botPolicy(bot, required(draft).bot?.rule).forwardWhileOperator)
    tellBot(draft, "message.received", { message, listenOnly: true });
}

/** How long a provider may go on delivering what was written before the operator came. */
const CROSSING = 15_000;

/** Written before the operator came, delivered just after it: that is no sign that the operator has left again. */
function crossedArrival(dialog: Dialog, event: EventOf<"message.received">): boolean {
  const { tookAt, assumed } = dialog.handoff ?? {};
  if (tookAt === undefined || assumed || event.message.at === undefined) return false;
  const took = Date.parse(tookAt);
  // Providers count in seconds: only a whole second earlier is earlier.
  return Date.parse(event.at) - took < CROSSING && Date.parse(event.message.at) <= took - 1000;
}

export function chatReplaced(dialog: Dialog, event: Extract<Event, { lead: unknown }>): boolean {
  const chat = event.dialog?.externalId;
  return chat !== undefined && dialog.externalId !== undefined && chat !== dialog.externalId;
}

export function withChoice(draft: Draft, message: Message): Message {
  const { choice } = message;
  const { captions } = required(draft);
  const pressed =
    choice && (codeOf(choice.code, captions) ?? (choice.caption === choice.code ? captionOf(choice.code, captions) : undefined));
  if (pressed) return { ...message, choice: pressed };
  if (message.kind !== "text" || message.text === undefined) return message;
  const dialog = required(draft);
  const option = choiceOf(message.text, dialog.captions, dialog.numbers);
  return option ? { ...message, kind: "choice", choice: option } : message;
}

export function heard(draft: Draft, message: Message): void {
  recordLine(draft, message);
  const dialog = required(draft);
  const { context } = draft;
  const { providerId } = message;
  const remembered = providerId !== undefined && context.channel.capabilities.repeatsLines;
  change(draft, {
    lastMessageAt: draft.event.at,
    ...(remembered ? { lines: [...(dialog.lines ?? []), providerId].slice(-LINES_MAX) } : {}),
    failuresTold: undefined,
    handoffsFailed: undefined,
    ...(dialog.unavailable ? { unavailable: { ...dialog.unavailable, leadWroteSince: true } } : {}),
  });
  if (!dialog.timers.some((timer) => timer.name === "idle.end")) setTimer(draft, "idle.end", dialog.id, context.now + context.idleEnd);
}

export function openDialog(draft: Draft, chat: string | undefined): void {
  const { context, event } = draft;
  releaseNews(draft);
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
    ...defined({
      externalId: kept,
      bot: context.route.bot,
      operatorsOnline: before?.operatorsOnline,
      lines: before?.lines,
      mirrors: before?.mirrors,
      returned: before?.returned,
    }),
  };
  note(draft, "state", "a dialog begins", {
    ...(context.route.bot ? { bot: context.route.bot.binding, rule: context.route.bot.rule, why: context.route.bot.why } : {}),
    epoch,
  });
  lookUp(draft, "opened");
}

export function open(draft: Draft, event: EventOf<"dialog.opened">): void {
  openDialog(draft, event.dialog?.externalId);
  remember(draft, event);
  askOrTell(draft, event);
}

/** How long a provider may repeat a call that it takes for lost. */
const REPEATED = 60_000;

function isRepeated(dialog: Dialog, { mark, at }: EventOf<"dialog.opened">): boolean {
  const { opening } = dialog;
  return mark !== undefined && opening?.mark === mark && Date.parse(at) - Date.parse(opening.at) < REPEATED;
}

function remember(draft: Draft, event: EventOf<"dialog.opened">): void {
  if (event.mark !== undefined && !isRepeated(required(draft), event)) change(draft, { opening: { mark: event.mark, at: event.at } });
}

/** A chat that opens with the lead's words is answered like any message; one without is only reported. */
function askOrTell(draft: Draft, event: EventOf<"dialog.opened">): void {
  const lines = newLines(draft, event);
  for (const message of lines) askBot(draft, asMessage(event, message));
  if (lines.length === 0 && !draft.lead.muted) tellBot(draft, "dialog.opened");
}

function newLines(draft: Draft, event: EventOf<"dialog.opened">): readonly IncomingMessage[] {
  return (event.messages ?? []).filter((message) => !isKnownLine(draft.dialog, message));
}

/** The dialog has had this line of the lead. */
export function isKnownLine(dialog: Dialog | null, message: IncomingMessage): boolean {
  return message.providerId !== undefined && (dialog?.lines ?? []).includes(message.providerId);
}

function asMessage(event: EventOf<"dialog.opened">, message: IncomingMessage): EventOf<"message.received"> {
  return { ...event, type: "message.received", message };
}

/** A provider that opens a chat we know says that it is the bot's again. */
export function openedAgain(draft: Draft, event: EventOf<"dialog.opened">): void {
  const dialog = required(draft);
  if (dialog.state === "waiting" || dialog.state === "operator") return givenBack(draft, event);
  remember(draft, event);
  const chat = event.dialog?.externalId;
  if (chat !== undefined && chat !== dialog.externalId) {
    adoptChat(draft, chat);
    return askOrTell(draft, event);
  }
  const lines = newLines(draft, event);
  if (lines.length === 0) return note(draft, "ignored", "the dialog is open already");
  for (const message of lines) askBot(draft, asMessage(event, message));
}

function givenBack(draft: Draft, event: EventOf<"dialog.opened">): void {
  const dialog = required(draft);
  const lines = newLines(draft, event);
  if (!deskIsChannel(draft, dialog.handoff?.desk)) {
    // Another desk holds the dialog: the lead only went on in another chat.
    adoptChat(draft, event.dialog?.externalId);
    for (const message of lines) (dialog.state === "waiting" ? holdOrReturn : toOperatorOrReturn)(draft, asMessage(event, message));
    return;
  }
  const waiting = dialog.state === "waiting";
  const replaced = chatReplaced(dialog, event);
  if (waiting && dialog.phase === "requested" && !replaced)
    return note(draft, "ignored", "the desk has not taken the request yet: an older opening comes late, or twice");
  if (!replaced && lines.length === 0 && isRepeated(dialog, event))
    return note(draft, "ignored", "this very opening was told before: a repetition gives nothing back");
  remember(draft, event);
  if (replaced) {
    // Whoever had the old chat has it no more; what the lead writes in the new one is for the bot.
    adoptChat(draft, event.dialog?.externalId);
    if (waiting) failHandoff(draft, "chat.replaced");
    else returnToBot(draft, "chat.replaced", { byOperator: false });
    for (const message of lines) askBot(draft, asMessage(event, message));
    return;
  }
  for (const line of lines) {
    const message = withChoice(draft, messageOf(draft, line, "lead"));
    heard(draft, message);
    (waiting ? hold : addToStretch)(draft, message);
  }
  // A desk that took the request gives back what a person had, though nothing said who.
  returnToBot(draft, "operator.returned", { byOperator: true });
}

/** The bot of a dialog went from the configuration: routing chooses again at the next message. */
export function reroute(draft: Draft): void {
  const dialog = required(draft);
  const next = draft.context.route.bot;
  if (dialog.bot && facts(draft, dialog.bot.binding)) return;
  if (!next || next.binding === dialog.bot?.binding) return;
  change(draft, { bot: next });
  note(draft, "route", `the dialog goes to ${next.binding}`, { rule: next.rule, why: next.why, before: dialog.bot?.binding ?? null });
}

export function close(draft: Draft, event: EventOf<"dialog.closed">): void {
  closeDialog(draft, event.reason ?? "closed");
}

export function closeDialog(draft: Draft, reason: string): void {
  const dialog = required(draft);
  const handoff = dialog.handoff;
  const human = handoff ? humanStretch(draft) : {};
  // Once the desk took the request the dialog is the operators', whether or not somebody was heard of.
  const held = dialog.state === "operator" || dialog.phase === "queued";
  // Operators elsewhere would go on writing to nobody.
  if (handoff?.startedAt !== undefined && !deskIsChannel(draft, handoff.desk) && facts(draft, handoff.desk)?.capabilities.reclaim)
    takeBack(draft, `chat.over: ${reason}`);
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
    // What its operator wrote before comes late, and must not open it again.
    ...(held && handoff && !deskIsChannel(draft, handoff.desk) ? { returned: { desk: handoff.desk, at: draft.event.at } } : {}),
  });
  note(draft, "state", `the dialog is closed: ${reason}`, handoff ? { handoff: handoff.id } : {});
  tellNotSent(
    draft,
    silenced.map((unsent) => String(unsent.command.context["message"])),
    `the chat is over: ${reason}`,
  );
  // A bot that did not lead hears that the human stretch is over; one that did, that the dialog is.
  if (held && handoff) tellReturned(draft, handoff.desk, handoff.requestedAt, { reason, handoff: handoffOf(handoff), ...human });
  else tellBot(draft, "dialog.closed", { reason, ...(handoff ? { handoff: handoffOf(handoff), ...human } : {}) });
}

export function alreadyClosed(draft: Draft): void {
  note(draft, "ignored", draft.dialog ? "the dialog is closed already" : "there is no dialog to close");
}

export function ensureDialog(draft: Draft, event: Extract<Event, { lead: unknown }>): void {
  if (!draft.dialog) openDialog(draft, event.binding === draft.lead.binding ? event.dialog?.externalId : undefined);
}

export function botReplied(draft: Draft, event: EventOf<"bot.replied">): void {
  if (!draft.dialog) return refuse(draft, "dialog.closed", "the lead has no dialog yet");
  if (event.bot !== undefined && draft.dialog.bot && draft.dialog.bot.binding !== event.bot)
    return refuse(draft, "bot.not_owner", `this dialog belongs to ${draft.dialog.bot.binding}`);
  const { state, epoch } = draft.dialog;
  // Words that answer an older epoch are refused: they keep no promise of this one.
  const fresh = event.epoch === undefined ? state === "bot" : event.epoch === epoch;
  botAnswered(draft, fresh);
  const asked = draft.before.unsent.find(
    (unsent) => unsent.started && unsent.command.to === event.bot && mustBeAnswered(unsent.command.context),
  );
  if (fresh && asked) change(draft, { answeredAhead: asked.id });
  applyActions(draft, event.actions, event.epoch);
}
