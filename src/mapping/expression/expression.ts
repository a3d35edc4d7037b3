import jsonata from "jsonata";
import { GatewayError, reasonOf } from "../../errors.ts";
import type { Limits } from "./budget.ts";
import { NotCompiled } from "./compile.ts";
import { Fault, faultMessage } from "./fault.ts";
import { toJson } from "./json.ts";
import { createLibrary } from "./library.ts";
import type { Library } from "./library.ts";
import { compileProgram, isEntangled } from "./program.ts";
import type { Program } from "./program.ts";
import { namesOf, referencesOf } from "./references.ts";
import type { Names, Reference } from "./references.ts";
import { mendRegexes } from "./tree.ts";
import type { Node } from "./tree.ts";

export type { Names, Reference } from "./references.ts";

/** A mapping, compiled once and evaluated for every request; nothing is kept between two evaluations. */
export interface Expression {
  readonly source: string;
  /** Set when the expression is a literal: its value, the same for every input. */
  readonly constant?: { readonly value: unknown };
  /** The paths over its input that it names. */
  readonly references: readonly Reference[];
  /** The variables and functions that it names. */
  readonly names: Names;
  /**
   * The result as plain JSON, undefined when it found nothing. Throws GatewayError `mapping.failed`; its `details` hold
   * JSONata's `code` and the `offset` within the source. The message holds no value of the input.
   */
  readonly evaluate: (input: unknown) => unknown;
}

/** Far above any honest mapping, far below harm. */
export const LIMITS: Limits = { steps: 1_000_000, depth: 500, sequence: 10_000, text: 8 * 1024 * 1024 };

/** A mapping is pure: the same input gives the same result, today and in a replay. */
const IMPURE: Readonly<Record<string, string>> = {
  random: "derive what must be unique from ids in the input",
  shuffle: "keep the order that came",
  eval: "write the expression itself: a lead's text must never run as one",
};

/**
 * Parses one expression. `functions` are shared definitions by name (JSONata, usable as $name, also by each other).
 * Throws GatewayError `mapping.failed` with `details.offset` when it does not parse or uses what is not pure.
 */
export function compileExpression(
  source: string | number | boolean,
  options: { functions?: Readonly<Record<string, string>> } = {},
): Expression {
  if (typeof source !== "string") return constantExpression(String(source), source);
  const library = libraryOf(options.functions ?? NO_FUNCTIONS);
  // The same text means the same everywhere, and nothing is kept between two evaluations.
  const known = EXPRESSIONS.get(library)?.get(source);
  if (known) return known;
  const made = compileText(source, library);
  const expressions = EXPRESSIONS.get(library) ?? new Map<string, Expression>();
  if (library.names.length > 0) EXPRESSIONS.set(library, expressions.set(source, made));
  return made;
}

const NO_FUNCTIONS: Readonly<Record<string, string>> = {};
/** Those of a definition; they live as long as its functions do. */
const EXPRESSIONS = new WeakMap<Library, Map<string, Expression>>();

function compileText(source: string, library: Library): Expression {
  const tree = library.parse(source);
  if ((tree.type === "string" || tree.type === "number" || tree.type === "value") && isBare(tree)) {
    return constantExpression(source, tree.value);
  }
  const { program, skipped } = programFor(source, tree, library);
  return {
    source,
    references: referencesOf(tree),
    names: namesOf(tree),
    evaluate(input) {
      try {
        return toJson(program.run(input, undefined, LIMITS));
      } catch (error) {
        throw failure(error, skipped, source.length);
      }
    },
  };
}

/** The same, compiled when it is first needed: for a source that is known to compile. */
export function expressionLater(...source: Parameters<typeof compileExpression>): Expression {
  let made: Expression | undefined;
  const get = (): Expression => (made ??= compileExpression(...source));
  return {
    source: String(source[0]),
    get references() {
      return get().references;
    },
    get names() {
      return get().names;
    },
    evaluate: (input) => get().evaluate(input),
  };
}

/** `skipped`: so many characters stand before the expression in what was compiled. */
function programFor(text: string, tree: Node, library: Library): { readonly program: Program; readonly skipped: number } {
  try {
    if (!isEntangled(tree, library)) return { program: compileProgram(tree, library), skipped: 0 };
    // It reaches into the functions that it shares with others, so it gets its own.
    const prelude = [...library.reach(tree)].map(([name, { source }]) => `$${name} := (${source});`).join(" ");
    return { program: compileProgram(parse(`(${prelude}\n${text}\n)`)), skipped: prelude.length + 2 };
  } catch (error) {
    if (error instanceof NotCompiled) throw notCompiled(error, text.length);
    throw failure(error, 0, text.length);
  }
}

function notCompiled(error: NotCompiled, length: number): GatewayError {
  const offset = error.position === undefined ? undefined : offsetOf(error.position, undefined, length);
  return new GatewayError("mapping.failed", error.message, {
    details: offset === undefined ? { code: "unsupported" } : { code: "unsupported", offset },
  });
}

function constantExpression(source: string, value: unknown): Expression {
  return { source, references: [], names: NO_NAMES, constant: { value }, evaluate: () => value };
}

const NO_NAMES: Names = { used: [], bound: new Set() };

function isBare(tree: Node): boolean {
  return Object.keys(tree).every((key) => key === "type" || key === "value" || key === "position");
}

function parse(text: string): Node {
  let tree: Node;
  try {
    tree = jsonata(text).ast() as unknown as Node;
  } catch (error) {
    throw failure(error, 0, text.length);
  }
  if (text.includes("?:") || text.includes("??")) mendRegexes(tree);
  for (const { name, offset } of namesOf(tree).used) if (Object.hasOwn(IMPURE, name)) throw impure(name, offset);
  return tree;
}

/** A definition compiles many expressions with the same functions. */
const LIBRARIES = new WeakMap<object, Library>();

function libraryOf(functions: Readonly<Record<string, string>>): Library {
  const library = LIBRARIES.get(functions) ?? createLibrary(functions, parse);
  LIBRARIES.set(functions, library);
  return library;
}

function impure(name: string, offset: number): GatewayError {
  return new GatewayError("mapping.failed", `$${name} is not available, mappings are pure: ${IMPURE[name]}`, {
    details: { code: "impure", offset },
  });
}

/** Their values are the limits above. */
const GUARD_CODES: ReadonlySet<string> = new Set(["D1011", "D1012", "D2015", "D2016"]);

interface JsonataFault {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly position?: unknown;
  readonly token?: unknown;
  readonly value?: unknown;
  readonly value2?: unknown;
}

function failure(error: unknown, skipped: number, length: number): GatewayError {
  if (error instanceof GatewayError) return error;
  const fault = faultOf(error);
  const code = typeof fault.code === "string" ? fault.code : "result";
  const offset = typeof fault.position === "number" ? offsetOf(fault.position - skipped, fault.token, length) : undefined;
  let message = typeof fault.message === "string" ? fault.message : reasonOf(error);
  // Syntax errors quote the mapping; those of an evaluation quote the data, which may be a lead's text or a secret.
  if (!code.startsWith("S") && !GUARD_CODES.has(code))
    for (const value of [fault.value, fault.value2]) message = withoutValue(message, value);
  const where = offset === undefined ? "" : ` (at character ${offset + 1})`;
  return new GatewayError("mapping.failed", `${code}: ${message.slice(0, 300)}${where}`, {
    details: offset === undefined ? { code } : { code, offset },
  });
}

function faultOf(error: unknown): JsonataFault {
  if (error instanceof Fault) {
    const { code, position, token, about } = error;
    return { code, position, token, message: faultMessage(error), value: about.value, value2: about.value2 };
  }
  return typeof error === "object" && error !== null ? error : {};
}

function offsetOf(end: number, token: unknown, length: number): number {
  const width = typeof token === "string" && token !== "(end)" ? token.length : 0;
  return Math.min(Math.max(0, end - width), length);
}

function withoutValue(message: string, value: unknown): string {
  if (value === undefined || value === null || typeof value === "boolean") return message;
  const kind = `<${Array.isArray(value) ? "array" : typeof value}>`;
  const written = JSON.stringify(value);
  const clean = written === undefined ? message : message.replaceAll(written, kind);
  return typeof value === "string" && value.length > 2 ? clean.replaceAll(value, kind) : clean;
}
