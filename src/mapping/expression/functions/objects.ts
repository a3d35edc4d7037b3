import { spend, spendText } from "../budget.ts";
import type { Callable } from "../callable.ts";
import { apply } from "../callable.ts";
import { Fault } from "../fault.ts";
import { createSequence, gather, isTruthy, lookup, push, setOwn } from "../sequence.ts";
import type { Gathering } from "../sequence.ts";
import { textOf } from "../text.ts";
import { argumentsFor } from "./arrays.ts";
import type { BuiltinTable } from "./builtin.ts";

type Members = Readonly<Record<string, unknown>>;

/** Functions of objects, and the two that stop. */
export const OBJECTS: BuiltinTable = {
  keys: ["<x-:a<s>>", keys],
  lookup: ["<x-s:x>", (input: unknown, key: string | undefined) => lookup(input, String(key))],
  spread: ["<x-:a<o>>", spread],
  merge: ["<a<o>:o>", merge],
  each: ["<o-f:a>", each],
  sift: ["<o-f?:o>", sift],
  clone: ["<(oa)-:o>", clone],
  error: [
    "<s?:x>",
    (message?: string) => {
      throw new Fault("D3137", { message: message === undefined || message === "" ? "$error() function evaluated" : message });
    },
  ],
  assert: [
    "<bs?:x>",
    (condition: boolean | undefined, message?: string) => {
      if (!condition)
        throw new Fault("D3141", { message: message === undefined || message === "" ? "$assert() statement failed" : message });
    },
  ],
};

function isObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function keys(value: unknown): unknown {
  const found = createSequence();
  if (Array.isArray(value)) {
    const all: Record<string, true> = Object.create(null) as Record<string, true>;
    for (const item of value) {
      spend(1);
      for (const key of keys(item) as string[]) all[key] = true;
    }
    for (const key of Object.keys(all)) push(found, key);
  } else if (isObject(value)) {
    for (const key of Object.keys(value)) {
      spend(1);
      push(found, key);
    }
  }
  return found;
}

function spread(value: unknown): unknown {
  if (Array.isArray(value)) {
    const found: Gathering = { value: createSequence(), own: undefined };
    for (const item of value) gather(found, spread(item));
    return found.value;
  }
  if (!isObject(value)) return value;
  const found = createSequence();
  for (const key of Object.keys(value)) {
    const single: Record<string, unknown> = {};
    setOwn(single, key, value[key]);
    push(found, single);
  }
  spend(found.length);
  return found;
}

function merge(objects: readonly Members[] | undefined): unknown {
  if (objects === undefined) return undefined;
  const merged: Record<string, unknown> = {};
  for (const object of objects) {
    const names = Object.keys(object);
    spend(1 + names.length);
    for (const name of names) setOwn(merged, name, object[name]);
  }
  return merged;
}

function each(object: Members | undefined, callee: Callable): unknown {
  const results = createSequence();
  for (const key of Object.keys(object ?? {})) {
    spend(1);
    const result = apply(callee, argumentsFor(callee, object?.[key], key, object), null);
    if (result !== undefined) push(results, result);
  }
  return results;
}

/** What is left; nothing instead of an empty object. */
function sift(object: Members | undefined, callee: Callable): unknown {
  const kept: Record<string, unknown> = {};
  let count = 0;
  for (const key of Object.keys(object ?? {})) {
    spend(1);
    if (!isTruthy(apply(callee, argumentsFor(callee, object?.[key], key, object), null))) continue;
    setOwn(kept, key, object?.[key]);
    count += 1;
  }
  return count === 0 ? undefined : kept;
}

function clone(value: unknown): unknown {
  if (value === undefined) return undefined;
  const written = textOf(value);
  spendText(written.length);
  return JSON.parse(written) as unknown;
}
