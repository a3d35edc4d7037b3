import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { _ } from "ajv/dist/compile/codegen/index.js";
import type { Code } from "ajv/dist/compile/codegen/index.js";
import standalone from "ajv/dist/standalone/index.js";
import { ACTIONS_SCHEMA } from "../mapping/actions.ts";
import { CAPABILITIES_SCHEMA } from "../mapping/capabilities.ts";
import type { DefinitionFile } from "../mapping/definition-file.ts";
import { closedSettings } from "../mapping/definition.ts";
import { checkSchema, createEngine, shippedSchema, validatorKey, validatorsBasis } from "../schemas.ts";
import type { SchemaName, SchemaOptions } from "../schemas.ts";
import { readDefinitions } from "./editor-schema.ts";
import { checkedGatewaySchema } from "./shape.ts";

type Schema = Readonly<Record<string, unknown>>;

/**
 * schemas/validators.cjs: what a start compiles of the shipped schemas and of the shipped providers' settings, compiled in
 * advance. `node src/config/validators.ts` writes it anew after a schema, a provider's settings or ajv has changed; a test
 * fails when that was forgotten. Its validators refer to the schemas as they are read, so that findings are the same.
 */
export function validatorsFile(definitions: ReadonlyMap<string, unknown>): string {
  const settings = [...definitions.values()].map((raw) => closedSettings((raw as DefinitionFile).settings));
  settings.forEach(checkSchema);
  const wanted: readonly (readonly [Schema, SchemaOptions])[] = [
    [shippedSchema("provider"), {}],
    [shippedSchema("event"), { allErrors: false }],
    [shippedSchema("command"), { allErrors: false }],
    [checkedGatewaySchema(), {}],
    [CAPABILITIES_SCHEMA, {}],
    [ACTIONS_SCHEMA, { allErrors: false }],
    ...settings.map((schema) => [schema, { useDefaults: true }] as const),
    ...settings.map((schema) => [schema, { coerce: true, useDefaults: true }] as const),
  ];
  const made = new Map(wanted.map(([schema, options]) => [validatorKey(schema, options), validatorCode(schema, options)]));
  const validators = [...made].map(
    ([key, code]) => `${JSON.stringify(key)}(at, formats) {\nconst module = {};\n${code}\nreturn module.exports;\n},`,
  );
  return [
    `// Written by src/config/validators.ts.`,
    `"use strict";`,
    `exports.basis = ${JSON.stringify(validatorsBasis())};`,
    `exports.validators = {`,
    ...validators,
    `};\n`,
  ].join("\n");
}

const SHARED: readonly SchemaName[] = ["model", "event", "command", "provider"];

function validatorCode(schema: Schema, options: SchemaOptions): string {
  const places = new Map<unknown, Code>();
  for (const name of SHARED) note(shippedSchema(name), name, "", places);
  if (!places.has(schema)) note(schema, null, "", places);

  const engine = createEngine(options, { source: true, lines: true, formats: _`formats` });
  const { scope } = engine;
  const value = scope.value.bind(scope);
  // ajv would write a copy of each schema into the code.
  scope.value = (name, given) => {
    const code = places.get(given.ref);
    return value(name, code === undefined ? given : { ...given, code });
  };
  return standalone.default(engine, engine.getSchema(String(schema["$id"])) ?? engine.compile(schema));
}

/** The code that finds each part of a schema when it is read again. */
function note(value: unknown, name: SchemaName | null, pointer: string, places: Map<unknown, Code>): void {
  if (typeof value !== "object" || value === null) return;
  places.set(value, _`at(${name}, ${pointer})`);
  for (const [key, part] of Object.entries(value)) {
    note(part, name, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`, places);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = fileURLToPath(new URL("../../schemas/validators.cjs", import.meta.url));
  writeFileSync(file, validatorsFile(readDefinitions(fileURLToPath(new URL("../../providers", import.meta.url)))));
  process.stdout.write(`${file}\n`);
}
