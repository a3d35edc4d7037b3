import { spend } from "./budget.ts";
import { Fault } from "./fault.ts";
import type { Eval, Frame } from "./scope.ts";
import { isTupleStream } from "./sequence.ts";
import { tupleFrame } from "./tuple.ts";
import type { Tuple } from "./tuple.ts";

export interface SortTerm {
  readonly value: Eval;
  readonly descending: boolean;
}

/** Returns the items in order; up to one item: the same array. */
export type Sorter = (items: readonly unknown[], frame: Frame) => readonly unknown[];

/** `^(a, >b)`: what lacks a term comes last. Faults T2007, T2008. */
export function sorterOf(terms: readonly SortTerm[], inTuples: boolean, position: number | undefined): Sorter {
  return (items, frame) => {
    const tuples = isTupleStream(items);
    const valueOf = (term: SortTerm, item: unknown): unknown => {
      if (!inTuples) return term.value(item, frame);
      return tuples ? term.value((item as Tuple)["@"], tupleFrame(frame, item as Tuple)) : term.value(item, tupleFrame(frame, undefined));
    };
    return mergeSort(items, (left, right) => {
      for (const term of terms) {
        const order = compare(valueOf(term, left), valueOf(term, right), term.descending, position);
        if (order !== 0) return order === 1;
      }
      return false;
    });
  };
}

function compare(left: unknown, right: unknown, descending: boolean, position: number | undefined): number {
  if (left === undefined) return right === undefined ? 0 : 1;
  if (right === undefined) return -1;
  if (!isOrderable(left) || !isOrderable(right)) throw fault("T2008", { value: isOrderable(left) ? right : left }, position);
  if (typeof left !== typeof right) throw fault("T2007", { value: left, value2: right }, position);
  if (left === right) return 0;
  return left < right === descending ? 1 : -1;
}

function isOrderable(value: unknown): value is string | number {
  return typeof value === "string" || typeof value === "number";
}

function fault(code: string, about: { value: unknown; value2?: unknown }, position: number | undefined): Fault {
  const made = new Fault(code, about);
  made.position = position;
  return made;
}

/** Stable; `isAfter` says that its first argument belongs behind its second. */
export function mergeSort(items: readonly unknown[], isAfter: (left: unknown, right: unknown) => boolean): readonly unknown[] {
  if (items.length <= 1) return items;
  spend(items.length);
  const middle = items.length >> 1;
  const left = mergeSort(items.slice(0, middle), isAfter);
  const right = mergeSort(items.slice(middle), isAfter);
  const merged: unknown[] = [];
  let one = 0;
  let two = 0;
  while (one < left.length && two < right.length) {
    spend(1);
    merged.push(isAfter(left[one], right[two]) ? right[two++] : left[one++]);
  }
  while (one < left.length) merged.push(left[one++]);
  while (two < right.length) merged.push(right[two++]);
  return merged;
}
