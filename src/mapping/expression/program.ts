import { openBudget, tooDeep } from "./budget.ts";
import type { Limits } from "./budget.ts";
import { NotCompiled, compile } from "./compile.ts";
import { BUILTINS } from "./functions/index.ts";
import { createLibrary } from "./library.ts";
import type { Library, Member } from "./library.ts";
import { ROOT_BINDINGS, ROOT_CONTEXT, ROOT_INPUT, boundNames, rootScope, templateOf } from "./scope.ts";
import type { Eval, Frame } from "./scope.ts";
import { sequenceOf } from "./sequence.ts";
import type { Node } from "./tree.ts";

/** A whole expression, compiled. Nothing is kept between two runs. */
export interface Program {
  /** Throws Fault, also when a limit is exceeded. The result may hold functions and share the input. */
  readonly run: (input: unknown, bindings: Bindings | undefined, limits: Limits) => unknown;
  /** False for variables that would replace what is already decided: built-in functions, shared ones. */
  readonly takes: (bindings: Bindings) => boolean;
}

type Bindings = Readonly<Record<string, unknown>>;

const NONE = createLibrary({}, () => {
  throw new Error("an empty library was asked for a function");
});

/** Throws NotCompiled for what is left to the interpreter, Fault for what is refused. */
export function compileProgram(tree: Node, library: Library = NONE): Program {
  const functions = library.reach(tree);
  const own = boundNames(tree);
  for (const name of own) if (isOpen(name, functions)) throw new NotCompiled(`a shared function sees $${name} of the expression`);

  const scope = rootScope([...library.names, ...own], library.shared);
  const body = compile(tree, scope);
  const values = valuesOf(functions, library);
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

function isOpen(name: string, functions: ReadonlyMap<string, Member>): boolean {
  return functions.has(name) || [...functions.values()].some(({ open }) => open.includes(name));
}

/** Functions that are needed as values, be it only by one of them. */
function valuesOf(functions: ReadonlyMap<string, Member>, library: Library): { readonly slot: number; readonly value: Eval }[] {
  const values = new Map<string, { slot: number; value: Eval }>();
  let before = -1;
  while (values.size > before) {
    before = values.size;
    for (const name of functions.keys()) {
      const shared = library.shared.get(name);
      if (shared?.needed === true && !values.has(name)) values.set(name, { slot: shared.slot, value: library.valueOf(name) });
    }
  }
  return [...functions.keys()].flatMap((name) => values.get(name) ?? []);
}

/** An array as input of the whole expression is one thing, not many. */
function wrapped(input: unknown[]): unknown[] {
  const sequence = sequenceOf(input);
  sequence.outerWrapper = true;
  return sequence;
}
