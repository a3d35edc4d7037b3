/**
 * The structure of a regular expression (JavaScript's, without the flags u and v). What matches one character is kept as
 * its source: what exactly it accepts is asked of the platform, one character at a time.
 */
export type Pattern =
  | { readonly kind: "one"; readonly source: string }
  | { readonly kind: "all"; readonly parts: readonly Pattern[] }
  | { readonly kind: "either"; readonly options: readonly Pattern[] }
  /** `index` undefined: a group that captures nothing. */
  | { readonly kind: "group"; readonly body: Pattern; readonly index: number | undefined }
  | Repeat
  | { readonly kind: "edge"; readonly edge: "^" | "$" | "b" | "B" }
  | { readonly kind: "ahead"; readonly body: Pattern; readonly negative: boolean }
  | { readonly kind: "again"; readonly index: number };

export interface Repeat {
  readonly kind: "repeat";
  readonly body: Pattern;
  readonly min: number;
  readonly max: number;
  readonly lazy: boolean;
  /** Groups within: forgotten at the start of every round. */
  readonly groups: { readonly from: number; readonly to: number };
}

/** Says what of a regular expression is not available. */
export class UnknownSyntax extends Error {}

export interface Parsed {
  readonly pattern: Pattern;
  readonly groups: number;
}

/** `source` is known to be a valid expression. Throws UnknownSyntax for what this does not read. */
export function parsePattern(source: string): Parsed {
  let at = 0;
  let groups = 0;
  const total = countGroups(source);

  const either = (): Pattern => {
    const options = [all()];
    while (source[at] === "|") {
      at += 1;
      options.push(all());
    }
    return options.length === 1 ? (options[0] as Pattern) : { kind: "either", options };
  };

  const all = (): Pattern => {
    const parts: Pattern[] = [];
    while (at < source.length && source[at] !== "|" && source[at] !== ")") parts.push(repeated());
    return parts.length === 1 ? (parts[0] as Pattern) : { kind: "all", parts };
  };

  const repeated = (): Pattern => {
    const from = groups;
    const body = atom();
    const quantifier = /^(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})(\??)/.exec(source.slice(at, at + 40));
    if (quantifier === null) return body;
    at += quantifier[0].length;
    const [whole, least, comma, most, lazy] = quantifier;
    const min = least === undefined ? (whole.startsWith("+") ? 1 : 0) : Number(least);
    const max = least === undefined ? (whole.startsWith("?") ? 1 : Infinity) : comma === undefined ? min : most ? Number(most) : Infinity;
    return { kind: "repeat", body, min, max, lazy: lazy === "?", groups: { from: from + 1, to: groups } };
  };

  const atom = (): Pattern => {
    const symbol = source.charAt(at);
    if (symbol === "(") return group();
    if (symbol === "^" || symbol === "$") {
      at += 1;
      return { kind: "edge", edge: symbol };
    }
    if (symbol === "[") return one(classLength(source, at));
    return symbol === "\\" ? escape() : one(1);
  };

  const one = (length: number): Pattern => {
    const written = source.slice(at, at + length);
    at += length;
    // Outside a class these stand for themselves only by the grace of old engines.
    return { kind: "one", source: written === "]" || written === "{" || written === "}" ? `\\${written}` : written };
  };

  const escape = (): Pattern => {
    const next = source.charAt(at + 1);
    if (next === "b" || next === "B") {
      at += 2;
      return { kind: "edge", edge: next };
    }
    const digits = /^[1-9]\d*/.exec(source.slice(at + 1, at + 5))?.[0];
    if (digits !== undefined) {
      if (Number(digits) > total) throw new UnknownSyntax(`\\${digits}, which names no group`);
      at += 1 + digits.length;
      return { kind: "again", index: Number(digits) };
    }
    if (next === "k" || /^0\d/.test(source.slice(at + 1, at + 3))) throw new UnknownSyntax(`\\${source.slice(at + 1, at + 3)}`);
    const long = /^(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|c[A-Za-z])/.exec(source.slice(at + 1, at + 6))?.[0];
    return one(1 + (long?.length ?? 1));
  };

  const group = (): Pattern => {
    const opening = /^\((?:\?(?::|=|!|<[^=!][^>]*>))?/.exec(source.slice(at))?.[0] ?? "(";
    if (opening === "(" && source[at + 1] === "?") throw new UnknownSyntax(`${source.slice(at, at + 4)} …)`);
    at += opening.length;
    const captures = opening === "(" || opening.startsWith("(?<");
    const index = captures ? (groups += 1) : undefined;
    const body = either();
    at += 1;
    if (opening === "(?=" || opening === "(?!") return { kind: "ahead", body, negative: opening === "(?!" };
    return { kind: "group", body, index };
  };

  return { pattern: either(), groups };
}

function classLength(source: string, start: number): number {
  let at = start + 1;
  while (source[at] !== "]") at += source[at] === "\\" ? 2 : 1;
  return at + 1 - start;
}

function countGroups(source: string): number {
  let count = 0;
  for (let at = 0; at < source.length; at += 1) {
    if (source[at] === "\\") at += 1;
    else if (source[at] === "[") at += classLength(source, at) - 1;
    else if (source[at] === "(" && (source[at + 1] !== "?" || /^\(\?<[^=!]/.test(source.slice(at, at + 4)))) count += 1;
  }
  return count;
}
