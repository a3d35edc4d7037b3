import { enter, leave } from "./budget.ts";
import { Fault, ended, replaced } from "./fault.ts";
import type { Direct, Frame } from "./scope.ts";
import { settle } from "./sequence.ts";
import type { Signature } from "./signature.ts";

/**
 * A function as a value: built-in, lambda, regular expression, chain. It is a JavaScript function, so that no data can
 * pretend to be one. It checks its arguments itself; what it returns may be a tail call that `apply` still has to make.
 */
export interface Callable {
  (args: readonly unknown[], context: unknown): unknown;
  /** How many arguments it wants: `$map` gives one, two or three accordingly. */
  arity: number;
  /** Its signature, or the call that it ends with, takes what is missing from the context. As an argument it loses the context of the place that calls it. */
  contextual?: boolean;
  /** Of a contextual one that was written in the expression: what was the context there. */
  home?: unknown;
  /** The function behind the signature: what a partial application calls. */
  bare?: {
    readonly parameters: number;
    readonly call: (args: readonly unknown[]) => unknown;
    /** Where each parameter is kept: two of one name in one place. */
    readonly slots?: readonly number[];
  };
  /** Not a function of the expression, but the call that a function ended with. */
  tail?: Tail;
}

interface Tail {
  /** What is called with what, not evaluated before the call is really made. */
  readonly made: () => { readonly callee: unknown; readonly args: readonly unknown[] };
  readonly position: number | undefined;
  readonly token: string | undefined;
}

export function isCallable(value: unknown): value is Callable {
  return typeof value === "function";
}

export function callable(call: (args: readonly unknown[], context: unknown) => unknown, arity: number): Callable {
  const made = call as unknown as Callable;
  made.arity = arity;
  return made;
}

/** Calls, and makes the tail calls that this leads to one after the other, so that they need no depth. */
export function apply(callee: unknown, args: readonly unknown[], context: unknown): unknown {
  if (!isCallable(callee)) throw new Fault("T1006");
  let result = callee(args, context);
  while (isCallable(result) && result.tail !== undefined) {
    const { made, position, token } = result.tail;
    const next = made();
    try {
      if (!isCallable(next.callee)) throw new Fault("T1006");
      result = next.callee(next.args, context);
    } catch (error) {
      throw ended(replaced(error, position, token));
    }
  }
  return result;
}

export function tailCall(tail: Tail): Callable {
  const marker = callable(() => undefined, 0);
  marker.tail = tail;
  return marker;
}

/** One call of a function of the expression; `frame` is where it was written, `input` what was the context there. */
export function run(direct: Direct, input: unknown, frame: Frame, args: readonly unknown[]): unknown {
  enter();
  const inner = direct.template.slice();
  inner[0] = frame;
  const { slots } = direct;
  for (let index = 0; index < slots.length; index += 1) inner[slots[index] as number] = args[index];
  const result = direct.body(input, inner);
  leave();
  return result;
}

export function lambdaOf(direct: Direct, signature: Signature | undefined, input: unknown, frame: Frame): Callable {
  const lambda = callable(
    signature === undefined
      ? (args) => run(direct, input, frame, args)
      : (args, context) => run(direct, input, frame, signature.validate(args, context)),
    direct.slots.length,
  );
  lambda.contextual = direct.ending || signature?.parameters.some((parameter) => parameter.context) === true;
  if (lambda.contextual) lambda.home = input;
  lambda.bare = { parameters: direct.slots.length, call: (args) => run(direct, input, frame, args), slots: direct.slots };
  return lambda;
}

/** A function that is handed on as an argument is called without the context of its caller. */
export function asArgument(value: unknown): unknown {
  return isCallable(value) && value.contextual === true ? inContext(value, null) : value;
}

/** A function that a built-in one is given in the call that another function ends with: it has the context of its own place. */
export function atHome(value: unknown): unknown {
  return isCallable(value) && "home" in value ? inContext(value, value.home) : value;
}

/** The same function, called with this context by whomever. */
function inContext(value: Callable, context: unknown): Callable {
  const closure = callable((args) => apply(value, args, context), value.arity);
  if (value.bare) closure.bare = value.bare;
  return closure;
}

/** `given` holds PLACEHOLDER where an argument is left open. */
export const PLACEHOLDER = Symbol("?");

export function partial(callee: Callable, given: readonly unknown[]): Callable {
  const bare: NonNullable<Callable["bare"]> = callee.bare ?? {
    parameters: callee.arity,
    call: (args) => apply(callee, args, undefined),
  };
  const { slots } = bare;
  const size = bare.parameters;
  const open: number[] = [];
  for (let index = 0; index < size; index += 1) if (given[index] === PLACEHOLDER) open.push(index);
  const bound = Array.from({ length: size }, (_, index) => (given[index] === PLACEHOLDER ? undefined : given[index]));
  const call = (args: readonly unknown[]): unknown => {
    const all = bound.slice();
    open.forEach((place, index) => {
      all[place] = args[index];
      // Of parameters with one name an open one hides those that are given, also behind it.
      slots?.forEach((slot, other) => {
        if (slot === slots[place]) all[other] = args[index];
      });
    });
    return bare.call(all);
  };
  const made = callable(call, open.length);
  made.bare = { parameters: open.length, call, ...(slots ? { slots: open.map((place) => slots[place] ?? 0) } : {}) };
  return made;
}

/** `$first ~> $second`: a function that ends with the call of the second. */
export function chain(first: Callable, second: Callable): Callable {
  const call = (args: readonly unknown[]): unknown => {
    enter();
    const between = settle(apply(first, [args[0]], null));
    leave();
    return tailCall({ made: () => ({ callee: second, args: [between] }), position: undefined, token: undefined });
  };
  const made = callable(call, 1);
  made.contextual = true;
  made.bare = { parameters: 1, call };
  return made;
}
