import type { BotEvent } from "./bot.ts";
import type { Found, FoundLine, LookupReason } from "./command.ts";
import type { Draft } from "./draft.ts";
import { change, command, deskIsChannel, keepNews, messageOf, nextId, note, releaseNews, required, tellBot } from "./draft.ts";
import type { EventOf, Operator } from "./event.ts";
import { updateLead } from "./lead.ts";
import type { LeadFields } from "./lead.ts";
import type { Message } from "./message.ts";
import { recordLine } from "./mirror.ts";

const LINES_MAX = 100;
/** Between the provider's clock and ours. */
const CLOCKS_APART = 30_000;

/**
 * Asks the channel what it knows. Nothing waits for the answer: it overtakes what is to be said in this chat, is never
 * tried again, and without it the dialog only knows less. Returns the question's id; undefined = nothing can be asked.
 */
export function lookUp(draft: Draft, why: LookupReason, operator?: Operator): string | undefined {
  const { lookup } = draft.context.channel.capabilities;
  const chat = required(draft).externalId;
  if (lookup === "none" || chat === undefined) return undefined;
  const id = nextId(draft);
  const body = { type: "lead.lookup" as const, why, chat, ...(operator?.id === undefined ? {} : { operator: operator.id }) };
  command(draft, draft.lead.binding, body, {}, { kind: "lookup", lookup: id }, { transient: true });
  return id;
}

/** The bot hears who joined: with the name, where the desk tells an id only and the name can be looked up. */
export function tellJoined(draft: Draft, desk: string, event: Partial<BotEvent>): void {
  const { operator } = event;
  const nameless = operator?.id !== undefined && operator.name === undefined;
  const lookup = nameless && deskIsChannel(draft, desk) ? lookUp(draft, "joined", operator) : undefined;
  if (lookup === undefined) tellBot(draft, "operator.joined", event);
  else keepNews(draft, lookup, "operator.joined", event);
}

/** The bot hears of the human stretch: with what was said, where that can be looked up. */
export function tellReturned(draft: Draft, desk: string, since: string, event: Partial<BotEvent>): void {
  const transcript = draft.context.channel.capabilities.lookup === "transcript" && deskIsChannel(draft, desk);
  const lookup = transcript ? lookUp(draft, "returned", event.operator) : undefined;
  if (lookup === undefined) tellBot(draft, "dialog.returned", event);
  else keepNews(draft, lookup, "dialog.returned", event, since);
}

/** The answer to a lookup, or that there is none. */
export function lookedUp(draft: Draft, { outcome, command: done }: EventOf<"command.settled">): void {
  const dialog = required(draft);
  const found: Found = (outcome.kind === "delivered" ? outcome.found : undefined) ?? {};
  const { operator } = found;
  const named = operator?.name !== undefined && operator.id !== undefined ? operator : undefined;
  if (named && dialog.operator?.id === named.id && dialog.operator?.name === undefined) change(draft, { operator: named });
  const { news } = dialog;
  if (news && news.lookup === done.context["lookup"]) {
    const { event, since } = news;
    const same = named !== undefined && event.operator?.id === named.id;
    releaseNews(draft, {
      ...event,
      ...(same ? { operator: named } : {}),
      ...(since !== undefined && found.lines ? withLines(draft, event.messages ?? [], found.lines, since) : {}),
    });
  }
  if (found.lead) learn(draft, found.lead, "lead.updated");
}

/** What a provider says of its lead; the bot hears of it where `tell` says so. */
export function learn(draft: Draft, fields: LeadFields, tell?: "lead.updated"): void {
  const { lead, changed } = updateLead(draft.lead, fields);
  draft.lead = lead;
  if (changed.length === 0) return;
  note(draft, "lead", `learnt: ${changed.join(", ")}`, { changed });
  if (tell && draft.dialog) tellBot(draft, tell, { changed });
}

/** The provider's record of the stretch, in its order, over what we heard of it ourselves; each line once. */
function withLines(draft: Draft, heard: readonly Message[], lines: readonly FoundLine[], since: string): { messages?: readonly Message[] } {
  const dialog = required(draft);
  const had = new Set(dialog.lines);
  const earliest = Date.parse(since) - CLOCKS_APART;
  const fresh: Message[] = [];
  const record: Message[] = [];
  for (const { by, ...line } of lines) {
    const ours = line.providerId === undefined ? undefined : heard.find(({ providerId }) => providerId === line.providerId);
    if (ours) record.push(ours);
    else if (line.providerId !== undefined && !had.has(line.providerId) && Date.parse(line.at ?? since) >= earliest) {
      const message = messageOf(draft, line, by);
      fresh.push(message);
      record.push(message);
    }
  }
  for (const message of fresh) recordLine(draft, message, draft.lead.binding);
  const ids = fresh.flatMap(({ providerId }) => providerId ?? []);
  if (ids.length > 0) change(draft, { lines: [...(dialog.lines ?? []), ...ids].slice(-LINES_MAX) });
  const messages = [...record, ...heard.filter((message) => !record.includes(message))].slice(-LINES_MAX);
  return messages.length === 0 ? {} : { messages };
}
