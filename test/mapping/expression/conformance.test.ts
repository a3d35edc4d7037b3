import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { expect, it } from "vitest";
import { GatewayError } from "../../../src/errors.ts";
import { compileExpression } from "../../../src/mapping/expression/expression.ts";

interface Case {
  readonly id: string;
  readonly expr: string;
  readonly dataset?: string | null;
  readonly data?: unknown;
  readonly bindings?: Readonly<Record<string, unknown>>;
  readonly result?: unknown;
  readonly undefinedResult?: boolean;
  readonly code?: string;
  readonly error?: { readonly code?: string };
  /** The case is about the interpreter's own limits. */
  readonly timelimit?: number;
  readonly depth?: number;
  readonly unordered?: boolean;
}

/** JSONata's published cases, where they are at hand: `JSONATA_SUITE=<folder with cases.json and datasets.json>`. */
const suite = process.env["JSONATA_SUITE"];
const cases = suite === undefined ? [] : (JSON.parse(readFileSync(join(suite, "cases.json"), "utf8")) as Case[]);
const datasets = suite === undefined ? {} : (JSON.parse(readFileSync(join(suite, "datasets.json"), "utf8")) as Record<string, unknown>);

async function outcome(one: Case): Promise<unknown> {
  const input = typeof one.dataset === "string" ? datasets[one.dataset] : one.data;
  try {
    const bindings = one.bindings && Object.keys(one.bindings).length > 0 ? [one.bindings] : [];
    const result = await compileExpression(one.expr).evaluate(input, ...bindings);
    return result === undefined ? { undefined: true } : { result: one.unordered ? sorted(result) : result };
  } catch (error) {
    return { code: error instanceof GatewayError ? error.details["code"] : error };
  }
}

function wanted(one: Case): unknown {
  const code = one.code ?? one.error?.code;
  if (code !== undefined) return { code };
  return one.undefinedResult ? { undefined: true } : { result: one.unordered ? sorted(one.result) : one.result };
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function sorted(value: unknown): unknown {
  return Array.isArray(value) ? value.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : value;
}

it.skipIf(suite === undefined)("gives what JSONata's published cases ask for, through the fast path or the interpreter", async () => {
  const findings: unknown[] = [];
  let compared = 0;
  for (const one of cases) {
    if (one.timelimit !== undefined || one.depth !== undefined) continue;
    const got = await outcome(one);
    // Mappings are pure, quick, and give plain JSON: what the cases do with clocks, chance and functions is refused, and on
    // a busy machine the guard of time may end a large one.
    const refused = String((got as { code?: unknown }).code);
    if (["impure", "result", "D1012"].includes(refused)) continue;
    compared += 1;
    const want = wanted(one);
    if (!isDeepStrictEqual(plain(got), plain(want))) findings.push({ id: one.id, expr: one.expr, want, got });
  }
  expect(findings).toEqual([]);
  expect(compared).toBeGreaterThan(700);
});
