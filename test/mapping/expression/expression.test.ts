import { describe, expect, test } from "vitest";
import { compileExpression } from "../../../src/mapping/expression/expression.ts";

const isUrl = "function($text) { $contains($text, /^https?:\\/\\//) }";

describe("results are plain JSON", () => {
  test("a list that the interpreter marked is a plain list", async () => {
    const result = await compileExpression("items.{ 'x': y }[]").evaluate({ items: [{ y: 1 }] });
    expect(result).toStrictEqual([{ x: 1 }]);
    expect(Object.keys(result as object)).toEqual(["0"]);
  });

  test("what was not found is left out, null stays", async () => {
    expect(await compileExpression("{ 'a': nothing, 'b': null, 'c': $uppercase(nothing) }").evaluate({})).toStrictEqual({ b: null });
    expect(await compileExpression("nothing").evaluate({})).toBeUndefined();
  });

  test.each(["{ 'f': $string }", "function($x) { $x }", "[$uppercase]"])("%s is refused: a function is no JSON", async (source) => {
    await expect(compileExpression(source).evaluate({})).rejects.toMatchObject({ code: "mapping.failed" });
  });

  test("the result does not share anything with the input", async () => {
    const input = { a: { b: [1] } };
    const result = (await compileExpression("a").evaluate(input)) as { b: number[] };
    result.b.push(2);
    expect(input.a.b).toEqual([1]);
  });
});

describe("errors", () => {
  test.each<[string, string, number]>([
    ["a +", "S0207", 3],
    ['{"a": b, "c"}', "S0202", 12],
    ["'unclosed", "S0101", 9],
  ])("%s does not compile, and the place is known", (source, code, offset) => {
    expect(() => compileExpression(source)).toThrow(
      expect.objectContaining({ code: "mapping.failed", details: { code, offset } }) as Error,
    );
  });

  test("a failing evaluation tells code and place, and no value", async () => {
    const failing = compileExpression("1 + $number(text)").evaluate({ text: "private words" });
    await expect(failing).rejects.toMatchObject({ code: "mapping.failed", details: { code: "D3030", offset: 6 } });
    await expect(failing).rejects.not.toThrow("private");
  });

  test.each<[string, string, number]>([
    ["$sum(list) + 1", "T0412", 2],
    ["(  $f := function($x) { $x + 'a' }; $f(1))", "T2002", 38],
    ["(  $f := function($x) { $uppercase($x) }; $f(1))", "T0410", 25],
    ["list ~> $uppercase", "T0410", 9],
    ["{ 'k': list.(1 + a) }", "T2002", 15],
    ["list^(b)[a < true]", "T2010", 11],
  ])("%s fails with %s at its place", async (source, code, offset) => {
    const failing = compileExpression(source).evaluate({
      list: [
        { a: "x", b: 1 },
        { a: "y", b: 2 },
      ],
    });
    await expect(failing).rejects.toMatchObject({ details: { code, offset } });
  });

  test("what is wrong inside a shared function is shown where it is called", async () => {
    const functions = { twice: "function($n) { $n * 2 }", four: "function($n) { $twice($twice($n)) }" };
    const failing = compileExpression("{ 'x': $four(text) }", { functions }).evaluate({ text: "private words" });
    await expect(failing).rejects.toMatchObject({ details: { code: "T2001", offset: 12 } });
  });

  test("a regular expression whose cost nobody can bound does not compile", () => {
    expect(() => compileExpression("$contains(a, /(?<=x)y/)")).toThrow(
      expect.objectContaining({ details: { code: "S0303", offset: 22 } }) as Error,
    );
  });

  test("the place is right behind shared functions too", async () => {
    const source = "{ 'x': $isUrl('x'), 'y': 'a' + 1 }";
    const failing = compileExpression(source, { functions: { isUrl: "function($t) { true }" } }).evaluate({});
    await expect(failing).rejects.toMatchObject({ details: { code: "T2001", offset: source.indexOf("+") } });
  });
});

describe("purity", () => {
  test.each(["now", "millis", "random", "shuffle", "eval"])("$%s is refused when it is compiled", (name) => {
    expect(() => compileExpression(`a & $${name}()`)).toThrow(expect.objectContaining({ details: { code: "impure", offset: 4 } }) as Error);
    expect(() => compileExpression(`a ~> $${name}`)).toThrow(/mappings are pure/);
    expect(() => compileExpression("$f()", { functions: { f: `function() { $${name}() }` } })).toThrow(/mappings are pure/);
  });

  test("two evaluations at once do not see each other", async () => {
    const expression = compileExpression("($v := a; $string($v) & $uppercase($$.a))");
    const results = await Promise.all(["x", "y", "z"].map((a) => expression.evaluate({ a })));
    expect(results).toEqual(["xX", "yY", "zZ"]);
  });
});

describe("guards", () => {
  test.each<[string, string]>([
    ["($f := function($n) { $f($n + 1) + 1 }; $f(1))", "D1011"],
    ["($f := function($n) { $f($n + 1) }; $f(1))", "D1012"],
    ["[1..20000]", "D2015"],
  ])("%s ends with %s", async (source, code) => {
    await expect(compileExpression(source).evaluate({})).rejects.toMatchObject({ details: { code } });
  });
});

describe("shared functions", () => {
  test("are available by name, also to each other", async () => {
    const functions = { isUrl, both: "function($a, $b) { $isUrl($a) and $isUrl($b) }" };
    expect(await compileExpression("$both(a, 'http://b')", { functions }).evaluate({ a: "https://a" })).toBe(true);
    expect(await compileExpression("$isUrl(a)", { functions }).evaluate({ a: "x" })).toBe(false);
  });

  test("win over those of the fast path", async () => {
    expect(await compileExpression("$string(a)", { functions: { string: "function($x) { 'mine' }" } }).evaluate({ a: 1 })).toBe("mine");
  });
});

describe("the interpreter", () => {
  test.each<[string, unknown]>([
    ["[$x := a, $x]", [1]],
    ["{ 'k': $x := a, 'l': 2 }", { k: 1, l: 2 }],
    ["$contains('x', /x/) ?: 2", 2],
  ])("takes over %s, and it is said why", async (source, result) => {
    const expression = compileExpression(source);
    expect(expression.interpreted).toMatch(/./);
    expect(await expression.evaluate({ a: 1 })).toEqual(result);
  });

  test("takes over where a variable replaces a built-in function", async () => {
    const expression = compileExpression("$count & $x");
    expect(expression.interpreted).toBeUndefined();
    expect(await expression.evaluate({}, { x: 1 })).toBe("1");
    expect(await expression.evaluate({}, { x: 1, count: 2 })).toBe("21");
  });

  test("takes over where a shared function uses a variable of its caller", async () => {
    const expression = compileExpression("$string($v := 5) & $f()", { functions: { f: "function() { $v }" } });
    expect(expression.interpreted).toMatch(/\$v/);
    expect(await expression.evaluate({})).toBe("55");
  });
});

test("a literal is a constant", () => {
  expect(compileExpression("'x'").constant).toEqual({ value: "x" });
  expect(compileExpression(5).constant).toEqual({ value: 5 });
  expect(compileExpression(false).constant).toEqual({ value: false });
  expect(compileExpression("a").constant).toBeUndefined();
});

test("the paths over the input are known, with their places", () => {
  const { references } = compileExpression("a.b[c = d].(e) & $$.s.t & $map(list, function($x) { $x.y }) & (f ? g : h.i)");
  expect(references.map(({ path, offset }) => `${path.join(".")} ${offset}`)).toEqual([
    "a.b 0",
    "s.t 20",
    "list 31",
    "f 63",
    "g 67",
    "h.i 71",
  ]);
});
