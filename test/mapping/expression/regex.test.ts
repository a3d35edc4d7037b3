import * as fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { openBudget, spent } from "../../../src/mapping/expression/budget.ts";
import { boundOf } from "../../../src/mapping/expression/regex/cost.ts";
import { budgetedSearch } from "../../../src/mapping/expression/regex/match.ts";
import { UnknownSyntax, parsePattern } from "../../../src/mapping/expression/regex/parse.ts";
import { searcherOf } from "../../../src/mapping/expression/regex/search.ts";

const LIMITS = { steps: 1_000_000, depth: 500, sequence: 10_000, text: 1_000_000 };
beforeEach(() => openBudget(LIMITS));

const atom = fc.constantFrom(
  "a",
  "b",
  "ab",
  ".",
  "\\d",
  "\\w",
  "[ab]",
  "[^a]",
  "[^]]",
  "\\.",
  "\\b",
  "^",
  "$",
  "\\x61",
  "é",
  "K",
  "[a-c\\]]",
  "}",
);
const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { depthSize: "medium" },
    atom,
    fc.tuple(tie("pattern"), tie("pattern")).map((parts) => parts.join("")),
    fc.tuple(tie("pattern"), tie("pattern")).map((parts) => parts.join("|")),
    fc
      .tuple(tie("pattern"), fc.constantFrom("*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,}", "{1,3}?"))
      .map(([of, often]) => `(?:${of})${often}`),
    fc.tuple(fc.constantFrom("a", ".", "[ab]", "\\w"), fc.constantFrom("*", "+", "?", "*?", "{2}", "{1,2}")).map((parts) => parts.join("")),
    tie("pattern").map((of) => `(${of})`),
    tie("pattern").map((of) => `(?<n>${of})`),
    tie("pattern").map((of) => `(?=${of})`),
    tie("pattern").map((of) => `(?!${of})`),
    tie("pattern").map((of) => `(${of})\\1`),
  ),
}));
const text = fc
  .array(fc.constantFrom("a", "b", "A", "c", "1", "\n", ".", "é", "É", "k", "]", "}"), { maxLength: 8 })
  .map((letters) => letters.join(""));

test("our own engine finds what the platform's finds", () => {
  let compared = 0;
  fc.assert(
    fc.property(pattern, fc.constantFrom("g", "gi", "gm", "gim"), text, fc.nat(2), (source, flags, given, from) => {
      let native: RegExp;
      try {
        native = new RegExp(source, flags);
      } catch {
        return;
      }
      openBudget(LIMITS);
      native.lastIndex = from;
      const theirs = from > given.length ? null : native.exec(given);
      let ours: ReturnType<ReturnType<typeof budgetedSearch>>;
      try {
        ours = budgetedSearch(parsePattern(source), flags)(given, from);
      } catch (error) {
        if (error instanceof UnknownSyntax) return;
        throw error;
      }
      compared += 1;
      expect(ours && [ours.index, ...ours]).toEqual(theirs && [theirs.index, ...theirs]);
    }),
    { numRuns: Number(process.env["PROPERTY_RUNS"] ?? 3_000) },
  );
  expect(compared).toBeGreaterThan(1_000);
});

describe("the platform's engine", () => {
  test.each<[string, number]>([
    ["^https?:\\/\\/\\S+$", 2_000],
    ["[?#].*$", 300],
    ["\\.(jpe?g|png|gif|webp|bmp|heic)$", 5_000],
    ["!?\\[([^\\]]*)\\]\\(([^\\)]*)\\)", 100],
    ["^https?:\\/\\/(files|media)[^\\s\\/]*\\/\\S+$", 5_000],
  ])("is proven tame for %s on %i characters", (source, length) => {
    expect(boundOf(parsePattern(source).pattern, false).tries(length)).toBeLessThan(200_000);
  });

  test.each(["(a+)+$", "(a|a)*$", "(a?){30}", "(.*)*x", "(?:a|ab)*c", "(x+x+)+y", "((a)*)*", "(\\w+\\s?)*$"])(
    "is never trusted with %s",
    (source) => {
      expect(boundOf(parsePattern(source).pattern, false).tries(30)).toBeGreaterThan(200_000);
    },
  );
});

test.each<[string, string]>([
  ["(a+)+$", "a".repeat(40)],
  ["(a|a)*$", "a".repeat(40)],
  ["(.*a){12}", "a".repeat(30)],
  ["(?:a?){40}a{40}", "a".repeat(40)],
  ["(\\w+\\s?)*$", "a".repeat(60)],
])("%s ends, by match or by budget", (source, start) => {
  const search = searcherOf(new RegExp(source, "g"));
  try {
    search.exec(`${start}!`, 0);
  } catch (error) {
    expect(error).toMatchObject({ code: "D1012" });
  }
  expect(spent().steps).toBeLessThan(LIMITS.steps + 1_000);
});

test.each(["(?<=a)b", "(?<!a)b", "(a)\\2", "\\01"])("%s is not available", (source) => {
  expect(() => parsePattern(source)).toThrow(UnknownSyntax);
});
