import { isDeepStrictEqual } from "node:util";
import * as fc from "fast-check";
import type jsonata from "jsonata";
import { expect, test } from "vitest";
import { NotCompiled } from "../../../src/mapping/expression/compile.ts";
import { Fault } from "../../../src/mapping/expression/fault.ts";
import { compileProgram } from "../../../src/mapping/expression/program.ts";
import type { Node } from "../../../src/mapping/expression/tree.ts";
import { data, expression } from "./grammar.ts";
import { reference } from "./reference.ts";

/** `npm run test:property` makes 100,000; the same ones again with PROPERTY_SEED. */
const RUNS = Number(process.env["PROPERTY_RUNS"] ?? 2_000);
const SEED = Number(process.env["PROPERTY_SEED"] ?? Math.floor(Math.random() * 2 ** 31));

const LIMITS = { steps: 1_000_000, depth: 500, sequence: 10_000, text: 8_000_000 };

interface Outcome {
  readonly value?: unknown;
  readonly code?: unknown;
}

/** What comes out, as JSON: functions are named, marks of sequences are gone. */
function written(value: unknown): unknown {
  const text = JSON.stringify(value, (_key, member: unknown) => (isFunction(member) ? "<function>" : isMatch(member) ? "<match>" : member));
  return text === undefined ? undefined : (JSON.parse(text) as unknown);
}

/** What a pattern gives when it is called; asked for the next match of a function's own text, say, it leads into the code. */
function isMatch(value: unknown): boolean {
  return typeof value === "object" && value !== null && "next" in value && isFunction(value.next);
}

function isFunction(value: unknown): boolean {
  if (typeof value === "function") return true;
  const marks = value as { readonly _jsonata_function?: unknown; readonly _jsonata_lambda?: unknown } | null;
  return typeof value === "object" && (marks?._jsonata_function === true || marks?._jsonata_lambda === true);
}

function compiledOutcome(tree: Node, input: unknown): Outcome | undefined {
  try {
    return { value: written(compileProgram(tree).run(input, undefined, LIMITS)) };
  } catch (error) {
    if (error instanceof NotCompiled) return undefined;
    if (error instanceof Fault) return { code: error.code };
    if (error instanceof TypeError) return { code: "TypeError" };
    throw error;
  }
}

/** Undefined where the interpreter itself is no measure: it crashed, ran into a guard, or wrote on its input. */
async function interpretedOutcome(interpreter: jsonata.Expression, input: unknown): Promise<Outcome | undefined> {
  const given = structuredClone(input);
  let outcome: Outcome;
  try {
    outcome = { value: written(await interpreter.evaluate(given)) };
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    // S0208 at run time: it cannot read the parameters of its own function ($string, say) for a partial application.
    if (code === undefined || code === "D1011" || code === "D1012" || code === "S0208") return undefined;
    outcome = { code };
  }
  return isDeepStrictEqual(given, input) ? outcome : undefined;
}

/**
 * The interpreter evaluates the members of an array or object at the same time, so when two of them fail, the one that
 * fails sooner wins; we go from left to right.
 */
function hasMembers(node: unknown): boolean {
  if (typeof node !== "object" || node === null) return false;
  if (Array.isArray(node)) return node.some(hasMembers);
  const { type, value, expressions, lhs } = node as Node;
  if (type === "unary" && value === "[" && (expressions as readonly unknown[]).length > 1) return true;
  const pairs = Array.isArray(lhs) ? (lhs as readonly (readonly [Node, Node])[]) : [];
  return pairs.length > 1 || pairs.some(([key]) => key.type !== "string") || Object.values(node).some(hasMembers);
}

/** The parser breaks regular expressions on the left of `?:` and `??`; ours work. */
function hasLostRegex(node: unknown): boolean {
  if (typeof node !== "object" || node === null || node instanceof RegExp) return false;
  if (Array.isArray(node)) return node.some(hasLostRegex);
  return ((node as Node).type === "regex" && !((node as Node).value instanceof RegExp)) || Object.values(node).some(hasLostRegex);
}

/** A function that replaces a plain text: the interpreter writes its own code. */
function writesCode(node: unknown): boolean {
  if (typeof node !== "object" || node === null || node instanceof RegExp) return false;
  if (Array.isArray(node)) return node.some(writesCode);
  const { procedure, arguments: args } = node as Node & { readonly procedure?: Node; readonly arguments?: readonly Node[] };
  const given = procedure?.value === "replace" ? (args ?? []) : [];
  // Whatever is computed may be one.
  const mayBeFunction = ({ type }: Node) => !["string", "number", "value", "path", "regex"].includes(type ?? "");
  return (given.some(mayBeFunction) && !given.some(({ type }) => type === "regex")) || Object.values(node).some(writesCode);
}

/** A wildcard in an array constructor that begins a path: the interpreter's finds a mark of its own beside the input. */
function findsMark(node: unknown): boolean {
  if (typeof node !== "object" || node === null || node instanceof RegExp) return false;
  if (Array.isArray(node)) return node.some(findsMark);
  const [first] = ((node as Node)["steps"] ?? []) as readonly Node[];
  return (first?.["consarray"] === true && holdsWildcard(first)) || Object.values(node).some(findsMark);
}

function holdsWildcard(node: unknown): boolean {
  if (typeof node !== "object" || node === null || node instanceof RegExp) return false;
  return (node as Node).type === "wildcard" || Object.values(node).some(holdsWildcard);
}

/** What long runs have found, made small. */
const FOUND: readonly (readonly [source: string, input: unknown])[] = [
  // A function that a built-in one is given by the last call of another has the context of its own place, elsewhere none.
  ["($f := function($n) { $map('', function($x) { $fromMillis('', '[Y]') }) }; $f(2))", -2.5],
  ["($m := $map; $f := function($n) { $m('', function($x) { $fromMillis('', '[Y]') }) }; $f(2))", -2.5],
  ["$map('', function($x) { $fromMillis('', '[Y]') })", -2.5],
  ["($f := function($g) { $map('', $g) }; $f(function($x) { $fromMillis('', '[Y]') }))", -2.5],
  // A sequence in a sequence is settled once per level.
  ["[(-($map('', (function($x)<s:s> { $keys('') }))))..('')]", null],
  ["$map('', function($x) { $keys('') })", null],
  ["($map('', function($x) { $keys('') }))", null],
  ["(($map('', function($x) { $map('', function($y) { $keys('') }) })))", null],
  ["true ? $map('', function($x) { $keys('') }) : 1", null],
  ["($y := $map('', function($x) { $keys('') }))", null],
  // An array with holes is written as one of nothing.
  ["$string($ ~> |missing|{ '2': '' }|)", { missing: [[]] }],
  ["$ ~> |missing|{ '2': '' }| ~> |missing|{ 'length': 2 }|", { missing: [[]] }],
  // An array of nothing is not nothing.
  ["$not(a['7'][])", {}],
  ["[1, 2].($f := function($n) { $map(['q'], function($x) { $string() }) }; ['r'].$f(1))", null],
  ["($f := function($n) { $append([1], function($x) { $string() }) }; $map($f(2), function($v, $i) { $i = 1 ? $v('a') : $v }))", -2.5],
  ["($f := function($n) { $n > 0 ? $map(['a'], $f($n - 1)) : function($x) { $string() } }; $f(1))", -2.5],
];

test.each(FOUND)("%s gives what the interpreter gives", async (source, input) => {
  const interpreter = reference(source, { stack: 500, timeout: 2000 });
  const ours = compiledOutcome(interpreter.ast() as unknown as Node, input);
  expect(ours).toStrictEqual(await interpretedOutcome(interpreter, input));
});

test(
  `a compiled expression gives what the interpreter gives, value or error (${RUNS} runs, PROPERTY_SEED=${SEED})`,
  async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(expression, data, async (source, given) => {
        // As JSON comes: plain prototypes, no -0.
        const input = JSON.parse(JSON.stringify(given)) as unknown;
        let interpreter: jsonata.Expression;
        try {
          interpreter = reference(source, { stack: 500, timeout: 2000 });
        } catch {
          return;
        }
        const tree = interpreter.ast() as unknown as Node;
        if (hasLostRegex(tree) || writesCode(tree) || findsMark(tree)) return;
        const ours = compiledOutcome(tree, structuredClone(input));
        const theirs = await interpretedOutcome(interpreter, input);
        if (ours === undefined || theirs === undefined) return;
        compared += 1;
        if (ours.code !== undefined && theirs.code !== undefined && hasMembers(tree)) return;
        // A function as update of a transform: the interpreter merges the inner parts of its own function into the data.
        if (ours.code === "T2011" && theirs.code !== "T2011") return;
        expect(ours).toStrictEqual(theirs);
      }),
      { numRuns: RUNS, seed: SEED },
    );
    expect(compared).toBeGreaterThan(RUNS / 3);
  },
  60_000 + RUNS * 20,
);
