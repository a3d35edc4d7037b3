import jsonata from "jsonata";
import { expect, test } from "vitest";
import { compileChecked } from "../../src/mapping/checked.ts";
import { BUILTINS } from "../../src/mapping/expression/functions/index.ts";

const problems = (source: string, functions?: Record<string, string>): string[] =>
  compileChecked(source, functions).problems.map(({ offset, message, hint }) => [offset, message, hint].filter(Boolean).join(" | "));

test.each<[string, string[]]>([
  ["x & $strng(body.id)", ['4 | unknown function "$strng" | did you mean "$string"?']],
  ["body.id ~> $strng", ['11 | unknown function "$strng" | did you mean "$string"?']],
  ["body.$strng()", ['5 | unknown function "$strng" | did you mean "$string"?']],
  ["($token := body.a; $tokn)", ['19 | unknown variable "$tokn" | did you mean "$token"?']],
  ["a[$q = b] & $isUlr(a)", ['2 | unknown variable "$q"', '12 | unknown function "$isUlr" | did you mean "$isUrl"?']],
])("%s names what is not there", (source, expected) => {
  expect(problems(source, { isUrl: "function($x) { $x }" })).toEqual(expected);
});

test.each([
  "$map(a, function($v, $i) { $v & $i })",
  "a@$b#$i.{ 'b': $b, 'i': $i }",
  "a[0]#$j.$string($j)",
  "($f := function($x) { $f($x) }; $f(1))",
  "$$.a & $.b & $isUrl(c) & $uppercase(?)('x')",
  "'$strng(x)' & /* $strng */ a",
])("%s has nothing unknown", (source) => {
  expect(problems(source, { isUrl: "function($x) { $x }" })).toEqual([]);
});

test.each([
  ["a == 1", "JSONata compares with one ="],
  ["(x; a === 1)", "JSONata compares with one ="],
  ["a && b", "JSONata says `and`"],
  ["a || b", "JSONata says `or`"],
])("%s is another language's", (source, hint) => {
  expect(compileChecked(source)).toEqual({ problems: [expect.objectContaining({ kind: "mapping.syntax", hint })] });
});

test.each(["Pigeon token", "Bearer abc-1", " Здравствуйте друзья "])("%j is a text without its quotes", (source) => {
  const hint = `a text that is meant as it stands needs quotes of its own: "'such as this'"`;
  expect(compileChecked(source)).toEqual({ problems: [expect.objectContaining({ kind: "mapping.syntax", hint })] });
  expect(compileChecked("lead.name 'x'").problems[0]?.hint).toBeUndefined();
});

test("what counts as built in is what JSONata has", async () => {
  for (const name of BUILTINS.keys()) expect([name, await jsonata(`$type($${name})`).evaluate({})]).toEqual([name, "function"]);
});
