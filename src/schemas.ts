/** The shipped JSON Schemas, in schemas/<name>.schema.json. */
export type SchemaName = "gateway" | "provider" | "model" | "event" | "command";

/** One way in which data does not fit its schema, as plain data. */
export interface SchemaFinding {
  /** Keys and indexes from the root to the value (to the object that lacks a key, or has one too many). */
  readonly path: readonly (string | number)[];
  /** The JSON Schema keyword: "required", "additionalProperties", "type", "enum" … */
  readonly keyword: string;
  /** "must be a string, got 5". No value of the data is in it but numbers, booleans and what the schema lists. */
  readonly message: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The missing or unknown key, for `required`, `additionalProperties`, `propertyNames`. */
  readonly key?: string;
  /** For an unknown key: the keys that the schema knows at this place. */
  readonly known?: readonly string[];
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

/** The schema file, parsed; read once. A fresh object is NOT made: do not change it. */
export function shippedSchema(name: SchemaName): Readonly<Record<string, unknown>> {
  throw new Error(`not yet: ${name}`);
}

/** A validator for a shipped schema; compiled at its first call, shared between callers with the same options. */
export function shippedValidator(name: SchemaName, options: SchemaOptions = {}): Validate {
  throw new Error(`not yet: ${name} ${JSON.stringify(options)}`);
}

/**
 * A validator for a schema that somebody wrote (a binding's `settings`). Compiled at once: throws GatewayError
 * `config.invalid` when the schema itself is wrong. It may `$ref` the shipped ones by their `$id`.
 */
export function compileSchema(schema: Readonly<Record<string, unknown>>, options: SchemaOptions = {}): Validate {
  throw new Error(`not yet: ${JSON.stringify([schema, options])}`);
}

/** "500ms", "5s", "10m", "1h", "2d" → milliseconds; undefined when it is none. */
export function parseDuration(text: string): number | undefined {
  throw new Error(`not yet: ${text}`);
}

/** "512B", "64KiB", "1MiB", "1GiB" → bytes; undefined when it is none. */
export function parseSize(text: string): number | undefined {
  throw new Error(`not yet: ${text}`);
}
