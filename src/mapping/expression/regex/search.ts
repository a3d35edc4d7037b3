import { spend } from "../budget.ts";
import { boundOf } from "./cost.ts";
import { budgetedSearch } from "./match.ts";
import { parsePattern } from "./parse.ts";

/** A regular expression that cannot run away. */
export interface Searcher {
  readonly source: string;
  /** The first match at or after `from`. */
  readonly exec: (text: string, from: number) => Found | null;
  readonly test: (text: string) => boolean;
}

/** What RegExp.exec returns, as far as it is used. */
export interface Found extends ReadonlyArray<string | undefined> {
  readonly index: number;
}

/** What the platform's engine may try in one search; below this it is left to it, and paid for with a share. */
const TRIES = 200_000;
const TRIES_PER_STEP = 16;

/**
 * The platform's engine wherever it is proven that it ends soon on a text of this length, else our own, which gives the
 * same and pays for every try. Throws UnknownSyntax for what neither can be held to.
 */
export function searcherOf(pattern: RegExp): Searcher {
  // Definitions say the same again and again; nothing is kept between two searches.
  const text = String(pattern);
  const known = SEARCHERS.get(text);
  if (known) return known;
  const made = newSearcher(pattern);
  if (SEARCHERS.size >= SEARCHERS_MAX) SEARCHERS.clear();
  SEARCHERS.set(text, made);
  return made;
}

const SEARCHERS = new Map<string, Searcher>();
const SEARCHERS_MAX = 1_000;

function newSearcher(pattern: RegExp): Searcher {
  const native = new RegExp(pattern.source, pattern.flags);
  const parsed = parsePattern(pattern.source);
  const bound = boundOf(parsed.pattern, pattern.multiline);
  let budgeted: ReturnType<typeof budgetedSearch> | undefined;

  /** For the platform's engine; `length` is as far as it looks. */
  const pay = (length: number): void => spend(1 + Math.floor(bound.tries(length) / TRIES_PER_STEP));
  const exec = (text: string, from: number): Found | null => {
    const length = text.length - from;
    if (bound.tries(length) <= TRIES) {
      if (!bound.local) pay(length);
      native.lastIndex = from;
      const found = native.exec(text);
      if (bound.local) pay(found === null ? length : native.lastIndex - from);
      return found;
    }
    try {
      budgeted ??= budgetedSearch(parsed, pattern.flags);
      return budgeted(text, from);
    } catch (error) {
      // It was stopped in the midst of its work.
      budgeted = undefined;
      throw error;
    }
  };
  return {
    source: pattern.source,
    exec,
    test(text) {
      if (bound.tries(text.length) > TRIES) return exec(text, 0) !== null;
      pay(text.length);
      native.lastIndex = 0;
      return native.test(text);
    },
  };
}
