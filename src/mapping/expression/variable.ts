import { BUILTINS } from "./functions/index.ts";
import type { Builtin } from "./functions/builtin.ts";
import { ROOT_BINDINGS, TUPLE, UNBOUND } from "./scope.ts";
import type { Eval, Frame, Scope, Shared } from "./scope.ts";
import { settle } from "./sequence.ts";

/** What a name means at its place, as far as that is known before anything runs. */
export type Meaning =
  | { readonly kind: "builtin"; readonly builtin: Builtin }
  | { readonly kind: "shared"; readonly shared: Shared; readonly hops: number }
  | { readonly kind: "variable" };

export function meaningOf(name: string, scope: Scope): Meaning {
  let hops = 0;
  let root = scope;
  for (let at: Scope | undefined = scope; at; at = at.outer) {
    if (at.kind === "tuple" || (at.slots.has(name) && !(at.kind === "root" && at.shared.has(name)))) return { kind: "variable" };
    root = at;
    if (at.outer) hops += 1;
  }
  const shared = root.shared.get(name);
  if (shared !== undefined) return { kind: "shared", shared, hops };
  const builtin = BUILTINS.get(name);
  return builtin === undefined ? { kind: "variable" } : { kind: "builtin", builtin };
}

interface Place {
  readonly hops: number;
  readonly slot: number;
  readonly inTuple: boolean;
}

/** The value of a variable, settled: from the innermost frame that has bound it. */
export function variable(name: string, scope: Scope): Eval {
  const meaning = meaningOf(name, scope);
  if (meaning.kind === "builtin") return () => meaning.builtin;
  if (meaning.kind === "shared") {
    meaning.shared.needed = true;
    return slotValue({ hops: meaning.hops, slot: meaning.shared.slot });
  }

  const places: Place[] = [];
  let hops = 0;
  for (let at: Scope | undefined = scope; at; at = at.outer) {
    const slot = at.kind === "tuple" ? TUPLE : at.slots.get(name);
    if (slot !== undefined) places.push({ hops, slot, inTuple: at.kind === "tuple" });
    const [only] = places;
    if (at.always.has(name) && only && places.length === 1) return slotValue(only);
    const shared = at.shared.get(name);
    if (shared) shared.needed = true;
    if (at.outer) hops += 1;
  }
  const rootHops = hops;
  const builtin = BUILTINS.get(name);
  return (_input, frame) => {
    for (const { hops, slot, inTuple } of places) {
      const held = ancestor(frame, hops)[slot];
      if (!inTuple && held !== UNBOUND) return settle(held);
      if (inTuple && name in (held as object)) return settle((held as Readonly<Record<string, unknown>>)[name]);
    }
    const bindings = ancestor(frame, rootHops)[ROOT_BINDINGS] as Readonly<Record<string, unknown>> | undefined;
    return bindings !== undefined && Object.hasOwn(bindings, name) ? bindings[name] : builtin;
  };
}

function slotValue({ hops, slot }: { readonly hops: number; readonly slot: number }): Eval {
  if (hops === 0) return (_input, frame) => settle(frame[slot]);
  if (hops === 1) return (_input, frame) => settle((frame[0] as Frame)[slot]);
  if (hops === 2) return (_input, frame) => settle(((frame[0] as Frame)[0] as Frame)[slot]);
  return (_input, frame) => settle(ancestor(frame, hops)[slot]);
}

export function ancestor(frame: Frame, hops: number): Frame {
  let at = frame;
  for (let index = 0; index < hops; index += 1) at = at[0] as Frame;
  return at;
}

/** `name := value` binds in the frame of the place itself. */
export function binding(name: string, value: Eval, scope: Scope): Eval {
  if (scope.kind === "tuple") {
    return (input, frame) => ((frame[TUPLE] as Record<string, unknown>)[name] = value(input, frame));
  }
  const slot = scope.slots.get(name) as number;
  return (input, frame) => (frame[slot] = value(input, frame));
}
