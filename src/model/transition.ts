import {
  alreadyClosed,
  askBot,
  botReplied,
  close,
  edited,
  holdOrReturn,
  isKnownLine,
  open,
  openAndAsk,
  openedAgain,
  toOperatorOrReturn,
} from "./conversation.ts";
import {
  endWaiting,
  giveBack,
  late,
  operatorCommand,
  operatorReads,
  operatorWrites,
  reopens,
  takes,
  tellUnavailable,
  wantHandoff,
} from "./desk-events.ts";
import type { Dialog, DialogState, Transition } from "./dialog.ts";
import type { Draft } from "./draft.ts";
import { cancelUnsent, change, draftOf, finish, isMessageToLead, note } from "./draft.ts";
import type { Event, EventOf } from "./event.ts";
import { tellNotSent } from "./handoff.ts";
import { mergeAttributes } from "./lead.ts";
import { learn } from "./lookup.ts";
import { bindingRemoved, erased, settled, timerElapsed } from "./reports.ts";

type Handler<Type extends Event["type"]> = (draft: Draft, event: EventOf<Type>) => void;

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
  "message.edited": edited,
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
  "lead.erased": erased,
};

/**
 * What an event changes, as data. Deterministic and pure: the same situation, event and context give the same
 * decision with the same ids. Never throws for anything that the outside world can send.
 */
export const transition: Transition = (situation, event, context) => {
  const draft = draftOf(situation, event, context);
  if ("lead" in event) {
    learnAboutLead(draft, event);
    if (isPastChat(draft, event) || isOlderThanDialog(draft, event)) return finish(draft);
    learnPresence(draft, event);
  }
  if (event.type === "message.received" && isKnownLine(draft.dialog, event.message)) {
    note(draft, "ignored", "the dialog has had this line already");
    return finish(draft);
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
  // The contacts of an event are worth telling even when the event itself is old news.
  learn(draft, event.lead, event.type === "message.received" ? undefined : "lead.updated");
  if (event.type === "message.received") draft.lead = { ...draft.lead, lastActivityAt: event.at, blocked: false };
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

/** Webhooks of one moment may overtake each other by their repetitions: an operator's may come so long before the message. */
const OVERTAKEN = 15_000;

/**
 * What waited for its lead to become known comes after the lead's first message, though it happened before: it tells of
 * an earlier conversation, and must not end this one or take it from the bot.
 */
function isOlderThanDialog(draft: Draft, event: Extract<Event, { lead: unknown }>): boolean {
  if (!draft.dialog) return false;
  const older = Date.parse(draft.dialog.openedAt) - Date.parse(event.at);
  const ends = event.type === "dialog.closed" || event.type === "operators.unavailable" || event.type === "dialog.returned";
  const takes = event.type === "operator.took" || event.type === "operator.wrote";
  if (!(ends && older > 0) && !(takes && older > OVERTAKEN)) return false;
  note(draft, "ignored", `${event.type} came before the dialog began: it tells of an earlier one`, { before: older });
  return true;
}

function learnPresence(draft: Draft, event: Extract<Event, { lead: unknown }>): void {
  if (event.operatorsOnline === undefined || !draft.dialog) return;
  change(draft, {
    operatorsOnline: { online: event.operatorsOnline, at: event.at },
    ...(event.operatorsOnline ? { unavailable: undefined } : {}),
  });
}

// --- what is known of the lead -----------------------------------------------------------------------------------

function contactsCame(): void {
  // learnAboutLead has done it all.
}

function blocked(draft: Draft, event: EventOf<"lead.blocked">): void {
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

function status(draft: Draft, event: EventOf<"message.status">): void {
  note(draft, "status", `the message is ${event.status}`, {
    providerId: event.providerId,
    ...(event.reason === undefined ? {} : { reason: event.reason }),
  });
}

function attributesSet(draft: Draft, event: EventOf<"attributes.set">): void {
  draft.lead = {
    ...draft.lead,
    attributes: mergeAttributes(draft.lead.attributes, event.attributes ?? {}),
    desk: mergeAttributes(draft.lead.desk, event.desk ?? {}),
  };
  note(draft, "lead", "attributes set", { attributes: Object.keys(event.attributes ?? {}), desk: Object.keys(event.desk ?? {}) });
}
