import type { BotEvent, BotEventType } from "./bot.ts";
import type { Command, CommandBody, Guard } from "./command.ts";
import type { BindingFacts, Context, Decided, Decision, Dialog, Note, Refusal, Situation, Timer, Unsent } from "./dialog.ts";
import type { Event, IncomingAttachment, IncomingMessage, TimerName } from "./event.ts";
import type { Lead } from "./lead.ts";
import type { Attachment, Author, Json, Message } from "./message.ts";

/**
 * One decision in the making. Local to one call of `transition`: the handlers read as sentences about what happens,
 * and the caller sees only the finished, plain Decision.
 */
export interface Draft {
  lead: Lead;
  dialog: Dialog | null;
  readonly before: Situation;
  readonly event: Event;
  readonly context: Context;
  readonly commands: Decided[];
  readonly cancelled: Map<string, string>;
  readonly notes: Note[];
  refused: Refusal | undefined;
  ids: number;
}

export function draftOf(situation: Situation, event: Event, context: Context): Draft {
  return {
    lead: situation.lead,
    dialog: situation.dialog,
    before: situation,
    event,
    context,
    commands: [],
    cancelled: new Map(),
    notes: [],
    refused: undefined,
    ids: 0,
  };
}

export function finish(draft: Draft): Decision {
  const { lead, dialog, commands, notes, refused } = draft;
  const cancel = [...draft.cancelled].map(([id, reason]) => ({ id, reason }));
  return { lead, dialog, commands, cancel, notes, ...(refused ? { refused } : {}) };
}

/** Ids of things that a decision makes (messages, episodes, dialogs): far above the numbers that commands take. */
export function nextId(draft: Draft): string {
  draft.ids += 1;
  return draft.context.id(1000 + draft.ids);
}

export function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

export function note(draft: Draft, kind: string, text: string, data?: Record<string, Json | undefined>): void {
  draft.notes.push(data ? { kind, text, data: data as Record<string, Json> } : { kind, text });
}

export function refuse(draft: Draft, code: string, reason: string): void {
  draft.refused ??= { code, reason };
  note(draft, "refused", reason, { code });
}

/** Changes fields of the dialog; a field given as undefined is removed, so that stored dialogs stay small. */
export function change(draft: Draft, patch: { [Key in keyof Dialog]?: Dialog[Key] | undefined }): Dialog {
  const next: Record<string, unknown> = { ...required(draft) };
  for (const [key, value] of Object.entries(patch)) {
    if (value === undefined) delete next[key];
    else next[key] = value;
  }
  draft.dialog = next as unknown as Dialog;
  return draft.dialog;
}

export function required(draft: Draft): Dialog {
  if (!draft.dialog) throw new Error(`expected a dialog for ${draft.event.type}, there is none: a state was entered without opening one`);
  return draft.dialog;
}

export function command(
  draft: Draft,
  to: string,
  body: CommandBody,
  guard: Guard,
  context: Record<string, Json>,
  delivery: Pick<Command, "transient" | "onDoubt"> = {},
): void {
  draft.commands.push({ to, guard, context, ...body, ...delivery });
}

export function setTimer(draft: Draft, name: TimerName, episode: string, due: number): void {
  const dialog = required(draft);
  const timer: Timer = { name, episode, due };
  change(draft, { timers: [...dialog.timers.filter((known) => known.name !== name), timer] });
}

export function clearTimers(draft: Draft, ...names: TimerName[]): void {
  const dialog = required(draft);
  if (!dialog.timers.some((timer) => names.includes(timer.name))) return;
  change(draft, { timers: dialog.timers.filter((timer) => !names.includes(timer.name)) });
}

/** A mapping's message as the model keeps it. */
export function messageOf(draft: Draft, incoming: IncomingMessage, by: Author): Message {
  return completeMessage(incoming, { id: nextId(draft), by, at: incoming.at ?? draft.event.at });
}

export function completeMessage(incoming: IncomingMessage, envelope: Pick<Message, "id" | "by" | "at">): Message {
  const { choice, attachments, ...rest } = incoming;
  return {
    ...rest,
    ...envelope,
    ...(choice ? { choice: { code: choice.code, caption: choice.caption ?? choice.code } } : {}),
    ...(attachments ? { attachments: attachments.flatMap(fileOf) } : {}),
  };
}

/** The relay has given every reference an address; one that has none cannot be shown to anybody. */
function fileOf({ ref: _ref, private: _private, url, ...file }: IncomingAttachment): Attachment[] {
  return url === undefined ? [] : [{ ...file, url }];
}

/**
 * Tells the bot that this dialog belongs to; nothing when there is none. `unheard`: its messages are the lead's, nobody
 * has seen them yet, so the bot must answer this as it must a message.
 */
export function tellBot(draft: Draft, type: BotEventType, extra: Partial<BotEvent> = {}, unheard = false): void {
  releaseNews(draft);
  const dialog = required(draft);
  const bot = dialog.bot?.binding;
  if (bot !== undefined) notify(draft, bot, botEvent(draft, dialog, type, extra), unheard);
}

function notify(draft: Draft, bot: string, event: BotEvent, unheard = false): void {
  const context: Record<string, Json> = { kind: "notify", event: event.type, epoch: event.epoch };
  if (event.message) context["message"] = event.message.id;
  if (unheard) context["unheard"] = true;
  command(draft, bot, { type: "bot.notify", event }, {}, context);
}

/** The bot hears this once the lookup is answered: as of now, whatever changes until then. */
export function keepNews(draft: Draft, lookup: string, type: BotEventType, extra: Partial<BotEvent>, since?: string): void {
  releaseNews(draft);
  const dialog = required(draft);
  const to = dialog.bot?.binding;
  if (to === undefined) return;
  change(draft, { news: { lookup, to, event: botEvent(draft, dialog, type, extra), ...(since === undefined ? {} : { since }) } });
}

/** Not later than anything else that the bot hears: its order is the order of things. */
export function releaseNews(draft: Draft, event?: BotEvent): void {
  const news = draft.dialog?.news;
  if (!news) return;
  change(draft, { news: undefined });
  notify(draft, news.to, event ?? news.event);
}

function botEvent(draft: Draft, dialog: Dialog, type: BotEventType, { operator, ...extra }: Partial<BotEvent>): BotEvent {
  const { lead } = draft;
  // Of whom nothing is known there is nothing to say.
  const isKnown = operator !== undefined && Object.values(operator).some((value) => value !== undefined);
  return {
    type,
    at: draft.event.at,
    epoch: dialog.epoch,
    lead: {
      id: lead.id,
      externalId: lead.externalId,
      binding: lead.binding,
      ...defined({
        name: lead.name,
        login: lead.login,
        messenger: lead.messenger,
        phone: lead.phone,
        email: lead.email,
        language: lead.language,
        page: lead.page,
      }),
      attributes: lead.attributes,
      desk: lead.desk,
      muted: lead.muted,
    },
    dialog: {
      id: dialog.id,
      state: dialog.state,
      binding: dialog.binding,
      ...defined({ externalId: dialog.externalId }),
      operatorsOnline: presence(draft, dialog),
    },
    ...extra,
    ...(isKnown ? { operator } : {}),
  };
}

/** How long the answer of a desk that is asked says something. */
const PRESENCE_COUNTS = 60_000;

/** Whether somebody is online, as far as that is known now: what was reported counts until the next report, an answer for a minute. */
function presence(draft: Draft, dialog: Dialog): boolean | null {
  const { operatorsOnline, desk } = dialog;
  if (!operatorsOnline) return null;
  const asked = facts(draft, desk?.binding ?? draft.context.route.desk?.binding)?.capabilities.availability === "request";
  return asked && draft.context.now - Date.parse(operatorsOnline.at) > PRESENCE_COUNTS ? null : operatorsOnline.online;
}

/** The object without its undefined members, so that JSON and tests see only what is there. */
export function defined<T extends Record<string, unknown>>(fields: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };
}

/** The lead's unsent channel messages that no longer may go out. Returns those of the bot, which must hear of it. */
export function cancelUnsent(draft: Draft, which: (unsent: Unsent) => boolean, reason: string): Unsent[] {
  const cancelled: Unsent[] = [];
  for (const unsent of draft.before.unsent) {
    if (unsent.started || draft.cancelled.has(unsent.id) || !which(unsent)) continue;
    draft.cancelled.set(unsent.id, reason);
    cancelled.push(unsent);
  }
  return cancelled.filter((unsent) => unsent.command.context["kind"] === "say");
}

export function isMessageToLead(unsent: Unsent): boolean {
  return unsent.command.type === "message.send" || unsent.command.type === "typing.send";
}

export function facts(draft: Draft, binding: string | undefined): BindingFacts | undefined {
  return binding === undefined ? undefined : draft.context.binding(binding);
}

/** The desk is the lead's own channel: operators see the chat itself, nothing is mirrored or relayed. */
export function deskIsChannel(draft: Draft, desk: string | undefined): boolean {
  return desk !== undefined && desk === draft.lead.binding;
}

const PAST_CHATS_MAX = 50;

export function addToPast(lead: Lead, chat: string | undefined): Lead {
  if (chat === undefined || lead.pastChats.includes(chat)) return lead;
  return { ...lead, pastChats: [...lead.pastChats, chat].slice(-PAST_CHATS_MAX) };
}
