import type { BodyKind } from "./definition-file.ts";

/** What a request's body says, or why it cannot be read. */
export type Decoded = { readonly body: unknown } | { readonly malformed: string };

const MAX_DEPTH = 64;
const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);

/** Reads a body. A missing or odd content type is forgiven where the body can be read all the same. */
export function decodeBody(
  kind: BodyKind,
  request: { readonly method: string; readonly contentType: string; readonly query: string; readonly body: Uint8Array },
): Decoded {
  if (kind === "none") return { body: undefined };
  if (kind === "query") return parseForm(request.query);
  if (/^multipart\//i.test(request.contentType)) return { malformed: `expected a ${kind} body, got multipart` };
  const text = decodeText(request.body);
  if (text === undefined) return { malformed: "expected UTF-8, got bytes that are not" };
  if (kind === "text") return { body: text };
  if (kind === "any") {
    if (text.trim() === "") return { body: undefined };
    return /^\s*[[{]/.test(text) || /json/i.test(request.contentType) ? parseJson(text) : parseForm(text);
  }
  if (kind === "form") {
    if (/json/i.test(request.contentType)) return { malformed: `expected a form, got ${request.contentType}` };
    return parseForm(text);
  }
  if (text.trim() === "") return request.method === "GET" ? { body: undefined } : { malformed: "expected JSON, got an empty body" };
  return parseJson(text);
}

function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** JSON without what harms: nesting beyond 64 levels, prototype keys. Integers beyond 2^53 become text, digit for digit. */
export function parseJson(text: string): Decoded {
  if (isTooDeep(text)) return { malformed: `expected JSON of at most ${MAX_DEPTH} levels, got deeper` };
  try {
    // The slower walk only where the text can hold such a number.
    const body: unknown = /\d{16}/.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text);
    if (/__proto__|constructor|prototype|\\u/.test(text) && holdsForbiddenKey(body)) {
      return { malformed: 'expected JSON without the keys "__proto__", "constructor", "prototype"' };
    }
    return { body };
  } catch {
    // The parser's own message quotes the body.
    return { malformed: "expected JSON, got something that does not parse" };
  }
}

function keepDigits(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== "number" || Number.isSafeInteger(value)) return value;
  return context?.source !== undefined && /^-?\d+$/.test(context.source) ? context.source : value;
}

/** Counted before parsing, so that depth costs nobody a stack. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (inString) {
      if (code === 0x5c) index++;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x7b || code === 0x5b) {
      if (++depth > MAX_DEPTH) return true;
    } else if (code === 0x7d || code === 0x5d) depth--;
  }
  return false;
}

function holdsForbiddenKey(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return value.some(holdsForbiddenKey);
  return Object.entries(value).some(([key, member]) => FORBIDDEN.has(key) || holdsForbiddenKey(member));
}

function parseForm(text: string): Decoded {
  const body = parseQuery(text);
  return body ? { body } : { malformed: 'expected a form without the keys "__proto__", "constructor", "prototype"' };
}

/** "a=1&b=2&b=3" → { a: "1", b: ["2", "3"] }; undefined when a key is one that harms. */
export function parseQuery(text: string): Readonly<Record<string, string | readonly string[]>> | undefined {
  const result: Record<string, string | string[]> = {};
  for (const [key, value] of new URLSearchParams(text)) {
    if (FORBIDDEN.has(key)) return undefined;
    const known = Object.hasOwn(result, key) ? result[key] : undefined;
    result[key] = known === undefined ? value : [known, value].flat();
  }
  return result;
}
