import { isFunction } from "./json.ts";
import { isNode } from "./tree.ts";
import type { Node } from "./tree.ts";

/** Says at run time: this input needs the interpreter (an array was met, a type that throws …). */
export const FALLBACK = Symbol("interpreter");

/** Synchronous, exact, or FALLBACK. The input must be a plain object. */
export type Fast = (input: object) => unknown;

/**
 * The commonest pure forms as closures: literals, name paths, comparisons, `and`, `or`, `&`, `? :`, constructors and
 * three functions. Undefined = the form is not among them. A node with any key that is not listed is not taken:
 * keys are how the parser marks filters, groups, focus and the like.
 */
export function compileFast(node: Node): Fast | undefined {
  switch (node.type) {
    case "string":
    case "number":
    case "value":
      return only(node, []) ? constant(node.value) : undefined;
    case "path":
      return only(node, ["steps"]) ? namePath(node["steps"]) : undefined;
    case "block":
      return only(node, ["expressions"]) ? block(node["expressions"]) : undefined;
    case "condition":
      return only(node, ["condition", "then", "else"]) ? condition(node) : undefined;
    case "binary":
      return only(node, ["lhs", "rhs"]) ? binary(node) : undefined;
    case "unary":
      if (node.value === "{" && only(node, ["lhs"])) return objectConstructor(node["lhs"]);
      return node.value === "[" && only(node, ["expressions"]) ? arrayConstructor(node["expressions"]) : undefined;
    case "function":
      return only(node, ["arguments", "procedure"]) ? call(node) : undefined;
    default:
      return undefined;
  }
}

function only(node: Node, keys: readonly string[]): boolean {
  return Object.keys(node).every((key) => key === "type" || key === "value" || key === "position" || keys.includes(key));
}

function constant(value: unknown): Fast {
  return () => value;
}

function namePath(steps: unknown): Fast | undefined {
  if (!Array.isArray(steps) || !steps.every((step) => isNode(step) && step.type === "name" && only(step, []))) return undefined;
  const names = steps.map((step: Node) => String(step.value));
  return (input) => {
    let at: unknown = input;
    for (const name of names) {
      if (typeof at !== "object" || at === null) return undefined;
      if (Array.isArray(at) || isFunction(at)) return FALLBACK;
      at = Object.hasOwn(at, name) ? (at as Readonly<Record<string, unknown>>)[name] : undefined;
    }
    return Array.isArray(at) ? FALLBACK : at;
  };
}

function block(expressions: unknown): Fast | undefined {
  return Array.isArray(expressions) && expressions.length === 1 ? compileFast(expressions[0] as Node) : undefined;
}

function condition(node: Node): Fast | undefined {
  const [test, yes, no] = [node["condition"], node["then"], node["else"]].map((part) => (isNode(part) ? compileFast(part) : undefined));
  if (!test || !yes || (node["else"] !== undefined && !no)) return undefined;
  return (input) => {
    const chosen = truth(test(input));
    return chosen === FALLBACK ? FALLBACK : chosen ? yes(input) : no?.(input);
  };
}

function binary(node: Node): Fast | undefined {
  const [left, right] = [node["lhs"], node["rhs"]].map((part) => (isNode(part) ? compileFast(part) : undefined));
  if (!left || !right) return undefined;
  switch (node.value) {
    case "and":
    case "or":
      return logical(left, right, node.value === "or");
    case "&":
      return pair(left, right, (one, two) => {
        const start = text(one);
        const end = text(two);
        return start === FALLBACK || end === FALLBACK ? FALLBACK : start + end;
      });
    case "=":
      return pair(left, right, (one, two) => one !== undefined && two !== undefined && one === two);
    case "!=":
      return pair(left, right, (one, two) => one !== undefined && two !== undefined && one !== two);
    case "<":
      return ordered(left, right, (one, two) => one < two);
    case "<=":
      return ordered(left, right, (one, two) => one <= two);
    case ">":
      return ordered(left, right, (one, two) => one > two);
    case ">=":
      return ordered(left, right, (one, two) => one >= two);
    default:
      return undefined;
  }
}

/** `and`, `or`: the right side is not looked at when the left decides. */
function logical(left: Fast, right: Fast, decides: boolean): Fast {
  return (input) => {
    const first = truth(left(input));
    return first === FALLBACK || first === decides ? first : truth(right(input));
  };
}

/** Both sides, where neither is an object. */
function pair(left: Fast, right: Fast, combine: (one: unknown, two: unknown) => unknown): Fast {
  return (input) => {
    const one = left(input);
    const two = right(input);
    return isOdd(one) || isOdd(two) ? FALLBACK : combine(one, two);
  };
}

function ordered(left: Fast, right: Fast, compare: (one: number | string, two: number | string) => boolean): Fast {
  return pair(left, right, (one, two) => {
    if (typeof one === "number" && typeof two === "number") return compare(one, two);
    return typeof one === "string" && typeof two === "string" ? compare(one, two) : FALLBACK;
  });
}

function objectConstructor(pairs: unknown): Fast | undefined {
  if (!Array.isArray(pairs)) return undefined;
  const keys: string[] = [];
  const values: Fast[] = [];
  for (const [key, value] of pairs as [Node, Node][]) {
    const compiled = compileFast(value);
    if (key.type !== "string" || !only(key, []) || !compiled) return undefined;
    const name = String(key.value);
    if (keys.includes(name) || name === "__proto__" || name.startsWith("_jsonata_")) return undefined;
    keys.push(name);
    values.push(compiled);
  }
  return (input) => {
    const result: Record<string, unknown> = {};
    for (const [index, compiled] of values.entries()) {
      const value = compiled(input);
      if (value === FALLBACK) return FALLBACK;
      if (value !== undefined) result[keys[index] as string] = value;
    }
    return result;
  };
}

function arrayConstructor(expressions: unknown): Fast | undefined {
  if (!Array.isArray(expressions)) return undefined;
  const items = expressions.map((item: Node) => compileFast(item));
  return items.every((item) => item !== undefined)
    ? (input) => {
        const result: unknown[] = [];
        for (const item of items) {
          const value = item(input);
          // What an inner list turns into depends on how it was made.
          if (value === FALLBACK || Array.isArray(value)) return FALLBACK;
          if (value !== undefined) result.push(value);
        }
        return result;
      }
    : undefined;
}

function call(node: Node): Fast | undefined {
  const [procedure, list] = [node["procedure"], node["arguments"]];
  if (!isNode(procedure) || procedure.type !== "variable" || !only(procedure, []) || !Array.isArray(list) || list.length !== 1)
    return undefined;
  const argument = compileFast(list[0] as Node);
  if (!argument) return undefined;
  switch (procedure.value) {
    case "string":
      return (input) => {
        const value = argument(input);
        return value === undefined ? undefined : text(value);
      };
    case "exists":
      return (input) => {
        const value = argument(input);
        return value === FALLBACK ? FALLBACK : value !== undefined;
      };
    case "not":
      return (input) => {
        const value = argument(input);
        if (value === undefined) return undefined;
        const known = truth(value);
        return known === FALLBACK ? FALLBACK : !known;
      };
    default:
      return undefined;
  }
}

function isOdd(value: unknown): boolean {
  return value === FALLBACK || (typeof value === "object" && value !== null);
}

function truth(value: unknown): boolean | typeof FALLBACK {
  return isOdd(value) ? FALLBACK : Boolean(value);
}

function text(value: unknown): string | typeof FALLBACK {
  if (isOdd(value)) return FALLBACK;
  if (value === undefined) return "";
  if (typeof value === "string") return value;
  return JSON.stringify(typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(15)) : value);
}
