/**
 * A result as plain JSON: interpreter flags gone, `undefined` members left out. Throws an Error for what JSON does not
 * have (functions, infinite numbers) and for what is deeper than 100 levels.
 */
export function toJson(value: unknown, depth = 0): unknown {
  if (typeof value !== "object" || value === null) {
    if (typeof value === "number" && !Number.isFinite(value)) throw new Error("the result holds a number that is not finite");
    if (typeof value === "function" || typeof value === "symbol" || typeof value === "bigint") {
      throw new Error(`the result holds a ${typeof value}, expected plain JSON`);
    }
    return value;
  }
  if (depth > 100) throw new Error("the result is nested deeper than 100 levels");
  if (Array.isArray(value)) return Array.from(value, (item) => toJson(item, depth + 1) ?? null);
  if (isFunction(value)) throw new Error("the result holds a function, expected plain JSON: was it meant to be called?");
  const copy: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    if (key === "__proto__") throw new Error('the result holds the key "__proto__"');
    copy[key] = toJson(member, depth + 1);
  }
  return copy;
}

/** The interpreter's own mark of a function. */
export function isFunction(value: object): boolean {
  const marks = value as { readonly _jsonata_function?: unknown; readonly _jsonata_lambda?: unknown };
  return marks._jsonata_function === true || marks._jsonata_lambda === true;
}
