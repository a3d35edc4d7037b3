import { distance } from "fastest-levenshtein";
import { isAbsolute, relative } from "node:path";
import type { Finding } from "../mapping/provider.ts";

/** `did you mean "telegram"?` when one of `known` is near enough to be a slip; undefined otherwise. */
export function didYouMean(name: string, known: readonly string[]): string | undefined {
  const near = nearest(name, known);
  return near === undefined ? undefined : `did you mean ${JSON.stringify(near)}?`;
}

/** A hint for an unknown name: the near one, or what there is (at most twelve). */
export function hintFor(name: string, known: readonly string[], noun: string): string {
  const near = didYouMean(name, known);
  if (near !== undefined) return near;
  if (known.length === 0) return `there is no ${noun}`;
  const shown = known.slice(0, 12).join(", ");
  return `known: ${shown}${known.length > 12 ? ", …" : ""}`;
}

function nearest(name: string, known: readonly string[]): string | undefined {
  const wanted = plain(name);
  let best: string | undefined;
  let least = Math.min(Math.ceil(wanted.length / 3), wanted.length - 1) + 1;
  for (const candidate of known) {
    const away = distance(wanted, plain(candidate));
    if (away < least) {
      least = away;
      best = candidate;
    }
  }
  return best;
}

/** Case and separators are the commonest slips: `public_url` is `publicUrl`. */
function plain(name: string): string {
  return name
    .slice(0, 100)
    .toLowerCase()
    .replaceAll(/[-_\s]/g, "");
}

/** In the order of the files as they were read, then by line; the same finding once. */
export function sortFindings(findings: readonly Finding[], files: readonly string[]): Finding[] {
  const rank = (file: string): number => {
    const index = files.indexOf(file);
    return index < 0 ? files.length : index;
  };
  const seen = new Set<string>();
  return findings
    .filter((finding) => {
      const id = JSON.stringify([finding.file, finding.line, finding.col, finding.kind, finding.message]);
      return !seen.has(id) && seen.add(id);
    })
    .sort(
      (left, right) =>
        rank(left.file) - rank(right.file) ||
        (left.file < right.file ? -1 : left.file > right.file ? 1 : 0) ||
        left.line - right.line ||
        left.col - right.col,
    );
}

export function countFindings(findings: readonly Finding[]): { errors: number; warnings: number } {
  const errors = findings.filter((finding) => finding.level === "error").length;
  return { errors, warnings: findings.length - errors };
}

/** One line per finding: `file:line:col kind message hint`; absolute paths below `cwd` are shortened. */
export function formatFindings(findings: readonly Finding[], options: { cwd: string; colour: boolean }): string {
  const paint = (code: number, text: string): string => (options.colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  return findings
    .map((finding) => {
      const place = `${shortPath(finding.file, options.cwd)}:${finding.line}:${finding.col}`;
      const kind = paint(finding.level === "error" ? 31 : 33, finding.level === "error" ? finding.kind : `warning ${finding.kind}`);
      const hint = finding.hint === undefined ? "" : ` ${paint(2, `(${oneLine(finding.hint)})`)}`;
      return `${paint(1, place)} ${kind} ${oneLine(finding.message)}${hint}\n`;
    })
    .join("");
}

/** "2 errors, 1 warning", or "no findings". */
export function summary(findings: readonly Finding[]): string {
  const { errors, warnings } = countFindings(findings);
  if (errors + warnings === 0) return "no findings";
  return [errors > 0 && plural(errors, "error"), warnings > 0 && plural(warnings, "warning")].filter(Boolean).join(", ");
}

export function shortPath(file: string, cwd: string): string {
  if (!isAbsolute(file)) return file;
  const short = relative(cwd, file);
  return short === "" || short.startsWith("..") ? file : short;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** Also without what could steer a terminal: a finding may quote a file that somebody else wrote. */
function oneLine(text: string): string {
  return text.replaceAll(/\s*[\r\n]+\s*/g, " ").replace(/[\p{Cc}\p{Bidi_Control}]/gu, "·");
}
