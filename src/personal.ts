import { shippedSchema } from "./schemas.ts";

/**
 * What people wrote and who they are, kept out of logs and out of what is shown. Our own data says by the schemas' mark
 * `x-personal` where it is; of a provider's payload nobody knows, so all that does not look like an id or a code counts.
 */
const HIDDEN = "…";
/** Shorter ones are in half of all sentences. */
const WORD_MIN = 4;

/** What stands under such a name is personal; by the JSON type that the schema gives it, since names mean several things. */
type Marks = ReadonlyMap<string, ReadonlySet<string>>;
let marks: Marks | undefined;

function marksOf(): Marks {
  if (marks) return marks;
  const found = new Map<string, Set<string>>();
  const walk = (schema: unknown): void => {
    if (typeof schema !== "object" || schema === null) return;
    if ("properties" in schema && typeof schema.properties === "object" && schema.properties !== null)
      for (const [name, property] of Object.entries(schema.properties as Record<string, Record<string, unknown>>))
        if (property["x-personal"] === true)
          for (const type of [property["type"] ?? "object"].flat()) found.set(name, (found.get(name) ?? new Set()).add(String(type)));
    Object.values(schema).forEach(walk);
  };
  for (const name of ["model", "event", "command"] as const) walk(shippedSchema(name));
  return (marks = found);
}

function isMarked(name: string, value: unknown): boolean {
  return (
    marksOf()
      .get(name)
      ?.has(typeof value) ?? false
  );
}

/** Every text in the value that the schemas mark, as events, commands and leads hold it. */
export function personalWords(value: unknown): Set<string> {
  const words = new Set<string>();
  const collect = (item: unknown, personal: boolean): void => {
    if (personal && (typeof item === "string" || typeof item === "number")) words.add(String(item));
    if (typeof item !== "object" || item === null) return;
    if (Array.isArray(item)) for (const each of item) collect(each, personal);
    else for (const [name, member] of Object.entries(item)) collect(member, personal || isMarked(name, member));
  };
  collect(value, false);
  return words;
}

/** Every text and number in a payload. */
export function allWords(value: unknown): Set<string> {
  const words = new Set<string>();
  const collect = (item: unknown): void => {
    if (typeof item === "string" || typeof item === "number") words.add(String(item));
    else if (typeof item === "object" && item !== null) Object.values(item).forEach(collect);
  };
  collect(value);
  return words;
}

/**
 * The text without those words, also as JSON would escape them; those shorter than 4 characters stay. A text that was cut
 * short may end in the beginning of one.
 */
export function withoutWords(text: string, words: Iterable<string>): string {
  const forms = [...words]
    .flatMap((word) => (word.length < WORD_MIN ? [] : [word, JSON.stringify(word).slice(1, -1)]))
    .toSorted((left, right) => right.length - left.length);
  let rest = text;
  for (const form of forms) rest = withoutBeginning(rest.replaceAll(form, HIDDEN), form);
  return rest;
}

function withoutBeginning(text: string, word: string): string {
  const body = text.endsWith(HIDDEN) ? text.slice(0, -HIDDEN.length) : text;
  for (let length = Math.min(word.length - 1, body.length); length >= WORD_MIN; length -= 1)
    if (body.endsWith(word.slice(0, length))) return body.slice(0, -length) + HIDDEN;
  return text;
}

/** The same value, with what the schemas mark hidden. */
export function withoutMarked(value: unknown): unknown {
  const hide = (item: unknown, personal: boolean): unknown => {
    if (typeof item === "string" || typeof item === "number" || typeof item === "boolean") return personal ? HIDDEN : item;
    if (typeof item !== "object" || item === null || item instanceof Uint8Array) return item;
    if (Array.isArray(item)) return item.map((each) => hide(each, personal));
    return Object.fromEntries(Object.entries(item).map(([name, member]) => [name, hide(member, personal || isMarked(name, member))]));
  };
  return hide(value, false);
}

/** An id, a code, a time: without blanks, of ASCII, and no address. */
const CODE = /^[A-Za-z0-9_.:=-]{0,128}$/;

/** A payload with everything hidden that is one of these words, holds one, or is neither id nor code. */
export function withoutTexts(payload: unknown, words: ReadonlySet<string>): unknown {
  const long = [...words].filter((word) => word.length >= WORD_MIN);
  const isHidden = (text: string) => !CODE.test(text) || (text !== "" && words.has(text)) || long.some((word) => text.includes(word));
  const hide = (item: unknown): unknown => {
    if (typeof item === "string") return isHidden(item) ? HIDDEN : item;
    if (typeof item === "number") return words.has(String(item)) ? HIDDEN : item;
    if (typeof item !== "object" || item === null) return item;
    if (Array.isArray(item)) return item.map(hide);
    return Object.fromEntries(Object.entries(item).map(([name, member]) => [name, hide(member)]));
  };
  return hide(payload);
}

/** What stands under such a name says who or what a payload is about, not what somebody wrote. */
const ID = /(^|[_.-])(id|uuid|type|kind|event|event_name|version)$|[a-z](Id|Uuid|Type|Kind|Event)$/;
/** A longer number may be a telephone's. */
const SHORT_NUMBER = 1_000_000;

/** A payload that no mapping understood: of its texts only ids and types are left, since a short one may be a name or a whole message. */
export function withoutAnyText(payload: unknown): unknown {
  const hide = (item: unknown, isId: boolean): unknown => {
    if (typeof item === "string") return item === "" || (isId && CODE.test(item)) ? item : HIDDEN;
    if (typeof item === "number") return isId || Math.abs(item) < SHORT_NUMBER ? item : HIDDEN;
    if (typeof item !== "object" || item === null) return item;
    if (Array.isArray(item)) return item.map((each) => hide(each, isId));
    return Object.fromEntries(Object.entries(item).map(([name, member]) => [name, hide(member, ID.test(name))]));
  };
  return hide(payload, false);
}
