import type { Pattern } from "./parse.ts";

/**
 * How much a backtracking engine may have to try at one start, as `choices × length ^ power`: never too little, often too
 * much. Infinite choices stand for a cost that no power of the length bounds.
 */
export interface Cost {
  readonly choices: number;
  readonly power: number;
}

export interface Bound {
  /** Upper bound of what the platform's engine tries in one search of a text of this length. */
  readonly tries: (length: number) => number;
  /** It looks no further than to the end of what it finds. */
  readonly local: boolean;
}

export function boundOf(pattern: Pattern, multiline: boolean): Bound {
  const { choices, power } = costOf(pattern);
  // `\s+` takes what is there and is done: no start is given up after looking far.
  const greedy = pattern.kind === "repeat" && pattern.body.kind === "one" && pattern.min <= 1;
  const starts = greedy || (!multiline && isAnchored(pattern)) ? 0 : 1;
  return { tries: (length) => choices * (length + 1) ** (power + starts), local: greedy || power === 0 };
}

function costOf(pattern: Pattern): Cost {
  switch (pattern.kind) {
    case "one":
    case "edge":
      return { choices: 1, power: 0 };
    case "again":
      return { choices: 1, power: 1 };
    case "group":
    case "ahead":
      return costOf(pattern.body);
    case "all":
      return flat(pattern.parts).reduceRight<Cost>(
        (rest, part, index, parts) => {
          if (!isDecided(part, parts[index + 1])) return times(costOf(part), rest);
          // One way through only: going along the text and back, then the rest once.
          return { choices: rest.choices + 2, power: Math.max(1, rest.power) };
        },
        { choices: 1, power: 0 },
      );
    case "either": {
      const costs = pattern.options.map(costOf);
      return { choices: costs.reduce((sum, { choices }) => sum + choices, 0), power: Math.max(...costs.map(({ power }) => power)) };
    }
    case "repeat": {
      const body = costOf(pattern.body);
      if (pattern.max === Infinity) {
        // Only what has one length and one way to match can be repeated at will in just so many ways as the text is long.
        const plain = isFixed(pattern.body) && Number.isFinite(pattern.min) && body.choices === 1 && body.power === 0;
        return plain ? { choices: 1 + pattern.min, power: 1 } : { choices: Infinity, power: 0 };
      }
      return { choices: body.choices ** pattern.max * (pattern.max - pattern.min + 1), power: body.power * pattern.max };
    }
  }
}

/** Groups that are just written around a part of the sequence do not matter here. */
function flat(parts: readonly Pattern[]): readonly Pattern[] {
  return parts.flatMap((part) => {
    if (part.kind === "group") return flat([part.body]);
    return part.kind === "all" ? flat(part.parts) : [part];
  });
}

/** `[^x]*x`: after as many characters as there are comes one that is none of them, so nothing shorter can lead on. */
function isDecided(part: Pattern, next: Pattern | undefined): boolean {
  if (part.kind !== "repeat" || part.max !== Infinity || part.body.kind !== "one" || next?.kind !== "one") return false;
  const sign = /^\\?([^\w\s\\])$/.exec(next.source)?.[1];
  if (sign === undefined || (next.source.length === 1 && ".[".includes(sign)) || sign.charCodeAt(0) > 127) return false;
  return !new RegExp(`^(?:${part.body.source})$`, "i").test(sign);
}

function times(one: Cost, two: Cost): Cost {
  return { choices: one.choices * two.choices, power: one.power + two.power };
}

/** One character or several, always as many. */
function isFixed(pattern: Pattern): boolean {
  if (pattern.kind === "one") return true;
  if (pattern.kind === "group") return isFixed(pattern.body);
  return pattern.kind === "all" && pattern.parts.length > 0 && pattern.parts.every(isFixed);
}

function isAnchored(pattern: Pattern): boolean {
  switch (pattern.kind) {
    case "edge":
      return pattern.edge === "^";
    case "group":
      return isAnchored(pattern.body);
    case "all":
      return pattern.parts[0] !== undefined && isAnchored(pattern.parts[0]);
    case "either":
      return pattern.options.every(isAnchored);
    default:
      return false;
  }
}
