import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { didYouMean, hintFor, sortFindings, summary } from "../../src/config/findings.ts";
import type { Finding } from "../../src/mapping/provider.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

function finding(about: Partial<Finding>): Finding {
  return { file: "a", line: 1, col: 1, level: "error", kind: "k", message: "m", ...about };
}

describe("didYouMean", () => {
  it.each([
    ["sever", ["server", "storage"], "server"],
    ["public_url", ["publicUrl"], "publicUrl"],
    ["chta", ["chat"], "chat"],
    ["TELEGRAM", ["telegram"], "telegram"],
  ])("%s", (name, known, wanted) => expect(didYouMean(name, known)).toBe(`did you mean "${wanted}"?`));

  it("keeps silent when nothing is near", () => {
    expect(didYouMean("zzz", ["server", "ab"])).toBeUndefined();
    expect(didYouMean("a", ["b"])).toBeUndefined();
    expect(hintFor("zzz", ["server", "ab"], "key")).toBe("known: server, ab");
    expect(hintFor("zzz", [], "binding")).toBe("there is no binding");
  });
});

it("findings come in the order of the files as they were read, then by place, each once", () => {
  const findings = [
    finding({ file: "b" }),
    finding({ line: 10 }),
    finding({ line: 9, col: 2 }),
    finding({ line: 9 }),
    finding({ line: 9 }),
  ];
  expect(sortFindings(findings, ["a", "b"]).map(({ file, line, col }) => [file, line, col])).toEqual([
    ["a", 9, 1],
    ["a", 9, 2],
    ["a", 10, 1],
    ["b", 1, 1],
  ]);
  expect(summary([finding({}), finding({ level: "warning" }), finding({ level: "warning" })])).toBe("1 error, 2 warnings");
});

it("docs/findings.md lists every kind that the cases draw and that src/config names, and no other of its own", () => {
  const documented = new Set(
    [...readFileSync(`${root}/docs/findings.md`, "utf8").matchAll(/^\| `([a-z_.]+)` \|/gm)].map((match) => match[1]),
  );
  const cases = `${root}/test/config/cases`;
  const drawn = readdirSync(cases).flatMap((name) =>
    [...readFileSync(`${cases}/${name}`, "utf8").matchAll(/^# \S+ (?:error|warning) ([a-z_.]+) /gm)].map((match) => match[1]),
  );
  const sources = readdirSync(`${root}/src/config`).map((name) => readFileSync(`${root}/src/config/${name}`, "utf8"));
  const source = sources.join("\n");
  const named = [
    ...source.matchAll(
      /"((?:yaml|missing|unknown|wrong|advice|endless|env|stray|provider|private|weak|no|not|route|unreachable|duplicate|binding|mapping)\.[a-z_.]+)"/g,
    ),
  ]
    .map((match) => match[1])
    .filter((kind) => kind !== "provider.yaml" && !kind?.endsWith(".json"));
  expect([...new Set([...drawn, ...named])].filter((kind) => !documented.has(kind)).sort()).toEqual([]);
});
