import jsonata from "jsonata";
import { describe, expect, test } from "vitest";
import { compileExpression } from "../../../src/mapping/expression/expression.ts";

const failed = (details: object): Error => expect.objectContaining({ details: expect.objectContaining(details) as object }) as Error;

const isUrl = "function($text) { $contains($text, /^https?:\\/\\//) }";

describe("results are plain JSON", () => {
  test("a list that the interpreter marked is a plain list", () => {
    const result = compileExpression("items.{ 'x': y }[]").evaluate({ items: [{ y: 1 }] });
    expect(result).toStrictEqual([{ x: 1 }]);
    expect(Object.keys(result as object)).toEqual(["0"]);
  });

  test("what was not found is left out, null stays", () => {
    expect(compileExpression("{ 'a': nothing, 'b': null, 'c': $uppercase(nothing) }").evaluate({})).toStrictEqual({ b: null });
    expect(compileExpression("nothing").evaluate({})).toBeUndefined();
  });

  test.each(["{ 'f': $string }", "function($x) { $x }", "[$uppercase]"])("%s is refused: a function is no JSON", (source) => {
    expect(() => compileExpression(source).evaluate({})).toThrow(expect.objectContaining({ code: "mapping.failed" }) as Error);
  });

  test("the result does not share anything with the input", () => {
    const input = { a: { b: [1] } };
    const result = compileExpression("a").evaluate(input) as { b: number[] };
    result.b.push(2);
    expect(input.a.b).toEqual([1]);
  });
});

test.each<[string, unknown]>([
  ["($f := (function($x, $x) { $x })(?, 'given', ?); $f('open'))", "open"],
  ["($f := (function($x, $y, $x) { $x & $y })(?, 'b', ?); $g := $f(?, 'z'); $g('q'))", "qb"],
  ["($f := (function($x, $x) { $x })('a', 'b'); $f)", "b"],
  ["$replace('xa', 'x', nothing)", "undefineda"],
  ["$replace('x', /x/, $string)", '{"match":"x","start":0,"end":1,"groups":[],"next":""}'],
  ["$replace('xay', /x|y/, function($m) { $m.match & $m.next().match })", "xyay"],
])("%s gives what the interpreter gives", async (source, expected) => {
  expect(await jsonata(source).evaluate({})).toEqual(expected);
  expect(compileExpression(source).evaluate({})).toEqual(expected);
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

  test("a failing evaluation tells code and place, and no value", () => {
    const failing = () => compileExpression("1 + $number(text)").evaluate({ text: "private words" });
    expect(failing).toThrow(failed({ code: "D3030", offset: 6 }));
    expect(failing).not.toThrow("private");
  });

  test.each<[string, string, number]>([
    ["$sum(list) + 1", "T0412", 2],
    ["(  $f := function($x) { $x + 'a' }; $f(1))", "T2002", 38],
    ["(  $f := function($x) { $uppercase($x) }; $f(1))", "T0410", 25],
    ["list ~> $uppercase", "T0410", 9],
    ["{ 'k': list.(1 + a) }", "T2002", 15],
    ["list^(b)[a < true]", "T2010", 11],
  ])("%s fails with %s at its place", (source, code, offset) => {
    const list = [
      { a: "x", b: 1 },
      { a: "y", b: 2 },
    ];
    expect(() => compileExpression(source).evaluate({ list })).toThrow(failed({ code, offset }));
  });

  test("what is wrong inside a shared function is shown where it is called", () => {
    const functions = { twice: "function($n) { $n * 2 }", four: "function($n) { $twice($twice($n)) }" };
    const expression = compileExpression("{ 'x': $four(text) }", { functions });
    expect(() => expression.evaluate({ text: "private words" })).toThrow(failed({ code: "T2001", offset: 12 }));
  });

  test("a regular expression whose cost nobody can bound does not compile", () => {
    expect(() => compileExpression("$contains(a, /(?<=x)y/)")).toThrow(
      expect.objectContaining({ details: { code: "S0303", offset: 22 } }) as Error,
    );
  });

  test("the place is right behind shared functions too", () => {
    const source = "{ 'x': $isUrl('x'), 'y': 'a' + 1 }";
    const expression = compileExpression(source, { functions: { isUrl: "function($t) { true }" } });
    expect(() => expression.evaluate({})).toThrow(failed({ code: "T2001", offset: source.indexOf("+") }));
  });
});

describe("purity", () => {
  test.each(["random", "shuffle", "eval"])("$%s is refused when it is compiled", (name) => {
    expect(() => compileExpression(`a & $${name}()`)).toThrow(expect.objectContaining({ details: { code: "impure", offset: 4 } }) as Error);
    expect(() => compileExpression(`a ~> $${name}`)).toThrow(/mappings are pure/);
    expect(() => compileExpression("$f()", { functions: { f: `function() { $${name}() }` } })).toThrow(/mappings are pure/);
  });

  test("the clock is the time of the request, command or question", () => {
    const at = "2026-11-20T10:00:00.900Z";
    expect(compileExpression("$now()").evaluate({ at })).toBe(at);
    expect(compileExpression("$now('[H]:[m]', '+0300')").evaluate({ at })).toBe("13:00");
    expect(compileExpression("$millis()").evaluate({ now: 5 })).toBe(5);
    expect(compileExpression("$fromMillis($toMillis('13:45', '[H]:[m]'))").evaluate({ at })).toBe("2026-11-20T13:45:00.000Z");
    // What no clock could fill in is the picture's fault, with a clock or without.
    for (const input of [{ at }, {}])
      expect(() => compileExpression("$toMillis('5-22 23:59', '[M]-[D] [m]:[s]')").evaluate(input)).toThrow("D3136");
    expect(() => compileExpression("$now()").evaluate({})).toThrow(failed({ code: "D3137", offset: 2 }));
  });

  test("nothing is kept from one evaluation to the next", () => {
    const expression = compileExpression("($v := $exists($v) ? 'kept' : a; $string($v) & $uppercase($$.a))");
    expect(["x", "y", "z"].map((a) => expression.evaluate({ a }))).toEqual(["xX", "yY", "zZ"]);
  });
});

describe("guards", () => {
  test.each<[string, string]>([
    ["($f := function($n) { $f($n + 1) + 1 }; $f(1))", "D1011"],
    ["($f := function($n) { $f($n + 1) }; $f(1))", "D1012"],
    ["[1..20000]", "D2015"],
  ])("%s ends with %s", (source, code) => {
    expect(() => compileExpression(source).evaluate({})).toThrow(failed({ code }));
  });
});

describe("shared functions", () => {
  test("are available by name, also to each other", () => {
    const functions = { isUrl, both: "function($a, $b) { $isUrl($a) and $isUrl($b) }" };
    expect(compileExpression("$both(a, 'http://b')", { functions }).evaluate({ a: "https://a" })).toBe(true);
    expect(compileExpression("$isUrl(a)", { functions }).evaluate({ a: "x" })).toBe(false);
  });

  test("win over those of the fast path", () => {
    expect(compileExpression("$string(a)", { functions: { string: "function($x) { 'mine' }" } }).evaluate({ a: 1 })).toBe("mine");
  });
});

describe("what the interpreter itself does not define", () => {
  test.each<[string, number]>([
    ["[$x := a, $x]", 12],
    ["[$x, $x := a]", 3],
    ["{ 'k': $x := a, 'l': 'x' & $x }", 26],
  ])("%s is refused: members do not see each other's variables", (source, offset) => {
    expect(() => compileExpression(source)).toThrow(failed({ code: "unsupported", offset }));
  });

  test("a member may bind for itself and for what comes after", () => {
    expect(compileExpression("([$x := a, $y := 2]; $x + $y)").evaluate({ a: 1 })).toBe(3);
    expect(compileExpression("{ 'k': $x := a, 'l': 2 }").evaluate({ a: 1 })).toEqual({ k: 1, l: 2 });
  });

  test.each<[string, unknown]>([
    ["$contains('x', /x/) ?: 2", true],
    ["$match('xy', /y/).match ?? 2", "y"],
    ["($contains('x', /y/) ?: $contains('y', /y/)) ?: 2", true],
  ])("%s: a regular expression on the left, which the parser breaks", (source, result) => {
    expect(compileExpression(source).evaluate({})).toBe(result);
  });
});

describe("shared functions that an expression reaches into", () => {
  test("one may use a variable of its caller", () => {
    const expression = compileExpression("$string($v := 5) & $f()", { functions: { f: "function() { $v }" } });
    expect(expression.evaluate({})).toBe("55");
  });

  test("one may be bound anew, which the others see", () => {
    const functions = { f: "function() { 'f' }", g: "function() { $f() }" };
    expect(compileExpression("$g() & ($f := function() { 'mine' }; $g())", { functions }).evaluate({})).toBe("ff");
    expect(compileExpression("[$g(), $f := function() { 'mine' }][0] & $g()", { functions }).evaluate({})).toBe("fmine");
  });

  test("places stay those of the expression", () => {
    const functions = { f: "function() { $v }" };
    const expression = compileExpression("$string($v := 5) & ($f() + 'x')", { functions });
    expect(() => expression.evaluate({})).toThrow(failed({ code: "T2002", offset: 25 }));
  });
});

test("what the first function of a chain finds is one value for the second", () => {
  expect(compileExpression("'' ~> (function($x) { $map('', function($y) { 'a' }) } ~> $uppercase)").evaluate({})).toBe("A");
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
