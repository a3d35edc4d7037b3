import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Document, Scalar } from "yaml";
import { parseYaml } from "../../src/config/yaml.ts";

function one(text: string) {
  const { documents, findings } = parseYaml("f.yaml", text);
  expect(findings).toEqual([]);
  const [document] = documents;
  if (!document) throw new Error("no document");
  return document;
}

function charAt(text: string, place: { line: number; col: number }): string {
  return text.split("\n")[place.line - 1]?.charAt(place.col - 1) ?? "";
}

describe("parseYaml", () => {
  it("gives plain data of the core schema, keys as they are written", () => {
    expect(one("a: 1\nb: [yes, 'x', null, true, 1.5]\n0123: c\n? d\n: e\n").raw).toEqual({
      a: 1,
      b: ["yes", "x", null, true, 1.5],
      "0123": "c",
      d: "e",
    });
  });

  it("never lets a key reach a prototype", () => {
    const raw = one("__proto__: { polluted: 1 }\nconstructor: 2\n").raw as Record<string, unknown>;
    expect(Object.getPrototypeOf(raw)).toBe(Object.prototype);
    expect(Object.keys(raw)).toEqual(["__proto__", "constructor"]);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  it("locates values, keys, list items and what is missing", () => {
    const { locate } = one("a:\n  b: [1, 2]\n  c:\n    - x: 1\n    - y\n");
    expect(locate(["a", "b", 1])).toEqual({ file: "f.yaml", line: 2, col: 10 });
    expect(locate(["a", "b"], { key: true })).toMatchObject({ line: 2, col: 3 });
    expect(locate(["a", "c", 0, "x"], { key: true })).toMatchObject({ line: 4, col: 7 });
    expect(locate(["a", "c", 1])).toMatchObject({ line: 5, col: 7 });
    expect(locate(["a", "missing", "deeper"])).toMatchObject({ line: 1, col: 1 });
    expect(locate([])).toMatchObject({ line: 1, col: 1 });
  });

  it("locates through aliases, at the place where the value is written", () => {
    const { raw, locate } = one("a: &x { k: v }\nb: *x\n");
    expect(raw).toEqual({ a: { k: "v" }, b: { k: "v" } });
    expect(locate(["b", "k"])).toMatchObject({ line: 1, col: 12 });
  });

  it("counts lines and columns the same with a byte order mark and with CRLF", () => {
    const { locate } = one("\uFEFFa: 1\r\nb: |\r\n  one\r\n  two\r\n");
    expect(locate(["a"], { key: true })).toMatchObject({ line: 1, col: 1 });
    expect(locate(["b"], { offset: 4 })).toMatchObject({ line: 4, col: 3 });
  });

  it.each([
    ["plain", "when: a = b and c\n", 6, 1, 13],
    ["plain over two lines", "when: a = b\n  and c\n", 6, 2, 3],
    ["single quoted", "when: 'a = ''b'' and c'\n", 5, 1, 14],
    ["double quoted", 'when: "a = \\u0022b\\" and c"\n', 8, 1, 22],
    ["double quoted over lines", 'when: "a = \\\n  b and c"\n', 4, 2, 3],
    ["literal", "when: |\n  a = b\n    and c\n", 8, 3, 5],
    ["literal with a header", "when: |2- # why\n   a\n  b\n", 3, 3, 3],
    ["folded", "when: >-\n  a = b\n\n  and c\n", 6, 4, 3],
  ])("locates a character inside a %s scalar", (_, text, offset, line, col) => {
    const document = one(text);
    const value = (document.raw as { when: string }).when;
    expect(document.locate(["when"], { offset })).toEqual({ file: "f.yaml", line, col });
    expect(["\\", "'", value.charAt(offset)]).toContain(charAt(text, { line, col }));
  });

  it("finds every visible character of any text in every style", () => {
    const styles: Scalar.Type[] = [Scalar.PLAIN, Scalar.QUOTE_SINGLE, Scalar.QUOTE_DOUBLE, Scalar.BLOCK_LITERAL, Scalar.BLOCK_FOLDED];
    const characters = fc.constantFrom(..."ab1$.=()[]{}'\"\\:#|>-&* \n\té😀я");
    fc.assert(
      fc.property(
        fc.array(characters, { maxLength: 60 }),
        fc.constantFrom(...styles),
        fc.integer({ min: 20, max: 60 }),
        (units, style, lineWidth) => {
          const wanted = units.join("");
          const scalar = new Scalar(wanted);
          scalar.type = style;
          const text = new Document({ outer: { when: scalar } }).toString({ lineWidth });
          // The writer of the library has faults of its own: what it cannot read back is not our business.
          const document = parseYaml("f.yaml", text).documents[0];
          if (!document) return;
          const value = (document.raw as { outer: { when: string } }).outer.when;
          for (let offset = 0; offset < value.length; offset++) {
            if (/\s/.test(value.charAt(offset))) continue;
            const found = charAt(text, document.locate(["outer", "when"], { offset }));
            const isEscape = found === "\\" || (found === "'" && value.charAt(offset) === "'");
            // The second half of a pair stands where the first does in an escape, one further otherwise.
            expect(isEscape || found === value.charAt(offset), `${JSON.stringify(text)} at ${offset}: ${found}`).toBe(true);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it.each([
    ["a: 1\na: 2\n", "yaml.duplicate", 2, 1],
    ["a: {b: 1, b: 2}\n", "yaml.duplicate", 1, 11],
    ['a: "x\n', "yaml.syntax", 2, 1],
    ["a:\n\tb: 1\n", "yaml.syntax", 2, 1],
    ["a: b: c\n", "yaml.syntax", 1, 4],
    ["a: { b: ${X} }\n", "yaml.syntax", 1, 10],
    ["a: !custom 1\n", "yaml.tag", 1, 4],
    ["a: &x { k: 1 }\nb: { <<: *x }\n", "yaml.merge", 2, 6],
    ["a: *gone\n", "yaml.alias", 1, 4],
    ["? [1, 2]\n: 3\n", "yaml.key", 1, 3],
    ["a: &x [*x]\n", "yaml.alias", 1, 8],
  ])("refuses %j with one finding", (text, kind, line, col) => {
    const { documents, findings } = parseYaml("f.yaml", text);
    expect(documents).toEqual([]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ file: "f.yaml", kind, line, col, level: "error" });
  });

  it.each([
    ["inbound:\n  - name: a\n   routes:\n", 3, "the indentation is off: this line belongs to nothing above it"],
    ["inbound:\n  - name: a\n    path: x\n  routes:\n", 4, "the indentation is off: this line belongs to nothing above it"],
    ["inbound:\n  - name: a\n     path: x\n", 2, "the indentation is off: the line after this one is deeper"],
    ["a: 'x'#c\n", 1, "a blank is missing before the #"],
    ["a: |\n  x\nb\n", 3, "a key without its colon"],
    ["a: 'x\n", 2, "a closing quote, bracket or comma is missing"],
    ["a: {\n b: 1\nc: 2\n", 1, "this { is not closed"],
  ])("says what is wrong with %j", (text, line, message) => {
    expect(parseYaml("f.yaml", text).findings).toMatchObject([{ line, message }]);
  });

  it("refuses a bomb of aliases quickly", () => {
    const levels = Array.from(
      { length: 12 },
      (_, n) =>
        `l${n}: &l${n} [${Array(9)
          .fill(n === 0 ? "x" : `*l${n - 1}`)
          .join(", ")}]`,
    );
    const { documents, findings } = parseYaml("f.yaml", levels.join("\n"));
    expect(documents).toEqual([]);
    expect(findings).toMatchObject([{ kind: "yaml.alias" }]);
  });

  it("refuses more than 1 MiB and absurd nesting", () => {
    expect(parseYaml("f.yaml", `a: ${"x".repeat(1024 * 1024)}`).findings).toMatchObject([{ kind: "yaml.size" }]);
    expect(parseYaml("f.yaml", `${"[".repeat(150)}${"]".repeat(150)}`).findings).toMatchObject([{ kind: "yaml.size" }]);
    expect(parseYaml("f.yaml", "[".repeat(5000)).findings).toHaveLength(1);
  });

  it("never repeats the file's text in a syntax error, since it may be a secret", () => {
    for (const text of [
      "a: *hunter2\n",
      "a: !hunter2 x\n",
      "a: b hunter2: c: d\n",
      "a: [x] hunter2\n",
      "a: @hunter2\n",
      'a: "\\q" hunter2\n',
      "a: |hunter2\n  x\n",
      "%hunter2\n---\na",
    ]) {
      for (const { message, hint } of parseYaml("f.yaml", text).findings) expect(`${message} ${hint}`).not.toContain("hunter2");
    }
  });

  it("reads several documents, each with its own lines", () => {
    const { documents } = parseYaml("f.yaml", "a: 1\n---\nb: 2\n");
    expect(documents.map(({ raw }) => raw)).toEqual([{ a: 1 }, { b: 2 }]);
    expect(documents[1]?.locate(["b"])).toMatchObject({ line: 3, col: 4 });
  });
});
