import { spend } from "./budget.ts";
import { Fault } from "./fault.ts";
import type { Eval, Frame } from "./scope.ts";
import { gather, isTupleStream, sequenceOf, setOwn } from "./sequence.ts";
import type { Gathering } from "./sequence.ts";
import { mergeTuples, tupleFrame } from "./tuple.ts";
import type { Tuple } from "./tuple.ts";

export interface Pair {
  /** Set when the key is a literal text. */
  readonly literal: string | undefined;
  readonly key: Eval;
  readonly value: Eval;
}

/** `{ key: value }` over what was found: items with the same key are gathered, then each value is made from its gathering. */
export type Grouping = (found: unknown, frame: Frame) => unknown;

/** The interpreter marks its functions with these keys; whoever could set them could pretend to be one. */
const RESERVED: ReadonlySet<string> = new Set(["_jsonata_lambda", "_jsonata_function"]);

export function groupingOf(pairs: readonly Pair[], inTuples: boolean, position: number | undefined): Grouping {
  const general = generalGrouping(pairs, inTuples, position);
  const keys = pairs.map(({ literal }) => literal);
  const plain = keys.every((key) => key !== undefined && key !== "__proto__" && !RESERVED.has(key)) && new Set(keys).size === keys.length;
  return plain && !inTuples ? literalObject(pairs, general) : general;
}

/** The usual object of fixed keys, made in one go unless there are several items to group. */
function literalObject(pairs: readonly Pair[], general: Grouping): Grouping {
  const byKey: Record<string, Eval> = {};
  for (const { literal, value } of pairs) byKey[literal as string] = value;
  const names = Object.keys(byKey);
  const values = Object.values(byKey);
  const size = names.length;
  return (found, frame) => {
    if (Array.isArray(found)) return general(found, frame);
    spend(1);
    const made: Record<string, unknown> = {};
    for (let index = 0; index < size; index += 1) {
      const value = (values[index] as Eval)(found, frame);
      if (value !== undefined) made[names[index] as string] = value;
    }
    return made;
  };
}

interface Group extends Gathering {
  readonly pair: number;
}

function generalGrouping(pairs: readonly Pair[], inTuples: boolean, position: number | undefined): Grouping {
  return (found, frame) => {
    const reduce = isTupleStream(found);
    let items: readonly unknown[] = Array.isArray(found) ? found : sequenceOf(found);
    // Even of nothing an object of literals can be made.
    if (items.length === 0 && !reduce) items = [undefined];
    const frameOf = (tuple: Tuple | undefined): Frame => (inTuples ? tupleFrame(frame, tuple) : frame);

    const groups: Record<string, Group> = Object.create(null) as Record<string, Group>;
    for (const item of items) {
      const context = reduce ? (item as Tuple)["@"] : item;
      const inner = frameOf(reduce ? (item as Tuple) : undefined);
      for (const [index, pair] of pairs.entries()) {
        spend(1);
        const key = pair.key(context, inner);
        if (key === undefined) continue;
        if (typeof key !== "string") throw fault("T1003", key, position);
        if (RESERVED.has(key)) throw fault("D1013", key, position);
        const group = groups[key];
        if (group === undefined) groups[key] = { pair: index, value: item, own: undefined };
        else if (group.pair !== index) throw fault("D1009", key, position);
        else gather(group, item);
      }
    }

    const made: Record<string, unknown> = {};
    for (const key of Object.keys(groups)) {
      const group = groups[key] as Group;
      const { value } = pairs[group.pair] as Pair;
      let result: unknown;
      if (reduce) {
        const { "@": context, ...names } = mergeTuples(group.value);
        // So does the interpreter: a tuple that is alone under several keys has its value under the first only.
        if (!Array.isArray(group.value)) delete (group.value as Tuple)["@"];
        result = value(context, frameOf(names));
      } else result = value(group.value, frameOf(undefined));
      if (result !== undefined) setOwn(made, key, result);
    }
    return made;
  };
}

function fault(code: string, value: unknown, position: number | undefined): Fault {
  const made = new Fault(code, { value });
  made.position = position;
  return made;
}
