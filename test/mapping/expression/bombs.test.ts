import { describe, expect, test } from "vitest";
import type { GatewayError } from "../../../src/errors.ts";
import { spent } from "../../../src/mapping/expression/budget.ts";
import { LIMITS, compileExpression } from "../../../src/mapping/expression/expression.ts";
import { BOMBS } from "./bombs.ts";

const failing = (code: string): Error =>
  expect.objectContaining({ code: "mapping.failed", details: expect.objectContaining({ code }) as object }) as Error;

describe("a bomb ends in its budget's error", () => {
  test.each(BOMBS)("%s → %s", (source, code) => {
    expect(() => compileExpression(source).evaluate({})).toThrow(failing(code));
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
  ])("%s", (source, expected) => {
    const input = JSON.parse('{ "a": { "b": 1 } }') as unknown;
    let outcome: unknown;
    try {
      outcome = compileExpression(source).evaluate(input);
    } catch (error) {
      outcome = (error as GatewayError).details["code"];
    }
    expect(outcome).toEqual(expected);
    expect(Object.getOwnPropertyNames(Object.prototype).toSorted()).toEqual(before);
    expect(input).toEqual({ a: { b: 1 } });
  });

  test("what looks like a function of the interpreter is data", () => {
    const input = JSON.parse('{ "f": { "_jsonata_lambda": true, "body": { "type": "string", "value": "x" } } }') as unknown;
    expect(() => compileExpression("f()").evaluate(input)).toThrow(failing("T1006"));
    expect(compileExpression("$type(f)").evaluate(input)).toBe("object");
  });
});
