import jsonata from "jsonata";
import { GatewayError, reasonOf } from "../errors.ts";
import { compileExpression } from "./expression/expression.ts";
import type { Expression } from "./expression/expression.ts";
import { childrenOf } from "./expression/tree.ts";
import type { Node } from "./expression/tree.ts";
import { didYouMean } from "./findings.ts";
import type { Problem } from "./findings.ts";

/** What is wrong within one expression; its owner knows the path. */
export type ExpressionProblem = Omit<Problem, "path">;

/**
 * Compiles an expression and looks at the $names in it: an unknown function throws only when it is called, an unknown
 * variable never. Without `expression` it does not compile.
 */
export function compileChecked(
  source: string | number | boolean,
  functions: Readonly<Record<string, string>> = {},
): { readonly expression?: Expression; readonly problems: readonly ExpressionProblem[] } {
  try {
    const expression = compileExpression(source, { functions });
    return { expression, problems: typeof source === "string" ? unknownVariables(source, Object.keys(functions)) : [] };
  } catch (error) {
    const details = error instanceof GatewayError ? error.details : {};
    const offset = typeof details["offset"] === "number" ? details["offset"] : undefined;
    const kind = details["code"] === "impure" ? "mapping.impure" : "mapping.syntax";
    const hint = offset === undefined ? undefined : foreignOperator(String(source), offset);
    const more = { ...(offset === undefined ? {} : { offset }), ...(hint === undefined ? {} : { hint }) };
    return { problems: [{ kind, message: reasonOf(error), ...more }] };
  }
}

/** Scoping is approximated: what is bound anywhere in the expression is known everywhere in it. */
function unknownVariables(source: string, functions: readonly string[]): ExpressionProblem[] {
  const used: { name: string; offset: number; called: boolean }[] = [];
  const bound = new Set<string>();
  const visit = (node: Node, called: boolean): void => {
    if (node.type === "variable" && typeof node.value === "string" && node.value !== "" && node.value !== "$")
      used.push({ name: node.value, offset: Math.max(0, (node.position ?? 0) - node.value.length - 1), called });
    for (const name of boundBy(node)) bound.add(name);
    const callee = node.type === "apply" ? node["rhs"] : node["procedure"];
    for (const child of childrenOf(node)) visit(child, child === callee);
  };
  visit(jsonata(source).ast() as unknown as Node, false);
  const known = [...functions, ...bound, ...BUILT_IN];
  return used
    .filter(({ name }) => !known.includes(name))
    .map(({ name, offset, called }) => {
      const hint = didYouMean(name, known)?.replace('"', '"$');
      const message = `unknown ${called ? "function" : "variable"} "$${name}"`;
      return { kind: "mapping.unknown_name", message, offset, ...(hint === undefined ? {} : { hint }) };
    });
}

/** `$x := …`, function($x) { … }, `path@$x` and `path#$x`. */
function boundBy(node: Node): string[] {
  const places = [node["focus"], node["index"], ...(node.type === "index" ? [node.value] : [])];
  const variables = [...(node.type === "bind" ? [node["lhs"]] : []), ...(node.type === "lambda" ? [node["arguments"]].flat() : [])];
  return [...places, ...variables.map((each) => (each as Node | undefined)?.value)].filter((name) => typeof name === "string");
}

/** Operators of other languages. */
const FOREIGN: readonly (readonly [string, string])[] = [
  ["==", "JSONata compares with one ="],
  ["&&", "JSONata says `and`"],
  ["||", "JSONata says `or`"],
];

function foreignOperator(source: string, offset: number): string | undefined {
  const start = Math.max(0, offset - 1);
  return FOREIGN.find(([operator]) => source.slice(start, offset + 2).includes(operator))?.[1];
}

/** JSONata's functions; those that are not pure are refused by name. */
export const BUILT_IN: readonly string[] = `
  sum count max min average string substring substringBefore substringAfter lowercase uppercase length trim pad match
  contains replace split join formatNumber formatBase formatInteger parseInteger number floor ceil round abs sqrt power
  boolean not map zip filter single reduce sift keys lookup append exists spread merge reverse each error assert type
  sort distinct base64encode base64decode encodeUrlComponent encodeUrl decodeUrlComponent decodeUrl toMillis fromMillis clone
`
  .trim()
  .split(/\s+/);
