import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { Finding, Locate } from "../mapping/provider.ts";
import type { YamlDocument } from "./yaml.ts";

const MAX_FILE = 64 * 1024;

type Path = readonly (string | number)[];

/** A value that came from outside and could not be had. */
export interface Missing {
  readonly path: Path;
  /** "BOT_TOKEN", or "file:/run/secrets/token". */
  readonly name: string;
  readonly finding: Finding;
}

export interface Substituted {
  /** A fresh copy of the document's data. Where something is missing the scalar is "". */
  readonly raw: unknown;
  /** As the document's; offsets count within the value after substitution. */
  readonly locate: Locate;
  /** Whether the scalar at `path` holds a value from outside, so that its text must not be shown. */
  readonly isFromOutside: (path: Path) => boolean;
  /** The variables and files that the scalar at `path` names. */
  readonly namesAt: (path: Path) => readonly string[];
  readonly missing: readonly Missing[];
  /** Whether the value at `path` could not be had, or not wholly: a finding says so. */
  readonly isUnresolved: (path: Path) => boolean;
  readonly findings: readonly Finding[];
  /** All that was put in: what an expression's error must not quote. */
  readonly values: readonly string[];
  /** Files that were read. */
  readonly files: readonly string[];
}

interface Piece {
  /** Where this piece starts in the value, and in the scalar as it was written. */
  readonly to: number;
  readonly from: number;
  readonly outside: boolean;
}

/**
 * Puts environment variables and files into the scalars of a document: `${NAME}`, `${NAME:-default}` (for unset or
 * empty), `${file:/path}` (relative to `folder`); `$${` is a plain `${`. Quoted and plain scalars only: one in a key
 * or a block scalar is a finding, never left as text. Values are strings.
 */
export function substitute(
  document: YamlDocument,
  options: { env: Readonly<Record<string, string | undefined>>; folder: string },
): Substituted {
  const findings: Finding[] = [];
  const missing: Missing[] = [];
  const files = new Set<string>();
  const values = new Set<string>();
  const unresolved = new Set<string>();
  const touched = new Map<string, { pieces: Piece[]; names: string[] }>();

  const finding = (path: Path, offset: number, level: "error" | "warning", kind: string, message: string, hint?: string): Finding => ({
    ...document.locate(path, { offset }),
    level,
    kind,
    message,
    ...(hint === undefined ? {} : { hint }),
  });

  const outside = (path: Path, offset: number, expression: string): string => {
    const { name, fallback } = split(expression);
    const found = name.startsWith("file:") ? readSecretFile(resolve(options.folder, name.slice(5)), files) : { value: options.env[name] };
    const trimmed = found.value?.trim();
    if (trimmed === undefined || (trimmed === "" && fallback !== undefined)) {
      if (fallback !== undefined) return fallback;
      const file = name.startsWith("file:") ? name.slice("file:".length) : undefined;
      const lost =
        file === undefined
          ? finding(path, offset, "error", "missing.env", `the variable ${name} is not set`, `set it, or write \${${name}:-default}`)
          : finding(
              path,
              offset,
              "error",
              "missing.file",
              `the file ${file} ${found.problem ?? "cannot be read"}`,
              "create it, or mount it",
            );
      missing.push({ path, name, finding: lost });
      unresolved.add(JSON.stringify(path));
      return "";
    }
    if (trimmed !== found.value) {
      findings.push(
        finding(path, offset, "warning", "stray.blanks", `blanks around the value of ${name} are left out`, "remove them at the source"),
      );
    }
    values.add(trimmed);
    return trimmed;
  };

  const scalar = (text: string, path: Path): string => {
    if (!text.includes("${")) return text;
    if (document.scalar(path)?.style === "block") return block(text, path);
    const pieces: Piece[] = [];
    const names: string[] = [];
    let value = "";
    let at = 0;
    for (const match of text.matchAll(/\$\$\{|\$\{([^}]*)(\}?)/g)) {
      value += text.slice(at, match.index);
      const [whole, expression, end] = match;
      at = match.index + whole.length;
      if (expression === undefined) {
        value += "${";
        pieces.push({ to: value.length, from: at, outside: false });
        continue;
      }
      if (end !== "}" || !isVariable(expression)) {
        unresolved.add(JSON.stringify(path));
        findings.push(finding(path, match.index, "error", "env.syntax", "this ${ begins no variable", SYNTAX_HINT));
        continue;
      }
      pieces.push({ to: value.length, from: match.index, outside: true });
      names.push(split(expression).name);
      value += outside(path, match.index, expression);
      pieces.push({ to: value.length, from: at, outside: false });
    }
    touched.set(JSON.stringify(path), { pieces, names });
    return value + text.slice(at);
  };

  const block = (text: string, path: Path): string => {
    for (const match of text.matchAll(/\$\$\{|\$\{([^}]*)\}/g)) {
      if (match[1] === undefined || !isVariable(match[1])) continue;
      const message = `\${${split(match[1]).name}} is not put into a block text (| or >)`;
      findings.push(finding(path, match.index, "error", "env.block", message, "write the text in quotes; $${ is a plain ${"));
    }
    return text.replaceAll("$${", "${");
  };

  const walk = (value: unknown, path: Path): unknown => {
    if (typeof value === "string") return scalar(value, path);
    if (Array.isArray(value)) return value.map((item, index) => walk(item, [...path, index]));
    if (typeof value !== "object" || value === null) return value;
    const copy: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(value)) {
      if (key.includes("${")) {
        const place = document.locate([...path, key], { key: true });
        findings.push({ ...place, level: "error", kind: "env.key", message: "a variable cannot be a key", hint: "write the key out" });
      }
      Object.defineProperty(copy, key, { value: walk(item, [...path, key]), enumerable: true, configurable: true, writable: true });
    }
    return copy;
  };

  const raw = walk(document.raw, []);
  const locate: Locate = (path, place = {}) => {
    const pieces = place.offset === undefined ? undefined : touched.get(JSON.stringify(path))?.pieces;
    if (!pieces || place.offset === undefined) return document.locate(path, place);
    return document.locate(path, { ...place, offset: originalOffset(pieces, place.offset) });
  };
  const at = (path: Path) => touched.get(JSON.stringify(path));
  return {
    raw,
    locate,
    isFromOutside: (path) => (at(path)?.names.length ?? 0) > 0,
    namesAt: (path) => at(path)?.names ?? [],
    missing,
    isUnresolved: (path) => unresolved.has(JSON.stringify(path)),
    findings,
    values: [...values],
    files: [...files],
  };
}

/** A secret that is missing: a default would put it into the file. */
export function ofSecret(finding: Finding): Finding {
  return finding.kind === "missing.env" ? { ...finding, hint: "set it, or write ${file:/path} in its place" } : finding;
}

const SYNTAX_HINT = "write ${NAME}, ${NAME:-default} or ${file:/path}; $${ is a plain ${";

function isVariable(expression: string): boolean {
  return /^(?:[A-Za-z_][A-Za-z0-9_]*(?::-(?![^]*\$\{)[^]*)?|file:[^\s{}$](?:[^{}$\r\n]*[^\s{}$])?)$/.test(expression);
}

function split(expression: string): { name: string; fallback: string | undefined } {
  if (expression.startsWith("file:")) return { name: expression, fallback: undefined };
  const mark = expression.indexOf(":-");
  return mark < 0 ? { name: expression, fallback: undefined } : { name: expression.slice(0, mark), fallback: expression.slice(mark + 2) };
}

/** The newlines at a file's end are what every editor writes: left out silently. */
function readSecretFile(file: string, files: Set<string>): { value?: string; problem?: string } {
  files.add(file);
  try {
    const about = statSync(file);
    if (!about.isFile()) return { problem: "is not a file" };
    if (about.size > MAX_FILE) return { problem: `is larger than ${MAX_FILE} bytes` };
    return {
      value: readFileSync(file, "utf8")
        .replace(/^\uFEFF/, "")
        .replace(/[\r\n]+$/, ""),
    };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return {
      problem: code === "ENOENT" ? "does not exist" : code === "EACCES" ? "may not be read" : `cannot be read (${code ?? "unknown"})`,
    };
  }
}

function originalOffset(pieces: readonly Piece[], offset: number): number {
  let last: Piece = { to: 0, from: 0, outside: false };
  for (const piece of pieces) {
    if (piece.to > offset) break;
    last = piece;
  }
  return last.outside ? last.from : last.from + (offset - last.to);
}
