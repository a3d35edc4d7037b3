import { application, builtinCall, directCall, endingCall, generalCall, generalCallWith, partialCall } from "./call.ts";
import type { CallSite } from "./call.ts";
import { lambdaOf } from "./callable.ts";
import { spend } from "./budget.ts";
import { Fault } from "./fault.ts";
import { indexFilter, predicateFilter } from "./filter.ts";
import type { Filter } from "./filter.ts";
import { groupingOf } from "./group.ts";
import type { Grouping } from "./group.ts";
import { binaryOperator } from "./operators.ts";
import { filtered, namePath, pathOf } from "./path.ts";
import type { Path, Step } from "./path.ts";
import { patternOf } from "./regex.ts";
import { UnknownSyntax } from "./regex/parse.ts";
import { searcherOf } from "./regex/search.ts";
import type { Searcher } from "./regex/search.ts";
import { boundNames, frameScope, positionOf, templateOf, tupleScope } from "./scope.ts";
import type { Direct, Eval, Scope } from "./scope.ts";
import { append, isNumeric, isTruthy, lookup, settle, settleKept } from "./sequence.ts";
import type { Sequence } from "./sequence.ts";
import { signatureOf } from "./signature.ts";
import { sorterOf } from "./sort.ts";
import type { Sorter } from "./sort.ts";
import { transformOf } from "./transform.ts";
import type { Node } from "./tree.ts";
import { isNode } from "./tree.ts";
import type { TupleStage, TupleStep } from "./tuple.ts";
import { binding, meaningOf, variable } from "./variable.ts";
import { descendants, wildcard } from "./wildcard.ts";

/** Thrown for what is left to the interpreter, with the reason. */
export class NotCompiled extends Error {}

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
const SETTLED: ReadonlySet<string> = new Set([
  "string",
  "number",
  "value",
  "regex",
  "path",
  "variable",
  "unary",
  "condition",
  "block",
  "bind",
  "lambda",
  "partial",
]);

function isSettled(node: Node, scope: Scope): boolean {
  if (node.type === "binary") return node.value !== "..";
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

function nodesOf(value: unknown): Node[] {
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
  mustNotBind(items);
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

/** The interpreter evaluates members interleaved; whether one sees the variable of another then depends on its inner timing. */
function mustNotBind(members: readonly Node[]): void {
  if (members.length > 1 && boundNames(members).size > 0) {
    throw new NotCompiled("`:=` between the members of an array or object");
  }
}

function groupOf(node: Node, scope: Scope, inTuples: boolean): Grouping {
  const pairs = node["lhs"] as readonly (readonly [Node, Node])[];
  mustNotBind(pairs.flat());
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

function sequential(parts: readonly Eval[]): Eval {
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
  if (!(node.value instanceof RegExp)) throw new NotCompiled("a regular expression on the left of ?: or ??");
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

// Functions

export function compileLambda(node: Node, scope: Scope): Eval {
  const direct = directOf(node, scope);
  const signature = signatureIn(node);
  return (input, frame) => lambdaOf(direct, signature, input, frame);
}

export function signatureIn(node: Node): ReturnType<typeof signatureOf> | undefined {
  const given = node["signature"] as { readonly definition: string } | undefined;
  return given === undefined ? undefined : signatureOf(given.definition);
}

export function directOf(node: Node, scope: Scope): Direct {
  const { direct, finish } = prepared(node, scope);
  finish();
  return direct;
}

/**
 * The shape of a function's frame, and later its body: functions that call each other need the shapes first. The frame
 * also holds what the function's block binds, unless a parameter has the same name.
 */
export function prepared(node: Node, outer: Scope): { readonly direct: Direct; readonly finish: () => void } {
  const parameters = nodesOf(node["arguments"]).map((parameter) => String(parameter.value));
  const body = childOf(node, "body");
  const isBlock = body.type === "block" && ["predicate", "group", "keepArray"].every((key) => body[key] === undefined);
  const parts = isBlock ? nodesOf(body["expressions"]) : [body];
  const names = boundNames(parts);
  const merged = isBlock && parameters.every((name) => !names.has(name));
  const scope = frameScope(outer, parameters, merged || !isBlock ? names : []);
  const ending = strictEndings(body, false);
  const direct: Direct = {
    slots: parameters.map((name) => scope.slots.get(name) as number),
    template: templateOf(scope),
    body: () => undefined,
    ending,
  };
  const finish = (): void => {
    direct.body = merged ? sequential(parts.map((part) => compile(part, scope))) : compile(body, scope);
  };
  return { direct, finish };
}

/**
 * A function's last call is made by its caller. That shows where a filter, a group or `[]` stands around the call: it
 * sees the pending call, not its result. Only there the call must really be pending, elsewhere it may be made at once.
 */
const STRICT = new WeakSet<Node>();

/** Returns whether there is such a call at all. */
function strictEndings(node: Node, strict: boolean): boolean {
  const around = strict || ["predicate", "group", "keepArray"].some((key) => node[key] !== undefined);
  if (node.type === "lambda" && node["thunk"] === true) {
    if (strict) STRICT.add(childOf(node, "body"));
    return true;
  }
  if (node.type === "condition") {
    return ["then", "else"].map((key) => isNode(node[key]) && strictEndings(node[key], around)).includes(true);
  }
  const last = node.type === "block" ? nodesOf(node["expressions"]).at(-1) : undefined;
  return last !== undefined && strictEndings(last, around);
}

/** The call that a function ends with: neither settled nor filtered here. */
function compileEnding(call: Node, scope: Scope): Eval {
  const procedure = childOf(call, "procedure");
  const args = nodesOf(call["arguments"]).map((arg) => compile(arg, scope));
  const token = procedure.type === "variable" ? String(procedure.value) : undefined;
  const site = { position: positionOf(procedure, scope), token, forgotten: undefined };
  if (procedure.type === "variable" && isBare(procedure) && !STRICT.has(call)) {
    const meaning = meaningOf(String(procedure.value), scope);
    if (meaning.kind === "builtin") return builtinCall(meaning.builtin, args, site, true);
    if (meaning.kind === "shared" && meaning.shared.direct && !meaning.shared.recursive) {
      return directCall(meaning.shared.direct, args, meaning.hops, site, true);
    }
  }
  return endingCall(compile(procedure, scope), args, site);
}

function compileCall(node: Node, scope: Scope, first: Eval | undefined): Eval {
  const procedure = childOf(node, "procedure");
  const given = nodesOf(node["arguments"]).map((arg) => compile(arg, scope));
  const site = siteOf(node, procedure, scope);
  if (procedure.type === "variable" && isBare(procedure)) {
    const meaning = meaningOf(String(procedure.value), scope);
    const args = first === undefined ? given : [first, ...given];
    if (meaning.kind === "builtin") return builtinCall(meaning.builtin, args, site);
    if (meaning.kind === "shared" && meaning.shared.direct) {
      return directCall(meaning.shared.direct, args, meaning.hops, site);
    }
  }
  const callee = compile(procedure, scope);
  return first === undefined ? generalCall(callee, given, site) : generalCallWith(first, callee, given, site);
}

function isBare(node: Node): boolean {
  return ["predicate", "group", "keepArray", "stages"].every((key) => node[key] === undefined);
}

function siteOf(node: Node, procedure: Node, scope: Scope): CallSite {
  const [step] = procedure.type === "path" ? nodesOf(procedure["steps"]) : [];
  const name = step === undefined ? procedure.value : step.value;
  const token = typeof name === "string" ? name : undefined;
  return {
    position: positionOf(node, scope),
    token,
    forgotten: step !== undefined && token !== undefined ? variable(token, scope) : undefined,
  };
}

function compilePartial(node: Node, scope: Scope): Eval {
  const procedure = childOf(node, "procedure");
  const args = nodesOf(node["arguments"]).map((arg) => (arg.type === "operator" && arg.value === "?" ? undefined : compile(arg, scope)));
  return partialCall(compile(procedure, scope), args, siteOf(node, procedure, scope));
}

function compileApply(node: Node, scope: Scope): Eval {
  const left = compile(childOf(node, "lhs"), scope);
  const right = childOf(node, "rhs");
  if (right.type === "function") return compileCall(right, scope, left);
  return application(left, compile(right, scope), positionOf(node, scope), positionOf(right, scope));
}

function compileTransform(node: Node, scope: Scope): Eval {
  const [pattern, update] = [childOf(node, "pattern"), childOf(node, "update")];
  const removal = isNode(node["delete"]) ? node["delete"] : undefined;
  return transformOf({
    pattern: compile(pattern, scope),
    update: compile(update, scope),
    remove: removal && compile(removal, scope),
    clone: variable("clone", scope),
    position: positionOf(node, scope),
    updatePosition: positionOf(update, scope),
    removePosition: removal && positionOf(removal, scope),
  });
}

// Paths

function compilePath(node: Node, scope: Scope): Eval {
  const nodes = nodesOf(node["steps"]);
  const first = nodes[0];
  if (first === undefined) throw new NotCompiled("a path without steps");
  const firstTuple = nodes.findIndex((step) => step["tuple"] === true);
  const steps = nodes.map((step, index) => stepOf(step, scope, firstTuple >= 0 && index >= firstTuple, index));
  const path: Path = {
    steps,
    absolute: first.type === "variable",
    keepSingleton: node["keepSingletonArray"] === true,
    keepTuples: node["tuple"] === true,
    group: isNode(node["group"]) ? groupOf(node["group"], scope, firstTuple >= 0) : undefined,
  };
  const names = steps.slice(1).map((step) => step.name);
  const plainHead = steps[0]?.sorter === undefined && steps[0]?.filters.length === 0 && !steps[0]?.wholeInput;
  const plain =
    plainHead &&
    firstTuple < 0 &&
    path.group === undefined &&
    !path.keepSingleton &&
    names.every((name) => name !== undefined) &&
    node["keepArray"] !== true;
  if (!plain) {
    const general = pathOf(path);
    // The mark of `[]` must be on the sequence before it is settled: compile() does both.
    if (node["keepArray"] === true) return general;
    return (input, frame) => settle(general(input, frame));
  }
  const head = steps[0]?.name;
  return head === undefined ? namePath(path, steps[0]?.run, names as string[]) : namePath(path, undefined, [head, ...(names as string[])]);
}

function stepOf(node: Node, scope: Scope, inTuples: boolean, index: number): Step {
  const inner = inTuples ? tupleScope(scope) : scope;
  const stages = nodesOf(node["stages"]);
  const sorter = node.type === "sort" ? compileSort(node, scope, inTuples) : undefined;
  // Predicates of a step hang from its path as stages, compile() does not see them.
  const run = sorter === undefined ? compile(node, inner) : () => undefined;
  const wholeInput = index === 0 && node["consarray"] === true;
  const plainName = node.type === "name" && Object.keys(node).every((key) => PLAIN.has(key));
  if (!inTuples) {
    const filters = stages.map((stage) => filterOf(childOf(stage, "expr"), scope, false));
    return { run, name: plainName ? String(node.value) : undefined, sorter, filters, tuple: undefined, wholeInput };
  }
  const tuple: TupleStep = {
    run,
    sorter,
    stages: stages.map((stage): TupleStage =>
      stage.type === "index" ? { index: String(stage.value) } : { filter: filterOf(childOf(stage, "expr"), scope, true) },
    ),
    focus: textIn(node["focus"]),
    index: textIn(node["index"]),
    ancestor: isNode(node["ancestor"]) ? textIn(node["ancestor"]["label"]) : undefined,
  };
  return { run: wholeInput ? compile(node, scope) : run, name: undefined, sorter, filters: [], tuple, wholeInput };
}

const PLAIN: ReadonlySet<string> = new Set(["type", "value", "position"]);

function textIn(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function compileSort(node: Node, scope: Scope, inTuples: boolean): Sorter {
  const inner = inTuples ? tupleScope(scope) : scope;
  const terms = (node["terms"] as readonly { readonly expression: Node; readonly descending: boolean }[]).map((term) => ({
    value: compile(term.expression, inner),
    descending: term.descending,
  }));
  return sorterOf(terms, inTuples, positionOf(node, scope));
}

function filterOf(predicate: Node, scope: Scope, inTuples: boolean): Filter {
  if (predicate.type === "number") return indexFilter(predicate.value as number);
  return predicateFilter(compile(predicate, inTuples ? tupleScope(scope) : scope), inTuples);
}
