import { Alias, isAlias, isMap, isPair, isScalar, isSeq, LineCounter, parseAllDocuments, Scalar, visit } from "yaml";
import type { Document, ParsedNode, YAMLError, YAMLMap } from "yaml";
import { reasonOf } from "../errors.ts";
import type { Finding, Locate, Position } from "../mapping/provider.ts";
import { sourceOffset } from "./offsets.ts";
import type { ScalarSource } from "./offsets.ts";

export const MAX_BYTES = 1024 * 1024;
const MAX_ALIASES = 50;
const MAX_NODES = 100_000;
const MAX_DEPTH = 100;

/** One document as plain data (strings, numbers, booleans, null, lists, objects), with the way back to its lines. */
export interface YamlDocument {
  readonly raw: unknown;
  readonly locate: Locate;
  /** How the scalar at `path` is written, and its text as it stands there; undefined when it is none. */
  readonly scalar: (path: readonly (string | number)[]) => { readonly style: ScalarSource["style"]; readonly text: string } | undefined;
}

export interface ParsedYaml {
  /** Empty when a finding is an error. */
  readonly documents: readonly YamlDocument[];
  readonly findings: readonly Finding[];
}

/**
 * Parses YAML 1.2 (core schema). Never throws: what is wrong is a finding. At most 1 MiB, 50 aliases, 100 levels;
 * no tags of one's own, no merge keys, no duplicate keys.
 */
export function parseYaml(file: string, source: string): ParsedYaml {
  const text = source.startsWith("\uFEFF") ? source.slice(1) : source;
  const lines = new LineCounter();
  const findings: Finding[] = [];
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(Math.min(offset, text.length));
    return { file, line: Math.max(line, 1), col: Math.max(col, 1) };
  };
  const report = (offset: number, kind: string, message: string, hint?: string): void => {
    findings.push({ ...position(offset), level: "error", kind, message, ...(hint === undefined ? {} : { hint }) });
  };

  if (Buffer.byteLength(text) > MAX_BYTES) {
    report(0, "yaml.size", `expected at most 1 MiB of YAML, got ${Buffer.byteLength(text)} bytes`, "split the file");
    return { documents: [], findings };
  }
  let parsed: readonly Document.Parsed[];
  try {
    parsed = [
      ...parseAllDocuments(text, {
        version: "1.2",
        schema: "core",
        merge: false,
        uniqueKeys: true,
        strict: true,
        prettyErrors: false,
        logLevel: "silent",
        lineCounter: lines,
      }),
    ];
  } catch (error) {
    report(0, "yaml.syntax", `cannot be read as YAML: ${reasonOf(error)}`);
    return { documents: [], findings };
  }
  const documents: YamlDocument[] = [];
  for (const document of parsed) {
    syntaxFindings(text, document, report, (offset) => position(offset).line);
    if (findings.length > 0) continue;
    const raw = toPlain(document, report);
    documents.push({ raw, locate: locator(text, document, position), scalar: (path) => scalarAt(text, document, path) });
  }
  return findings.length > 0 ? { documents: [], findings } : { documents, findings };
}

type Report = (offset: number, kind: string, message: string, hint?: string) => void;

/** The first syntax error (the parser's later ones are mostly its echoes), every duplicate key and every tag. */
function syntaxFindings(text: string, document: Document.Parsed, report: Report, lineOf: (offset: number) => number): void {
  let seen = false;
  for (const error of [...document.errors, ...document.warnings]) {
    const at = error.pos[0];
    if (error.code === "DUPLICATE_KEY") {
      const first = firstOf(document, at);
      const where = first === undefined ? "" : `, first in line ${lineOf(first)}`;
      report(at, "yaml.duplicate", `the key ${JSON.stringify(keyAt(text, at))} is here twice${where}`, "keep one of them");
    } else if (error.code === "TAG_RESOLVE_FAILED") {
      report(at, "yaml.tag", "tags of one's own (!…) are not known", "remove it; a text that starts with ! must be quoted");
    } else if (!seen) {
      seen = true;
      const deeper = document.errors.some(({ code, pos }) => code === "MULTILINE_IMPLICIT_KEY" && pos[0] === at && code !== error.code);
      const open = openedBefore(document, error);
      if (open !== undefined)
        report(open, "yaml.syntax", `this ${text[open]} is not closed`, `write its ${text[open] === "{" ? "}" : "]"}`);
      else if (deeper) report(at, "yaml.syntax", "the indentation is off: the line after this one is deeper", INDENTATION_HINT);
      else report(at, "yaml.syntax", syntaxMessage(error), syntaxHint(text, error));
    }
  }
}

/** Where the key stands that the one at `offset` repeats. */
function firstOf(document: Document.Parsed, offset: number): number | undefined {
  let first: number | undefined;
  visit(document, {
    Map(_, map) {
      const again = map.items.find(({ key }) => offsetOf(key, -1) === offset);
      if (!again) return undefined;
      first = offsetOf(map.items.find(({ key }) => keyOf(key) === keyOf(again.key))?.key, offset);
      return visit.BREAK;
    },
  });
  return first === offset ? undefined : first;
}

/** Where the brace or bracket stands that is not closed: the parser names the place where it gave up, often the next line. */
function openedBefore(document: Document.Parsed, error: YAMLError): number | undefined {
  if (error.code !== "BAD_INDENT" || !error.message.startsWith("Flow") || error.message.startsWith("Flow end")) return undefined;
  let open: number | undefined;
  visit(document, {
    Collection(_, { flow, range }) {
      if (flow && range?.[1] === error.pos[0]) open = Math.max(open ?? 0, range[0]);
    },
  });
  return open;
}

function syntaxHint(text: string, error: YAMLError): string | undefined {
  const start = text.lastIndexOf("\n", error.pos[0] - 1) + 1;
  const end = text.indexOf("\n", error.pos[0]);
  const line = text.slice(start, end < 0 ? undefined : end);
  if (/[{[].*\$\{/.test(line)) return 'inside { } and [ ] a variable must be quoted: "${NAME}"';
  if (error.code === "UNEXPECTED_TOKEN" && /[{[]/.test(line))
    return "inside { } and [ ] a text that holds a bracket, a brace or a comma must be quoted";
  if (error.code === "TAB_AS_INDENT") return "indent with spaces";
  if (isIndentation(error)) return INDENTATION_HINT;
  if (error.code === "BLOCK_AS_IMPLICIT_KEY") return "quote a text that contains a colon and a space";
  return undefined;
}

function keyAt(text: string, offset: number): string {
  return /^["']?([^"':\n]*)/.exec(text.slice(offset, offset + 100))?.[1]?.trim() ?? "";
}

/** The parser's sentence without what it quotes from the file: that may be a part of a secret. */
function syntaxMessage(error: YAMLError): string {
  const said = messageOfMissing(error) ?? SENTENCES[error.code] ?? error.message.replace(/[:"`].*$/s, "").trim();
  return said.charAt(0).toLowerCase() + said.slice(1);
}

const INDENTATION_HINT = "keys of one mapping, and the dashes of one list, start at the same column";

/** A key outside its mapping, or between the items of a list. Brackets that are not closed have the same code. */
function isIndentation(error: YAMLError): boolean {
  return (error.code === "BAD_INDENT" && !error.message.startsWith("Flow")) || error.message.startsWith("Sequence item without -");
}

/** The parser has one code for all that is missing; only its sentence says what. */
function messageOfMissing(error: YAMLError): string | undefined {
  if (isIndentation(error)) return "the indentation is off: this line belongs to nothing above it";
  if (error.code !== "MISSING_CHAR") return undefined;
  if (error.message.startsWith("Comments must")) return "a blank is missing before the #";
  return error.message.startsWith("Implicit map keys") ? "a key without its colon" : undefined;
}

const SENTENCES: Readonly<Record<string, string>> = {
  BAD_DIRECTIVE: "this directive is not known",
  BAD_DQ_ESCAPE: "this escape is not known in double quotes",
  BAD_SCALAR_START: "a text cannot start with this character unless it is quoted",
  BLOCK_AS_IMPLICIT_KEY: "a second colon on this line: a mapping cannot start here",
  MISSING_CHAR: "a closing quote, bracket or comma is missing",
  UNEXPECTED_TOKEN: "this cannot stand here",
};

/** Own conversion instead of `toJS`: bounded, every refusal with its place, and no key can reach a prototype. */
function toPlain(document: Document.Parsed, report: Report): unknown {
  let aliases = 0;
  let nodes = 0;
  let stopped = false;
  const stop = (at: number, kind: string, message: string, hint?: string): null => {
    if (!stopped) report(at, kind, message, hint);
    stopped = true;
    return null;
  };
  const walk = (node: unknown, depth: number, at: number): unknown => {
    if (stopped || node === null || node === undefined) return null;
    if (++nodes > MAX_NODES) return stop(at, "yaml.size", `more than ${MAX_NODES} values`, "split the file");
    if (depth > MAX_DEPTH) return stop(at, "yaml.size", `nested deeper than ${MAX_DEPTH} levels`);
    if (isAlias(node)) {
      if (++aliases > MAX_ALIASES) {
        return stop(
          offsetOf(node),
          "yaml.alias",
          `more than ${MAX_ALIASES} aliases, counted with those inside aliases`,
          "write values out",
        );
      }
      const target = node.resolve(document);
      if (target === undefined)
        return stop(
          offsetOf(node),
          "yaml.alias",
          "no anchor of this name stands before this alias",
          "a text that starts with * must be quoted",
        );
      return walk(target, depth, offsetOf(node));
    }
    if (isScalar(node)) return typeof node.value === "number" && !Number.isFinite(node.value) ? (node.source ?? null) : node.value;
    if (isSeq(node)) return node.items.map((item) => walk(item, depth + 1, at));
    if (!isMap(node)) return null;
    const object: Record<string, unknown> = {};
    for (const pair of node.items) {
      const key = keyOf(pair.key);
      const keyOffset = offsetOf(pair.key, at);
      if (key === undefined) {
        stop(keyOffset, "yaml.key", "a key must be a text, a number or a boolean", "a list or an object cannot be a key");
      } else if (key === "<<") {
        stop(keyOffset, "yaml.merge", "merge keys (<<) are not part of YAML 1.2", "write the keys out");
      } else {
        const value = walk(pair.value, depth + 1, keyOffset);
        Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
      }
    }
    return object;
  };
  return walk(document.contents, 0, 0);
}

function keyOf(node: unknown): string | undefined {
  if (!isScalar(node)) return undefined;
  return node.source ?? String(node.value);
}

function offsetOf(node: unknown, otherwise = 0): number {
  return node instanceof Scalar || node instanceof Alias || isMap(node) || isSeq(node) ? (node.range?.[0] ?? otherwise) : otherwise;
}

interface Found {
  readonly node: ParsedNode | null;
  /** The key node that leads to it; of the nearest ancestor that has one when it is a list's item or is missing. */
  readonly key: unknown;
  readonly whole: boolean;
}

function find(document: Document.Parsed, path: readonly (string | number)[]): Found {
  let node: unknown = document.contents;
  let key: unknown;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = pairOf(node, String(step));
      if (!pair) return { node: null, key, whole: false };
      key = pair.key;
      node = pair.value;
    } else if (isSeq(node) && Object.hasOwn(node.items, step)) {
      node = node.items[Number(step)];
      if (isPair(node)) return { node: null, key, whole: false };
      key = node;
    } else {
      return { node: null, key, whole: false };
    }
  }
  return { node: (node as ParsedNode | null) ?? null, key, whole: true };
}

function pairOf(map: YAMLMap, key: string) {
  return map.items.find((pair) => keyOf(pair.key) === key);
}

function locator(text: string, document: Document.Parsed, position: (offset: number) => Position): Locate {
  return (path, options = {}) => {
    const { node, key, whole } = find(document, path);
    const keyOffset = offsetOf(key, offsetOf(document.contents));
    if (!whole || options.key === true || node === null) return position(keyOffset);
    if (options.offset === undefined) return position(offsetOf(node, keyOffset));
    const scalar = isAlias(node) ? node.resolve(document) : node;
    const source = isScalar(scalar) ? scalarSource(scalar) : undefined;
    if (!source || !isScalar(scalar)) return position(offsetOf(node, keyOffset));
    const value = typeof scalar.value === "string" ? scalar.value : text.slice(source.start, source.end);
    return position(sourceOffset(text, source, value, options.offset));
  };
}

function scalarSource(scalar: Scalar): ScalarSource | undefined {
  if (!scalar.range) return undefined;
  const [start, end] = scalar.range;
  if (scalar.type === Scalar.QUOTE_DOUBLE) return { style: "double", start, end };
  if (scalar.type === Scalar.QUOTE_SINGLE) return { style: "single", start, end };
  return { style: scalar.type === Scalar.PLAIN || scalar.type === undefined ? "plain" : "block", start, end };
}

function scalarAt(text: string, document: Document.Parsed, path: readonly (string | number)[]) {
  const { node, whole } = find(document, path);
  const scalar = isAlias(node) ? node.resolve(document) : node;
  const source = whole && isScalar(scalar) ? scalarSource(scalar) : undefined;
  return source && { style: source.style, text: text.slice(source.start, source.end) };
}
