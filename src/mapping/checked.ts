import { GatewayError, reasonOf } from "../errors.ts";
import { BUILTINS } from "./expression/functions/index.ts";
import { compileExpression } from "./expression/expression.ts";
import type { Expression } from "./expression/expression.ts";
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
    return { expression, problems: unknownVariables(expression, Object.keys(functions)) };
  } catch (error) {
    const details = error instanceof GatewayError ? error.details : {};
    const offset = typeof details["offset"] === "number" ? details["offset"] : undefined;
    const kind = details["code"] === "impure" ? "mapping.impure" : "mapping.syntax";
    const hint =
      offset === undefined ? undefined : (foreignOperator(String(source), offset) ?? literalText(String(source), details["code"]));
    const more = { ...(offset === undefined ? {} : { offset }), ...(hint === undefined ? {} : { hint }) };
    return { problems: [{ kind, message: reasonOf(error), ...more }] };
  }
}

/** Scoping is approximated: what is bound anywhere in the expression is known everywhere in it. */
function unknownVariables({ names: { used, bound } }: Expression, functions: readonly string[]): ExpressionProblem[] {
  const isKnown = (name: string): boolean => bound.has(name) || functions.includes(name) || BUILTINS.has(name);
  return used
    .filter(({ name }) => !isKnown(name))
    .map(({ name, offset, called }) => {
      const hint = didYouMean(name, [...functions, ...bound, ...BUILTINS.keys()])?.replace('"', '"$');
      const message = `unknown ${called ? "function" : "variable"} "$${name}"`;
      return { kind: "mapping.unknown_name", message, offset, ...(hint === undefined ? {} : { hint }) };
    });
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

/** Words in a row: meant to go out as they stand. */
function literalText(source: string, code: unknown): string | undefined {
  const words = code === "S0201" && /^[\p{L}\p{N}_-]+(?: +[\p{L}\p{N}_-]+)+$/u.test(source.trim());
  return words ? `a text that is meant as it stands needs quotes of its own: "'such as this'"` : undefined;
}
