import { checkLength, spend } from "./budget.ts";
import { apply, callable, isCallable } from "./callable.ts";
import { Fault } from "./fault.ts";
import type { Eval, Frame } from "./scope.ts";
import { setOwn } from "./sequence.ts";
import { signatureOf } from "./signature.ts";

export interface Transform {
  readonly pattern: Eval;
  readonly update: Eval;
  readonly remove: Eval | undefined;
  /** `$clone`, as it is at this place. */
  readonly clone: Eval;
  readonly position: number | undefined;
  readonly updatePosition: number | undefined;
  readonly removePosition: number | undefined;
}

const SIGNATURE = signatureOf("<(oa):o>");

/** `| pattern | update, remove |`: a function that copies its argument and changes the copy. */
export function transformOf(transform: Transform): Eval {
  return (_input, frame) => {
    const change = (object: unknown): unknown => changed(transform, object, frame);
    const made = callable((args, context) => change(SIGNATURE.validate(args, context)[0]), 1);
    made.bare = { parameters: 1, call: (args) => change(args[0]) };
    return made;
  };
}

function changed(transform: Transform, object: unknown, frame: Frame): unknown {
  if (object === undefined) return undefined;
  const clone = transform.clone(undefined, frame);
  if (!isCallable(clone)) throw fault("T2013", undefined, transform.position);
  const copy = apply(clone, [object], null);
  const matches = transform.pattern(copy, frame);
  if (matches === undefined) return copy;
  for (const match of Array.isArray(matches) ? matches.slice() : [matches]) {
    spend(1);
    merge(match, transform.update(match, frame), transform.updatePosition);
    if (transform.remove) remove(match, transform.remove(match, frame), transform.removePosition);
  }
  return copy;
}

function merge(match: unknown, update: unknown, position: number | undefined): void {
  if (update === undefined) return;
  if (typeof update !== "object" || update === null || Array.isArray(update)) throw fault("T2011", update, position);
  for (const [key, value] of Object.entries(update)) {
    if (typeof match !== "object" || match === null) throw new TypeError("a transform can only change objects and arrays");
    spend(1);
    if (Array.isArray(match)) checkLength(lengthWith(match, key, value));
    setOwn(match as Record<string, unknown>, key, value);
  }
}

/** A key that is a number makes an array as long as it says, holes and all. */
function lengthWith(array: readonly unknown[], key: string, value: unknown): number {
  if (key === "length" && !Number.isInteger(value))
    throw new TypeError("a transform can set the length of an array to a whole number only");
  if (key === "length") return Number(value);
  return /^(?:0|[1-9]\d*)$/.test(key) ? Math.max(array.length, Number(key) + 1) : array.length;
}

function remove(match: unknown, deletions: unknown, position: number | undefined): void {
  if (deletions === undefined) return;
  const keys: readonly unknown[] = Array.isArray(deletions) ? deletions : [deletions];
  if (!keys.every((key) => typeof key === "string")) throw fault("T2012", deletions, position);
  if (typeof match !== "object" || match === null) return;
  for (const key of keys) Reflect.deleteProperty(match, key);
}

function fault(code: string, value: unknown, position: number | undefined): Fault {
  const made = new Fault(code, { value });
  made.position = position;
  return made;
}
