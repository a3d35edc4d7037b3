import * as fc from "fast-check";
import jsonata from "jsonata";
import { expect, test } from "vitest";
import { FALLBACK, compileFast } from "../../../src/mapping/expression/fast.ts";
import { toJson } from "../../../src/mapping/expression/json.ts";
import type { Node } from "../../../src/mapping/expression/tree.ts";

const name = fc.constantFrom("a", "b", "c", "missing");
const literal = fc.oneof(
  fc.constantFrom("''", "'x'", '"7"', "true", "false", "null", "0", "7", "1.5", "0.1"),
  fc.integer({ min: 0, max: 99 }).map(String),
);
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join("."));

const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: "small" },
    path,
    literal,
    fc
      .tuple(tie("expression"), fc.constantFrom("=", "!=", "&", "and", "or", "<", "<=", ">", ">="), tie("expression"))
      .map(([left, operator, right]) => `(${left}) ${operator} (${right})`),
    fc.tuple(fc.constantFrom("string", "exists", "not"), tie("expression")).map(([fn, of]) => `$${fn}(${of})`),
    fc.tuple(tie("expression"), tie("expression"), tie("expression")).map(([test, yes, no]) => `(${test}) ? (${yes}) : (${no})`),
    fc.tuple(tie("expression"), tie("expression")).map(([test, yes]) => `(${test}) ? (${yes})`),
    fc.array(tie("expression"), { maxLength: 3 }).map((items) => `[${items.map((item) => `(${item})`).join(", ")}]`),
    fc
      .uniqueArray(fc.tuple(fc.constantFrom("k", "b", "2", "1", "x y"), tie("expression")), { maxLength: 3, selector: ([key]) => key })
      .map((pairs) => `{ ${pairs.map(([key, value]) => `"${key}": (${value})`).join(", ")} }`),
  ),
}));

const scalar = fc.constantFrom<unknown>(null, true, false, 0, -0, 7, 1.5, 0.1 + 0.2, 1e21, "", "x", "7", "é");
const { data } = fc.letrec<{ data: unknown }>((tie) => ({
  data: fc.oneof(
    { depthSize: "medium" },
    scalar,
    fc.array(tie("data"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("a", "b", "c", "_jsonata_lambda"), tie("data"), { maxKeys: 3 }),
  ),
}));
const input = fc.dictionary(fc.constantFrom("a", "b", "c"), data, { maxKeys: 3 });

function outcome(result: unknown): unknown {
  try {
    return { result: toJson(result) };
  } catch (error) {
    return { error: String(error) };
  }
}

test("the fast path gives what the interpreter gives, or steps aside", async () => {
  let answered = 0;
  await fc.assert(
    fc.asyncProperty(expression, input, async (source, value) => {
      const slow = jsonata(source);
      const fast = compileFast(slow.ast() as unknown as Node);
      const got = fast ? fast(value) : FALLBACK;
      if (got === FALLBACK) return;
      answered++;
      expect(outcome(got)).toStrictEqual(outcome(await slow.evaluate(value)));
    }),
    { numRuns: 5000 },
  );
  expect(answered).toBeGreaterThan(1000);
});

test.each([
  "a[0]",
  "a[]",
  "a.b[c = 1]",
  "a{'k': b}",
  "a.{'k': b}",
  "$x",
  "$.a",
  "a@$i.b",
  "a#$i",
  "a^(b)",
  "-a",
  "a + 1",
  "{ 'k': a, 'k': b }",
  "{ a: 1 }",
  "{ '__proto__': 1 }",
  "$string(a, true)",
  "$string()",
  "$uppercase(a)",
  "function($i) { $i }",
  "a ~> $string",
  "*.a",
  "**.a",
  "($v := a; $v)",
  "a in ['x']",
])("%s is left to the interpreter", (source) => {
  expect(compileFast(jsonata(source).ast() as unknown as Node)).toBeUndefined();
});

test("an array on the way sends the evaluation to the interpreter", () => {
  const fast = compileFast(jsonata("a.b").ast() as unknown as Node);
  expect(fast?.({ a: [{ b: 1 }, { b: 2 }] })).toBe(FALLBACK);
  expect(fast?.({ a: { b: [1] } })).toBe(FALLBACK);
  expect(fast?.({ a: { b: 1 } })).toBe(1);
});
