import { spend } from "../budget.ts";
import type { Callable } from "../callable.ts";
import { apply } from "../callable.ts";
import { Fault } from "../fault.ts";
import { append, createSequence, isEqual, isNumeric, isSequence, isTruthy, push } from "../sequence.ts";
import { mergeSort } from "../sort.ts";
import type { BuiltinTable } from "./builtin.ts";

/** Functions of arrays, and those that call a function for every member. */
export const ARRAYS: BuiltinTable = {
  sum: ["<a<n>:n>", (numbers: readonly number[] | undefined) => (numbers === undefined ? undefined : total(numbers))],
  count: ["<a:n>", (items: readonly unknown[] | undefined) => items?.length ?? 0],
  max: ["<a<n>:n>", extreme(Math.max)],
  min: ["<a<n>:n>", extreme(Math.min)],
  average: ["<a<n>:n>", (numbers: readonly number[] | undefined) => (numbers?.length ? total(numbers) / numbers.length : undefined)],
  append: ["<xx:a>", append],
  reverse: ["<a:a>", reverse],
  sort: ["<af?:a>", sort],
  distinct: ["<x:x>", distinct],
  zip: ["<a+>", zip, 0],
  map: ["<af>", map],
  filter: ["<af>", filter],
  single: ["<af?>", single],
  reduce: ["<afj?:j>", reduce],
};

function total(numbers: readonly number[]): number {
  spend(numbers.length);
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}

function extreme(choose: (one: number, two: number) => number): (numbers: readonly number[] | undefined) => number | undefined {
  return (numbers) => {
    if (numbers === undefined || numbers.length === 0) return undefined;
    spend(numbers.length);
    let best = numbers[0] as number;
    for (const number of numbers) best = choose(best, number);
    return best;
  };
}

function reverse(items: readonly unknown[] | undefined): readonly unknown[] | undefined {
  if (items === undefined || items.length <= 1) return items;
  spend(items.length);
  return items.toReversed();
}

function sort(items: readonly unknown[] | undefined, comparator?: Callable): readonly unknown[] | undefined {
  if (items === undefined || items.length <= 1) return items;
  if (comparator !== undefined) return mergeSort(items, (left, right) => Boolean(apply(comparator, [left, right], null)));
  const sortable = items.every((item) => isNumeric(item)) || items.every((item) => typeof item === "string");
  if (!sortable) throw new Fault("D3070", { index: 1 });
  return mergeSort(items, (left, right) => (left as number) > (right as number));
}

function distinct(items: unknown): unknown {
  if (!Array.isArray(items) || items.length <= 1) return items;
  const kept: unknown[] = isSequence(items) ? createSequence() : [];
  const plain = new Set<unknown>();
  const objects: unknown[] = [];
  for (const item of items) {
    // Only objects have to be compared one by one; NaN is not even equal to itself.
    const isObject = typeof item === "object" && item !== null;
    spend(isObject ? 1 + objects.length : 1);
    const known = isObject ? objects.some((other) => isEqual(item, other)) : plain.has(item) && !Number.isNaN(item);
    if (known) continue;
    if (isObject) objects.push(item);
    else plain.add(item);
    kept.push(item);
  }
  return kept;
}

function zip(...arrays: unknown[]): unknown[] {
  const length = Math.min(...arrays.map((items) => (Array.isArray(items) ? items.length : 0)));
  spend(length * arrays.length);
  return Array.from({ length }, (_, index) => arrays.map((items) => (items as readonly unknown[])[index]));
}

/** As many of these as the function takes. */
export function argumentsFor(callee: Callable, value: unknown, place: unknown, whole: unknown): readonly unknown[] {
  if (callee.arity >= 3) return [value, place, whole];
  return callee.arity === 2 ? [value, place] : [value];
}

function map(items: readonly unknown[] | undefined, callee: Callable): unknown {
  if (items === undefined) return undefined;
  const results = createSequence();
  for (let index = 0; index < items.length; index += 1) {
    spend(1);
    const item = items[index];
    const result = apply(callee, argumentsFor(callee, item, index, items), null);
    if (result !== undefined) push(results, result);
  }
  return results;
}

function filter(items: readonly unknown[] | undefined, callee: Callable): unknown {
  if (items === undefined) return undefined;
  const kept = createSequence();
  for (let index = 0; index < items.length; index += 1) {
    spend(1);
    const item = items[index];
    if (isTruthy(apply(callee, argumentsFor(callee, item, index, items), null))) push(kept, item);
  }
  return kept;
}

function single(items: readonly unknown[] | undefined, callee?: Callable): unknown {
  if (items === undefined) return undefined;
  let matches = 0;
  let found: unknown;
  for (let index = 0; index < items.length; index += 1) {
    spend(1);
    const item = items[index];
    if (callee !== undefined && !isTruthy(apply(callee, argumentsFor(callee, item, index, items), null))) continue;
    matches += 1;
    if (matches > 1) throw new Fault("D3138", { index });
    found = item;
  }
  if (matches === 0) throw new Fault("D3139");
  return found;
}

function reduce(items: readonly unknown[] | undefined, callee: Callable, initial?: unknown): unknown {
  if (items === undefined) return undefined;
  const { arity } = callee;
  if (arity < 2) throw new Fault("D3050", { index: 1 });
  const fromFirst = initial === undefined && items.length > 0;
  let result = fromFirst ? items[0] : initial;
  for (let index = fromFirst ? 1 : 0; index < items.length; index += 1) {
    spend(1);
    const all = [result, items[index], index, items];
    result = apply(callee, arity >= 4 ? all : all.slice(0, Math.max(2, arity)), null);
  }
  return result;
}
