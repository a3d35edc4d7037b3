import { spend } from "../budget.ts";
import type { Parsed, Pattern, Repeat } from "./parse.ts";
import type { Found } from "./search.ts";

/** Tries to match from here on; the end of the whole match, or -1. */
type Matcher = (at: number) => number;

/**
 * The platform's way to match, backtracking and all, but every try is paid for from the budget of the evaluation: an
 * expression that would run for minutes ends with D1012.
 */
export function budgetedSearch({ pattern, groups }: Parsed, flags: string): (text: string, from: number) => Found | null {
  const ignoreCase = flags.includes("i");
  const multiline = flags.includes("m");
  // One search at a time: an evaluation is synchronous, and a search calls nothing of it.
  let text = "";
  let starts: number[] = [];
  let ends: number[] = [];

  const build = (node: Pattern, next: Matcher): Matcher => {
    switch (node.kind) {
      case "one": {
        const accepts = charactersOf(node.source, ignoreCase);
        return (at) => {
          spend(1);
          return at < text.length && accepts(text.charCodeAt(at)) ? next(at + 1) : -1;
        };
      }
      case "all":
        return node.parts.reduceRight<Matcher>((rest, part) => build(part, rest), next);
      case "either": {
        const options = node.options.map((option) => build(option, next));
        return (at) => {
          for (const option of options) {
            spend(1);
            const end = option(at);
            if (end >= 0) return end;
          }
          return -1;
        };
      }
      case "group":
        return node.index === undefined ? build(node.body, next) : capture(node.body, node.index, next);
      case "repeat":
        return node.body.kind === "one" ? repeatOne(node, node.body.source, next) : repeat(node, next);
      case "edge":
        return (at) => (isAt(node.edge, at) ? next(at) : -1);
      case "ahead":
        return ahead(node.body, node.negative, next);
      case "again":
        return again(node.index, next);
    }
  };

  const capture = (body: Pattern, index: number, next: Matcher): Matcher => {
    const opened: number[] = [];
    const inner = build(body, (at) => {
      const [start, end] = [starts[index] as number, ends[index] as number];
      const from = opened.pop() as number;
      starts[index] = from;
      ends[index] = at;
      const result = next(at);
      if (result < 0) {
        starts[index] = start;
        ends[index] = end;
        opened.push(from);
      }
      return result;
    });
    return (at) => {
      opened.push(at);
      const result = inner(at);
      if (result < 0) opened.pop();
      return result;
    };
  };

  const repeatOne = ({ min, max, lazy }: Repeat, source: string, next: Matcher): Matcher => {
    const accepts = charactersOf(source, ignoreCase);
    return (at) => {
      const most = Math.min(max, text.length - at);
      let count = 0;
      while (count < min) {
        spend(1);
        if (count >= most || !accepts(text.charCodeAt(at + count))) return -1;
        count += 1;
      }
      if (!lazy) {
        while (count < most && accepts(text.charCodeAt(at + count))) count += 1;
        spend(count - min);
        for (; count >= min; count -= 1) {
          spend(1);
          const end = next(at + count);
          if (end >= 0) return end;
        }
        return -1;
      }
      for (;;) {
        spend(1);
        const end = next(at + count);
        if (end >= 0) return end;
        if (count >= most || !accepts(text.charCodeAt(at + count))) return -1;
        count += 1;
      }
    };
  };

  const repeat = (node: Repeat, next: Matcher): Matcher => {
    const { min, max, lazy, groups } = node;
    let count = 0;
    let last = -1;
    const round = (at: number, done: number, before: number): number => {
      if (done >= max) return -1;
      const kept = [starts.slice(groups.from, groups.to + 1), ends.slice(groups.from, groups.to + 1)] as const;
      for (let index = groups.from; index <= groups.to; index += 1) starts[index] = ends[index] = -1;
      count = done + 1;
      last = at;
      const end = body(at);
      if (end >= 0) return end;
      count = done;
      last = before;
      for (let index = groups.from; index <= groups.to; index += 1) {
        starts[index] = kept[0][index - groups.from] as number;
        ends[index] = kept[1][index - groups.from] as number;
      }
      return -1;
    };
    const leave = (at: number, done: number, before: number): number => {
      if (done < min) return -1;
      const end = next(at);
      count = done;
      last = before;
      return end;
    };
    const more: Matcher = (at) => {
      spend(8 + groups.to - groups.from);
      // A round beyond the required ones that matched nothing leads nowhere.
      if (count > min && at === last) return -1;
      const [done, before] = [count, last];
      const [first, second] = lazy ? [leave, round] : [round, leave];
      const end = first(at, done, before);
      return end >= 0 ? end : second(at, done, before);
    };
    const body = build(node.body, more);
    return (at) => {
      const [done, before] = [count, last];
      count = 0;
      last = -1;
      const end = more(at);
      count = done;
      last = before;
      return end;
    };
  };

  const ahead = (body: Pattern, negative: boolean, next: Matcher): Matcher => {
    const inner = build(body, (at) => at);
    return (at) => {
      spend(1);
      const kept = [starts.slice(), ends.slice()] as const;
      const found = inner(at) >= 0;
      if (negative || !found) [starts, ends] = [kept[0].slice(), kept[1].slice()];
      const end = found === negative ? -1 : next(at);
      if (end < 0) [starts, ends] = [kept[0], kept[1]];
      return end;
    };
  };

  const again = (index: number, next: Matcher): Matcher => {
    return (at) => {
      const [start, end] = [starts[index] as number, ends[index] as number];
      if (start < 0) return next(at);
      spend(1 + end - start);
      const [wanted, given] = [text.slice(start, end), text.slice(at, at + end - start)];
      const same = wanted === given || (ignoreCase && wanted.length === given.length && folded(wanted) === folded(given));
      return same ? next(at + end - start) : -1;
    };
  };

  const isAt = (edge: "^" | "$" | "b" | "B", at: number): boolean => {
    if (edge === "^") return at === 0 || (multiline && isLineEnd(text.charCodeAt(at - 1)));
    if (edge === "$") return at === text.length || (multiline && isLineEnd(text.charCodeAt(at)));
    const between = isWord(text.charCodeAt(at - 1)) !== isWord(text.charCodeAt(at));
    return between === (edge === "b");
  };

  const match = build(pattern, (at) => at);
  return (given, from) => {
    text = given;
    starts = Array.from({ length: groups + 1 }, () => -1);
    ends = starts.slice();
    for (let start = from; start <= text.length; start += 1) {
      spend(1);
      starts.fill(-1);
      ends.fill(-1);
      const end = match(start);
      if (end < 0) continue;
      const captures = starts.slice(1).map((first, index) => (first < 0 ? undefined : given.slice(first, ends[index + 1])));
      return Object.assign([given.slice(start, end), ...captures], { index: start });
    }
    return null;
  };
}

/** Which characters a class, an escape or a letter means: the platform says, once per character. */
function charactersOf(source: string, ignoreCase: boolean): (code: number) => boolean {
  if (/^[\w\s-]$/.test(source) && !ignoreCase) {
    const only = source.charCodeAt(0);
    return (code) => code === only;
  }
  const single = new RegExp(`^(?:${source})$`, ignoreCase ? "i" : "");
  const known = new Map<number, boolean>();
  return (code) => {
    let accepted = known.get(code);
    if (accepted === undefined) known.set(code, (accepted = single.test(String.fromCharCode(code))));
    return accepted;
  };
}

/** Upper case, character by character, as far as that neither changes the length nor leads into ASCII. */
function folded(text: string): string {
  return text
    .split("")
    .map((character) => {
      const upper = character.toUpperCase();
      return upper.length !== 1 || (character.charCodeAt(0) >= 128 && upper.charCodeAt(0) < 128) ? character : upper;
    })
    .join("");
}

function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029;
}

function isWord(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122);
}
