import jsonata from "jsonata";
import { GatewayError, reasonOf } from "../../errors.ts";
import { openBudget } from "./budget.ts";
import type { Limits } from "./budget.ts";
import { NotCompiled } from "./compile.ts";
import { Fault, faultMessage } from "./fault.ts";
import { refuseFunctions, toJson } from "./json.ts";
import { createLibrary } from "./library.ts";
import type { Library } from "./library.ts";
import { compileProgram } from "./program.ts";
import type { Program } from "./program.ts";
import { referencesOf, variablesOf } from "./references.ts";
import type { Reference } from "./references.ts";
import type { Node } from "./tree.ts";

export type { Reference } from "./references.ts";

/** A mapping, compiled once and evaluated for every request; nothing is kept between two evaluations. */
export interface Expression {
  readonly source: string;
  /** Set when the expression is a literal: its value, the same for every input. */
  readonly constant?: { readonly value: unknown };
  /** The paths over its input that it names. */
  readonly references: readonly Reference[];
  /** Set when something in it is left to the interpreter, much slower: what. */
  readonly interpreted?: string;
  /**
   * The result as plain JSON, undefined when it found nothing. Rejects with GatewayError `mapping.failed`; its `details`
   * hold JSONata's `code` and the `offset` within the source. The message holds no value of the input.
   */
  evaluate(input: unknown, bindings?: Readonly<Record<string, unknown>>): Promise<unknown>;
}

/** Far above any honest mapping, far below harm. */
export const LIMITS: Limits = { steps: 1_000_000, depth: 500, sequence: 10_000, text: 8 * 1024 * 1024 };

/** The same for what is left to the interpreter: milliseconds, nested nodes, items of one sequence. */
const GUARDS = { timeout: 1000, stack: 1000, sequence: LIMITS.sequence } as const;

/** A mapping is pure: the same input gives the same result, today and in a replay. */
const IMPURE: Readonly<Record<string, string>> = {
  now: "use `at`, the time of the request or command",
  millis: "use `$toMillis(at)`",
  random: "derive what must be unique from ids in the input",
  shuffle: "keep the order that came",
  eval: "write the expression itself",
};

/**
 * Parses one expression. `functions` are shared definitions by name (JSONata, usable as $name, also by each other).
 * Throws GatewayError `mapping.failed` with `details.offset` when it does not parse or uses what is not pure.
 */
export function compileExpression(
  source: string | number | boolean,
  options: { functions?: Readonly<Record<string, string>> } = {},
): Expression {
  const text = String(source);
  const tree = parse(text);
  const references = referencesOf(tree);
  if (typeof source !== "string") return constantExpression(text, source);
  if ((tree.type === "string" || tree.type === "number" || tree.type === "value") && isBare(tree)) {
    return constantExpression(text, tree.value);
  }
  const library = libraryOf(options.functions ?? {});
  const compiled = programFor(text, tree, library);
  const interpreter = interpreterOf(text, tree, library);

  return {
    source: text,
    references,
    ...(typeof compiled === "string" ? { interpreted: compiled } : {}),
    evaluate(input, bindings) {
      if (typeof compiled === "string" || (bindings !== undefined && !compiled.takes(bindings))) return interpreter(input, bindings);
      try {
        return Promise.resolve(toJson(compiled.run(input, bindings, LIMITS)));
      } catch (error) {
        return Promise.reject(failure(error, 0, text.length));
      }
    },
  };
}

function programFor(text: string, tree: Node, library: Library): Program | string {
  try {
    return compileProgram(tree, library);
  } catch (error) {
    if (error instanceof NotCompiled) return error.message;
    throw failure(error, 0, text.length);
  }
}

/** Made at its first use: most expressions never need it. */
function interpreterOf(text: string, tree: Node, library: Library): Expression["evaluate"] {
  let made: jsonata.Expression | undefined;
  let skipped = 0;
  return async (input, bindings) => {
    try {
      if (made === undefined) {
        const prelude = [...library.reach(tree)].map(([name, { source }]) => `$${name} := (${source});`).join(" ");
        skipped = prelude === "" ? 0 : prelude.length + 2;
        made = jsonata(prelude === "" ? text : `(${prelude}\n${text}\n)`, { ...GUARDS });
        for (const name of Object.keys(IMPURE)) made.registerFunction(name, () => refuse(name));
      }
      const result: unknown = await made.evaluate(input, bindings === undefined ? {} : { ...bindings });
      refuseFunctions(result);
      openBudget(LIMITS);
      return toJson(result);
    } catch (error) {
      throw failure(error, skipped, text.length);
    }
  };
}

function constantExpression(source: string, value: unknown): Expression {
  return { source, references: [], constant: { value }, evaluate: () => Promise.resolve(value) };
}

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
  for (const { name, offset } of variablesOf(tree)) if (Object.hasOwn(IMPURE, name)) throw impure(name, offset);
  return tree;
}

/** A definition compiles many expressions with the same functions. */
const LIBRARIES = new WeakMap<object, Library>();

function libraryOf(functions: Readonly<Record<string, string>>): Library {
  const library = LIBRARIES.get(functions) ?? createLibrary(functions, parse);
  LIBRARIES.set(functions, library);
  return library;
}

function refuse(name: string): never {
  throw impure(name, 0);
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
