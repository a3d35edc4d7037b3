import type { Action } from "./bot.ts";
import type { Draft } from "./draft.ts";
import { change, clearTimers, command, defined, facts, iso, nextId, note, refuse, required } from "./draft.ts";
import { giveUpHandoff, requestHandoff, takeBack } from "./handoff.ts";
import { mergeAttributes } from "./lead.ts";
import type { Button, Json, Message } from "./message.ts";
import { recordLine } from "./mirror.ts";
import { captionKey, render } from "./render.ts";

const CAPTIONS_MAX = 100;

/**
 * A bot's answer, action by action. `epoch` is the one that it answered; absent = only while the bot owns the dialog.
 * `set` and `mute` always apply; words and handoffs of a stale answer are refused and recorded (invariant 1).
 */
export function applyActions(draft: Draft, actions: readonly Action[], epoch: number | undefined): void {
  const asked = required(draft).epoch;
  let handedOff = false;
  let closing = false;
  for (const action of actions) {
    if (action.type === "set") applySet(draft, action);
    else if (action.type === "mute") applyMute(draft, action.muted);
    else if (epoch !== undefined && epoch !== asked)
      refuse(draft, "bot.stale_epoch", `${action.type}: answers epoch ${epoch}, the dialog is at ${asked}`);
    else if (action.type === "return") applyReturn(draft);
    else if (handedOff) refuse(draft, "bot.after_handoff", `${action.type}: comes after a handoff in the same answer; put it before`);
    else if (closing) refuse(draft, "bot.after_close", `${action.type}: comes after a close in the same answer; put it before`);
    else if (required(draft).state !== "bot") refuse(draft, "bot.not_owner", `${action.type}: ${whyNotOwner(required(draft).state)}`);
    else if (action.type === "handoff") {
      requestHandoff(draft, { by: "bot", ...action });
      handedOff = required(draft).state !== "bot";
    } else if (action.type === "close") closing = applyClose(draft, action);
    else if (draft.lead.muted) refuse(draft, "lead.muted", `${action.type}: the bot is switched off for this lead`);
    else if (draft.lead.blocked) refuse(draft, "lead.blocked", `${action.type}: the lead blocked us in the messenger`);
    else if (action.type === "say") say(draft, action);
    else typing(draft);
  }
}

function whyNotOwner(state: string): string {
  if (state === "closed") return "the dialog is closed; it opens again when the lead writes";
  return state === "waiting" ? "the dialog waits for an operator" : "an operator leads the dialog";
}

function say(draft: Draft, action: Extract<Action, { type: "say" }>): void {
  const dialog = required(draft);
  const can = draft.context.channel.capabilities;
  const message: Message = {
    id: nextId(draft),
    by: "bot",
    at: draft.event.at,
    kind: "text",
    ...(action.text === undefined ? {} : { text: action.text }),
    ...(action.format === undefined ? {} : { format: action.format }),
    ...(action.buttons === undefined ? {} : { buttons: rows(action.buttons) }),
    ...(action.attachments === undefined ? {} : { attachments: action.attachments }),
  };
  const { parts, captions, numbers } = render(message, can, draft.lead.language);
  if (parts.length === 0) return refuse(draft, "bot.empty_say", "say: has neither text nor attachments nor buttons");
  recordLine(draft, message);
  for (const part of parts) {
    command(
      draft,
      draft.lead.binding,
      { type: "message.send", message: part },
      { epoch: dialog.epoch, ...(dialog.externalId === undefined ? {} : { chat: dialog.externalId }) },
      { kind: "say", message: message.id },
    );
  }
  if (captions.length > 0) {
    const fresh = captions.map((option) => ({ key: captionKey(option.caption), ...option }));
    // A button whose code travelled shortened can still be pressed on an older menu.
    const older = dialog.captions.filter(
      (known) => !fresh.some((option) => (known.sent === undefined ? option.key === known.key : option.sent === known.sent)),
    );
    change(draft, { captions: [...older, ...fresh].slice(-CAPTIONS_MAX), numbers });
  }
}

/** One row of buttons may be written without the outer list. */
function rows(buttons: readonly (readonly Button[])[] | readonly Button[]): readonly (readonly Button[])[] {
  return buttons.every((entry) => Array.isArray(entry))
    ? (buttons as readonly (readonly Button[])[])
    : (buttons as readonly Button[]).map((button) => [button]);
}

function applySet(draft: Draft, action: Extract<Action, { type: "set" }>): void {
  const attributes = mergeAttributes(draft.lead.attributes, action.attributes ?? {});
  const desk = mergeAttributes(draft.lead.desk, action.desk ?? {});
  if (attributes === draft.lead.attributes && desk === draft.lead.desk) return;
  draft.lead = { ...draft.lead, attributes, desk };
  note(draft, "lead", "attributes set by the bot", {
    attributes: Object.keys(action.attributes ?? {}),
    desk: Object.keys(action.desk ?? {}),
  });
}

function applyMute(draft: Draft, muted: boolean): void {
  if (draft.lead.muted === muted) return;
  draft.lead = { ...draft.lead, muted };
  note(draft, "lead", muted ? "the bot is switched off for this lead" : "the bot is switched on again for this lead");
}

function typing(draft: Draft): void {
  if (!draft.context.channel.capabilities.typing) return;
  const { epoch } = required(draft);
  command(draft, draft.lead.binding, { type: "typing.send" }, { epoch }, { kind: "typing" }, { transient: true });
}

/** What was said before goes out first; the dialog is closed once the channel has done it. */
function applyClose(draft: Draft, { category, subcategory }: Extract<Action, { type: "close" }>): boolean {
  const dialog = required(draft);
  if (!draft.context.channel.capabilities.close) {
    refuse(draft, "bot.cannot_close", `close: ${draft.lead.binding} gives us no way to end a chat`);
    return false;
  }
  const guard = { epoch: dialog.epoch, ...(dialog.externalId === undefined ? {} : { chat: dialog.externalId }) };
  command(draft, draft.lead.binding, { type: "dialog.close", reason: "bot", ...defined({ category, subcategory }) }, guard, {
    kind: "close",
  });
  return true;
}

/** Only while waiting, and only where the gateway can take the chat back from the desk. */
function applyReturn(draft: Draft): void {
  const dialog = required(draft);
  if (dialog.state !== "waiting" || !dialog.handoff)
    return refuse(draft, "handoff.not_waiting", "return: only a dialog that waits for an operator can be taken back");
  if (!facts(draft, dialog.handoff.desk)?.capabilities.reclaim)
    return refuse(draft, "handoff.not_reclaimable", `return: ${dialog.handoff.desk} cannot give a routed chat back`);
  takeBack(draft, "bot");
  giveUpHandoff(draft, "bot");
}

/** The bot was told something that a lead waits for an answer to: nobody else has seen it. */
export function mustBeAnswered(context: Readonly<Record<string, Json>>): boolean {
  return context["event"] === "message.received" || context["unheard"] === true;
}

/** The bot answered: whatever failed before is over. A promised late answer is awaited until it comes itself. */
export function botAnswered(draft: Draft, promiseKept: boolean): void {
  const dialog = required(draft);
  if (promiseKept) clearTimers(draft, "bot.silence");
  if (!dialog.botDown) return;
  change(draft, { botDown: undefined });
  note(draft, "bot", "the bot answers again", { since: dialog.botDown.since });
}

/** With the bot still down and the desk's presence unknown, another handoff is tried at most this often. */
const RETRY_HANDOFF = 5 * 60_000;

/** The bot did not answer a lead's message: a person must (invariant 7). Once per failure, never in a loop. */
export function failOpen(draft: Draft, reason: string): void {
  const dialog = required(draft);
  note(draft, "bot", `the bot failed: ${reason}`, { bot: dialog.bot?.binding ?? null });
  if (dialog.state !== "bot" || draft.lead.muted) return;
  const down = dialog.botDown;
  const { now } = draft.context;
  if (down && dialog.operatorsOnline?.online !== true && now - Date.parse(down.handoffTriedAt) < RETRY_HANDOFF) return;
  change(draft, { botDown: { since: down?.since ?? draft.event.at, told: down?.told ?? false, handoffTriedAt: iso(now) } });
  requestHandoff(draft, { by: "gateway", reason: "bot.down" });
}
