import { spend } from "./budget.ts";
import type { Filter } from "./filter.ts";
import type { Eval, Frame } from "./scope.ts";
import { createSequence, gather, isTupleStream, push } from "./sequence.ts";
import type { Gathering, Sequence } from "./sequence.ts";
import type { Sorter } from "./sort.ts";

/**
 * Tuples: paths with `@$x`, `#$i` or `%` carry along more than their values. Each item of such a stream is an object of
 * the value (`@`) and everything bound on the way, by name; parents have names that the parser invents, such as `!0`.
 */
export type Tuple = Record<string, unknown>;

/** Copying what is known of an item, by name, is slow. */
const STEPS_PER_TUPLE = 15;

/** What is in a tuple becomes variables. The frame has its own copy, for `:=` in it is gone with the tuple. */
export function tupleFrame(frame: Frame, tuple: Tuple | undefined): Frame {
  spend(STEPS_PER_TUPLE);
  return [frame, Object.assign(Object.create(null), tuple)];
}

export interface TupleStep {
  readonly run: Eval;
  readonly sorter: Sorter | undefined;
  readonly stages: readonly TupleStage[];
  readonly focus: string | undefined;
  readonly index: string | undefined;
  readonly ancestor: string | undefined;
}

export type TupleStage = { readonly filter: Filter } | { readonly index: string };

/** One step for every tuple so far; `stream` is undefined before the first such step, then `items` are plain. */
export function runTupleStep(step: TupleStep, items: readonly unknown[], stream: Sequence | undefined, frame: Frame): Sequence {
  const found = step.sorter === undefined ? extend(step, stream ?? items.map(bare), frame) : sorted(step, items, stream, frame);
  return runStages(step.stages, found, frame);
}

function bare(item: unknown): Tuple {
  return { "@": item };
}

function extend(step: TupleStep, tuples: readonly unknown[], frame: Frame): Sequence {
  const found = createSequence();
  found.tupleStream = true;
  for (const tuple of tuples as readonly Tuple[]) {
    const value = step.run(tuple["@"], tupleFrame(frame, tuple));
    if (value === undefined) continue;
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const [position, item] of values.entries()) {
      spend(STEPS_PER_TUPLE);
      const next: Tuple = Object.assign(Object.create(null), tuple) as Tuple;
      if (isTupleStream(value)) Object.assign(next, item);
      else {
        if (step.focus === undefined) next["@"] = item;
        else next[step.focus] = item;
        if (step.index !== undefined) next[step.index] = position;
        if (step.ancestor !== undefined) next[step.ancestor] = tuple["@"];
      }
      push(found, next);
    }
  }
  return found;
}

function sorted(step: TupleStep, items: readonly unknown[], stream: Sequence | undefined, frame: Frame): Sequence {
  const sorter = step.sorter as Sorter;
  if (stream !== undefined) return sorter(stream, frame) as Sequence;
  const found = createSequence();
  found.tupleStream = true;
  for (const [position, item] of sorter(items, frame).entries()) {
    push(found, step.index === undefined ? { "@": item } : { "@": item, [step.index]: position });
  }
  return found;
}

export function runStages(stages: readonly TupleStage[], found: unknown, frame: Frame): Sequence {
  let result = found as Sequence;
  for (const stage of stages) {
    if ("filter" in stage) result = stage.filter(result, frame) as Sequence;
    else for (const [position, tuple] of result.entries()) (tuple as Tuple)[stage.index] = position;
  }
  return result;
}

/** The tuples of one group as one: every name has all values of the group. */
export function mergeTuples(tuples: unknown): Tuple {
  const merged: Tuple = Object.create(null) as Tuple;
  if (!Array.isArray(tuples)) return Object.assign(merged, tuples) as Tuple;
  const gathered: Record<string, Gathering> = Object.create(null) as Record<string, Gathering>;
  for (const tuple of tuples as readonly Tuple[]) {
    for (const name of Object.keys(tuple)) gather((gathered[name] ??= { value: undefined, own: undefined }), tuple[name]);
  }
  for (const name of Object.keys(gathered)) merged[name] = gathered[name]?.value;
  return merged;
}
