import type { MappedEvent } from "../model/event.ts";
import { shippedValidator } from "../schemas.ts";
import { pathText, sentenceOf } from "./findings.ts";

const validate = shippedValidator("event", { allErrors: false });

/** What an `event` mapping gave: one, several or none, each checked against schemas/event.schema.json. */
export function readEvents(result: unknown): { readonly events: readonly MappedEvent[] } | { readonly error: string } {
  if (result === undefined || result === null) return { events: [] };
  const list: readonly unknown[] = Array.isArray(result) ? result : [result];
  const events = list.filter((each) => each !== null).map(tidy);
  for (const [index, event] of events.entries()) {
    const [wrong] = validate(event);
    const error = wrong ? `${pathText(wrong.path) || "the event"} ${sentenceOf(wrong)}` : saysNothing(event as MappedEvent);
    if (error !== undefined) return { error: `${list.length > 1 ? `event ${index + 1}: ` : ""}${error}` };
  }
  return { events: events as readonly MappedEvent[] };
}

/** A path that found nothing: the lead's words would be gone, and the bot would hear an empty message. */
function saysNothing(event: MappedEvent): string | undefined {
  if (!("message" in event) || event.message === undefined) return undefined;
  const { kind, text, choice, attachments = [], location, contact } = event.message;
  if (kind !== "text" || text !== undefined || choice || attachments.length > 0 || location || contact) return undefined;
  return 'message.text must be there in a message of kind "text": expected a text, got nothing (does its path fit this payload?)';
}

/** Members where a provider's null means "not there"; free data (attributes, desk, actions) keeps its nulls. */
const PARTS = ["lead", "dialog", "operator"] as const;

/**
 * A provider's null is an absent key, and an id is text even where the provider writes a number (a long one comes as
 * text already, so both forms of one id must become the same).
 */
function tidy(event: unknown): unknown {
  if (typeof event !== "object" || event === null || Array.isArray(event)) return event;
  const result = withoutNulls(event as Readonly<Record<string, unknown>>);
  for (const part of PARTS) if (isRecord(result[part])) result[part] = withoutNulls(result[part]);
  numberToText(result, ["providerId"]);
  if (isRecord(result["lead"])) {
    const lead = result["lead"] as Record<string, unknown>;
    numberToText(lead, ["externalId", "assumedId", "phone"]);
    if (isRecord(lead["aliases"])) {
      const aliases = withoutNulls(lead["aliases"]);
      numberToText(aliases, Object.keys(aliases));
      lead["aliases"] = aliases;
    }
  }
  if (isRecord(result["dialog"])) numberToText(result["dialog"] as Record<string, unknown>, ["externalId"]);
  if (isRecord(result["operator"])) numberToText(result["operator"] as Record<string, unknown>, ["id"]);
  if (isRecord(result["message"])) result["message"] = tidyMessage(result["message"]);
  if (Array.isArray(result["messages"]))
    result["messages"] = result["messages"].map((each: unknown) => (isRecord(each) ? tidyMessage(each) : each));
  return result;
}

function tidyMessage(given: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const message = withoutNulls(given);
  numberToText(message, ["providerId"]);
  for (const part of ["choice", "contact", "location"]) if (isRecord(message[part])) message[part] = withoutNulls(message[part]);
  if (isRecord(message["choice"])) numberToText(message["choice"] as Record<string, unknown>, ["code"]);
  const files = message["attachments"];
  // A one-element list that an expression collapsed.
  if (isRecord(files)) message["attachments"] = [tidyFile(files)];
  else if (Array.isArray(files)) message["attachments"] = files.map((each: unknown) => (isRecord(each) ? tidyFile(each) : each));
  return message;
}

function tidyFile(file: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const result = withoutNulls(file);
  numberToText(result, ["ref"]);
  return result;
}

function withoutNulls(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null));
}

function numberToText(record: Record<string, unknown>, keys: readonly string[]): void {
  for (const key of keys) if (typeof record[key] === "number") record[key] = String(record[key]);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
