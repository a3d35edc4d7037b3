import { spend, spendScan, spendText } from "../budget.ts";
import type { Callable } from "../callable.ts";
import { apply } from "../callable.ts";
import { Fault } from "../fault.ts";
import { matchesOf, testMatcher, matchValue } from "../regex.ts";
import type { Match } from "../regex.ts";
import { createSequence, push } from "../sequence.ts";
import { textOf } from "../text.ts";
import type { BuiltinTable } from "./builtin.ts";

/** Functions of texts. All of them answer nothing with nothing. */
export const STRINGS: BuiltinTable = {
  string: ["<x-b?:s>", string, 1],
  substring: ["<s-nn?:s>", substring],
  substringBefore: ["<s-s:s>", substringBefore],
  substringAfter: ["<s-s:s>", substringAfter],
  lowercase: ["<s-:s>", (text: string | undefined) => (text === undefined ? undefined : made(text.toLowerCase()))],
  uppercase: ["<s-:s>", (text: string | undefined) => (text === undefined ? undefined : made(text.toUpperCase()))],
  length: ["<s-:n>", (text: string | undefined) => (text === undefined ? undefined : lengthOf(text))],
  trim: ["<s-:s>", trim],
  pad: ["<s-ns?:s>", pad],
  match: ["<s-f<s:o>n?:a<o>>", match],
  contains: ["<s-(sf):b>", contains],
  replace: ["<s-(sf)(sf)n?:s>", replace],
  split: ["<s-(sf)n?:a<s>>", split],
  join: ["<a<s>s?:s>", join],
  base64encode: [
    "<s-:s>",
    (text: string | undefined) => (text === undefined ? undefined : made(Buffer.from(text, "latin1").toString("base64"))),
  ],
  base64decode: [
    "<s-:s>",
    (text: string | undefined) => (text === undefined ? undefined : made(Buffer.from(text, "base64").toString("latin1"))),
  ],
  encodeUrlComponent: ["<s-:s>", coded(encodeURIComponent)],
  encodeUrl: ["<s-:s>", coded(encodeURI)],
  decodeUrlComponent: ["<s-:s>", coded(decodeURIComponent)],
  decodeUrl: ["<s-:s>", coded(decodeURI)],
};

/** Pays for a text. */
function made(text: string): string {
  spendScan(text.length);
  spendText(text.length);
  return text;
}

function string(value: unknown, pretty?: boolean): string | undefined {
  return value === undefined ? undefined : textOf(value, pretty === true);
}

/** Only such characters make the number of characters differ from the length. */
const SURROGATE = /[\ud800-\udfff]/;

function lengthOf(text: string): number {
  spendScan(text.length);
  return SURROGATE.test(text) ? charactersOf(text).length : text.length;
}

function charactersOf(text: string): string[] {
  spend(text.length);
  return Array.from(text);
}

function substring(text: string | undefined, start: number, length?: number): string | undefined {
  if (text === undefined) return undefined;
  spendScan(text.length);
  const characters = SURROGATE.test(text) ? charactersOf(text) : undefined;
  const size = characters?.length ?? text.length;
  const from = size + start < 0 ? 0 : start;
  if (length !== undefined && length <= 0) return "";
  const end = length === undefined ? undefined : from >= 0 ? from + length : size + from + length;
  return made(characters === undefined ? text.slice(from, end) : characters.slice(from, end).join(""));
}

function substringBefore(text: string | undefined, mark: string): string | undefined {
  if (text === undefined) return undefined;
  spendScan(text.length);
  const at = text.indexOf(mark);
  return at < 0 ? text : made(text.slice(0, at));
}

function substringAfter(text: string | undefined, mark: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  spendScan(text.length);
  const at = text.indexOf(mark as string);
  return at < 0 ? text : made(text.slice(at + (mark as string).length));
}

/** Blanks within become one blank each, those around it go. */
function trim(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  spendScan(text.length);
  const inner = BLANKS.test(text) ? made(text.replace(/[ \t\n\r]+/g, " ")) : text;
  const start = inner.startsWith(" ") ? 1 : 0;
  const end = inner.length > start && inner.endsWith(" ") ? inner.length - 1 : inner.length;
  return start === 0 && end === inner.length ? inner : inner.slice(start, end);
}

/** Blanks that are not just one blank between two words. */
const BLANKS = /[\t\n\r]| {2}/;

function pad(text: string | undefined, width: number, filling?: string): string | undefined {
  if (text === undefined) return undefined;
  const with_ = filling === undefined || filling === "" ? " " : filling;
  const missing = Math.abs(Math.trunc(width)) - lengthOf(text);
  if (!(missing > 0)) return text;
  spendText(missing + text.length);
  const padding = with_.length === 1 ? with_.repeat(missing) : repeated(with_, missing);
  return width > 0 ? text + padding : padding + text;
}

/** So many characters of `text`, over and over. */
function repeated(text: string, characters: number): string {
  const all = Array.from(text);
  const full = text.repeat(Math.floor(characters / all.length));
  spendText(full.length);
  return full + all.slice(0, characters % all.length).join("");
}

function contains(text: string | undefined, token: string | Callable | undefined): boolean | undefined {
  if (text === undefined || token === undefined) return undefined;
  if (typeof token !== "string") return testMatcher(token, text);
  spendScan(text.length);
  return text.includes(token);
}

function match(text: string | undefined, matcher: Callable, limit?: number): unknown {
  if (text === undefined) return undefined;
  if (limit !== undefined && limit < 0) throw new Fault("D3040", { value: limit, index: 3 });
  const found = createSequence();
  for (const { match, start, groups } of upTo(limit, matcher, text)) push(found, { match, index: start, groups });
  return found;
}

/** The first so many matches; the one after them is looked for as well, for it may fail. */
function* upTo(limit: number | undefined, matcher: Callable, text: string): Generator<Match> {
  if (limit !== undefined && !(limit > 0)) return;
  let count = 0;
  for (const found of matchesOf(matcher, text)) {
    if (limit !== undefined && count >= limit) return;
    spend(1);
    count += 1;
    yield found;
  }
}

function replace(text: string | undefined, pattern: string | Callable, replacement: string | Callable, limit?: number): string | undefined {
  if (text === undefined) return undefined;
  if (pattern === "") throw new Fault("D3010", { value: pattern, index: 2 });
  if (limit !== undefined && limit < 0) throw new Fault("D3011", { value: limit, index: 4 });
  if (limit !== undefined && !(limit > 0)) return text;
  if (typeof pattern === "string") return replaceText(text, pattern, replacement, limit);
  let result = "";
  let position = 0;
  for (const found of upTo(limit, pattern, text)) {
    const with_ =
      typeof replacement === "string" ? filledIn(replacement, found) : apply(replacement, [matchValue(found, pattern, text)], null);
    if (typeof with_ !== "string") throw new Fault("D3012", { value: with_ });
    spendText(found.start - position + with_.length);
    result += text.slice(position, found.start) + with_;
    position = found.start + found.match.length;
  }
  return position === 0 && result === "" ? text : made(result + text.slice(position));
}

function replaceText(text: string, pattern: string, replacement: string | Callable | undefined, limit: number | undefined): string {
  // As the interpreter: one that is not there is written out.
  const with_ = replacement === undefined ? "undefined" : typeof replacement === "string" ? replacement : textOf(replacement);
  spendScan(text.length);
  let result = "";
  let position = 0;
  const most = limit ?? Infinity;
  let count = 0;
  let at = text.indexOf(pattern);
  while (at !== -1 && count < most) {
    spend(1);
    spendText(at - position + with_.length);
    result += text.slice(position, at) + with_;
    position = at + pattern.length;
    count += 1;
    at = text.indexOf(pattern, position);
  }
  return count === 0 ? text : made(result + text.slice(position));
}

/** `$1` and its like in a replacement; `$$` is a dollar, and so is one before anything else. */
function filledIn(replacement: string, found: Match): string {
  const { groups } = found;
  let result = "";
  let position = 0;
  let dollar = replacement.indexOf("$");
  while (dollar !== -1) {
    spend(1);
    result += replacement.slice(position, dollar);
    position = dollar + 1;
    const after = replacement.charAt(position);
    if (after === "$") {
      result += "$";
      position += 1;
    } else if (after === "0") {
      result += found.match;
      position += 1;
    } else {
      const number = groupNumber(replacement, position, groups.length);
      if (Number.isNaN(number)) result += "$";
      else {
        result += groups[number - 1] ?? "";
        position += String(number).length;
      }
    }
    dollar = replacement.indexOf("$", position);
  }
  return result + replacement.slice(position);
}

/** As many digits as there may be groups. */
function groupNumber(replacement: string, position: number, groups: number): number {
  const digits = groups === 0 ? 1 : Math.floor(Math.log(groups) * Math.LOG10E) + 1;
  const number = parseInt(replacement.slice(position, position + digits), 10);
  return digits > 1 && number > groups ? parseInt(replacement.slice(position, position + digits - 1), 10) : number;
}

function split(text: string | undefined, separator: string | Callable, limit?: number): unknown {
  if (text === undefined) return undefined;
  if (limit !== undefined && limit < 0) throw new Fault("D3020", { value: limit, index: 3 });
  if (limit !== undefined && !(limit > 0)) return [];
  spendScan(text.length);
  if (typeof separator === "string" || separator === undefined) {
    spend(partsOf(text, separator, limit));
    return text.split(separator as string, limit);
  }
  const parts: string[] = [];
  let start = 0;
  for (const found of upTo(limit, separator, text)) {
    push(parts, text.slice(start, found.start));
    start = found.end;
  }
  if (limit === undefined || parts.length < limit) parts.push(text.slice(start));
  return parts;
}

/** How many parts there will be, before they are made; paid for while they are counted, where that takes long. */
function partsOf(text: string, separator: string | undefined, limit: number | undefined): number {
  if (separator === undefined) return 1;
  const most = Math.min(limit ?? Infinity, Math.floor(text.length / Math.max(1, separator.length)) + 1);
  if (most < 10_000 || separator === "") return most;
  let parts = 1;
  for (let at = text.indexOf(separator); at !== -1; at = text.indexOf(separator, at + separator.length)) {
    spend(1);
    parts += 1;
  }
  return parts;
}

function join(texts: readonly string[] | undefined, separator = ""): string | undefined {
  if (texts === undefined) return undefined;
  spend(texts.length);
  let size = separator.length * Math.max(0, texts.length - 1);
  for (const text of texts) size += text.length;
  spendText(size);
  return texts.join(separator);
}

function coded(code: (text: string) => string): (text: string | undefined) => string | undefined {
  return (text) => {
    if (text === undefined) return undefined;
    try {
      return made(code(text));
    } catch (error) {
      throw error instanceof URIError ? new Fault("D3140", { value: text }) : error;
    }
  };
}
