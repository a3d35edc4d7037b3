import { compileSchema, shippedSchema } from "../schemas.ts";
import type { SchemaFinding, Validate } from "../schemas.ts";
import type { LogLevel } from "../log.ts";
import type { Json } from "../model/message.ts";
import { coerce } from "./coerce.ts";
import { shortValue } from "./report.ts";
import type { Path, Report } from "./report.ts";

/** gateway.yaml as schemas/gateway.schema.json promises it, before defaults. */
export interface GatewayFile {
  readonly server?: {
    readonly listen?: string;
    readonly publicUrl?: string;
    readonly secret?: string;
    readonly formerSecrets?: readonly string[];
    readonly metrics?: string;
    readonly log?: LogLevel;
    readonly traces?: { readonly url: string };
  };
  readonly storage?: { readonly driver?: "sqlite" | "postgres"; readonly path?: string; readonly url?: string };
  readonly archive?: {
    readonly enabled?: boolean;
    readonly driver?: string;
    readonly base?: string;
    readonly options?: Readonly<Record<string, Json>>;
  };
  readonly providers?: readonly string[];
  readonly bindings?: Readonly<Record<string, BindingFile>>;
  readonly routing?: readonly RuleFile[];
  readonly bot?: BotFile;
  readonly handoff?: HandoffFile;
  readonly dialogs?: { readonly idleEnd?: string; readonly archiveAfter?: string };
  readonly media?: {
    readonly expires?: string;
    readonly maxSize?: string;
    readonly types?: readonly string[];
    readonly allow?: readonly string[];
  };
  readonly limits?: { readonly body?: string; readonly bodyTimeout?: string; readonly backlog?: number; readonly rate?: number | null };
}

export interface BindingFile {
  readonly provider: string;
  readonly title?: string;
  readonly enabled?: boolean;
  readonly headers?: { readonly bot?: string; readonly lead?: string };
  readonly excludedChannels?: readonly string[];
  readonly messengers?: Readonly<Record<string, string>>;
  readonly inlineButtons?: boolean;
  readonly handoff?: HandoffFile;
  readonly bot?: BotFile;
  readonly onDoubt?: "resend" | "drop" | "park";
  readonly formerly?: string | readonly string[];
  readonly setup?: "auto" | "manual";
  readonly settings?: Readonly<Record<string, Json>>;
}

export interface RuleFile {
  readonly name: string;
  readonly match?: {
    readonly messenger?: string | readonly string[];
    readonly binding?: string | readonly string[];
    readonly provider?: string | readonly string[];
    readonly language?: string | readonly string[];
  };
  readonly when?: string;
  readonly bot?: string;
  readonly desk?: string;
  readonly group?: string;
  readonly handoff?: HandoffFile;
  readonly botPolicy?: BotFile;
}

export type TextFile = string | Readonly<Record<string, string>> | null;

export interface BotFile {
  readonly answerTimeout?: string;
  readonly tries?: number;
  readonly silence?: string;
  readonly downNotice?: TextFile;
  readonly forwardWhileOperator?: boolean;
}

export interface HandoffFile {
  readonly whenNobodyOnline?: string | { readonly desk: string };
  readonly history?: number;
  readonly assignTimeout?: { readonly after: string; readonly then: "notice" | "desk" | "bot"; readonly desk?: string } | null;
  readonly operatorSilence?: string | { readonly after: string; readonly then: "notice" | "bot" } | null;
  readonly returnOn?: readonly string[];
  readonly hours?: HoursFile | null;
  readonly notices?: { readonly transferred?: TextFile; readonly joined?: TextFile; readonly returned?: TextFile };
}

export interface HoursFile {
  readonly timeZone: string;
  readonly week: Readonly<Record<string, string | readonly string[]>>;
  readonly holidays?: readonly string[];
  readonly extra?: Readonly<Record<string, string | readonly string[]>>;
}

type Schema = Readonly<Record<string, unknown>>;

export interface Shaped {
  readonly file: GatewayFile;
  /** Indexes of rules that lost something: what they lack says nothing. */
  readonly faultyRules: ReadonlySet<number>;
  /** Whether the value at `path` was left out. */
  readonly isLost: (path: Path) => boolean;
}

let checked: { readonly schema: Schema; readonly validate: Validate } | undefined;

/**
 * The file, checked against its schema. What does not fit is reported and left out, so that the checks that follow see
 * a well-formed rest; undefined when nothing is left to look at.
 */
export function shapeGateway(
  raw: unknown,
  options: {
    report: Report;
    isFromOutside: (path: Path) => boolean;
    textAt: (path: Path) => string | undefined;
  },
): Shaped | undefined {
  if (!checked) {
    const schema = checkedGatewaySchema();
    checked = { schema, validate: compileSchema(schema) };
  }
  const { schema, validate } = checked;
  const lost = new Set<string>();
  const faultyRules = new Set<number>();
  let data = coerce(raw, schema, { path: [], ...options });
  for (let pass = 0; pass < 10; pass++) {
    const findings = unique(validate(data));
    if (findings.length === 0) return { file: data as GatewayFile, faultyRules, isLost: (path) => lost.has(JSON.stringify(path)) };
    for (const { path } of findings) if (path[0] === "routing" && typeof path[1] === "number") faultyRules.add(path[1]);
    if (pass === 0) {
      options.report.schema(findings, [], {
        data,
        isFromOutside: options.isFromOutside,
        shown: (value, path, finding) => (mayBeSecret(path) ? undefined : shortValue(value, finding)),
      });
    }
    for (const { path } of findings) lost.add(JSON.stringify(path));
    if (typeof data !== "object" || data === null) return undefined;
    data = findings.reduce<unknown>((rest, finding) => without(rest, finding), data);
  }
  return undefined;
}

/** Places that hold credentials, or whose keys somebody else defines. */
function mayBeSecret(path: Path): boolean {
  const [first, second, third] = path;
  if (first === "bindings") return third === "settings";
  return ["server.secret", "server.formerSecrets", "server.traces", "storage.url", "archive.options"].includes(`${first}.${second}`);
}

/** schemas/gateway.schema.json as a file is held to that has its variables put in. */
export function checkedGatewaySchema(): Schema {
  return { ...(withoutEditorHelp(shippedSchema("gateway")) as Schema), $id: "gateway.checked.json" };
}

/** ajv reports an ill-formed key twice: as the pattern or format that it breaks and as `propertyNames`. */
function unique(findings: readonly SchemaFinding[]): readonly SchemaFinding[] {
  const names = new Set(findings.filter(({ keyword }) => keyword === "propertyNames").map(({ path }) => JSON.stringify(path)));
  return findings.filter(({ keyword, path }) => !["pattern", "format"].includes(keyword) || !names.has(JSON.stringify(path)));
}

/** The data without the part that a finding is about. A rule keeps its place, so that the others keep their numbers. */
function without(data: unknown, finding: SchemaFinding): unknown {
  const [first, index, ...inner] = finding.path;
  const atKey = finding.key !== undefined && finding.keyword !== "required";
  if (finding.path.length === 0 && !atKey) {
    return finding.keyword === "required" && finding.key === "version" ? { ...(data as object), version: 1 } : null;
  }
  if (first === "version") return { ...(data as object), version: 1 };
  const fault = atKey ? [...finding.path, finding.key ?? ""] : finding.path;
  const standIn = standInFor(finding);
  if (standIn) return put(data, standIn.path, standIn.value);
  if (first !== "routing" || typeof index !== "number") return removed(data, fault);
  const rules = [...((data as { routing: unknown[] }).routing ?? [])];
  const name = `rule ${index + 1}`;
  const rule = rules[index];
  if (inner.length === 0 && !atKey) rules[index] = finding.keyword === "required" ? { ...(rule as object), name } : { name };
  else rules[index] = removed(rule, fault.slice(2));
  return { ...(data as object), routing: rules };
}

/** Of hours that lack their zone or their week: something harmless, so that the other part is still looked at. */
const OF_HOURS: Readonly<Record<string, unknown>> = { timeZone: "UTC", week: { mon: "00:00-24:00" } };

function standInFor({ keyword, key, path }: SchemaFinding): { path: Path; value: unknown } | undefined {
  const at = keyword === "required" ? [...path, key ?? ""] : path;
  const name = String(at.at(-1));
  if (at.at(-2) !== "hours" || !Object.hasOwn(OF_HOURS, name) || (key !== undefined && keyword !== "required")) return undefined;
  return { path: at, value: OF_HOURS[name] };
}

function put(data: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(data)) return data.map((item, index) => (index === key ? put(item, rest, value) : item));
  return typeof data === "object" && data !== null ? { ...data, [key]: put((data as Record<string, unknown>)[key], rest, value) } : data;
}

function removed(data: unknown, path: Path): unknown {
  const [key, ...rest] = path;
  if (typeof data !== "object" || data === null || key === undefined) return data;
  // A list without one of its items would mean something else: it goes as a whole, where its owner is an object.
  const entries = Object.entries(data).flatMap(([name, value]) => {
    if (name !== String(key)) return [[name, value] as const];
    const gone = rest.length === 0 || (Array.isArray(value) && rest.length >= 1);
    return gone ? [] : [[name, removed(value, rest)] as const];
  });
  return Object.fromEntries(entries);
}

/** Editors see the file before variables are put in and know the shipped providers; the gateway looks afterwards, and at all. */
function withoutEditorHelp(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutEditorHelp);
  if (typeof schema !== "object" || schema === null) return schema;
  const plain = Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => key !== "allOf" && key !== "default")
      .map(([key, value]) => [key, withoutEditorHelp(value)]),
  );
  const branches = plain["anyOf"];
  if (!Array.isArray(branches)) return plain;
  const kept = branches.filter((branch: unknown) => (branch as { $ref?: unknown }).$ref !== "#/$defs/variable");
  if (kept.length !== 1) return { ...plain, anyOf: kept };
  delete plain["anyOf"];
  return { ...plain, ...(kept[0] as object) };
}
