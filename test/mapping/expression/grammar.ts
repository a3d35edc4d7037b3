import * as fc from "fast-check";

/**
 * Random expressions and random data that fit together: few names, so that paths find something, and every construct of
 * the language. Nothing in it is impure, and nothing runs long.
 */
const NAMES = ["a", "b", "c", "list", "missing", "1"];
const VARIABLES = ["x", "y", "f", "i"];

const name = fc.constantFrom("a", "b", "c", "list", "missing", "`1`");
const variable = fc.constantFrom(...VARIABLES).map((text) => `$${text}`);

const literal = fc.oneof(
  fc.constantFrom("''", "'x'", '"7"', "'a b'", "'2020-01-02T03:04:05Z'", "true", "false", "null", "0", "1", "7", "1.5", "-2", "0.1", "1e3"),
);

const regex = fc.constantFrom("/x/", "/[a-z]+/i", "/(\\d)(.)?/", "/^a|b$/m", "/x*/");

const UNARY = ["string", "exists", "not", "boolean", "number", "type", "count", "sum", "max", "min", "average", "uppercase", "lowercase"];
const MORE_UNARY = [
  "length",
  "trim",
  "keys",
  "spread",
  "merge",
  "reverse",
  "distinct",
  "sort",
  "abs",
  "floor",
  "ceil",
  "round",
  "sqrt",
  "clone",
];
const CODINGS = ["encodeUrlComponent", "encodeUrl", "decodeUrlComponent", "base64encode", "base64decode", "fromMillis", "toMillis"];
const BINARY = ["append", "lookup", "contains", "split", "join", "substringBefore", "substringAfter", "substring", "power", "zip"];
const PICTURED = [
  "$pad(%, 5)",
  "$pad(%, -3, '#')",
  "$formatNumber(%, '#,##0.00')",
  "$formatInteger(%, 'w')",
  "$formatBase(%, 2)",
  "$parseInteger(%, '#0')",
  "$fromMillis(%, '[Y]-[M01]')",
];
const HIGHER = ["map", "filter", "each", "sift", "single", "sort", "reduce"];

export const { expression } = fc.letrec<Record<"expression" | "step" | "lambda" | "pairs", string>>((tie) => {
  const inner = tie("expression");
  const several = fc.array(inner, { minLength: 1, maxLength: 3 });
  const pairs = fc
    .array(fc.tuple(fc.oneof({ weight: 4, arbitrary: fc.constantFrom("'k'", "'l'", "'2'") }, { weight: 1, arbitrary: inner }), inner), {
      maxLength: 3,
    })
    .map((list) => `{ ${list.map(([key, value]) => `${key}: ${value}`).join(", ")} }`);
  return {
    pairs,
    step: fc.oneof(
      { weight: 6, arbitrary: name },
      { weight: 1, arbitrary: fc.constantFrom("*", "**", "$") },
      { weight: 1, arbitrary: several.map((list) => `(${list.join("; ")})`) },
      { weight: 1, arbitrary: several.map((list) => `[${list.join(", ")}]`) },
      { weight: 1, arbitrary: pairs },
      { weight: 1, arbitrary: fc.constantFrom(...UNARY).map((text) => `$${text}()`) },
      { weight: 1, arbitrary: fc.tuple(name, fc.constantFrom("x", "i")).map(([of, as]) => `${of}#$${as}`) },
      { weight: 1, arbitrary: fc.tuple(name, fc.constantFrom("x", "y")).map(([of, as]) => `${of}@$${as}`) },
    ),
    lambda: fc.oneof(
      fc.tuple(fc.constantFrom("$x", "$x, $y", "$x, $i, $y", ""), inner).map(([parameters, body]) => `function(${parameters}) { ${body} }`),
      fc
        .tuple(fc.constantFrom("<s:s>", "<n-:n>", "<x?:x>", "<a<s>:a>"), inner)
        .map(([signature, body]) => `function($x)${signature} { ${body} }`),
    ),
    expression: fc.oneof(
      { depthSize: "medium", withCrossShrink: true },
      literal,
      name,
      variable,
      fc
        .tuple(
          fc.oneof(tie("step"), variable),
          fc.array(tie("step"), { maxLength: 3 }),
          fc.constantFrom("", "", "", "[]", "[0]", "[-1]", "^(a)", "^(>b, a)", ".%", ".%.a"),
        )
        .map(([first, rest, end]) => [first, ...rest].join(".") + end),
      fc.tuple(tie("step"), inner, fc.constantFrom("", "", ".a", "[]")).map(([step, predicate, end]) => `${step}[${predicate}]${end}`),
      fc.tuple(tie("step"), tie("pairs")).map(([step, group]) => `${step}${group}`),
      fc
        .tuple(
          inner,
          fc.constantFrom("=", "!=", "&", "and", "or", "<", "<=", ">", ">=", "+", "-", "*", "/", "%", "in", "~>", "?:", "??"),
          inner,
        )
        .map(([left, operator, right]) => `(${left}) ${operator} (${right})`),
      fc.tuple(inner, inner, inner).map(([test, yes, no]) => `(${test}) ? (${yes}) : (${no})`),
      fc.tuple(inner, inner).map(([test, yes]) => `(${test}) ? (${yes})`),
      several.map((list) => `[${list.join(", ")}]`),
      fc.tuple(fc.integer({ min: -1, max: 3 }), fc.integer({ min: -1, max: 5 })).map(([from, to]) => `[${from}..${to}]`),
      tie("pairs"),
      inner.map((of) => `-(${of})`),
      fc.tuple(variable, inner, inner).map(([as, value, then]) => `(${as} := ${value}; ${then})`),
      fc.tuple(fc.constantFrom(...UNARY, ...MORE_UNARY, ...CODINGS), inner).map(([call, of]) => `$${call}(${of})`),
      fc.tuple(fc.constantFrom(...BINARY), inner, inner).map(([call, one, two]) => `$${call}(${one}, ${two})`),
      fc.tuple(inner, fc.oneof(inner, regex), inner).map(([text, pattern, by]) => `$replace(${text}, ${pattern}, ${by})`),
      fc.tuple(fc.constantFrom("contains", "split", "match"), inner, regex).map(([call, text, by]) => `$${call}(${text}, ${by})`),
      fc.tuple(fc.constantFrom(...PICTURED), inner).map(([call, of]) => call.replace("%", of)),
      fc
        .tuple(fc.constantFrom(...HIGHER), inner, fc.oneof(tie("lambda"), fc.constantFrom("$string", "$x")))
        .map(([call, of, by]) => `$${call}(${of}, ${by})`),
      fc.tuple(tie("lambda"), several).map(([lambda, args]) => `(${lambda})(${args.join(", ")})`),
      fc.tuple(inner, tie("lambda")).map(([value, lambda]) => `${value} ~> ${lambda}`),
      fc
        .tuple(inner, fc.constantFrom("$string", "$uppercase", "$count", "$sum", "$append(1)", "$contains('x')"))
        .map(([value, call]) => `${value} ~> ${call}`),
      fc.tuple(tie("lambda"), inner).map(([lambda, value]) => `($g := ${lambda}; $g(${value}))`),
      inner.map((value) => `$append(?, ${value})(1)`),
      fc.tuple(name, inner).map(([of, update]) => `$ ~> |${of}|${update}|`),
    ),
  };
});

const scalar = fc.constantFrom<unknown>(null, true, false, 0, -0, 1, 7, -2.5, 0.1 + 0.2, 1e21, "", "x", "7", "axbx", "é", "a b  c", "😀x");

export const { data } = fc.letrec<{ data: unknown }>((tie) => ({
  data: fc.oneof(
    { depthSize: "medium" },
    scalar,
    fc.array(tie("data"), { maxLength: 3 }),
    fc.array(fc.dictionary(fc.constantFrom(...NAMES), tie("data"), { maxKeys: 3 }), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie("data"), { maxKeys: 4 }),
  ),
}));
