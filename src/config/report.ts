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

/** Collects findings about one file. */
export interface Report {
  readonly error: (path: Path, kind: string, message: string, detail?: Detail) => void;
  readonly warning: (path: Path, kind: string, message: string, detail?: Detail) => void;
  /** What a validator found, `under` being the path of the validated data. */
  readonly schema: (findings: readonly SchemaFinding[], under: Path) => void;
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
    schema: (findings, under) => {
      for (const finding of findings) {
        const atKey = finding.key !== undefined && finding.keyword !== "required";
        const path = [...under, ...finding.path, ...(atKey ? [finding.key ?? ""] : [])];
        const subject = nameOf([...under, ...finding.path]);
        error(path, kindOf(finding), `${subject} ${messageOf(finding)}`, {
          hint: schemaHint(finding),
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

function messageOf({ keyword, message, params }: SchemaFinding): string {
  return ["minLength", "minItems", "minProperties"].includes(keyword) && params["limit"] === 1 ? "must not be empty" : message;
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

function schemaHint(finding: SchemaFinding): string | undefined {
  if (finding.keyword === "propertyNames") return finding.expected;
  if (finding.keyword.endsWith("Properties") && finding.key !== undefined && finding.known !== undefined) {
    return didYouMean(finding.key, finding.known) ?? (finding.known.length > 0 ? `known: ${finding.known.join(", ")}` : undefined);
  }
  if (finding.near !== undefined) return `did you mean ${JSON.stringify(finding.near)}?`;
  if (finding.message.endsWith("got null")) return "give it a value, or remove the key";
  return undefined;
}
