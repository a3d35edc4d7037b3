import { spend } from "./budget.ts";
import type { Filter } from "./filter.ts";
import type { Grouping } from "./group.ts";
import type { Eval, Frame } from "./scope.ts";
import { createSequence, isInherited, isSequence, lookup, pour, push, sequenceOf, settle } from "./sequence.ts";
import type { Sequence } from "./sequence.ts";
import type { Sorter } from "./sort.ts";
import { runTupleStep } from "./tuple.ts";
import type { Tuple, TupleStep } from "./tuple.ts";

/** One step of a path, compiled. */
export interface Step {
  /** What it finds in one item. */
  readonly run: Eval;
  /** Set for a bare name, the commonest step. */
  readonly name: string | undefined;
  /** Set for `^( … )`, which orders all items instead. */
  readonly sorter: Sorter | undefined;
  readonly filters: readonly Filter[];
  /** Set when items are tuples from here on (see tuple.ts). */
  readonly tuple: TupleStep | undefined;
  /** An array constructor as first step stands for itself: it is not made anew for every item. */
  readonly wholeInput: boolean;
}

export interface Path {
  readonly steps: readonly Step[];
  /** It starts with a variable, so the items of the context do not matter. */
  readonly absolute: boolean;
  readonly keepSingleton: boolean;
  /** An outer path wants the tuples, not their values. */
  readonly keepTuples: boolean;
  readonly group: Grouping | undefined;
}

/** The path's sequence, not settled yet. */
export function pathOf(path: Path): Eval {
  return (input, frame) => {
    const start: readonly unknown[] = Array.isArray(input) && !path.absolute ? input : sequenceOf(input);
    return runFrom(path, 0, start, frame);
  };
}

function runFrom(path: Path, first: number, start: readonly unknown[], frame: Frame): unknown {
  const { steps } = path;
  let items: readonly unknown[] = start;
  let found: unknown;
  let tuples: Sequence | undefined;
  let inTuples = false;
  for (let index = first; index < steps.length; index += 1) {
    const step = steps[index] as Step;
    inTuples ||= step.tuple !== undefined;
    if (index === 0 && step.wholeInput) found = step.run(items, frame);
    else if (inTuples) tuples = runTupleStep(step.tuple as TupleStep, items, tuples, frame);
    else found = runStep(step, items, frame, index === steps.length - 1);
    if (!inTuples && (found === undefined || (found as { readonly length?: number }).length === 0)) break;
    if (step.tuple?.focus === undefined) items = itemsOf(found);
  }
  if (inTuples) found = path.keepTuples ? tuples : valuesOf(tuples ?? []);
  if (path.keepSingleton) found = kept(found);
  return path.group ? path.group(inTuples ? tuples : found, frame) : found;
}

/** Steps find arrays; only an array constructor's block as first step may give something else. */
function itemsOf(found: unknown): readonly unknown[] {
  if (Array.isArray(found)) return found;
  return typeof found === "string" ? found.split("") : [];
}

function valuesOf(tuples: readonly unknown[]): Sequence {
  const values = createSequence();
  for (const tuple of tuples as readonly Tuple[]) push(values, tuple["@"]);
  return values;
}

function kept(found: unknown): unknown {
  if (!Array.isArray(found)) return found;
  const result = (found as Sequence).cons === true && !isSequence(found) ? sequenceOf(found) : (found as Sequence);
  if (result.sequence === true) result.keepSingleton = true;
  return result;
}

function runStep(step: Step, items: readonly unknown[], frame: Frame, last: boolean): unknown {
  if (step.sorter) return filtered(step.filters, step.sorter(items, frame), frame);
  const { run, filters } = step;
  let only: unknown;
  let results = 0;
  let all: Sequence | undefined;
  for (let index = 0; index < items.length; index += 1) {
    spend(1);
    let result = run(items[index], frame);
    if (filters.length > 0) result = filtered(filters, result, frame);
    if (result === undefined) continue;
    results += 1;
    if (results === 1) only = result;
    else {
      if (all === undefined) pour((all = createSequence()), only);
      pour(all, result);
    }
  }
  if (all !== undefined) return all;
  // An array that the data holds stays that very array at the end of a path.
  if (last && results === 1 && Array.isArray(only) && !isSequence(only)) return only;
  const found = createSequence();
  if (results === 1) pour(found, only);
  return found;
}

export function filtered(filters: readonly Filter[], found: unknown, frame: Frame): unknown {
  let result = found;
  for (const filter of filters) result = filter(result, frame);
  return result;
}

/**
 * Names after names (after any first step): as long as no array turns up, each is a plain read and no sequence is made.
 * The result is settled.
 */
export function namePath(path: Path, head: Eval | undefined, names: readonly string[]): Eval {
  const general = pathOf(path);
  const offset = head === undefined ? 0 : 1;
  const reads = names.map((name): ((object: object) => unknown) =>
    isInherited(name) ? (object) => lookup(object, name) : (object) => (object as Readonly<Record<string, unknown>>)[name],
  );
  const [first, second] = reads as [(object: object) => unknown, ((object: object) => unknown) | undefined];
  const count = reads.length;
  const { absolute } = path;

  const onwards = (at: unknown, from: number, frame: Frame): unknown => {
    let value = at;
    for (let index = from; index < count; index += 1) {
      if (typeof value !== "object" || value === null) return undefined;
      if (Array.isArray(value)) {
        const items = createSequence();
        pour(items, value);
        return items.length === 0 ? undefined : settle(runFrom(path, index + offset, items, frame));
      }
      value = (reads[index] as (object: object) => unknown)(value);
    }
    return isSequence(value) ? settle(copied(value)) : value;
  };

  return (input, frame) => {
    if (!absolute && Array.isArray(input)) return settle(general(input, frame));
    const start = head === undefined ? input : head(input, frame);
    if (typeof start !== "object" || start === null) return count === 0 ? start : undefined;
    if (count === 0 || Array.isArray(start)) return onwards(start, 0, frame);
    const one = first(start);
    if (typeof one !== "object" || one === null) return count === 1 ? one : undefined;
    if (second === undefined || Array.isArray(one)) return onwards(one, 1, frame);
    const two = second(one);
    return typeof two !== "object" || two === null ? (count === 2 ? two : undefined) : onwards(two, 2, frame);
  };
}

function copied(found: readonly unknown[]): Sequence {
  const copy = createSequence();
  pour(copy, found);
  return copy;
}
