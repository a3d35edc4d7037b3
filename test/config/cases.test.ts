import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadCase, readCase } from "./case-file.ts";

const folder = fileURLToPath(new URL("cases", import.meta.url));
const names = readdirSync(folder);
const cases = new Map(names.map((name) => [name, readCase(readFileSync(`${folder}/${name}`, "utf8"))]));

describe("a configuration draws exactly the findings that its case lists", () => {
  it.each(names)("%s", async (name) => {
    const about = cases.get(name);
    if (!about) throw new Error("no case");
    const { lines, config } = await loadCase(about);
    expect(lines).toEqual(about.findings);
    expect(config === undefined).toBe(about.findings.some((line) => / error /.test(line)));
    expect(lines.join("\n")).not.toContain("hunter2");
  });
});

describe("a broken configuration", () => {
  const good = cases.get("good.yaml");
  const text = good?.config ?? "";
  const env = { SECRET: "hunter2hunter2hunter2" };
  const scraps = [
    "${",
    "}",
    "${SECRET}",
    "{",
    "[",
    "]",
    ":",
    ": ",
    "- ",
    "&a ",
    "*a",
    "!x ",
    "|\n",
    ">-\n",
    "'",
    '"',
    "\t",
    "\n",
    "null",
    "~",
    "0x1F",
    "1e999",
    "---\n",
    "? ",
    "<<: ",
    "#",
    "%",
    "\u0000",
    "\u2028",
    "😀",
    "__proto__: 1\n",
    "  ",
  ];
  const edit = fc.record({
    at: fc.nat({ max: text.length }),
    cut: fc.nat({ max: 30 }),
    put: fc.oneof(fc.constantFrom(...scraps), fc.string({ maxLength: 8 })),
  });

  it("never crashes the loader, and never shows a secret", async () => {
    let broken = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 5 }), fc.boolean(), async (edits, strict) => {
        const config = edits.reduce((rest, { at, cut, put }) => rest.slice(0, at) + put + rest.slice(at + cut), text);
        const loaded = await loadCase({ config, env, files: {} }, strict);
        if (loaded.config === undefined) broken++;
        expect(loaded.config === undefined).toBe(loaded.findings.some(({ level }) => level === "error"));
        expect(loaded.lines.join("\n")).not.toContain("hunter2");
        const lines = config.split("\n").length;
        for (const { line, col, file } of loaded.findings) {
          expect(line >= 1 && col >= 1).toBe(true);
          if (file.endsWith("gateway.yaml")) expect(line).toBeLessThanOrEqual(lines);
        }
      }),
      { numRuns: 200 },
    );
    expect(broken).toBeGreaterThan(120);
  });

  it("never crashes the loader when whole values are replaced by others", async () => {
    const lines = text.split("\n");
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: lines.length - 1 }), fc.jsonValue({ maxDepth: 3 }), async (index, value) => {
        const config = lines
          .map((line, at) => (at === index ? line.replace(/: .*$|:$/, () => `: ${JSON.stringify(value)}`) : line))
          .join("\n");
        const loaded = await loadCase({ config, env, files: {} });
        expect(loaded.config === undefined).toBe(loaded.findings.some(({ level }) => level === "error"));
      }),
      { numRuns: 100 },
    );
  });
});
