import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { read, ROOT } from "../sources.ts";
import { MUTANTS } from "./mutants.ts";

describe("the mutants, which npm run test:mutants tries", () => {
  it.each(MUTANTS.map((mutant) => [mutant.name, mutant] as const))("%s: its text and its tests are there", (_, { edits, red }) => {
    for (const { file, find, replace } of edits) {
      expect(read(file).split(find).length - 1, `${file}: ${find}`).toBe(1);
      expect(replace).not.toBe(find);
    }
    expect(red.length).toBeGreaterThan(0);
    expect(red.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  it("have names of their own, and are enough", () => {
    expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(MUTANTS.length);
    expect(MUTANTS.length).toBeGreaterThanOrEqual(25);
  });
});
