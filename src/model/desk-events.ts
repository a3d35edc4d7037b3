import { adoptChat, ensureDialog } from "./conversation.ts";
import type { Dialog } from "./dialog.ts";
import type { Draft } from "./draft.ts";
import { change, command, deskIsChannel, iso, messageOf, note, refuse, required, tellBot } from "./draft.ts";
import type { Event, EventOf } from "./event.ts";
import {
  addToStretch,
  failHandoff,
  greet,
  isSame,
  nobodyOnline,
  operatorTakes,
  requestHandoff,
  returnToBot,
  watchSilence,
} from "./handoff.ts";
import type { Message } from "./message.ts";
import { recordLine, unrouted } from "./mirror.ts";
import { render } from "./render.ts";

export function operatorWrites(draft: Draft, event: EventOf<"operator.wrote">): void {
  ensureDialog(draft, event);
  adoptChat(draft, event.dialog?.externalId);
  const message = messageOf(draft, event.message, event.auto ? "system" : "operator");
  if (event.auto) return deskSpeaks(draft, event, message);
  if (isBeforeReturn(draft, event, event.message.at)) {
    note(draft, "handoff", "an operator's words came after the dialog had been given back: the lead gets them, nobody takes it");
    recordLine(draft, message, event.binding);
    return relay(draft, event.binding, message);
  }
  operatorTakes(draft, event.operator, { desk: event.binding, cause: "an operator wrote" });
  recordLine(draft, message, event.binding);
  addToStretch(draft, message);
  change(draft, { lastMessageAt: draft.event.at });
  watchSilence(draft, event.binding);
  relay(draft, event.binding, message);
}

/** The desk's own words, while it is asked for somebody or somebody leads there. */
function deskSpeaks(draft: Draft, event: EventOf<"operator.wrote">, message: Message): void {
  const { state, handoff } = required(draft);
  if ((state !== "waiting" && state !== "operator") || handoff?.desk !== event.binding)
    return note(draft, "ignored", "the desk's own text, but it does not hold this dialog");
  recordLine(draft, message, event.binding);
  relay(draft, event.binding, message);
}

/** To the lead, who reads another messenger than the desk's. */
function relay(draft: Draft, desk: string, message: Message): void {
  if (deskIsChannel(draft, desk)) return;
  const { externalId } = required(draft);
  const guard = externalId === undefined ? {} : { chat: externalId };
  for (const part of render(message, draft.context.channel.capabilities, draft.lead.language).parts)
    command(draft, draft.lead.binding, { type: "message.send", message: part }, guard, { kind: "relay", message: message.id });
}

/** What a desk tells twice, or late, was said in the stretch that is over: by its own clock. */
export function isBeforeReturn(draft: Draft, event: Extract<Event, { lead: unknown }>, at = event.happenedAt): boolean {
  const returned = draft.dialog?.returned;
  if (!returned || at === undefined || returned.desk !== event.binding) return false;
  return Date.parse(at) <= Date.parse(returned.at);
}

export function takes(draft: Draft, event: EventOf<"operator.took">): void {
  const dialog = required(draft);
  if (isBeforeReturn(draft, event)) return note(draft, "ignored", "it happened before the dialog was given back");
  if (event.onlyWhenAwaited && dialog.state !== "operator" && dialog.phase !== "queued")
    return note(draft, "ignored", "it does not say that a person took the dialog, and no desk was asked for one");
  const returned = dialog.state === "bot" && dialog.returned ? Date.parse(dialog.returned.at) : undefined;
  if (event.lateBy !== undefined && returned !== undefined && Date.parse(event.at) - returned <= event.lateBy)
    return note(draft, "ignored", "the dialog has just come back: this tells of an assignment from before that");
  adoptChat(draft, event.dialog?.externalId);
  operatorTakes(draft, event.operator, { desk: event.binding, cause: "an operator took the dialog" });
}

export function reopens(draft: Draft, event: EventOf<"operator.took">): void {
  if (draft.dialog && event.reopens === false)
    return note(draft, "ignored", "the dialog is closed, and this event alone does not reopen it");
  if (event.onlyWhenAwaited) return note(draft, "ignored", "it does not say that a person took the dialog, and none was asked for");
  ensureDialog(draft, event);
  takes(draft, event);
}

export function operatorReads(draft: Draft, event: EventOf<"operator.read">): void {
  const dialog = draft.dialog;
  if (isBeforeReturn(draft, event)) return note(draft, "ignored", "it happened before the dialog was given back");
  if (dialog?.state === "waiting" && dialog.handoff?.desk === event.binding)
    return operatorTakes(draft, event.operator, { desk: event.binding, cause: "an operator read the dialog" });
  if (dialog?.state !== "operator" || dialog.handoff?.desk !== event.binding)
    return note(draft, "ignored", "an operator read, but none leads there");
  if (event.operator && dialog.operator && !isSame(dialog.operator, event.operator))
    return operatorTakes(draft, event.operator, { desk: event.binding, cause: "another operator read the dialog" });
  if (event.operator && !dialog.operator) change(draft, { operator: event.operator });
  greet(draft, event.operator ?? dialog.operator);
}

export function tellUnavailable(draft: Draft): void {
  const dialog = required(draft);
  // Not a presence to remember: a provider that never says "online again" would block every later handoff.
  if (dialog.unavailable) return note(draft, "ignored", "nobody is online: the bot knows");
  change(draft, { unavailable: { since: iso(draft.context.now), leadWroteSince: false } });
  tellBot(draft, "operators.unavailable");
}

export function endWaiting(draft: Draft, event: EventOf<"operators.unavailable">): void {
  const handoff = required(draft).handoff!;
  if (handoff.desk !== event.binding) return note(draft, "ignored", `nobody is online at ${event.binding}, but ${handoff.desk} was asked`);
  nobodyOnline(draft, "the desk reported it");
}

/** How far a desk's clock may be from ours. */
const CLOCKS_APART = 5_000;

export function giveBack(draft: Draft, event: EventOf<"dialog.returned">): void {
  const dialog = required(draft);
  if (dialog.handoff && dialog.handoff.desk !== event.binding && draft.lead.binding !== event.binding)
    return unrouted(draft, event.binding)
      ? note(draft, "handoff", `${event.binding} has closed the dialog, which another desk was asked to take`)
      : note(draft, "ignored", `${event.binding} does not hold this dialog`);
  if (isBeforeRequest(dialog, event))
    return note(draft, "ignored", "the desk closed an earlier dialog: this handoff was asked for after that");
  unrouted(draft, event.binding);
  // Whoever closes a dialog that lay in the queue had it, though nothing else said so.
  const had = dialog.state === "operator" || (dialog.phase === "queued" && event.operator !== undefined);
  if (!had) return failHandoff(draft, event.reason ?? "desk.returned");
  returnToBot(draft, event.reason ?? "operator.returned", { operator: event.operator, byOperator: true });
}

function isBeforeRequest({ handoff }: Dialog, { happenedAt }: Extract<Event, { lead: unknown }>): boolean {
  if (handoff === undefined || happenedAt === undefined) return false;
  const { requestedAt, tookThere } = handoff;
  // Two moments of one clock: that needs no other.
  if (tookThere !== undefined && Date.parse(happenedAt) >= Date.parse(tookThere)) return false;
  return Date.parse(happenedAt) < Date.parse(requestedAt) - CLOCKS_APART;
}

export function operatorCommand(draft: Draft, event: EventOf<"operator.command">): void {
  const { dialog } = draft;
  if (event.command === "bot") {
    const theirs = dialog?.handoff?.desk === event.binding && (dialog.state === "operator" || dialog.phase === "queued");
    if (!theirs) return note(draft, "ignored", "/bot: no operator leads this dialog there");
    if (isBeforeRequest(dialog, event)) return note(draft, "ignored", "/bot was written before this handoff was asked for");
    return returnToBot(draft, "operator.command", { operator: event.operator, byOperator: true });
  }
  if (isBeforeReturn(draft, event)) return note(draft, "ignored", "/operator was written before the dialog was given back");
  ensureDialog(draft, event);
  operatorTakes(draft, event.operator, { desk: event.binding, cause: "an operator's command" });
}

export function late(draft: Draft, event: Event): void {
  if (event.type === "dialog.returned" && unrouted(draft, event.binding))
    return note(draft, "handoff", `${event.binding} has closed the dialog that it still held open`);
  note(draft, "ignored", `${event.type} comes too late: the dialog is ${draft.dialog?.state ?? "not open"}`);
}

export function wantHandoff(draft: Draft, event: EventOf<"handoff.requested">): void {
  if (!draft.dialog) return refuse(draft, "dialog.closed", "there is no dialog to hand over");
  requestHandoff(draft, { by: "lead", reason: event.reason, group: event.group });
}
