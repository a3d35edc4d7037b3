import { applyActions, botAnswered, failOpen, mustBeAnswered } from "./bot-actions.ts";
import { closeDialog } from "./conversation.ts";
import type { Dialog } from "./dialog.ts";
import type { Draft } from "./draft.ts";
import {
  cancelUnsent,
  change,
  clearTimers,
  deskIsChannel,
  facts,
  isMessageToLead,
  nextId,
  note,
  required,
  setTimer,
  tellBot,
} from "./draft.ts";
import type { EventOf } from "./event.ts";
import {
  askNext,
  failHandoff,
  handoffOf,
  handoffQueued,
  nextDesk,
  nobodyOnline,
  operatorTakes,
  returnToBot,
  startHandoff,
  takeBack,
  tellNotSent,
} from "./handoff.ts";
import { lookedUp } from "./lookup.ts";
import type { Message } from "./message.ts";
import { anchorAt, lineArrived, lineLost, markerLost, mirrorCommands, routedTo } from "./mirror.ts";

export function settled(draft: Draft, event: EventOf<"command.settled">): void {
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
  if (kind === "lookup") return lookedUp(draft, event);
  if (kind === "handoff" || kind === "availability") return handoffSettled(draft, event);
  const unsaid: string[] = [];
  if (outcome.kind === "gone" && done.to === draft.lead.binding) {
    if (outcome.what === "lead") unsaid.push(...silence(draft, outcome.reason));
    else if (dialog.state !== "closed") return closeDialog(draft, "chat.gone");
  }
  if (kind === "close" && outcome.kind === "delivered" && dialog.state === "bot") return closeDialog(draft, "closed.by.bot");
  // Cancelled at its start: the bot must not believe either that the lead has read it.
  const why = outcome.kind === "cancelled" ? outcome.reason : failed;
  if (why !== undefined && kind === "say") unsaid.unshift(String(done.context["message"]));
  tellNotSent(draft, unsaid, why ?? "");
  if (failed !== undefined && kind === "relay") reportOnDesk(draft, failed);
  if (done.type === "message.mirror" && outcome.kind === "delivered" && outcome.providerId !== undefined)
    anchorAt(draft, done.to, outcome.providerId);
  if (kind === "mirror") {
    if (outcome.kind === "delivered") lineArrived(draft, done.to);
    else if (failed !== undefined) lineLost(draft, done.to, failed);
  }
  if (kind === "lost" && failed !== undefined) markerLost(draft, done.to);
}

/** Whoever cannot be reached is not tried with the rest either; gives the bot's messages among it. An operator's are, each is reported. */
function silence(draft: Draft, reason: string): string[] {
  draft.lead = { ...draft.lead, blocked: true };
  const rest = cancelUnsent(draft, (unsent) => isMessageToLead(unsent) && unsent.command.context["kind"] !== "relay", reason);
  return rest.map((unsent) => String(unsent.command.context["message"]));
}

/** An operator must not believe that the lead has read what never arrived. */
export function reportOnDesk(draft: Draft, reason: string): void {
  const handoff = required(draft).handoff;
  if (!handoff || deskIsChannel(draft, handoff.desk)) return;
  const message: Message = {
    id: nextId(draft),
    by: "system",
    at: draft.event.at,
    kind: "text",
    text: `⚠ Сообщение не доставлено клиенту / The message did not reach the lead: ${reason}`,
  };
  const desk = facts(draft, handoff.desk);
  if (desk) draft.commands.push(...mirrorCommands(message, desk, draft.lead.language, { handoff: handoff.id }, "marker"));
}

export function botSettled(draft: Draft, event: EventOf<"command.settled">): void {
  const { outcome, command: done } = event;
  if (outcome.kind === "delivered") {
    const actions = outcome.actions ?? [];
    if (!outcome.later) botAnswered(draft, actions.length > 0);
    applyActions(draft, actions, Number(done.context["epoch"]));
    return outcome.later ? waitForBot(draft, done) : undefined;
  }
  const dialog = required(draft);
  // Only words of the lead that the leading bot should have answered, and no operator has seen, open the way to a person.
  if (
    mustBeAnswered(done.context) &&
    outcome.kind !== "cancelled" &&
    outcome.kind !== "retry" &&
    dialog.state === "bot" &&
    dialog.bot?.binding === done.to &&
    Number(done.context["epoch"]) >= dialog.voice
  ) {
    failOpen(draft, outcome.reason);
  }
}

export function waitForBot(draft: Draft, done: EventOf<"command.settled">["command"]): void {
  const dialog = required(draft);
  if (!mustBeAnswered(done.context) || dialog.state !== "bot" || !dialog.bot) return;
  // Its call may come before its own 202 does.
  if (dialog.answeredAhead === done.id) return void change(draft, { answeredAhead: undefined });
  // The first promise counts: a lead who writes on must not put it off.
  if (dialog.timers.some((timer) => timer.name === "bot.silence")) return;
  setTimer(draft, "bot.silence", dialog.id, draft.context.now + draft.context.botPolicy(dialog.bot.binding, dialog.bot.rule).silence);
}

export function handoffSettled(draft: Draft, event: EventOf<"command.settled">): void {
  const { outcome, command: done } = event;
  const dialog = required(draft);
  if (!dialog.handoff || dialog.handoff.id !== done.context["handoff"] || dialog.state !== "waiting") {
    // It was withdrawn while it was under way, and the desk took it all the same.
    if (done.context["kind"] === "handoff" && outcome.kind === "delivered") routedTo(draft, done.to);
    return;
  }
  if (done.context["kind"] === "availability") {
    const online = outcome.kind === "delivered" ? outcome.captured?.["online"] : undefined;
    if (typeof online === "boolean") change(draft, { operatorsOnline: { online, at: draft.event.at } });
    // "Unknown" never blocks a handoff.
    return online === false || outcome.kind === "unavailable"
      ? nobodyOnline(draft, "the desk was asked")
      : startHandoff(draft, online === true);
  }
  if (outcome.kind === "delivered") return dialog.phase === "requested" ? handoffQueued(draft) : undefined;
  if (outcome.kind === "unavailable") return nobodyOnline(draft, outcome.reason, true);
  if (outcome.kind === "retry") return;
  failHandoff(draft, outcome.kind === "gone" ? "chat.gone" : `desk.${outcome.kind}`);
}

export function timerElapsed(draft: Draft, event: EventOf<"timer.elapsed">): void {
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
      return operatorSilence(draft);
    case "desk.opens":
      return deskOpens(draft);
    case "bot.silence":
      if (dialog.state === "bot") failOpen(draft, "it promised an answer and gave none");
      return;
    case "idle.end":
      return idleEnd(draft, dialog);
  }
}

export function assignTimeout(draft: Draft): void {
  const dialog = required(draft);
  if (dialog.state !== "waiting" || !dialog.handoff) return;
  const policy = draft.context.handoffPolicy(dialog.handoff.desk, dialog.desk?.rule);
  note(draft, "timer", "nobody took the dialog in the set time", { handoff: dialog.handoff.id });
  const { then, desk } = policy.assignTimeout ?? {};
  const next = then === "desk" ? nextDesk(draft, dialog.handoff, desk) : undefined;
  // A desk that cannot give a chat back never loses it to a timer.
  const moves = (then === "bot" || next !== undefined) && facts(draft, dialog.handoff.desk)?.capabilities.reclaim;
  if (!moves) return tellBot(draft, "handoff.queued", { reason: "assign.timeout", handoff: handoffOf(dialog.handoff) });
  takeBack(draft, "assign.timeout");
  if (next === undefined) failHandoff(draft, "assign.timeout");
  else askNext(draft, next, "assign.timeout");
}

/** The operator who leads has said nothing for the set time. */
function operatorSilence(draft: Draft): void {
  const { state, handoff, desk, operator } = required(draft);
  if (state !== "operator" || !handoff) return;
  note(draft, "timer", "the operator has been silent for the set time", { handoff: handoff.id, desk: handoff.desk });
  const policy = draft.context.handoffPolicy(handoff.desk, desk?.rule);
  if (policy.operatorSilence?.then !== "bot" || !facts(draft, handoff.desk)?.capabilities.reclaim)
    return tellBot(draft, "operator.silent", { handoff: handoffOf(handoff), ...(operator ? { operator } : {}) });
  takeBack(draft, "operator.silence");
  returnToBot(draft, "operator.silence", { operator, byOperator: false });
}

/** The bot was told that the desk is closed; now it may offer what it had to refuse. */
function deskOpens(draft: Draft): void {
  const { state, unavailable } = required(draft);
  note(draft, "timer", "the desk opens");
  if (state !== "bot" || !unavailable) return;
  change(draft, { unavailable: undefined });
  tellBot(draft, "operators.available", { reason: "desk.opens" });
}

/** The timer is set once and looks at the last message when it rings, so that a message costs no timer row. */
export function idleEnd(draft: Draft, dialog: Dialog): void {
  const { context } = draft;
  const due = Date.parse(dialog.lastMessageAt) + context.idleEnd;
  if (due > context.now) return setTimer(draft, "idle.end", dialog.id, due);
  if (dialog.state !== "bot") return setTimer(draft, "idle.end", dialog.id, context.now + context.idleEnd);
  closeDialog(draft, "idle");
}

/** Nothing more goes out for this lead but the word that it is over: to the bot, and to a desk that still waits. */
export function erased(draft: Draft): void {
  cancelUnsent(draft, () => true, "its lead is erased");
  if (draft.dialog && draft.dialog.state !== "closed") closeDialog(draft, "lead.erased");
}

/** A redeploy took the desk away that holds this dialog. */
export function bindingRemoved(draft: Draft, event: EventOf<"binding.removed">): void {
  const dialog = draft.dialog;
  if (!dialog?.handoff || dialog.handoff.desk !== event.binding)
    return note(draft, "ignored", `${event.binding} was removed; this dialog does not depend on it`);
  if (dialog.state === "waiting") return failHandoff(draft, "desk.removed");
  if (dialog.state === "operator") returnToBot(draft, "desk.removed", { byOperator: false });
}
