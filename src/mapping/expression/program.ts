import { openBudget, tooDeep } from "./budget.ts";
import type { Limits } from "./budget.ts";
import { openClock } from "./clock.ts";
import type { Clock } from "./clock.ts";
import { compile } from "./compile.ts";
import { createLibrary } from "./library.ts";
import type { Library, Member } from "./library.ts";
import { ROOT_BINDINGS, ROOT_CONTEXT, ROOT_INPUT, boundNames, rootScope, templateOf } from "./scope.ts";
import type { Eval, Frame } from "./scope.ts";
import { sequenceOf } from "./sequence.ts";
import type { Node } from "./tree.ts";

/** A whole expression, compiled. Nothing is kept between two runs. */
export interface Program {
  /**
   * Throws Fault, also when a limit is exceeded. The result may hold functions and share the input. `bindings` are
   * variables from outside: plain values that replace no function. `clock` is the input, unless the time comes from elsewhere.
   */
  readonly run: (input: unknown, bindings: Bindings | undefined, limits: Limits, clock?: Clock) => unknown;
}

type Bindings = Readonly<Record<string, unknown>>;

const NONE = createLibrary({}, () => {
  throw new Error("an empty library was asked for a function");
});

/** Throws NotCompiled for what is not supported, Fault for what is refused. */
export function compileProgram(tree: Node, library: Library = NONE): Program {
  const functions = library.reach(tree);
  const bound = boundNames(tree);
  const scope = bound.size === 0 ? library.scope : rootScope([...library.names, ...bound], library.shared);
  const body = compile(tree, scope);
  const values = valuesOf(functions, library);
  const template = templateOf(scope);

  return {
    run(input, bindings, limits, clock = input as Clock) {
      openBudget(limits);
      openClock(clock);
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

/** It binds a shared function anew, or what a shared function leaves open: then they cannot be compiled apart. */
export function isEntangled(tree: Node, library: Library): boolean {
  const functions = library.reach(tree);
  const isOpen = (name: string): boolean => functions.has(name) || [...functions.values()].some(({ open }) => open.includes(name));
  return [...boundNames(tree)].some(isOpen);
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
