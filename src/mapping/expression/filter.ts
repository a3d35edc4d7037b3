import { spend } from "./budget.ts";
import type { Eval, Frame } from "./scope.ts";
import { createSequence, isNumeric, isTruthy, isTupleStream, push, sequenceOf } from "./sequence.ts";
import type { Sequence } from "./sequence.ts";
import { tupleFrame } from "./tuple.ts";
import type { Tuple } from "./tuple.ts";

/** A predicate, applied to what a step found; the result is not settled yet. */
export type Filter = (found: unknown, frame: Frame) => unknown;

/** `a[0]`, `a[-1]`: the item itself; an array found this way is not put into another. */
export function indexFilter(position: number): Filter {
  const wanted = Math.floor(position);
  return (found) => {
    const items = asItems(found);
    const item = items[wanted < 0 ? items.length + wanted : wanted];
    if (Array.isArray(item)) return item;
    const kept = createSequence();
    if (isTupleStream(found)) kept.tupleStream = true;
    if (item !== undefined) push(kept, item);
    return kept;
  };
}

/** Any other predicate: a number or numbers choose positions, anything else is true or false. */
export function predicateFilter(predicate: Eval, inTuples: boolean): Filter {
  return (found, frame) => {
    const items = asItems(found);
    const kept = createSequence();
    const tuples = isTupleStream(found);
    if (tuples) kept.tupleStream = true;
    for (const [index, item] of items.entries()) {
      spend(1);
      const context = tuples ? (item as Tuple)["@"] : item;
      const result = predicate(context, inTuples ? tupleFrame(frame, tuples ? (item as Tuple) : undefined) : frame);
      if (isNumeric(result)) choose(kept, result, index, items, item);
      else if (Array.isArray(result) && result.every((member) => isNumeric(member))) {
        for (const member of result) choose(kept, member as number, index, items, item);
      } else if (isTruthy(result)) push(kept, item);
    }
    return kept;
  };
}

function choose(kept: Sequence, position: number, index: number, items: readonly unknown[], item: unknown): void {
  spend(1);
  const wanted = Math.floor(position);
  if ((wanted < 0 ? items.length + wanted : wanted) === index) push(kept, item);
}

function asItems(found: unknown): readonly unknown[] {
  return Array.isArray(found) ? found : sequenceOf(found);
}
