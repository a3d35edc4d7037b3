import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { compileProvider } from "../../src/mapping/definition.ts";

test("the definition that docs/definitions.md shows compiles, and the examples it shows pass", async () => {
  const page = readFileSync(new URL("../../docs/definitions.md", import.meta.url), "utf8");
  const blocks = [...page.matchAll(/```yaml\n(.*?)```/gs)].map((match) => match[1] ?? "");
  expect(blocks).toHaveLength(3);
  const [definition = "", examples = ""] = blocks;
  const locate = (): { file: string; line: number; col: number } => ({ file: "docs/definitions.md", line: 1, col: 1 });
  const raws = (text: string): unknown[] => parseAllDocuments(text).map((document) => document.toJS() as unknown);
  const { findings } = await compileProvider({
    file: "docs/definitions.md",
    raw: raws(definition)[0],
    locate,
    examples: [
      { file: "examples/_binding.yaml", raw: { token: "SECRET" }, locate },
      ...raws(examples).map((raw) => ({ file: "examples/all.yaml", raw, locate })),
    ],
  });
  expect(findings.filter(({ level }) => level === "error")).toEqual([]);
});
