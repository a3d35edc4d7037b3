import { closest, distance } from "fastest-levenshtein";
import type { SchemaFinding } from "../schemas.ts";
import type { Finding, Locate } from "./provider.ts";

export type Path = readonly (string | number)[];

export interface Problem {
  readonly path: Path;
  /** Dotted kind: "mapping.syntax". */
  readonly kind: string;
  readonly message: string;
  readonly hint?: string;
  /** Default "error". */
  readonly level?: "error" | "warning";
  /** Character offset within the scalar at `path`. */
  readonly offset?: number;
  /** The place is the key itself, not its value. */
  readonly key?: boolean;
}

/** A problem with its place in the file. */
export function findingAt(locate: Locate, problem: Problem): Finding {
  const options = { ...(problem.key ? { key: true } : {}), ...(problem.offset === undefined ? {} : { offset: problem.offset }) };
  const { level = "error", kind, message, hint } = problem;
  return { ...locate(problem.path, options), level, kind, message, ...(hint === undefined ? {} : { hint }) };
}

/** What a JSON Schema found, as a problem: `unknown.key`, `missing.key` or `wrong.value`. `at` leads to the validated data. */
export function schemaProblem(finding: SchemaFinding, at: Path = []): Problem {
  const path = [...at, ...finding.path];
  const where = path.length === 0 ? "" : `${pathText(path)} `;
  const message = `${where}${finding.message}`;
  if (finding.key !== undefined && finding.keyword === "required") return { path, kind: "missing.key", message, key: true };
  if (finding.key !== undefined) {
    const hint = didYouMean(finding.key, finding.known ?? []);
    return { path: [...path, finding.key], kind: "unknown.key", message, key: true, ...(hint === undefined ? {} : { hint }) };
  }
  const near = nearHint(finding);
  if (near !== undefined) return { path, kind: "wrong.value", message, hint: near };
  const quotes = finding.keyword === "type" && [finding.params["type"]].flat().includes("string") && message.endsWith("got object");
  return {
    path,
    kind: "wrong.value",
    message,
    ...(quotes ? { hint: 'a text that holds ": " needs quotes, or YAML reads an object' } : {}),
  };
}

/** `must be one of …` in a sentence of its own: with what was probably meant. */
export function sentenceOf(finding: SchemaFinding): string {
  const near = nearHint(finding);
  return near === undefined ? finding.message : `${finding.message} (${near})`;
}

function nearHint({ near, key, keyword, known }: SchemaFinding): string | undefined {
  if (key !== undefined && keyword !== "required") return didYouMean(key, known ?? []);
  return near === undefined ? undefined : `did you mean "${near}"?`;
}

/** inbound[0].routes[2].when */
export function pathText(path: Path): string {
  return path.map((part, index) => (typeof part === "number" ? `[${part}]` : index === 0 ? part : `.${part}`)).join("");
}

/** "did you mean …?" when one of the known names is close, else the list when it is short. */
export function didYouMean(name: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const lower = name.toLowerCase();
  const best = known.find((each) => each.toLowerCase() === lower) ?? closest(name, known);
  const far = best.toLowerCase() === lower ? 0 : distance(name, best);
  if (far <= Math.max(2, Math.floor(name.length / 3)) && far < name.length) return `did you mean "${best}"?`;
  return known.length <= 12 ? `known here: ${known.join(", ")}` : undefined;
}
