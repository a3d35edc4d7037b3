import { openBudget, tooDeep } from "./budget.ts";
import type { Limits } from "./budget.ts";
import { NotCompiled, compile, prepared } from "./compile.ts";
import { BUILTINS } from "./functions/index.ts";
import { variablesOf } from "./references.ts";
import { ROOT_BINDINGS, ROOT_CONTEXT, ROOT_INPUT, boundNames, rootScope, templateOf } from "./scope.ts";
import type { Eval, Frame, Shared } from "./scope.ts";
import { sequenceOf } from "./sequence.ts";
import type { Node } from "./tree.ts";

/** A whole expression, compiled. Nothing is kept between two runs. */
export interface Program {
  /** Throws Fault; a number of limits is exceeded instead of hanging. The result may hold functions and share the input. */
  readonly run: (input: unknown, bindings: Bindings | undefined, limits: Limits) => unknown;
  /** False for variables that would replace what is already decided: built-in functions, shared ones. */
  readonly takes: (bindings: Bindings) => boolean;
}

type Bindings = Readonly<Record<string, unknown>>;

/**
 * `functions`: the parsed shared functions that the tree uses, directly or through others. Throws NotCompiled for what
 * is left to the interpreter.
 */
export function compileProgram(tree: Node, functions: ReadonlyMap<string, Node>): Program {
  const own = boundNames(tree);
  for (const name of functions.keys()) if (own.has(name)) throw new NotCompiled(`the shared function $${name} is bound anew`);

  const shared = new Map<string, Shared>();
  const scope = rootScope([...own, ...functions.keys()], shared);
  const within = { ...scope, placed: false };
  const unfinished: (() => void)[] = [];
  for (const [name, node] of functions) {
    const common = { slot: scope.slots.get(name) as number, recursive: isRecursive(name, functions) };
    if (node.type === "lambda" && node["signature"] === undefined && node["predicate"] === undefined) {
      const { direct, finish } = prepared(node, within);
      unfinished.push(finish);
      shared.set(name, { ...common, direct, needed: false });
    } else shared.set(name, { ...common, needed: true });
  }
  for (const finish of unfinished) finish();
  const body = compile(tree, scope);
  const values = valuesOf(functions, shared, (node) => compile(node, within));
  const template = templateOf(scope);

  return {
    takes: (bindings) =>
      Object.entries(bindings).every(([name, value]) => typeof value !== "function" && !BUILTINS.has(name) && !functions.has(name)),
    run(input, bindings, limits) {
      openBudget(limits);
      const context = Array.isArray(input) ? wrapped(input) : input;
      const frame: Frame = template.slice();
      frame[ROOT_INPUT] = input;
      frame[ROOT_BINDINGS] = bindings;
      frame[ROOT_CONTEXT] = context;
      try {
        for (const { slot, value } of values) frame[slot] = value(context, frame);
        return body(context, frame);
      } catch (error) {
        throw error instanceof RangeError ? tooDeep() : error;
      }
    },
  };
}

/** Functions that are needed as values, be it only by one of them. */
function valuesOf(
  functions: ReadonlyMap<string, Node>,
  shared: ReadonlyMap<string, Shared>,
  compiled: (node: Node) => Eval,
): { readonly slot: number; readonly value: Eval }[] {
  const values = new Map<string, { slot: number; value: Eval }>();
  let before = -1;
  while (values.size > before) {
    before = values.size;
    for (const [name, { needed, slot }] of shared) {
      if (needed && !values.has(name)) values.set(name, { slot, value: compiled(functions.get(name) as Node) });
    }
  }
  return [...functions.keys()].flatMap((name) => values.get(name) ?? []);
}

function isRecursive(name: string, functions: ReadonlyMap<string, Node>): boolean {
  const seen = new Set<string>();
  const visit = (node: Node): boolean =>
    variablesOf(node).some((used) => {
      if (used.name === name) return true;
      const next = functions.get(used.name);
      if (next === undefined || seen.has(used.name)) return false;
      seen.add(used.name);
      return visit(next);
    });
  const node = functions.get(name);
  return node !== undefined && visit(node);
}

/** An array as input of the whole expression is one thing, not many. */
function wrapped(input: unknown[]): unknown[] {
  const sequence = sequenceOf(input);
  sequence.outerWrapper = true;
  return sequence;
}
