import { PLACEHOLDER, apply, asArgument, atHome, chain, isCallable, partial, tailCall } from "./callable.ts";
import { enter, leave } from "./budget.ts";
import { Fault, calledAt, ended, placed, replaced } from "./fault.ts";
import { isBuiltin } from "./functions/builtin.ts";
import type { Builtin } from "./functions/builtin.ts";
import { ROOT_CONTEXT } from "./scope.ts";
import type { Direct, Eval, Frame } from "./scope.ts";
import { ancestor } from "./variable.ts";

/** Where a call stands and what it calls, for whoever reads the fault. */
export interface CallSite {
  readonly position: number | undefined;
  readonly token: string | undefined;
  /** `sum(x)` instead of `$sum(x)`: the name, if there is such a function. */
  readonly forgotten: Eval | undefined;
}

/** A call of whatever `callee` turns out to be. */
export function generalCall(callee: Eval, args: readonly Eval[], site: CallSite): Eval {
  return (input, frame) => {
    const called = callee(input, frame);
    if (called === undefined && site.forgotten?.(input, frame)) throw placed(new Fault("T1005"), site.position, site.token);
    const given = args.map((arg) => asArgument(arg(input, frame)));
    return applied(called, given, input, site);
  };
}

/** `lhs ~> $f(…)`: the left side is the first argument. */
export function generalCallWith(first: Eval, callee: Eval, args: readonly Eval[], site: CallSite): Eval {
  return (input, frame) => {
    const context = first(input, frame);
    const called = callee(input, frame);
    if (called === undefined && site.forgotten?.(input, frame)) throw placed(new Fault("T1005"), site.position, site.token);
    return applied(called, [context, ...args.map((arg) => asArgument(arg(input, frame)))], input, site);
  };
}

function applied(callee: unknown, args: readonly unknown[], input: unknown, { position, token }: CallSite): unknown {
  try {
    return apply(callee, args, input);
  } catch (error) {
    throw calledAt(error, position, token);
  }
}

/**
 * A call of a built-in function. As long as the arguments are of the types that its signature names, its code is called
 * at once; only otherwise the signature arranges them or reports them.
 */
export function builtinCall(builtin: Builtin, args: readonly Eval[], { position, token }: CallSite, ending = false): Eval {
  const { native, fits, signature } = builtin;
  // What a function ends with has the context of the function's caller.
  const slow = ending
    ? (given: readonly unknown[]): unknown => tailCall({ made: () => ({ callee: builtin, args: given }), position, token })
    : (given: readonly unknown[], input: unknown): unknown => native(...signature.validate(given, input));
  const missing = signature.parameters.slice(args.length);
  const complete = args.length <= fits.length && missing.every((parameter) => parameter.optional && !parameter.context);
  const fault = ending
    ? (error: unknown): unknown => ended(replaced(error, position, token))
    : (error: unknown): unknown => replaced(error, position, token);
  // Built-in functions call what they are given without any context, so only what they pass on need be wrapped.
  const evals = args.map((arg, index): Eval => {
    if (ending) return calls(builtin, index) ? (input, frame) => atHome(arg(input, frame)) : arg;
    return calls(builtin, index) ? arg : wrapping(arg);
  });
  const [one, two, three] = evals;
  const [fitsOne, fitsTwo, fitsThree] = fits;
  if (complete && args.length === 1 && one && fitsOne) {
    return (input, frame) => {
      const a = one(input, frame);
      try {
        return fitsOne(a) ? native(a) : slow([a], input);
      } catch (error) {
        throw fault(error);
      }
    };
  }
  if (complete && args.length === 2 && one && two && fitsOne && fitsTwo) {
    return (input, frame) => {
      const a = one(input, frame);
      const b = two(input, frame);
      try {
        return fitsOne(a) && fitsTwo(b) ? native(a, b) : slow([a, b], input);
      } catch (error) {
        throw fault(error);
      }
    };
  }
  if (complete && args.length === 3 && one && two && three && fitsOne && fitsTwo && fitsThree) {
    return (input, frame) => {
      const a = one(input, frame);
      const b = two(input, frame);
      const c = three(input, frame);
      try {
        return fitsOne(a) && fitsTwo(b) && fitsThree(c) ? native(a, b, c) : slow([a, b, c], input);
      } catch (error) {
        throw fault(error);
      }
    };
  }
  return (input, frame) => {
    const given = evals.map((arg) => arg(input, frame));
    try {
      return slow(given, input);
    } catch (error) {
      throw fault(error);
    }
  };
}

/** It takes a function there. */
function calls({ signature }: Builtin, index: number): boolean {
  return signature.parameters[index]?.type.includes("f") === true;
}

function wrapping(arg: Eval): Eval {
  return (input, frame) => asArgument(arg(input, frame));
}

/** A call of a function of the definition: no value of it is made, the arguments go straight into its frame. */
export function directCall(direct: Direct, args: readonly Eval[], hops: number, { position, token }: CallSite, ending = false): Eval {
  const { slots } = direct;
  const called = (root: Frame, inner: Frame, input: unknown): unknown => {
    try {
      enter();
      const result = direct.body(root[ROOT_CONTEXT], inner);
      leave();
      return isCallable(result) && result.tail !== undefined ? apply(() => result, [], input) : result;
    } catch (error) {
      const fault = calledAt(error, position, token);
      throw ending ? ended(fault) : fault;
    }
  };
  const [only] = args;
  if (only && args.length === 1 && slots.length === 1 && direct.template.length === 2) {
    return (input, frame) => {
      const root = ancestor(frame, hops);
      return called(root, [root, asArgument(only(input, frame))], input);
    };
  }
  return (input, frame) => {
    const root = ancestor(frame, hops);
    const inner = direct.template.slice();
    inner[0] = root;
    for (let index = 0; index < slots.length; index += 1) {
      const arg = args[index];
      inner[slots[index] as number] = arg === undefined ? undefined : asArgument(arg(input, frame));
    }
    for (let index = slots.length; index < args.length; index += 1) args[index]?.(input, frame);
    return called(root, inner, input);
  };
}

/** What a function ends with: the call is handed to whoever called the function. */
export function endingCall(callee: Eval, args: readonly Eval[], { position, token }: CallSite): Eval {
  return (input, frame) => {
    const made = () => {
      const called = callee(input, frame);
      const given = args.map((arg) => arg(input, frame));
      return { callee: called, args: isBuiltin(called) ? given.map((arg, index) => (calls(called, index) ? atHome(arg) : arg)) : given };
    };
    return tailCall({ made, position, token });
  };
}

/** `lhs ~> rhs`, where the right side is no call: a function, or a chain of two. */
export function application(left: Eval, right: Eval, position: number | undefined, calleePosition: number | undefined): Eval {
  return (input, frame) => {
    const value = left(input, frame);
    const callee = right(input, frame);
    if (!isCallable(callee)) throw placed(new Fault("T2006", { value: callee }), position, undefined);
    if (isCallable(value)) return chain(value, callee);
    try {
      return apply(callee, [value], null);
    } catch (error) {
      throw placed(error, calleePosition ?? position, undefined);
    }
  };
}

/** `$f(?, 2)`; undefined among `args` is a question mark. */
export function partialCall(callee: Eval, args: readonly (Eval | undefined)[], site: CallSite): Eval {
  return (input, frame) => {
    const given = args.map((arg) => (arg === undefined ? PLACEHOLDER : arg(input, frame)));
    const called = callee(input, frame);
    if (called === undefined && site.forgotten?.(input, frame)) throw placed(new Fault("T1007"), site.position, site.token);
    if (!isCallable(called)) throw placed(new Fault("T1008"), site.position, site.token);
    return partial(called, given);
  };
}
