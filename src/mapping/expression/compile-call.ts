import { application, builtinCall, directCall, endingCall, generalCall, generalCallWith, partialCall } from "./call.ts";
import type { CallSite } from "./call.ts";
import { lambdaOf } from "./callable.ts";
import { childOf, compile, nodesOf, sequential } from "./compile.ts";
import { boundNames, frameScope, positionOf, templateOf } from "./scope.ts";
import type { Direct, Eval, Scope } from "./scope.ts";
import { signatureOf } from "./signature.ts";
import { transformOf } from "./transform.ts";
import { isNode } from "./tree.ts";
import type { Node } from "./tree.ts";
import { meaningOf, variable } from "./variable.ts";

export function compileLambda(node: Node, scope: Scope): Eval {
  const direct = directOf(node, scope);
  const signature = signatureIn(node);
  return (input, frame) => lambdaOf(direct, signature, input, frame);
}

function signatureIn(node: Node): ReturnType<typeof signatureOf> | undefined {
  const given = node["signature"] as { readonly definition: string } | undefined;
  return given === undefined ? undefined : signatureOf(given.definition);
}

function directOf(node: Node, scope: Scope): Direct {
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
export function compileEnding(call: Node, scope: Scope): Eval {
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

export function compileCall(node: Node, scope: Scope, first: Eval | undefined): Eval {
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

export function isBare(node: Node): boolean {
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

export function compilePartial(node: Node, scope: Scope): Eval {
  const procedure = childOf(node, "procedure");
  const args = nodesOf(node["arguments"]).map((arg) => (arg.type === "operator" && arg.value === "?" ? undefined : compile(arg, scope)));
  return partialCall(compile(procedure, scope), args, siteOf(node, procedure, scope));
}

export function compileApply(node: Node, scope: Scope): Eval {
  const left = compile(childOf(node, "lhs"), scope);
  const right = childOf(node, "rhs");
  if (right.type === "function") return compileCall(right, scope, left);
  return application(left, compile(right, scope), positionOf(node, scope), positionOf(right, scope));
}

export function compileTransform(node: Node, scope: Scope): Eval {
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
