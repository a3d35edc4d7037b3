import { readFileSync } from "node:fs";
import { join } from "node:path";
import jsonata from "jsonata";
import { describe, expect, test } from "vitest";
import type { Limits } from "../../../src/mapping/expression/budget.ts";
import { Fault, faultMessage } from "../../../src/mapping/expression/fault.ts";
import { compileProgram } from "../../../src/mapping/expression/program.ts";
import type { Node } from "../../../src/mapping/expression/tree.ts";

/**
 * The published cases of the reference implementation, as data: `cases.json` and `datasets.json` in the folder that
 * JSONATA_SUITE names. They are not part of this repository.
 */
const folder = process.env["JSONATA_SUITE"];

interface Case {
  readonly id: string;
  readonly expr: string;
  readonly data?: unknown;
  readonly dataset?: string | null;
  readonly bindings?: Readonly<Record<string, unknown>>;
  readonly result?: unknown;
  readonly undefinedResult?: boolean;
  readonly code?: string;
  readonly error?: { readonly code: string; readonly message?: string; readonly token?: string };
  readonly unordered?: boolean;
  readonly depth?: number;
}

/** Where we differ and mean to, with the reason. The half of the suite that is not here is covered as well. */
const DIFFERENCES: readonly { readonly reason: string; readonly concerns: (one: Case) => boolean }[] = [
  {
    reason: "a mapping gives the same in a replay and never runs a lead's text as code: $random, $shuffle and $eval are refused",
    concerns: ({ expr }) => /\$(random|shuffle|eval)\b/.test(expr),
  },
];

/** Enough for the suite's own long loops; its depth is counted in nodes, ours in calls. */
const LIMITS: Limits = { steps: 50_000_000, depth: 500, sequence: 10_000_000, text: 100_000_000 };

/** What the suite's runner calls its own limits. */
const LIMIT_CODES: Readonly<Record<string, string>> = { U1001: "D1011" };

if (folder === undefined) {
  test.skip("the conformance cases: set JSONATA_SUITE to their folder", () => undefined);
} else {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), "utf8"));
  const cases = read("cases.json") as readonly Case[];
  const datasets = read("datasets.json") as Readonly<Record<string, unknown>>;

  describe("the conformance cases", () => {
    test.each(cases.filter((one) => !DIFFERENCES.some(({ concerns }) => concerns(one))).map((one) => [one.id, one] as const))(
      "%s",
      (_id, one) => {
        const data = typeof one.dataset === "string" ? structuredClone(datasets[one.dataset]) : one.data;
        check(one, outcomeOf(one, data));
      },
    );

    test.each(cases.flatMap((one) => DIFFERENCES.filter(({ concerns }) => concerns(one)).map(({ reason }) => [one.id, reason])))(
      "%s is left out: %s",
      () => undefined,
    );
  });
}

interface Outcome {
  readonly value?: unknown;
  readonly code?: unknown;
  readonly message?: string;
  readonly token?: unknown;
}

function outcomeOf(one: Case, data: unknown): Outcome {
  try {
    const tree = jsonata(one.expr).ast() as unknown as Node;
    return { value: compileProgram(tree).run(data, one.bindings, LIMITS, { now: Date.now() }) };
  } catch (error) {
    if (error instanceof Fault) return { code: error.code, message: faultMessage(error), token: error.token };
    if (error instanceof Error) throw error;
    const { code, message, token } = error as { readonly code: string; readonly message: string; readonly token?: string };
    return { code, message, token };
  }
}

function check(one: Case, outcome: Outcome): void {
  const code = one.code ?? one.error?.code;
  if (code !== undefined) {
    expect(outcome).toMatchObject({ code: LIMIT_CODES[code] ?? code });
    if (one.error?.message !== undefined) expect(outcome.message).toBe(one.error.message);
    if (one.error?.token !== undefined) expect(outcome.token).toBe(one.error.token);
  } else if (one.undefinedResult === true) {
    expect(outcome).toEqual({ value: undefined });
  } else {
    expect(outcome.code).toBeUndefined();
    const plain = outcome.value === undefined ? undefined : (JSON.parse(JSON.stringify(outcome.value)) as unknown);
    if (one.unordered === true) expect(sorted(plain)).toEqual(sorted(one.result));
    else expect(plain).toEqual(one.result);
  }
}

function sorted(value: unknown): unknown {
  return Array.isArray(value) ? value.map((item) => JSON.stringify(item)).toSorted() : value;
}
