import { apply, callable, isCallable } from "./callable.ts";
import type { Callable } from "./callable.ts";
import { Fault } from "./fault.ts";
import type { Searcher } from "./regex/search.ts";

/** One match, as expressions see it. */
export interface Match {
  readonly match: string;
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
}

/** A regular expression as a value: a function from a text to its first match, which knows how to find the next one. */
export interface Pattern extends Callable {
  search: Searcher;
  position: number | undefined;
}

export function patternOf(search: Searcher, position: number | undefined): Pattern {
  const pattern = callable(([text, from]) => {
    const searched = typeof text === "function" ? "" : String(text);
    const found = find(search, searched, placeOf(from));
    return found === undefined ? undefined : linked(found, search, searched, position);
  }, 2) as Pattern;
  pattern.search = search;
  pattern.position = position;
  return pattern;
}

/** As lastIndex takes what is set: `$each` gives the member's name here. */
function placeOf(from: unknown): number {
  const place = typeof from === "object" || typeof from === "function" ? 0 : Math.trunc(Number(from));
  return place > 0 ? place : 0;
}

function linked(found: Match, search: Searcher, text: string, position: number | undefined): Record<string, unknown> {
  const next = callable(() => {
    const following = findNext(found, search, text, position);
    return following === undefined ? undefined : linked(following, search, text, position);
  }, 0);
  return { ...found, next };
}

function find(search: Searcher, text: string, from: number): Match | undefined {
  const found = search.exec(text, from);
  if (found === null) return undefined;
  const match = found[0] ?? "";
  return { match, start: found.index, end: found.index + match.length, groups: found.slice(1) };
}

function findNext(previous: Match, search: Searcher, text: string, position: number | undefined): Match | undefined {
  if (previous.end >= text.length) return undefined;
  const following = find(search, text, previous.end);
  if (following?.match === "") {
    const fault = new Fault("D1004", { value: search.source });
    fault.position = position;
    throw fault;
  }
  return following;
}

export function isPattern(value: unknown): value is Pattern {
  return isCallable(value) && (value as Partial<Pattern>).search !== undefined;
}

/** Whether it is found at all. */
export function testMatcher(matcher: Callable, text: string): boolean {
  if (isPattern(matcher)) {
    return matcher.search.test(text);
  }
  const found = apply(matcher, [text], null);
  // Of what a function gives that is no pattern, only what is true is looked at.
  return found ? asMatch(found) !== undefined : found !== undefined;
}

/** All matches, one after the other; the matcher may be a pattern or a function that behaves like one. */
export function* matchesOf(matcher: Callable, text: string): Generator<Match> {
  if (isPattern(matcher)) {
    let found = find(matcher.search, text, 0);
    while (found !== undefined) {
      yield found;
      found = findNext(found, matcher.search, text, matcher.position);
    }
    return;
  }
  let found = asMatch(apply(matcher, [text], null));
  while (found !== undefined) {
    yield found;
    found = asMatch(apply(found.next, [undefined], null));
  }
}

/** A match as a function of the mapping gets it: a pattern's knows how to find the one after it. */
export function matchValue(found: Match, matcher: Callable, text: string): unknown {
  return isPattern(matcher) ? linked(found, matcher.search, text, matcher.position) : found;
}

function asMatch(found: unknown): (Match & { readonly next: unknown }) | undefined {
  if (found === undefined) return undefined;
  const match = (typeof found === "object" && found !== null ? found : {}) as Partial<Match> & { readonly next?: unknown };
  const fits = typeof match.start === "number" || typeof match.end === "number" || Array.isArray(match.groups) || isCallable(match.next);
  if (!fits) throw new Fault("T1010");
  return match as Match & { readonly next: unknown };
}
