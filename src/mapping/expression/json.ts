import { spend } from "./budget.ts";

/**
 * A result as plain JSON: nothing shared with the input, `undefined` members left out. Throws an Error for what JSON does not
 * have (functions, infinite numbers) and for what is deeper than 100 levels, Fault when it is larger than the budget.
 */
export function toJson(value: unknown, depth = 0): unknown {
  if (typeof value !== "object" || value === null) {
    if (typeof value === "number" && !Number.isFinite(value)) throw new Error("the result holds a number that is not finite");
    if (typeof value === "function") throw new Error("the result holds a function, expected plain JSON: was it meant to be called?");
    if (typeof value === "symbol" || typeof value === "bigint") throw new Error(`the result holds a ${typeof value}, expected plain JSON`);
    return value;
  }
  if (depth > 100) throw new Error("the result is nested deeper than 100 levels");
  spend(5);
  if (Array.isArray(value)) return Array.from(value, (item) => toJson(item, depth + 1) ?? null);
  // One copy of the whole is quicker than one member after the other, and hardly any needs more than that.
  const copy: Record<string, unknown> = { ...value };
  for (const key in copy) {
    if (key === "__proto__") throw new Error('the result holds the key "__proto__"');
    const member = copy[key];
    if (member === undefined) delete copy[key];
    else if (typeof member !== "string") copy[key] = toJson(member, depth + 1);
  }
  return copy;
}
