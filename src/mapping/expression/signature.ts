import { spend } from "./budget.ts";
import { Fault } from "./fault.ts";

/** What a function takes: `<s-n?:s>` is a text (the context if left out) and perhaps a number. */
export interface Signature {
  readonly parameters: readonly Parameter[];
  /** The arguments as the function wants them: context filled in, single values put in arrays. Throws Fault T0410, T0411, T0412. */
  readonly validate: (args: readonly unknown[], context: unknown) => readonly unknown[];
}

export interface Parameter {
  /** The type as it is written: one letter, or a choice such as `(sf)`. */
  readonly type: string;
  /** Letters of what may be given; `m` is nothing. */
  readonly accepted: string;
  /** What an array must hold. */
  readonly subtype?: string;
  readonly many: boolean;
  readonly optional: boolean;
  readonly context: boolean;
}

const PLURALS: Readonly<Record<string, string>> = {
  a: "arrays",
  b: "booleans",
  f: "functions",
  n: "numbers",
  o: "objects",
  s: "strings",
};

/** The letter that stands for the type of a value. */
export function letterOf(value: unknown): string {
  switch (typeof value) {
    case "string":
      return "s";
    case "number":
      return "n";
    case "boolean":
      return "b";
    case "function":
      return "f";
    case "object":
      if (value === null) return "l";
      return Array.isArray(value) ? "a" : "o";
    default:
      return "m";
  }
}

/** `definition` has passed the parser, or is one of ours. */
export function signatureOf(definition: string): Signature {
  const parameters = parse(definition);
  const patterns = parameters.map((parameter) => {
    const often = parameter.many ? "+" : parameter.optional || parameter.context ? "?" : "";
    return `[${parameter.accepted}]${often}`;
  });
  const whole = new RegExp(`^${patterns.map((pattern) => `(${pattern})`).join("")}$`);
  return {
    parameters,
    validate(args, context) {
      spend(10);
      const letters = args.map(letterOf).join("");
      const match = whole.exec(letters);
      if (match === null) throw mismatch(patterns, letters, args);
      return arrange(parameters, match, args, context);
    },
  };
}

function parse(definition: string): Parameter[] {
  const found: { -readonly [key in keyof Parameter]: Parameter[key] }[] = [];
  const add = (type: string, accepted: string): void => {
    found.push({ type, accepted, many: false, optional: false, context: false });
  };
  for (let at = 1; at < definition.length && definition[at] !== ":"; at += 1) {
    const symbol = definition.charAt(at);
    const last = found.at(-1);
    if ("snblo".includes(symbol)) add(symbol, `${symbol}m`);
    else if (symbol === "a" || symbol === "x") add(symbol, "asnblfom");
    else if (symbol === "f") add(symbol, "f");
    else if (symbol === "j") add(symbol, "asnblom");
    else if (symbol === "(") {
      const end = closing(definition, at, "(", ")");
      const choice = definition.slice(at + 1, end);
      add(`(${choice})`, `${choice}m`);
      at = end;
    } else if (symbol === "<" && last) {
      const end = closing(definition, at, "<", ">");
      last.subtype = definition.slice(at + 1, end);
      at = end;
    } else if (symbol === "-" && last) last.context = true;
    else if (symbol === "?" && last) last.optional = true;
    else if (symbol === "+" && last) last.many = true;
  }
  return found;
}

function closing(text: string, start: number, open: string, close: string): number {
  let depth = 1;
  let at = start;
  while (depth > 0 && at < text.length) {
    at += 1;
    if (text[at] === open) depth += 1;
    else if (text[at] === close) depth -= 1;
  }
  return at;
}

function arrange(parameters: readonly Parameter[], match: RegExpExecArray, args: readonly unknown[], context: unknown): readonly unknown[] {
  const arranged: unknown[] = [];
  let at = 0;
  for (const [index, parameter] of parameters.entries()) {
    const given = match[index + 1] ?? "";
    if (given === "" && parameter.context) {
      const letter = letterOf(context);
      if (!parameter.accepted.includes(letter)) throw new Fault("T0411", { value: context, index: at + 1 });
      arranged.push(context);
    } else if (given === "") arranged.push(args[at++]);
    else
      for (const letter of given) {
        arranged.push(parameter.type === "a" ? asArray(parameter, letter, given, args[at], at) : args[at]);
        at += 1;
      }
  }
  return arranged;
}

/** A single value becomes an array of one. */
function asArray(parameter: Parameter, letter: string, given: string, arg: unknown, at: number): unknown {
  if (letter === "m") return undefined;
  const { subtype } = parameter;
  const fits = subtype === undefined || (Array.isArray(arg) ? isArrayOf(arg, subtype) : given === subtype);
  if (!fits) throw new Fault("T0412", { value: arg, index: at + 1, type: PLURALS[subtype] });
  return Array.isArray(arg) ? arg : [arg];
}

export function isArrayOf(items: readonly unknown[], subtype: string): boolean {
  if (items.length === 0) return true;
  const first = letterOf(items[0]);
  return first === subtype.charAt(0) && items.every((item) => letterOf(item) === first);
}

/** Finds the first argument that no reading of the signature takes. */
function mismatch(patterns: readonly string[], letters: string, args: readonly unknown[]): Fault {
  let good = 0;
  let pattern = "^";
  for (const part of patterns) {
    pattern += part;
    const match = new RegExp(pattern).exec(letters);
    if (match === null) break;
    good = match[0].length;
  }
  return new Fault("T0410", { value: args[good], index: good + 1 });
}
