import type { Callable } from "../callable.ts";
import { replaced } from "../fault.ts";
import { isArrayOf, signatureOf } from "../signature.ts";
import type { Parameter, Signature } from "../signature.ts";

/** A built-in function: a Callable that the compiler may also call directly. */
export interface Builtin extends Callable {
  readonly title: string;
  signature: Signature;
  native: (...args: unknown[]) => unknown;
  /** By place: whether an argument is fine as it is, so that nothing has to be arranged. */
  fits: readonly ((value: unknown) => boolean)[];
  /** Its result may be a sequence that is not settled. */
  sequences: boolean;
}

export function isBuiltin(value: unknown): value is Builtin {
  return typeof value === "function" && (value as Partial<Builtin>).native !== undefined;
}

const SEQUENCES: ReadonlySet<string> = new Set([
  "match",
  "append",
  "reverse",
  "sort",
  "distinct",
  "map",
  "filter",
  "single",
  "reduce",
  "keys",
  "lookup",
  "spread",
  "each",
]);

/** Name → signature and code. The arity of the reference implementation counts when a function is given to `$map` and the like. */
export type BuiltinTable = Readonly<Record<string, readonly [signature: string, native: (...args: never[]) => unknown, arity?: number]>>;

export function builtinsOf(table: BuiltinTable): [string, Builtin][] {
  return Object.entries(table).map(([name, [definition, code, arity]]) => {
    const signature = signatureOf(definition);
    const native = code as unknown as (...args: unknown[]) => unknown;
    const builtin = ((args: readonly unknown[], context: unknown) => {
      try {
        return native(...signature.validate(args, context));
      } catch (error) {
        throw replaced(error, undefined, name);
      }
    }) as unknown as Builtin;
    Object.assign(builtin, { title: name });
    builtin.arity = arity ?? native.length;
    builtin.signature = signature;
    builtin.native = native;
    builtin.fits = signature.parameters.map(fitOf);
    builtin.sequences = SEQUENCES.has(name);
    builtin.contextual = signature.parameters.some((parameter) => parameter.context);
    builtin.bare = { parameters: builtin.arity, call: (args) => native(...args) };
    return [name, builtin];
  });
}

function fitOf({ type, subtype, many }: Parameter): (value: unknown) => boolean {
  if (many) return () => false;
  switch (type) {
    case "s":
      return (value) => typeof value === "string" || value === undefined;
    case "n":
      return (value) => typeof value === "number" || value === undefined;
    case "b":
      return (value) => typeof value === "boolean" || value === undefined;
    case "f":
      return (value) => typeof value === "function";
    case "x":
      return () => true;
    case "j":
      return (value) => typeof value !== "function";
    case "a":
      return (value) => value === undefined || (Array.isArray(value) && (subtype === undefined || isArrayOf(value, subtype)));
    case "o":
      return (value) => value === undefined || (typeof value === "object" && value !== null && !Array.isArray(value));
    case "(sf)":
      return (value) => typeof value === "string" || typeof value === "function" || value === undefined;
    case "(nsb)":
      return (value) => typeof value === "string" || typeof value === "number" || typeof value === "boolean" || value === undefined;
    default:
      return () => false;
  }
}
