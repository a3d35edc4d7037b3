import { spend } from "./budget.ts";
import { compileApply, compileCall, compileEnding, compileLambda, compilePartial, compileTransform, isBare } from "./compile-call.ts";
import { compilePath } from "./compile-path.ts";
import { Fault } from "./fault.ts";
import { indexFilter, predicateFilter } from "./filter.ts";
import type { Filter } from "./filter.ts";
import { groupingOf } from "./group.ts";
import type { Grouping } from "./group.ts";
import { binaryOperator } from "./operators.ts";
import { filtered } from "./path.ts";
import { namesOf } from "./references.ts";
import { patternOf } from "./regex.ts";
import { UnknownSyntax } from "./regex/parse.ts";
import { searcherOf } from "./regex/search.ts";
import type { Searcher } from "./regex/search.ts";
import { boundNames, frameScope, positionOf, templateOf, tupleScope } from "./scope.ts";
import type { Eval, Scope } from "./scope.ts";
import { append, isNumeric, isTruthy, lookup, settle, settleKept } from "./sequence.ts";
import type { Sequence } from "./sequence.ts";
import { isNode } from "./tree.ts";
import type { Node } from "./tree.ts";
import { binding, meaningOf, variable } from "./variable.ts";
import { descendants, wildcard } from "./wildcard.ts";

/** Thrown for what is not supported, with the reason. */
export class NotCompiled extends Error {
  readonly position: number | undefined;

  constructor(message: string, position?: number) {
    super(message);
    this.position = position;
  }
}

/** Whatever may stand behind an expression (filters, a group, `[]`) included; the result is settled. */
export function compile(node: Node, scope: Scope): Eval {
  let run = compileBare(node, scope);
  const predicates = nodesOf(node["predicate"]);
  if (predicates.length > 0) {
    const filters = predicates.map((predicate) => filterOf(childOf(predicate, "expr"), scope, node["tuple"] === true));
    const found = run;
    run = (input, frame) => filtered(filters, found(input, frame), frame);
  }
  if (node.type !== "path" && isNode(node["group"])) {
    const group = groupOf(node["group"], scope, node["tuple"] === true);
    const found = run;
    run = (input, frame) => group(found(input, frame), frame);
  }
  if (node["keepArray"] === true) {
    const found = run;
    return (input, frame) => settleKept(found(input, frame));
  }
  if (predicates.length === 0 && node["group"] === undefined && isSettled(node, scope)) return run;
  const found = run;
  return (input, frame) => settle(found(input, frame));
}

/** Those that never give a sequence of their own, or have settled it already. */
const SETTLED: ReadonlySet<string> = new Set(["string", "number", "value", "regex", "path", "variable", "unary", "lambda", "partial"]);

function isSettled(node: Node, scope: Scope): boolean {
  if (node.type === "binary") return node.value !== "..";
  // What these give was settled where it was found; a sequence that a sequence held is settled once more on its way out.
  if (node.type === "condition") return ["then", "else"].every((key) => !isNode(node[key]) || isSettled(node[key], scope));
  if (node.type === "bind") return isSettled(childOf(node, "rhs"), scope);
  if (node.type === "block") {
    const parts = nodesOf(node["expressions"]);
    const last = parts.at(-1);
    return last === undefined || (boundNames(parts).size === 0 && isSettled(last, scope));
  }
  if (node.type !== "function") return SETTLED.has(String(node.type));
  const procedure = childOf(node, "procedure");
  const meaning = procedure.type === "variable" && isBare(procedure) ? meaningOf(String(procedure.value), scope) : undefined;
  return meaning?.kind === "builtin" && !meaning.builtin.sequences;
}

function compileBare(node: Node, scope: Scope): Eval {
  switch (node.type) {
    case "string":
    case "number":
    case "value": {
      const { value } = node;
      return () => value;
    }
    case "path":
      return compilePath(node, scope);
    case "binary":
      return compileBinary(node, scope);
    case "unary":
      return compileUnary(node, scope);
    case "name":
      return nameOf(String(node.value));
    case "wildcard":
      return wildcard;
    case "descendant":
      return descendants;
    case "parent":
      return variable(String((node["slot"] as { readonly label: unknown }).label), scope);
    case "condition":
      return compileCondition(node, scope);
    case "block":
      return compileBlock(node, scope);
    case "bind":
      return binding(String(childOf(node, "lhs").value), compile(childOf(node, "rhs"), scope), scope);
    case "regex":
      return compileRegex(node, scope);
    case "function":
      return compileCall(node, scope, undefined);
    case "variable":
      if (node.value === "") return (input) => settle(contextOf(input));
      return variable(String(node.value), scope);
    case "lambda":
      return node["thunk"] === true ? compileEnding(childOf(node, "body"), scope) : compileLambda(node, scope);
    case "partial":
      return compilePartial(node, scope);
    case "apply":
      return compileApply(node, scope);
    case "transform":
      return compileTransform(node, scope);
    default:
      throw new NotCompiled(`a node of type ${String(node.type)}`);
  }
}

function contextOf(input: unknown): unknown {
  return Array.isArray(input) && (input as Sequence).outerWrapper === true ? (input[0] as unknown) : input;
}

function nameOf(name: string): Eval {
  return (input) => lookup(input, name);
}

export function childOf(node: Node, key: string): Node {
  const child = node[key];
  if (!isNode(child)) throw new NotCompiled(`${String(node.type)} without ${key}`);
  return child;
}

export function nodesOf(value: unknown): Node[] {
  return Array.isArray(value) ? (value as Node[]) : [];
}

// Operators

function compileBinary(node: Node, scope: Scope): Eval {
  const [left, right] = [compile(childOf(node, "lhs"), scope), compile(childOf(node, "rhs"), scope)];
  const run = binaryOperator(String(node.value), left, right, positionOf(node, scope));
  if (run === undefined) throw new NotCompiled(`the operator ${String(node.value)}`);
  return run;
}

function compileUnary(node: Node, scope: Scope): Eval {
  if (node.value === "{") return groupOf(node, scope, false);
  if (node.value === "[") return compileArray(node, scope);
  const operand = compile(childOf(node, "expression"), scope);
  const position = positionOf(node, scope);
  return (input, frame) => {
    const value = operand(input, frame);
    if (value === undefined) return undefined;
    if (isNumeric(value)) return -value;
    const fault = new Fault("D1002", { value });
    fault.position = position;
    fault.token = "-";
    throw fault;
  };
}

function compileArray(node: Node, scope: Scope): Eval {
  const items = nodesOf(node["expressions"]);
  mustNotShare(items);
  const values = items.map((item) => compile(item, scope));
  const nested = items.map((item) => item.value === "[");
  const cons = node["consarray"] === true;
  return (input, frame) => {
    let made: unknown[] = [];
    for (let index = 0; index < values.length; index += 1) {
      spend(1);
      const value = (values[index] as Eval)(input, frame);
      if (value === undefined) continue;
      if (nested[index] === true || !Array.isArray(value)) made.push(value);
      else made = append(made, value) as unknown[];
    }
    if (cons) Object.defineProperty(made, "cons", { value: true });
    return made;
  };
}

/**
 * The interpreter evaluates members interleaved: whether one sees a variable of another depends on its inner timing. So
 * nobody but the member itself may name what it binds.
 */
function mustNotShare(members: readonly Node[]): void {
  for (const member of members) {
    for (const name of boundNames(member)) {
      const other = members.find((each) => each !== member && mentions(each, name));
      if (!other) continue;
      const message = `what one member of an array or object sees of $${name} that another binds is not defined: bind it before, ($${name} := …; […])`;
      throw new NotCompiled(message, other.position);
    }
  }
}

function mentions(node: Node, name: string): boolean {
  const { used, bound } = namesOf(node);
  return bound.has(name) || used.some((each) => each.name === name);
}

export function groupOf(node: Node, scope: Scope, inTuples: boolean): Grouping {
  const pairs = node["lhs"] as readonly (readonly [Node, Node])[];
  mustNotShare(pairs.flat());
  const inner = inTuples ? tupleScope(scope) : scope;
  const compiled = pairs.map(([key, value]) => ({
    literal: key.type === "string" && key["predicate"] === undefined && key["group"] === undefined ? String(key.value) : undefined,
    key: compile(key, inner),
    value: compile(value, inner),
  }));
  return groupingOf(compiled, inTuples, positionOf(node, scope));
}

// Flow

function compileCondition(node: Node, scope: Scope): Eval {
  const test = compile(childOf(node, "condition"), scope);
  const yes = compile(childOf(node, "then"), scope);
  if (node["else"] === undefined) return (input, frame) => (isTruthy(test(input, frame)) ? yes(input, frame) : undefined);
  const no = compile(childOf(node, "else"), scope);
  return (input, frame) => (isTruthy(test(input, frame)) ? yes(input, frame) : no(input, frame));
}

function compileBlock(node: Node, scope: Scope): Eval {
  const parts = nodesOf(node["expressions"]);
  const names = boundNames(parts);
  if (names.size === 0) return sequential(parts.map((part) => compile(part, scope)));
  const inner = frameScope(scope, [], names);
  const template = templateOf(inner);
  const run = sequential(parts.map((part) => compile(part, inner)));
  return (input, frame) => {
    const own = template.slice();
    own[0] = frame;
    return run(input, own);
  };
}

export function sequential(parts: readonly Eval[]): Eval {
  const [first, second] = parts;
  if (first === undefined) return () => undefined;
  if (second === undefined) return first;
  const before = parts.slice(0, -1);
  const last = parts.at(-1) as Eval;
  return (input, frame) => {
    for (const part of before) part(input, frame);
    return last(input, frame);
  };
}

function compileRegex(node: Node, scope: Scope): Eval {
  if (!(node.value instanceof RegExp)) throw new NotCompiled("a regular expression that the parser lost", node.position);
  const pattern = patternOf(searcherIn(node, node.value), positionOf(node, scope));
  return () => pattern;
}

function searcherIn(node: Node, expression: RegExp): Searcher {
  try {
    return searcherOf(expression);
  } catch (error) {
    if (!(error instanceof UnknownSyntax)) throw error;
    const message = `A regular expression may not have ${error.message}: what it costs cannot be bounded here`;
    const fault = new Fault("S0303", { message });
    fault.position = node.position;
    throw fault;
  }
}

export function filterOf(predicate: Node, scope: Scope, inTuples: boolean): Filter {
  if (predicate.type === "number") return indexFilter(predicate.value as number);
  return predicateFilter(compile(predicate, inTuples ? tupleScope(scope) : scope), inTuples);
}
