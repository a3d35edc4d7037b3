import { isBinding } from "./references.ts";
import { isNode } from "./tree.ts";
import type { Node } from "./tree.ts";

/**
 * Variables have their places before anything runs. A frame is one array: what encloses it, then a slot per variable.
 * A variable means the innermost frame that has bound it by then, so a slot starts as UNBOUND and a lookup goes on outwards.
 */
export type Frame = unknown[];

export const UNBOUND = Symbol("unbound");

/** An expression, compiled: its value in this context. Throws Fault. */
export type Eval = (input: unknown, frame: Frame) => unknown;

/** What the outermost frame holds: nothing around it, the input, the caller's variables, the input as context, then slots. */
export const ROOT_INPUT = 1;
export const ROOT_BINDINGS = 2;
export const ROOT_CONTEXT = 3;

/** What a tuple frame holds: what is around it, then the tuple, by name. */
export const TUPLE = 1;

export interface Scope {
  readonly kind: "root" | "frame" | "tuple";
  readonly outer: Scope | undefined;
  /** Name → slot. */
  readonly slots: Map<string, number>;
  /** Those that are bound from the start: parameters. */
  readonly always: ReadonlySet<string>;
  /** Shared functions, by name; only on the root. */
  readonly shared: ReadonlyMap<string, Shared>;
  /** False inside shared functions: their places are not places of this expression. */
  readonly placed: boolean;
}

/** A function of the definition, the same for all its expressions: it sees the input, the other functions and its arguments. */
export interface Shared {
  /** Where its value is while an evaluation runs. */
  readonly slot: number;
  /** Set when it is a plain function: calls of it need no value. */
  readonly direct?: Direct;
  /** It may come to call itself. */
  readonly recursive: boolean;
  /** Somebody needs the value. */
  needed: boolean;
}

export interface Direct {
  /** Where each argument goes. */
  readonly slots: readonly number[];
  /** An empty frame of a call, to be copied; its parent is slot 0. */
  readonly template: Frame;
  body: Eval;
  /** Its last act is a call, which has the context of the caller. */
  readonly ending: boolean;
}

export function rootScope(names: Iterable<string>, shared: ReadonlyMap<string, Shared>): Scope {
  const slots = new Map<string, number>([["$", ROOT_INPUT]]);
  for (const name of names) if (!slots.has(name)) slots.set(name, slots.size + ROOT_CONTEXT);
  return { kind: "root", outer: undefined, slots, always: new Set(["$"]), shared, placed: true };
}

export function frameScope(outer: Scope, parameters: readonly string[], names: Iterable<string>): Scope {
  const slots = new Map<string, number>();
  for (const name of parameters) if (!slots.has(name)) slots.set(name, slots.size + 1);
  for (const name of names) if (!slots.has(name)) slots.set(name, slots.size + 1);
  return { kind: "frame", outer, slots, always: new Set(parameters), shared: outer.shared, placed: outer.placed };
}

export function tupleScope(outer: Scope): Scope {
  return { kind: "tuple", outer, slots: new Map(), always: new Set(), shared: outer.shared, placed: outer.placed };
}

/** An empty frame of this scope: slot 0 is for what is around it. */
export function templateOf(scope: Scope): Frame {
  const size = scope.kind === "root" ? scope.slots.size + ROOT_CONTEXT : scope.slots.size + 1;
  const frame: Frame = [];
  while (frame.length < size) frame.push(UNBOUND);
  frame[0] = undefined;
  if (scope.kind === "root") frame[ROOT_BINDINGS] = undefined;
  return frame;
}

/** Places are counted in the source of the expression itself only. */
export function positionOf(node: Node, scope: Scope): number | undefined {
  return scope.placed ? node.position : undefined;
}

/**
 * Names that `:=` binds in the frame of the place itself: not inside blocks and functions, which have their own. The place
 * belongs to a tree whose names are known.
 */
export function boundNames(value: Node | readonly Node[]): ReadonlySet<string> {
  if (Array.isArray(value) ? !value.some(isBinding) : !isBinding(value as Node)) return NONE;
  const known = KNOWN.get(value);
  if (known) return known;
  const names = new Set<string>();
  bindingsIn(value, names);
  KNOWN.set(value, names);
  return names;
}

const NONE: ReadonlySet<string> = new Set();

/** Several ask about the same place. */
const KNOWN = new WeakMap<object, ReadonlySet<string>>();

function bindingsIn(value: unknown, names: Set<string>): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const member of value) bindingsIn(member, names);
    return;
  }
  if (!isNode(value)) return;
  if (value.type === "block" || isLambda(value)) for (const key of OUTSIDE) bindingsIn(value[key], names);
  else if (value.type === "bind" && isNode(value["lhs"])) {
    names.add(String(value["lhs"].value));
    bindingsIn(value["rhs"], names);
  } else for (const key in value) bindingsIn(value[key], names);
}

/** A block or a function itself has its own frame, but what filters or groups its result has not. */
const OUTSIDE: readonly string[] = ["predicate", "stages", "group"];

/** A tail call is written as a function without parameters, but it runs in the frame around it. */
function isLambda(node: Node): boolean {
  return node.type === "lambda" && node["thunk"] !== true;
}
