import type { Finding, Locate } from "../mapping/provider.ts";
import type { SchemaFinding } from "../schemas.ts";
import { didYouMean } from "./findings.ts";

export type Path = readonly (string | number)[];

export interface Detail {
  readonly hint?: string | undefined;
  /** Point at the key, not at its value. */
  readonly key?: boolean;
  /** Character offset within the value. */
  readonly offset?: number | undefined;
}

/** The values that findings are about. */
export interface Came {
  readonly data: unknown;
  readonly isFromOutside: (path: Path) => boolean;
  /** What of a value that does not fit may be shown; undefined where it may be a secret. */
  readonly shown: (value: unknown, path: Path, finding: SchemaFinding) => string | undefined;
}

/** Collects findings about one file. */
export interface Report {
  readonly error: (path: Path, kind: string, message: string, detail?: Detail) => void;
  readonly warning: (path: Path, kind: string, message: string, detail?: Detail) => void;
  /** What a validator found, `under` being the path of the validated data; `came` are its values. */
  readonly schema: (findings: readonly SchemaFinding[], under: Path, came: Came) => void;
  /** A finding that is not yet reported, for those who decide later. */
  readonly make: (level: Finding["level"], path: Path, kind: string, message: string, detail?: Detail) => Finding;
  readonly add: (...findings: readonly Finding[]) => void;
}

/** `quiet`: places whose value could not be had, so that nothing that is said of it would be true. */
export function createReport(locate: Locate, into: Finding[], quiet: (path: Path) => boolean): Report {
  const make: Report["make"] = (level, path, kind, message, { hint, key = false, offset } = {}) => ({
    ...locate(path, { key, ...(offset === undefined ? {} : { offset }) }),
    level,
    kind,
    message,
    ...(hint === undefined ? {} : { hint }),
  });
  const put = (level: Finding["level"], ...about: Parameters<Report["error"]>): void => {
    if (!quiet(about[0])) into.push(make(level, ...about));
  };
  const error: Report["error"] = (...about) => put("error", ...about);
  return {
    make,
    error,
    warning: (...about) => put("warning", ...about),
    add: (...findings) => void into.push(...findings),
    schema: (findings, under, came) => {
      for (const finding of findings) {
        const atKey = finding.key !== undefined && finding.keyword !== "required";
        const path = [...under, ...finding.path, ...(atKey ? [finding.key ?? ""] : [])];
        const subject = nameOf([...under, ...finding.path]);
        const value = finding.key === undefined && !came.isFromOutside(path) ? valueAt(came.data, finding.path) : undefined;
        const shown = value === undefined ? undefined : came.shown(value, path, finding);
        error(path, kindOf(finding), `${subject} ${messageOf(finding, shown)}`, {
          hint: schemaHint(finding, value),
          key: atKey || finding.keyword === "required",
        });
      }
    },
  };
}

/** `bindings.shop.settings`, `routing[2].when`, or `gateway.yaml`'s top. */
export function nameOf(path: Path): string {
  const name = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("");
  return name === "" ? "the file" : name.replace(/^\./, "");
}

function messageOf({ keyword, message, params }: SchemaFinding, shown: string | undefined): string {
  if (["minLength", "minItems", "minProperties"].includes(keyword) && params["limit"] === 1) return "must not be empty";
  return shown === undefined ? message : `${message.replace(/, got [a-z]+$/, "")}, got ${shown}`;
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, step) => (typeof at === "object" && at !== null ? (at as Record<string, unknown>)[step] : undefined),
    data,
  );
}

/** A number, a boolean or a short text where one of few is wanted. What stands in the place of an object may be anything. */
export function shortValue(value: unknown, { keyword, params }: SchemaFinding): string | undefined {
  if (keyword === "type" && [params["type"]].flat().some((type) => type === "object" || type === "array")) return undefined;
  const short = typeof value === "string" ? value.length <= 60 : typeof value === "number" || typeof value === "boolean";
  return short ? JSON.stringify(value) : undefined;
}

function kindOf(finding: SchemaFinding): string {
  switch (finding.keyword) {
    case "required":
      return "missing.key";
    case "additionalProperties":
    case "unevaluatedProperties":
      return "unknown.key";
    case "propertyNames":
      return "wrong.name";
    case "type":
    case "anyOf":
    case "oneOf":
      return "wrong.type";
    case "format":
      return ["duration", "size"].includes(String(finding.params["format"])) ? `wrong.${String(finding.params["format"])}` : "wrong.value";
    default:
      return "wrong.value";
  }
}

/** Of the value only what a hint may hold of it anywhere: the name of a variable, never what somebody keeps secret. */
function schemaHint(finding: SchemaFinding, value: unknown): string | undefined {
  if (finding.keyword === "propertyNames") return finding.expected;
  if (finding.keyword.endsWith("Properties") && finding.key !== undefined && finding.known !== undefined) {
    return didYouMean(finding.key, finding.known) ?? (finding.known.length > 0 ? `known: ${finding.known.join(", ")}` : undefined);
  }
  if (finding.near !== undefined) return `did you mean ${JSON.stringify(finding.near)}?`;
  if (typeof value === "string") {
    const wanted = finding.keyword === "type" ? [finding.params["type"]].flat() : [];
    if (wanted.includes("boolean") && /^(yes|no|on|off|true|false)$/i.test(value)) return "write true or false";
    const variable = bareVariable(value);
    if (variable !== undefined) return `did you mean \${${variable}}?`;
  }
  if (finding.message.endsWith("got null")) return "give it a value, or remove the key";
  return undefined;
}

/** `$NAME`, as a shell would read it: here it is a text. */
export function bareVariable(text: string): string | undefined {
  return /^\$([A-Z][A-Z0-9_]{2,62})$/.exec(text)?.[1];
}
