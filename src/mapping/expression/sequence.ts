import { checkLength, spend } from "./budget.ts";
import { Fault } from "./fault.ts";

/**
 * Sequences: what a path, a filter or a range finds.
 *
 * A sequence is an array with the mark `sequence`. Wherever an expression ends, `settle` turns it into a value: no item
 * becomes nothing (undefined), one item becomes that item, more stay an array. An array that the data or an array
 * constructor holds has no mark and stays what it is, so `[1]` is an array and the one price found by `items.price` is a number.
 *
 * The other marks:
 * - `keepSingleton`: the expression said `[]`, so one item stays an array of one;
 * - `cons`: made by an array constructor that is a step of a path; a path flattens what its steps find, but not these;
 * - `outerWrapper`: the input of the whole expression was an array; it is put into an array of one, so that steps see it as one thing;
 * - `tupleStream`: its items are not values but what is known of each (see tuple.ts).
 *
 * Marks belong to arrays that the evaluation made itself: nothing is ever written on the input.
 */
export interface Sequence extends Array<unknown> {
  sequence?: true;
  keepSingleton?: true;
  cons?: true;
  outerWrapper?: true;
  tupleStream?: true;
}

export function createSequence(): Sequence {
  const made: Sequence = [];
  made.sequence = true;
  return made;
}

export function sequenceOf(item: unknown): Sequence {
  const made: Sequence = [item];
  made.sequence = true;
  return made;
}

export function isSequence(value: unknown): value is Sequence {
  return Array.isArray(value) && (value as Sequence).sequence === true;
}

export function isTupleStream(value: unknown): value is Sequence {
  return Array.isArray(value) && (value as Sequence).tupleStream === true;
}

export function push(sequence: unknown[], item: unknown): void {
  checkLength(sequence.length + 1);
  sequence.push(item);
}

/** The value of an expression that found this. */
export function settle(found: unknown): unknown {
  if (!Array.isArray(found)) return found;
  const marks = found as Sequence;
  if (marks.sequence !== true || marks.tupleStream === true) return found;
  if (found.length === 0) return undefined;
  return found.length === 1 && marks.keepSingleton !== true ? (found[0] as unknown) : found;
}

/** The same for an expression that was written with `[]`. */
export function settleKept(found: unknown): unknown {
  if (isSequence(found) && found.tupleStream !== true) found.keepSingleton = true;
  return settle(found);
}

/** What one step found goes into what all of them found: arrays are flattened, once. */
export function pour(into: Sequence, found: unknown): void {
  if (!Array.isArray(found) || (found as Sequence).cons === true) push(into, found);
  else {
    checkLength(into.length + found.length);
    for (const item of found) into.push(item);
  }
}

/** `$append`, also what array constructors and groups gather with. The result never shares an array with an argument that grows. */
export function append(first: unknown, second: unknown): unknown {
  if (first === undefined) return second;
  if (second === undefined) return first;
  const left: readonly unknown[] = Array.isArray(first) ? first : [first];
  const right: readonly unknown[] = Array.isArray(second) ? second : [second];
  checkLength(left.length + right.length);
  spend(left.length + right.length);
  return left.concat(right);
}

/** What `append` would make of one value after the other, but nothing is copied twice. */
export interface Gathering {
  value: unknown;
  /** The value, once it is an array that nobody else holds. */
  own: unknown[] | undefined;
}

export function gather(into: Gathering, item: unknown): void {
  if (item === undefined) return;
  if (into.value === undefined) into.value = item;
  else if (into.own === undefined) into.value = into.own = append(into.value, item) as unknown[];
  else {
    const { own } = into;
    const items: readonly unknown[] = Array.isArray(item) ? item : [item];
    spend(items.length);
    checkLength(own.length + items.length);
    for (const member of items) own.push(member);
  }
}

const INHERITED: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Keys that every object has from elsewhere: reading one of them needs a check that it is the object's own. */
export function isInherited(key: string): boolean {
  return INHERITED.has(key);
}

/** The member `key` of an object, or of every object in an array. */
export function lookup(input: unknown, key: string): unknown {
  if (typeof input !== "object" || input === null) return undefined;
  if (!Array.isArray(input)) return Object.hasOwn(input, key) ? (input as Readonly<Record<string, unknown>>)[key] : undefined;
  const found = createSequence();
  for (const item of input) {
    spend(1);
    const value = lookup(item, key);
    if (Array.isArray(value)) {
      checkLength(found.length + value.length);
      for (const member of value) found.push(member);
    } else if (value !== undefined) push(found, value);
  }
  return found;
}

/** Writes a member without ever reaching a prototype. */
export function setOwn(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key === "__proto__") Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  else object[key] = value;
}

/** A number that can be calculated with. Throws D1001 for an infinite one. */
export function isNumeric(value: unknown): value is number {
  if (typeof value !== "number" || Number.isNaN(value)) return false;
  if (value === Infinity || value === -Infinity) throw new Fault("D1001", { value });
  return true;
}

/** `$boolean`: undefined for nothing, also for an array of just that. */
export function booleanOf(value: unknown): boolean | undefined {
  if (Array.isArray(value) && value.length === 1) return booleanOf(value[0]);
  return value === undefined ? undefined : isTruthy(value);
}

export function isTruthy(value: unknown): boolean {
  switch (typeof value) {
    case "boolean":
      return value;
    case "string":
      return value !== "";
    case "number":
      return isNumeric(value) && value !== 0;
    case "object":
      if (value === null) return false;
      if (!Array.isArray(value)) return hasKeys(value);
      if (value.length === 1) return isTruthy(value[0]);
      spend(value.length);
      // Every member is looked at, for one of them may be a number that is out of range.
      return value.filter((item) => isTruthy(item)).length > 0;
    default:
      return false;
  }
}

function hasKeys(value: object): boolean {
  for (const key in value) if (Object.hasOwn(value, key)) return true;
  return false;
}

/** `=`: by content, whatever the order of keys. */
export function isEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  spend(1);
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => isEqual(item, right[index]));
  }
  const keys = Object.getOwnPropertyNames(left);
  spend(keys.length);
  if (keys.length !== Object.getOwnPropertyNames(right).length) return false;
  const [one, two] = [left, right] as Readonly<Record<string, unknown>>[];
  return keys.every((key) => Object.hasOwn(right, key)) && keys.every((key) => isEqual(one?.[key], two?.[key]));
}
