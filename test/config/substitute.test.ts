import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { substitute } from "../../src/config/substitute.ts";
import { parseYaml } from "../../src/config/yaml.ts";

function put(text: string, env: Record<string, string | undefined> = {}, folder = "/nowhere") {
  const { documents, findings } = parseYaml("f.yaml", text);
  expect(findings).toEqual([]);
  if (!documents[0]) throw new Error("no document");
  return substitute(documents[0], { env, folder });
}

describe("substitute", () => {
  it("puts several variables into one scalar, quoted or plain", () => {
    const { raw, findings } = put("a: http://${HOST}:${PORT}/x\nb: \"${HOST}\"\nc: '${HOST}'\n", { HOST: "h", PORT: "1" });
    expect(raw).toEqual({ a: "http://h:1/x", b: "h", c: "h" });
    expect(findings).toEqual([]);
  });

  it("takes the default of what is unset or empty", () => {
    const text = "a: ${X:-d e}\nb: ${X:-}\nc: ${X:-http://localhost:8080}\n";
    for (const X of [undefined, "", " "]) expect(put(text, { X }).raw).toEqual({ a: "d e", b: "", c: "http://localhost:8080" });
    expect(put(text, { X: "x" }).raw).toEqual({ a: "x", b: "x", c: "x" });
  });

  it("keeps $${ as a plain ${", () => {
    expect(put("a: $${NOT} ${X}\n", { X: "x" }).raw).toEqual({ a: "${NOT} x" });
  });

  it("does not look at values again", () => {
    expect(put("a: ${X}\n", { X: "${Y} ${file:/etc/passwd}", Y: "y" }).raw).toEqual({ a: "${Y} ${file:/etc/passwd}" });
  });

  it("gives strings, and never changes the structure", () => {
    expect(put("a: ${X}\nb: ${Y}\n", { X: "8080", Y: "{ a: 1 }\nb: [2]" }).raw).toEqual({ a: "8080", b: "{ a: 1 }\nb: [2]" });
  });

  it("reports each missing variable by name at its place, and leaves no text of it", () => {
    const { raw, missing } = put('a:\n  - x ${ONE}\n  - "${TWO}"\n');
    expect(raw).toEqual({ a: ["x ", ""] });
    expect(missing.map(({ path, name, finding }) => [path, name, finding.kind, finding.line, finding.col])).toEqual([
      [["a", 0], "ONE", "missing.env", 2, 7],
      [["a", 1], "TWO", "missing.env", 3, 6],
    ]);
  });

  it.each(["a: ${}\n", "a: ${X\n", "a: ${1X}\n", "a: ${X:d}\n", "a: ${X:-${Y}}\n", "a: ${file:}\n", "a: ${ X }\n"])(
    "refuses %j",
    (text) => {
      const { findings } = put(text, { X: "x", Y: "y" });
      expect(findings).toMatchObject([{ kind: "env.syntax", level: "error", line: 1, col: 4 }]);
    },
  );

  it("refuses a variable in a key and in a block text, and leaves JSONata's ${ in blocks alone", () => {
    expect(put('"${X}": 1\n', { X: "x" }).findings).toMatchObject([{ kind: "env.key", line: 1, col: 1 }]);
    expect(put("a: |\n  one\n  two ${X}\n", { X: "x" }).findings).toMatchObject([{ kind: "env.block", line: 3, col: 7 }]);
    const { raw, findings } = put("a: |-\n  ${ name: price }\n");
    expect(raw).toEqual({ a: "${ name: price }" });
    expect(findings).toEqual([]);
  });

  it("trims blanks with a warning that names the variable, not the value", () => {
    const { raw, findings } = put("a: ${X}\n", { X: " hunter2\n" });
    expect(raw).toEqual({ a: "hunter2" });
    expect(findings).toMatchObject([{ kind: "stray.blanks", level: "warning" }]);
    expect(JSON.stringify(findings)).not.toContain("hunter2");
    expect(findings[0]?.message).toContain("X");
  });

  it("reads files beside the configuration, without their last newlines, silently", () => {
    const folder = mkdtempSync(join(tmpdir(), "leadgate-"));
    writeFileSync(join(folder, "token"), "secret\r\n\n");
    writeFileSync(join(folder, "blanks"), "\tsecret \n");
    const good = put("a: x${file:token}\n", {}, folder);
    expect(good).toMatchObject({ raw: { a: "xsecret" }, findings: [], files: [join(folder, "token")] });
    expect(put(`a: \${file:${folder}/blanks}\n`).raw).toEqual({ a: "secret" });
    expect(put(`a: \${file:${folder}/blanks}\n`).findings).toMatchObject([{ kind: "stray.blanks" }]);
  });

  it("reports a file that is missing, is a folder or is too large", () => {
    const folder = mkdtempSync(join(tmpdir(), "leadgate-"));
    writeFileSync(join(folder, "big"), "x".repeat(70_000));
    for (const name of ["none", ".", "big"]) {
      expect(put(`a: "\${file:${name}}"\n`, {}, folder).missing).toMatchObject([{ finding: { kind: "missing.file", line: 1, col: 5 } }]);
    }
  });

  it("still finds characters behind what was put in", () => {
    const { raw, locate } = put("a: '''x'' & ${LONG} & $${ & x'\n", { LONG: "a very long value" });
    const value = (raw as { a: string }).a;
    expect(value).toBe("'x' & a very long value & ${ & x");
    expect(locate(["a"], { offset: value.lastIndexOf("x") })).toMatchObject({ line: 1, col: 29 });
    expect(locate(["a"], { offset: value.indexOf("very") })).toMatchObject({ line: 1, col: 13 });
    expect(locate(["a"], { offset: 1 })).toMatchObject({ line: 1, col: 7 });
    expect(locate(["a"])).toMatchObject({ line: 1, col: 4 });
  });
});
