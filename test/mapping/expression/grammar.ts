import * as fc from "fast-check";

/**
 * Random expressions and random data that fit together: few names, so that paths find something, and every construct of
 * the language. Nothing in it is impure, and nothing runs long.
 */
const NAMES = ["a", "b", "c", "list", "missing", "1"];

const name = fc.constantFrom("a", "b", "c", "list", "missing", "`1`");
const variable = fc.constantFrom("$x", "$y", "$f", "$i");

const literal = fc.oneof(
  fc.constantFrom("''", "'x'", '"7"', "'a b'", "'2020-01-02T03:04:05Z'", "true", "false", "null", "0", "1", "7", "1.5", "-2", "0.1", "1e3"),
);

const regex = fc.constantFrom("/x/", "/[a-z]+/i", "/(\\d)(.)?/", "/^a|b$/m", "/x*/", "/(a)|(b)/", "/\\s+/", "/(?:x|7){1,2}/");

/** Functions by what they take, so that a call often gets what it wants. */
const ONE = `string exists not boolean number type count sum max min average uppercase lowercase length trim keys spread merge reverse
  distinct sort abs floor ceil round sqrt clone encodeUrlComponent encodeUrl decodeUrlComponent decodeUrl base64encode base64decode
  fromMillis toMillis zip single`.split(/\s+/);
const TWO = `append lookup contains split join substringBefore substringAfter substring power zip round formatBase string pad error assert
  sort`.split(/\s+/);
const THREE = ["zip", "substring", "split", "replace", "pad", "reduce"];
const HIGHER = ["map", "filter", "each", "sift", "single", "sort", "reduce"];
const AS_VALUES = ["$string", "$uppercase", "$count", "$sum", "$boolean", "$append", "$substring", "$contains", "$map", "$x", "$f"];
/** Of a built-in function with open arguments the interpreter checks nothing: only those that take anything can be compared. */
const OPEN = ["$append", "$boolean", "$exists", "$type", "$x", "$f"];
const PICTURED = [
  "$formatNumber(%, '#,##0.00')",
  "$formatNumber(%, '00.0e0')",
  "$formatNumber(%, '#0%;(#0%)')",
  "$formatInteger(%, 'w')",
  "$formatInteger(%, 'I')",
  "$formatInteger(%, '#,##0;o')",
  "$formatBase(%, 2)",
  "$parseInteger(%, '#0')",
  "$parseInteger(%, 'w')",
  "$fromMillis(%, '[Y]-[M01]-[D1o] [h]:[m01] [P]')",
  "$fromMillis(%, '[FNn], [MNn,*-3] [W] [X]', '+0130')",
  "$toMillis(%, '[Y]-[M]-[D]')",
  "$toMillis(%, '[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01]Z')",
];
const BINARY = ["=", "!=", "&", "and", "or", "<", "<=", ">", ">=", "+", "-", "*", "/", "%", "in", "~>", "?:", "??"];
const SIGNATURES = ["<s:s>", "<n-:n>", "<x?:x>", "<a<s>:a>", "<j-:j>", "<(sn)-:s>", "<f:x>", "<o?:o>", "<s+:s>", "<a:n>", "<b-b?:b>"];
const PARAMETERS = ["", "$x", "$x", "$x, $y", "$x, $i, $y", "$f", "$x, $x"];
/** What may stand behind a path or an expression; % is a hole. */
const ENDS = ["", "", "", "[]", "[0]", "[-1]", "[%]", "[%]", "^(a)", "^(>b, a)", "^(%)", "{ 'k': $ }", "{ a: % }", ".%", "[][0]", "[0][]"];

export const { expression } = fc.letrec<Record<"expression" | "step" | "lambda" | "pairs" | "callee" | "path", string>>((tie) => {
  const inner = tie("expression");
  const several = fc.array(inner, { minLength: 1, maxLength: 3 });
  const filled = (end: string, with_: string): string => end.replaceAll("%", () => with_);
  const pairs = fc
    .array(fc.tuple(fc.oneof({ weight: 4, arbitrary: fc.constantFrom("'k'", "'l'", "'2'") }, { weight: 1, arbitrary: inner }), inner), {
      maxLength: 3,
    })
    .map((list) => `{ ${list.map(([key, value]) => `${key}: ${value}`).join(", ")} }`);
  const hole = fc.oneof({ weight: 1, arbitrary: fc.constant("?") }, { weight: 2, arbitrary: inner });
  return {
    pairs,
    step: fc.oneof(
      { weight: 7, arbitrary: name },
      { weight: 1, arbitrary: fc.constantFrom("*", "**", "$", "%", "%.%", "$$") },
      { weight: 1, arbitrary: several.map((list) => `(${list.join("; ")})`) },
      { weight: 1, arbitrary: several.map((list) => `[${list.join(", ")}]`) },
      { weight: 1, arbitrary: pairs },
      { weight: 1, arbitrary: fc.constantFrom(...ONE).map((text) => `$${text}()`) },
      { weight: 1, arbitrary: fc.tuple(tie("callee"), inner).map(([callee, of]) => `${callee}(${of})`) },
      { weight: 1, arbitrary: fc.tuple(name, fc.constantFrom("x", "i")).map(([of, as]) => `${of}#$${as}`) },
      { weight: 1, arbitrary: fc.tuple(name, fc.constantFrom("x", "y")).map(([of, as]) => `${of}@$${as}`) },
      { weight: 1, arbitrary: fc.tuple(name, inner).map(([of, predicate]) => `${of}@$x[${predicate}]`) },
      { weight: 1, arbitrary: fc.tuple(name, inner).map(([of, predicate]) => `${of}[${predicate}]#$i`) },
      { weight: 1, arbitrary: fc.tuple(name, inner).map(([of, term]) => `${of}^(${term})`) },
      { weight: 1, arbitrary: name.map((of) => `${of}@$x#$i`) },
    ),
    path: fc
      .tuple(fc.oneof(tie("step"), variable), fc.array(tie("step"), { maxLength: 3 }), fc.constantFrom(...ENDS), inner)
      .map(([first, rest, end, within]) => [first, ...rest].join(".") + (end === ".%" ? `.(${within})` : filled(end, within))),
    lambda: fc.oneof(
      fc.tuple(fc.constantFrom(...PARAMETERS), inner).map(([parameters, body]) => `function(${parameters}) { ${body} }`),
      fc.tuple(fc.constantFrom(...SIGNATURES), inner).map(([signature, body]) => `function($x)${signature} { ${body} }`),
      fc
        .tuple(fc.constantFrom("<s-n?:s>", "<xx?:x>", "<a<n>f:x>"), inner)
        .map(([signature, body]) => `function($x, $y)${signature} { ${body} }`),
    ),
    /** What can be called. */
    callee: fc.oneof(
      fc.constantFrom(...AS_VALUES),
      tie("lambda").map((lambda) => `(${lambda})`),
      fc.tuple(fc.constantFrom(...OPEN), fc.array(hole, { minLength: 1, maxLength: 3 })).map(([of, holes]) => `${of}(${holes.join(", ")})`),
      fc.tuple(tie("lambda"), fc.array(hole, { minLength: 1, maxLength: 3 })).map(([of, holes]) => `(${of})(${holes.join(", ")})`),
      fc.tuple(tie("callee"), tie("callee")).map(([one, two]) => `(${one} ~> ${two})`),
      fc.tuple(name, inner).map(([of, update]) => `|${of}|${update}|`),
    ),
    expression: fc.oneof(
      { depthSize: "medium", withCrossShrink: true },
      literal,
      name,
      variable,
      tie("path"),
      tie("path"),
      fc.tuple(tie("step"), inner, fc.constantFrom("", "", ".a", "[]")).map(([step, predicate, end]) => `${step}[${predicate}]${end}`),
      fc.tuple(tie("step"), tie("pairs")).map(([step, group]) => `${step}${group}`),
      fc
        .tuple(inner, fc.constantFrom(...ENDS), inner)
        .map(([of, end, within]) => (end === ".%" ? `(${of}).%` : `(${of})${filled(end, within)}`)),
      fc.tuple(inner, fc.constantFrom(...BINARY), inner).map(([left, operator, right]) => `(${left}) ${operator} (${right})`),
      fc.tuple(inner, inner, inner).map(([test, yes, no]) => `(${test}) ? (${yes}) : (${no})`),
      fc.tuple(inner, inner).map(([test, yes]) => `(${test}) ? (${yes})`),
      several.map((list) => `[${list.join(", ")}]`),
      fc.tuple(fc.integer({ min: -1, max: 3 }), fc.integer({ min: -1, max: 5 })).map(([from, to]) => `[${from}..${to}]`),
      fc.tuple(inner, inner).map(([from, to]) => `[(${from})..(${to})]`),
      tie("pairs"),
      inner.map((of) => `-(${of})`),
      fc.tuple(variable, inner, inner).map(([as, value, then]) => `(${as} := ${value}; ${then})`),
      fc.tuple(variable, tie("lambda"), inner).map(([as, value, then]) => `(${as} := ${value}; ${then})`),
      fc.tuple(fc.constantFrom(...ONE), inner).map(([call, of]) => `$${call}(${of})`),
      fc.tuple(fc.constantFrom(...TWO), inner, inner).map(([call, one, two]) => `$${call}(${one}, ${two})`),
      fc.tuple(fc.constantFrom(...THREE), inner, inner, inner).map(([call, one, two, three]) => `$${call}(${one}, ${two}, ${three})`),
      fc
        .tuple(inner, fc.oneof(inner, regex), fc.oneof(inner, tie("callee"), fc.constantFrom("'[$1$0$$]'", "'$2'")))
        .map((args) => `$replace(${args.join(", ")})`),
      fc
        .tuple(fc.constantFrom("contains", "split", "match"), inner, fc.oneof(regex, tie("callee")), fc.constantFrom("", ", 1", ", 2"))
        .map(([call, text, by, limit]) => `$${call}(${text}, ${by}${call === "contains" ? "" : limit})`),
      fc.tuple(fc.constantFrom(...PICTURED), inner).map(([call, of]) => filled(call, of)),
      fc.tuple(fc.constantFrom(...HIGHER), inner, tie("callee")).map(([call, of, by]) => `$${call}(${of}, ${by})`),
      // A pattern that is called with a function looks at its code, there.
      fc.tuple(regex, fc.oneof(literal, name)).map(([pattern, of]) => `${pattern}(${of})`),
      fc.tuple(fc.constantFrom("map", "filter", "each", "sift"), name, regex).map(([call, of, by]) => `$${call}(${of}, ${by})`),
      fc.tuple(tie("callee"), fc.array(inner, { maxLength: 3 })).map(([callee, args]) => `${callee}(${args.join(", ")})`),
      fc.tuple(inner, tie("callee")).map(([value, callee]) => `(${value}) ~> ${callee}`),
      fc.tuple(tie("lambda"), inner).map(([lambda, value]) => `($g := ${lambda}; $g(${value}))`),
      fc.tuple(inner, inner).map(([value, otherwise]) => `($f := function($n) { $n <= 0 ? ${value} : $f($n - 1) }; [$f(2), ${otherwise}])`),
      fc
        .tuple(name, inner, fc.constantFrom("", ", 'a'", ", ['b', 'c']", ", $x"))
        .map(([of, update, less]) => `$ ~> |${of}|${update}${less}|`),
      fc.tuple(inner, tie("step"), inner).map(([of, step, update]) => `(${of}) ~> |${step}|${update}|`),
      inner.map((of) => `/* x */ ${of}`),
    ),
  };
});

const scalar = fc.constantFrom<unknown>(
  null,
  true,
  false,
  0,
  -0,
  1,
  7,
  -2.5,
  0.1 + 0.2,
  1e21,
  "",
  "x",
  "7",
  "axbx",
  "é",
  "a b  c",
  "😀x",
  "2020-01-02",
);

export const { data } = fc.letrec<{ data: unknown }>((tie) => ({
  data: fc.oneof(
    { depthSize: "medium" },
    scalar,
    fc.array(tie("data"), { maxLength: 3 }),
    fc.array(fc.dictionary(fc.constantFrom(...NAMES), tie("data"), { maxKeys: 3 }), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie("data"), { maxKeys: 4 }),
  ),
}));
