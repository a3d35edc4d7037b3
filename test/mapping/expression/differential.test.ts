import * as fc from "fast-check";
import jsonata from "jsonata";
import { expect, test } from "vitest";
import { NotCompiled } from "../../../src/mapping/expression/compile.ts";
import { Fault } from "../../../src/mapping/expression/fault.ts";
import { compileProgram } from "../../../src/mapping/expression/program.ts";
import type { Node } from "../../../src/mapping/expression/tree.ts";
import { data, expression } from "./grammar.ts";

/** More by PROPERTY_RUNS; fast-check prints seed and path of what it finds. */
const RUNS = Number(process.env["PROPERTY_RUNS"] ?? 2_000);

const LIMITS = { steps: 1_000_000, depth: 500, sequence: 10_000, text: 8_000_000 };

interface Outcome {
  readonly value?: unknown;
  readonly code?: unknown;
}

/** What comes out, as JSON: functions are named, marks of sequences are gone. */
function written(value: unknown): unknown {
  const text = JSON.stringify(value, (_key, member: unknown) => (isFunction(member) ? "<function>" : member));
  return text === undefined ? undefined : (JSON.parse(text) as unknown);
}

function isFunction(value: unknown): boolean {
  if (typeof value === "function") return true;
  const marks = value as { readonly _jsonata_function?: unknown; readonly _jsonata_lambda?: unknown } | null;
  return typeof value === "object" && (marks?._jsonata_function === true || marks?._jsonata_lambda === true);
}

function compiledOutcome(tree: Node, input: unknown): Outcome | undefined {
  try {
    return { value: written(compileProgram(tree, new Map()).run(input, undefined, LIMITS)) };
  } catch (error) {
    if (error instanceof NotCompiled) return undefined;
    if (error instanceof Fault) return { code: error.code };
    if (error instanceof TypeError) return { code: "TypeError" };
    throw error;
  }
}

async function interpretedOutcome(interpreter: jsonata.Expression, input: unknown): Promise<Outcome> {
  try {
    return { value: written(await interpreter.evaluate(input)) };
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    return { code: code ?? "TypeError" };
  }
}

test(
  "a compiled expression gives what the interpreter gives, value or error",
  async () => {
    let compiled = 0;
    await fc.assert(
      fc.asyncProperty(expression, data, async (source, input) => {
        let interpreter: jsonata.Expression;
        try {
          interpreter = jsonata(source);
        } catch {
          return;
        }
        const ours = compiledOutcome(interpreter.ast() as unknown as Node, structuredClone(input));
        if (ours === undefined) return;
        compiled += 1;
        expect(ours).toStrictEqual(await interpretedOutcome(interpreter, structuredClone(input)));
      }),
      { numRuns: RUNS },
    );
    expect(compiled).toBeGreaterThan(RUNS / 2);
  },
  60_000 + RUNS * 10,
);
