import { describe, expect, test } from "vitest";
import { spent } from "../../../src/mapping/expression/budget.ts";
import { LIMITS, compileExpression } from "../../../src/mapping/expression/expression.ts";
import { BOMBS } from "./bombs.ts";

describe("a bomb ends in its budget's error", () => {
  test.each(BOMBS)("%s → %s", async (source, code) => {
    await expect(compileExpression(source).evaluate({})).rejects.toMatchObject({ code: "mapping.failed", details: { code } });
    expect(spent().steps).toBeLessThanOrEqual(LIMITS.steps);
    expect(spent().text).toBeLessThanOrEqual(LIMITS.text);
  });
});

describe("no expression reaches a prototype", () => {
  const before = Object.getOwnPropertyNames(Object.prototype).toSorted();

  test.each([
    ["constructor", undefined],
    ["a.constructor.prototype", undefined],
    ["a.__proto__", undefined],
    ["a.`__proto__`.x", undefined],
    ["$lookup(a, '__proto__')", undefined],
    ["$lookup(a, 'toString')", undefined],
    ["$keys($merge([a, { 'x': 1 }]))", ["b", "x"]],
    ["$exists($.constructor)", false],
    ["$string(a.hasOwnProperty)", undefined],
    ["$exists($merge([{ '__proto__': { 'polluted': true } }]).polluted)", false],
    ["$exists(({} ~> |$|{ '__proto__': { 'polluted': true } }|).polluted)", false],
    ["$exists($sift({ '__proto__': { 'polluted': true } }, function() { true }).polluted)", false],
    ["$exists($clone({ '__proto__': { 'polluted': true } }).polluted)", false],
    ["$type($string.constructor)", undefined],
    ["$exists((function() { 1 }).apply)", false],
    ["$exists($uppercase.native)", false],
    ["{ '_jsonata_lambda': true }", "D1013"],
  ])("%s", async (source, expected) => {
    const input = JSON.parse('{ "a": { "b": 1 } }') as unknown;
    const outcome = await compileExpression(source)
      .evaluate(input)
      .catch((error: { readonly details: { readonly code: unknown } }) => error.details.code);
    expect(outcome).toEqual(expected);
    expect(Object.getOwnPropertyNames(Object.prototype).toSorted()).toEqual(before);
    expect(input).toEqual({ a: { b: 1 } });
  });

  test("what looks like a function of the interpreter is data", async () => {
    const input = JSON.parse('{ "f": { "_jsonata_lambda": true, "body": { "type": "string", "value": "x" } } }') as unknown;
    await expect(compileExpression("f()").evaluate(input)).rejects.toMatchObject({ details: { code: "T1006" } });
    expect(await compileExpression("$type(f)").evaluate(input)).toBe("object");
  });
});
