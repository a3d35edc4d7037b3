import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Ajv2020, AnySchemaObject, CodeOptions, ErrorObject, Format } from "ajv/dist/2020.js";
import { closest, distance } from "fastest-levenshtein";
import { GatewayError, reasonOf } from "./errors.ts";

/** The shipped JSON Schemas, in schemas/<name>.schema.json. */
export type SchemaName = "gateway" | "provider" | "model" | "event" | "command" | "conformance";

/** One way in which data does not fit its schema, as plain data. */
export interface SchemaFinding {
  /** Keys and indexes from the root to the value (to the object that lacks a key, or has one too many). */
  readonly path: readonly (string | number)[];
  /** The JSON Schema keyword: "required", "additionalProperties", "type", "enum" … */
  readonly keyword: string;
  /** "must be a string, got number". Never holds a string of the data, only its types and what the schema lists. */
  readonly message: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The missing or unknown key, for `required`, `additionalProperties`, `propertyNames`. */
  readonly key?: string;
  /** For an unknown key: the keys that the schema knows at this place. */
  readonly known?: readonly string[];
  /** For an ill-formed key: what the schema says of keys here. */
  readonly expected?: string;
  /** For a value that is none of the listed ones: the one that was probably meant. */
  readonly near?: string;
}

export interface SchemaOptions {
  /** All findings, not just the first. Default true. */
  readonly allErrors?: boolean;
  /** Strings become numbers and booleans where the schema wants those (values from the environment). Changes the data. */
  readonly coerce?: boolean;
  /** Missing keys take the schema's `default`. Changes the data. */
  readonly useDefaults?: boolean;
}

/** Empty = it fits. With `coerce` or `useDefaults` the data is changed in place. */
export type Validate = (data: unknown) => readonly SchemaFinding[];

type Schema = Readonly<Record<string, unknown>>;

/** A compiled schema, as ajv gives it. */
interface Compiled {
  (data: unknown): boolean;
  errors?: readonly ErrorObject[] | null;
}

/** schemas/validators.cjs, which src/config/validators.ts writes. */
interface Ready {
  /** Of the schemas that all of them may refer to. */
  readonly basis: string;
  /** By `validatorKey`. `at`: the schema at a JSON pointer in a shipped one, or with null in the one that is compiled. */
  readonly validators: Readonly<Record<string, (at: (name: SchemaName | null, pointer: string) => unknown, formats: unknown) => Compiled>>;
}

// What a start needs is compiled in advance: ajv itself is loaded at the first schema that somebody else wrote.
const require = createRequire(import.meta.url);

const NAMES: readonly SchemaName[] = ["model", "event", "command", "provider"];
const files = new Map<SchemaName, Schema>();
const engines = new Map<string, Ajv2020>();
const shipped = new Map<string, Validate>();
const NOTHING: readonly SchemaFinding[] = [];

/** The schema file, parsed; read once and shared: do not change it. */
export function shippedSchema(name: SchemaName): Readonly<Record<string, unknown>> {
  const known = files.get(name);
  if (known) return known;
  const file = new URL(`../schemas/${name}.schema.json`, import.meta.url);
  const schema = JSON.parse(readFileSync(file, "utf8")) as Readonly<Record<string, unknown>>;
  files.set(name, schema);
  return schema;
}

/** A validator for a shipped schema; compiled at its first call, shared between callers with the same options. */
export function shippedValidator(name: SchemaName, options: SchemaOptions = {}): Validate {
  const key = `${name} ${optionsKey(options)}`;
  const known = shipped.get(key);
  if (known) return known;
  let compiled: Compiled | undefined;
  const validate: Validate = (data) => {
    compiled ??= readyFor(shippedSchema(name), options) ?? compileShipped(name, options);
    return compiled(data) ? NOTHING : findingsOf(compiled.errors ?? [], shippedSchema(name), data);
  };
  shipped.set(key, validate);
  return validate;
}

function compileShipped(name: SchemaName, options: SchemaOptions): Compiled {
  const engine = engineFor(options);
  return engine.getSchema(`${name}.schema.json`) ?? engine.compile(shippedSchema(name));
}

/** Throws GatewayError `config.invalid` when a schema that somebody wrote (a binding's `settings`) is none. */
export function checkSchema(schema: Schema): void {
  // It was checked when its validator was written.
  if (isReady(schema, { useDefaults: true })) return;
  const engine = engineFor({});
  if (!engine.validateSchema(schema as AnySchemaObject)) throw noSchema(engine.errorsText(engine.errors, { dataVar: "schema" }));
  compileSchema(schema);
}

function noSchema(reason: string, cause?: unknown): GatewayError {
  return new GatewayError("config.invalid", `expected a JSON Schema (2020-12), got one that does not compile: ${reason}`, { cause });
}

/**
 * A validator for a schema that `checkSchema` has seen, or that is ours. Compiled at once: throws GatewayError
 * `config.invalid` when it does not compile. It may `$ref` the shipped ones by file name ("model.schema.json#/…").
 */
export function compileSchema(schema: Schema, options: SchemaOptions = {}): Validate {
  const compiled = readyFor(schema, options) ?? compileNow(schema, options);
  return (data) => (compiled(data) ? NOTHING : findingsOf(compiled.errors ?? [], schema, data));
}

function compileNow(schema: Schema, options: SchemaOptions): Compiled {
  const engine = engineFor(options);
  try {
    return engine.compile(schema as AnySchemaObject);
  } catch (cause) {
    throw noSchema(reasonOf(cause), cause);
  } finally {
    // ajv keeps every compiled schema by identity: without this each reload would stay in memory for ever.
    engine.removeSchema(schema as AnySchemaObject);
  }
}

let ready: Ready["validators"] | undefined;

/** None when a shipped schema was edited after they were written: then all are compiled as needed. */
function readyValidators(): Ready["validators"] {
  if (!ready) {
    const { basis, validators } = require("../schemas/validators.cjs") as Ready;
    ready = basis === validatorsBasis() ? validators : {};
  }
  return ready;
}

/** Changes with the schemas that every other may refer to. */
export function validatorsBasis(): string {
  return hashOf(NAMES.map(shippedSchema));
}

/** Names a validator by all that it depends on beside `validatorsBasis`. */
export function validatorKey(schema: Schema, options: SchemaOptions): string {
  return hashOf([optionsKey(options), schema]);
}

function hashOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}

function isReady(schema: Schema, options: SchemaOptions): boolean {
  return Object.hasOwn(readyValidators(), validatorKey(schema, options));
}

function readyFor(schema: Schema, options: SchemaOptions): Compiled | undefined {
  if (!isReady(schema, options)) return undefined;
  const make = readyValidators()[validatorKey(schema, options)];
  return make?.((name, pointer) => valueAt(name === null ? schema : shippedSchema(name), pointer), formats());
}

/** By identity: a finding's schema is looked for among those of its file. */
function valueAt(schema: unknown, pointer: string): unknown {
  return pathOf(pointer, schema).reduce<unknown>((at, key) => (at as Readonly<Record<string | number, unknown>>)[key], schema);
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const SIZES: Readonly<Record<string, number>> = { B: 1, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 };

/** "500ms", "5s", "10m", "1h", "2d" → milliseconds; undefined when it is none. */
export function parseDuration(text: string): number | undefined {
  return quantity(/^(\d{1,9})(ms|s|m|h|d)$/, UNITS, text);
}

/** "512B", "64KiB", "1MiB", "1GiB" → bytes; undefined when it is none. */
export function parseSize(text: string): number | undefined {
  return quantity(/^(\d{1,9})(B|KiB|MiB|GiB)$/, SIZES, text);
}

/**
 * "09:00-18:00" → minutes after midnight; what ends at or before its begin goes over midnight, so that its end is above
 * 1440. Undefined when it is none, or empty.
 */
export function parseSpan(text: string): { from: number; to: number } | undefined {
  const match = /^([01]\d|2[0-3]):([0-5]\d)-(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/.exec(text);
  if (!match) return undefined;
  const from = Number(match[1]) * 60 + Number(match[2]);
  const to = match[3] === undefined ? 1440 : Number(match[3]) * 60 + Number(match[4]);
  if (from === to) return undefined;
  return { from, to: to < from ? to + 1440 : to };
}

function quantity(form: RegExp, units: Readonly<Record<string, number>>, text: string): number | undefined {
  const match = form.exec(text);
  const unit = units[match?.[2] ?? ""];
  return match && unit !== undefined ? Number(match[1]) * unit : undefined;
}

function optionsKey(options: SchemaOptions): string {
  return `${options.allErrors ?? true} ${options.coerce ?? false} ${options.useDefaults ?? false}`;
}

function engineFor(options: SchemaOptions): Ajv2020 {
  const key = optionsKey(options);
  const known = engines.get(key);
  if (known) return known;
  // Each schema is compiled at every start and sees few data: the optimizer costs more than it saves.
  const engine = createEngine(options, { optimize: false });
  engines.set(key, engine);
  return engine;
}

/** ajv as all schemas are compiled with, at a start or in advance. */
export function createEngine(options: SchemaOptions, code: CodeOptions): Ajv2020 {
  const { Ajv2020 } = require("ajv/dist/2020.js") as typeof import("ajv/dist/2020.js");
  return new Ajv2020({
    allErrors: options.allErrors ?? true,
    coerceTypes: options.coerce ?? false,
    useDefaults: options.useDefaults ?? false,
    strict: true,
    // Branches of if/then and anyOf name keys and types that their parent declares.
    strictRequired: false,
    strictTypes: false,
    discriminator: true,
    // Compiling the schema of schemas takes longer than all of ours, which the tests check; others: checkSchema.
    validateSchema: false,
    code,
    verbose: true,
    ownProperties: true,
    formats: formats(),
    // What people wrote and who they are: nothing to check, personal.ts reads it.
    keywords: [{ keyword: "x-personal", schemaType: "boolean" }],
    schemas: NAMES.map((name) => shippedSchema(name) as AnySchemaObject),
  });
}

function formats(): Readonly<Record<string, Format>> {
  const { fullFormats } = require("ajv-formats/dist/formats.js") as typeof import("ajv-formats/dist/formats.js");
  return {
    ...fullFormats,
    duration: { type: "string", validate: (text: string) => parseDuration(text) !== undefined },
    size: { type: "string", validate: (text: string) => parseSize(text) !== undefined },
    "media-type": /^[a-z0-9]+\/(\*|[a-z0-9][a-z0-9.+-]*)$/,
    host: /^((\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:.]+\])(:\d{1,5})?$/i,
    hours: { type: "string", validate: (text: string) => parseSpan(text) !== undefined },
    password: true,
    // What we call, or have called: "localhost:3000" is a URI too, of the scheme localhost, and so is a slip like htp://.
    uri: { type: "string", validate: (text: string) => /^https?:\/\/\S+$/i.test(text) && URL.canParse(text) },
  };
}

/** Only what the schema lists is ever shown, so that a slip is named without quoting the data. */
function nearest(value: unknown, known: readonly unknown[]): { near?: string } {
  if (typeof value !== "string" || value.length > 100) return {};
  const texts = known.filter((each) => typeof each === "string");
  if (texts.length === 0) return {};
  const near = closest(value, texts);
  const away = distance(value.toLowerCase(), near.toLowerCase());
  return away <= Math.max(1, Math.floor(value.length / 3)) && away < value.length ? { near } : {};
}

const SHAPES: Readonly<Record<string, string>> = {
  duration: 'a duration such as "500ms", "5s", "10m" or "1h"',
  size: 'a size such as "64KiB" or "10MiB"',
  "media-type": 'a media type such as "image/png" or "image/*"',
  host: 'a host such as "files.local", "*.local" or "10.0.0.7:9000"',
  hours: 'hours such as "09:00-18:00"',
  date: 'a date such as "2026-12-31"',
  uri: "an address that starts with http:// or https://",
  "date-time": 'a time such as "2026-11-20T10:00:00.000Z"',
};

function findingsOf(errors: readonly ErrorObject[], schema: Schema, data: unknown): SchemaFinding[] {
  const found: SchemaFinding[] = [];
  const seen = new Set<string>();
  for (const error of settleUnions(errors, schema)) {
    const finding = findingOf(error, data);
    const id = `${JSON.stringify(finding.path)} ${finding.message}`;
    if (!seen.has(id)) found.push(finding);
    seen.add(id);
  }
  return found;
}

function findingOf(error: ErrorObject, data: unknown): SchemaFinding {
  const path = pathOf(error.instancePath, data);
  const params = error.params as Readonly<Record<string, unknown>>;
  const base = { path, keyword: error.keyword, params };
  switch (error.keyword) {
    case "required": {
      const key = String(params["missingProperty"]);
      const slip = strayKeys(error).find((stray) => nearest(stray, [key]).near !== undefined);
      return { ...base, key, message: `must have the key "${key}"${slip === undefined ? "" : `, got "${slip}"`}` };
    }
    case "additionalProperties":
    case "unevaluatedProperties": {
      const key = String(params["additionalProperty"] ?? params["unevaluatedProperty"]);
      return { ...base, key, known: Object.keys(propertiesOf(error)), message: `has an unknown key "${key}"` };
    }
    case "propertyNames": {
      const key = String(params["propertyName"]);
      const names = error.schema as { readonly enum?: readonly string[]; readonly description?: string };
      const expected = names.description === undefined ? {} : { expected: names.description };
      return { ...base, key, ...expected, known: names.enum ?? [], message: `has an unknown or ill-formed key "${key}"` };
    }
    case "type":
      return { ...base, message: `must be ${listOf([params["type"]].flat().map(withArticle))}, got ${typeName(error.data)}` };
    case "enum":
      return {
        ...base,
        ...nearest(error.data, params["allowedValues"] as unknown[]),
        message: `must be one of ${listOf((params["allowedValues"] as unknown[]).map((value) => JSON.stringify(value)))}`,
      };
    case "const":
      return { ...base, message: `must be ${JSON.stringify(params["allowedValue"])}` };
    case "discriminator":
      return {
        ...base,
        ...nearest(params["tagValue"], tagsOf(error)),
        path: params["tag"] === undefined || !hasKey(error.data, String(params["tag"])) ? path : [...path, String(params["tag"])],
        message: `has an unknown "${String(params["tag"])}"; known: ${tagsOf(error).join(", ")}`,
      };
    case "format":
      return { ...base, message: `must be ${SHAPES[String(params["format"])] ?? `of the form "${String(params["format"])}"`}` };
    case "minLength":
      return { ...base, message: params["limit"] === 1 ? "must not be empty" : `must have at least ${String(params["limit"])} characters` };
    case "oneOf":
    case "anyOf": {
      const [stray] = strayKeys(error);
      if (stray === undefined) return { ...base, message: unionMessage(error) };
      return { ...base, ...nearest(stray, Object.keys(propertiesOf(error))), message: `has an unknown key "${stray}"` };
    }
    default:
      return { ...base, message: error.message ?? `does not fit "${error.keyword}"` };
  }
}

/** Keys that nobody knows here: one of them is why another is missing, or why no form fits. */
function strayKeys(error: ErrorObject): string[] {
  const closed = (error.parentSchema as { readonly additionalProperties?: unknown } | undefined)?.additionalProperties === false;
  if (!closed || typeof error.data !== "object" || error.data === null || Array.isArray(error.data)) return [];
  const known = propertiesOf(error);
  return Object.keys(error.data).filter((key) => !Object.hasOwn(known, key));
}

/**
 * A failed `anyOf` reports every branch. Kept: the errors of the one branch whose outer type fits, else one line that
 * lists what would do.
 */
function settleUnions(errors: readonly ErrorObject[], root: unknown): readonly ErrorObject[] {
  let kept = errors.filter((error) => error.keyword !== "if");
  const unions = kept.filter((error) => error.keyword === "anyOf" || error.keyword === "oneOf");
  // Outermost first: what they drop may hold inner ones.
  for (const union of unions.sort((left, right) => left.instancePath.length - right.instancePath.length)) {
    if (!kept.includes(union)) continue;
    const inside = kept.filter((error) => error !== union && isWithin(error.instancePath, union.instancePath));
    const branches = (union.schema as readonly unknown[])
      .map((branch) => inside.filter((error) => holds(branch, error, union.instancePath, root)))
      .filter((list) => list.length > 0);
    const fitting = branches.filter((list) => !list.some((error) => error.instancePath === union.instancePath && KIND.has(error.keyword)));
    const [first, second] = fitting.sort((left, right) => left.length - right.length);
    const chosen = first && first.length !== second?.length ? first : undefined;
    const dropped = new Set(branches.flat());
    if (chosen) dropped.add(union);
    kept = kept.filter((error) => !dropped.has(error) || (chosen?.includes(error) ?? false));
  }
  return kept;
}

const KIND: ReadonlySet<string> = new Set(["type", "const", "enum"]);

function isWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}/`);
}

/** Did this schema report it? By identity of schemas: an error's path cannot say, since it starts anew inside every $ref. */
function holds(schema: unknown, error: ErrorObject, at: string, root: unknown, seen = new Set<unknown>()): boolean {
  if (schema === error.parentSchema) return true;
  if (typeof schema !== "object" || schema === null || seen.has(schema)) return false;
  seen.add(schema);
  return Object.entries(schema).some(([keyword, part]) => {
    if (keyword === "$ref") return definitions(String(part), root).some((target) => holds(target, error, at, root, seen));
    // What a schema says of its parts cannot be an error of the whole.
    if (error.instancePath === at && PARTS.has(keyword)) return false;
    return holds(part, error, at, root, seen);
  });
}

const PARTS: ReadonlySet<string> = new Set(["items", "properties", "additionalProperties", "propertyNames"]);

function definitions(ref: string, root: unknown): unknown[] {
  const name = /#\/\$defs\/(.+)$/.exec(ref)?.[1];
  if (name === undefined) return [];
  return [root, ...NAMES.map(shippedSchema)].map((schema) => (schema as { $defs?: Readonly<Record<string, unknown>> }).$defs?.[name]);
}

function unionMessage(error: ErrorObject): string {
  const titles = (error.schema as readonly Readonly<Record<string, unknown>>[]).map((branch) =>
    typeof branch["title"] === "string"
      ? branch["title"]
      : branch["const"] !== undefined
        ? JSON.stringify(branch["const"])
        : [branch["type"]].flat().filter(Boolean).map(withArticle).join(" or "),
  );
  const named = [...new Set(titles.filter((title) => title !== ""))];
  return named.length === 0 ? `does not fit any of the forms allowed here` : `must be ${listOf(named)}, got ${typeName(error.data)}`;
}

function pathOf(pointer: string, data: unknown): (string | number)[] {
  const path: (string | number)[] = [];
  let at = data;
  for (const part of pointer.split("/").slice(1)) {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    path.push(Array.isArray(at) ? Number(key) : key);
    at = typeof at === "object" && at !== null ? (at as Readonly<Record<string, unknown>>)[key] : undefined;
  }
  return path;
}

function propertiesOf(error: ErrorObject): Readonly<Record<string, unknown>> {
  const properties = (error.parentSchema as Readonly<Record<string, unknown>> | undefined)?.["properties"];
  return (properties ?? {}) as Readonly<Record<string, unknown>>;
}

function tagsOf(error: ErrorObject): string[] {
  const parent = error.parentSchema as { readonly oneOf?: readonly Readonly<Record<string, unknown>>[] } | undefined;
  const tag = String((error.params as Readonly<Record<string, unknown>>)["tag"]);
  return (parent?.oneOf ?? []).flatMap((branch) => {
    const property = (branch["properties"] as Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined)?.[tag];
    return property ? [String(property["const"])] : [];
  });
}

function hasKey(value: unknown, key: string): boolean {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key);
}

function withArticle(type: unknown): string {
  const name = String(type);
  return name === "null" ? "null" : `${/^[aeio]/.test(name) ? "an" : "a"} ${name}`;
}

function typeName(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : value === undefined ? "nothing" : typeof value;
}

function listOf(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} or ${items.at(-1)}`;
}
