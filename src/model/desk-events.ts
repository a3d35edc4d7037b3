import { adoptChat, ensureDialog } from "./conversation.ts";
import type { Draft } from "./draft.ts";
import { change, command, deskIsChannel, iso, messageOf, note, recordMessage, refuse, required, setTimer, tellBot } from "./draft.ts";
import type { Event, EventOf } from "./event.ts";
import { addToStretch, failHandoff, greet, nobodyOnline, operatorTakes, requestHandoff, returnToBot } from "./handoff.ts";

export function operatorWrites(draft: Draft, event: EventOf<"operator.wrote">): void {
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

export function takes(draft: Draft, event: EventOf<"operator.took">): void {
  const dialog = required(draft);
  if (event.onlyWhenAwaited && dialog.state !== "operator" && dialog.phase !== "queued")
    return note(draft, "ignored", "it does not say that a person took the dialog, and no desk was asked for one");
  const returned = dialog.state === "bot" && dialog.returnedAt !== undefined ? Date.parse(dialog.returnedAt) : undefined;
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
  if (dialog?.state !== "operator" || !dialog.handoff) return note(draft, "ignored", "an operator read, but none leads");
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

export function giveBack(draft: Draft, event: EventOf<"dialog.returned">): void {
  const dialog = required(draft);
  if (dialog.handoff && dialog.handoff.desk !== event.binding && draft.lead.binding !== event.binding)
    return note(draft, "ignored", `${event.binding} does not hold this dialog`);
  if (dialog.state === "waiting") return failHandoff(draft, event.reason ?? "desk.returned");
  returnToBot(draft, event.reason ?? "operator.returned", { operator: event.operator, byOperator: true });
}

export function operatorCommand(draft: Draft, event: EventOf<"operator.command">): void {
  const state = draft.dialog?.state;
  if (event.command === "bot") {
    if (state === "operator") return returnToBot(draft, "operator.command", { operator: event.operator, byOperator: true });
    return note(draft, "ignored", "/bot: no operator leads this dialog");
  }
  ensureDialog(draft, event);
  operatorTakes(draft, event.operator, { desk: event.binding, cause: "an operator's command" });
}

export function late(draft: Draft, event: Event): void {
  note(draft, "ignored", `${event.type} comes too late: the dialog is ${draft.dialog?.state ?? "not open"}`);
}

export function wantHandoff(draft: Draft, event: EventOf<"handoff.requested">): void {
  if (!draft.dialog) return refuse(draft, "dialog.closed", "there is no dialog to hand over");
  requestHandoff(draft, { by: "lead", reason: event.reason, group: event.group });
}
