import { reasonOf } from "../errors.ts";
import type { Compiler } from "./compiler.ts";
import { boundOf } from "./expression/regex/cost.ts";
import { parsePattern } from "./expression/regex/parse.ts";
import type { Path } from "./findings.ts";

/** What a pattern may have to try on a text of this length, in the platform's engine, which nothing can stop: some 0.1 s. */
const LENGTH = 1_000;
const TRIES = 10_000_000;

/** Reports each `pattern` and `patternProperties` of a schema that could hang a start on a text of ordinary length. */
export function checkPatterns(schema: unknown, path: Path, compiler: Compiler): void {
  if (typeof schema !== "object" || schema === null) return;
  for (const [key, value] of Object.entries(schema)) {
    const at: Path = [...path, Array.isArray(schema) ? Number(key) : key];
    if (key === "pattern" && typeof value === "string") check(value, at, compiler);
    if (key === "patternProperties" && typeof value === "object" && value !== null)
      for (const pattern of Object.keys(value)) check(pattern, [...at, pattern], compiler);
    checkPatterns(value, at, compiler);
  }
}

function check(pattern: string, path: Path, compiler: Compiler): void {
  let problem: string | undefined;
  try {
    if (boundOf(parsePattern(pattern).pattern, false).tries(LENGTH) > TRIES) problem = "could try for ever on a text of ordinary length";
  } catch (error) {
    problem = `cannot be proven to end soon: ${reasonOf(error)}`;
  }
  if (problem === undefined) return;
  const hint = "no repetition within a repetition, and at most one of unknown length beside another";
  compiler.report({ path, kind: "settings.pattern", message: `the pattern ${problem}`, hint });
}
