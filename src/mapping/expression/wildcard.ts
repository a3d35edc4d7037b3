import { spend } from "./budget.ts";
import { createSequence, gather, push } from "./sequence.ts";
import type { Gathering, Sequence } from "./sequence.ts";

/** `*`: the values of all members; arrays among them are flattened to the ground. */
export function wildcard(input: unknown): unknown {
  const from: unknown = Array.isArray(input) && (input as Sequence).outerWrapper === true && input.length > 0 ? input[0] : input;
  const found: Gathering = { value: createSequence(), own: undefined };
  if (typeof from !== "object" || from === null) return found.value;
  const values: readonly unknown[] = Array.isArray(from) ? from : Object.values(from);
  for (const value of values) {
    spend(1);
    // With an array among the values the result is an ordinary array: it stays one, even of one item.
    if (Array.isArray(value)) gather(found, flattened(value, []));
    else push(found.value as unknown[], value);
  }
  return found.value;
}

function flattened(value: unknown, into: unknown[]): unknown[] {
  if (Array.isArray(value)) for (const item of value) flattened(item, into);
  else {
    spend(1);
    push(into, value);
  }
  return into;
}

/** `**`: the input and everything in it, arrays themselves left out. */
export function descendants(input: unknown): unknown {
  if (input === undefined) return undefined;
  const found = createSequence();
  descend(input, found);
  return found.length === 1 ? found[0] : found;
}

function descend(value: unknown, found: Sequence): void {
  spend(1);
  if (Array.isArray(value)) for (const item of value) descend(item, found);
  else {
    push(found, value);
    if (typeof value === "object" && value !== null) for (const member of Object.values(value)) descend(member, found);
  }
}
