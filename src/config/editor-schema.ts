import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseYaml } from "./yaml.ts";

type Schema = Readonly<Record<string, unknown>>;

/**
 * schemas/gateway.schema.json as editors need it: its base part, plus one `if provider … then settings` branch per
 * shipped provider. `node src/config/editor-schema.ts` writes it anew after a definition has changed; a test fails when
 * that was forgotten.
 */
export function withProviders(gateway: Schema, definitions: ReadonlyMap<string, unknown>): Schema {
  const definition = (gateway["$defs"] as Readonly<Record<string, Schema>>)["binding"] ?? {};
  const properties = definition["properties"] as Readonly<Record<string, Schema>>;
  const names = [...definitions.keys()].sort();
  const branches = names.map((name) => branchFor(name, forEditors(definitions.get(name))));
  const binding = {
    ...definition,
    properties: { ...properties, provider: { ...properties["provider"], examples: names } },
    allOf: branches,
  };
  return { ...gateway, $defs: { ...(gateway["$defs"] as object), binding } };
}

/** As text, since an object of ours with the key "then" could be taken for a promise. */
function branchFor(name: string, settings: Schema): Schema {
  const condition = { required: ["provider"], properties: { provider: { const: name } } };
  return JSON.parse(
    `{ "if": ${JSON.stringify(condition)}, "then": { "properties": { "settings": ${JSON.stringify(settings)} } } }`,
  ) as Schema;
}

/** The raw definitions in a folder of providers, by name. */
export function readDefinitions(folder: string): Map<string, unknown> {
  const definitions = new Map<string, unknown>();
  if (!existsSync(folder)) return definitions;
  for (const name of readdirSync(folder)) {
    let text: string;
    try {
      text = readFileSync(`${folder}/${name}/provider.yaml`, "utf8");
    } catch {
      continue; // a folder without a definition is not a provider
    }
    const raw = parseYaml(`${folder}/${name}/provider.yaml`, text).documents[0]?.raw;
    if (raw !== undefined) definitions.set(name, raw);
  }
  return definitions;
}

function forEditors(definition: unknown): Schema {
  const settings = ((definition as { settings?: Schema } | null)?.settings ?? {}) as Schema;
  const properties = Object.entries((settings["properties"] ?? {}) as Readonly<Record<string, Schema>>);
  return {
    ...settings,
    type: "object",
    additionalProperties: false,
    properties: Object.fromEntries(properties.map(([name, schema]) => [name, orVariable(schema)])),
  };
}

/** Before the gateway puts a value in, `${PORT}` stands where a number belongs. */
function orVariable(schema: Schema): Schema {
  const loose =
    schema["type"] === "string" && schema["format"] === undefined && schema["pattern"] === undefined && schema["enum"] === undefined;
  if (loose) return schema;
  const { description, default: value, ...rest } = schema;
  return {
    ...(description === undefined ? {} : { description }),
    ...(value === undefined ? {} : { default: value }),
    anyOf: [rest, { $ref: "#/$defs/variable" }],
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const schemaFile = fileURLToPath(new URL("../../schemas/gateway.schema.json", import.meta.url));
  const gateway = JSON.parse(readFileSync(schemaFile, "utf8")) as Schema;
  const definitions = readDefinitions(fileURLToPath(new URL("../../providers", import.meta.url)));
  writeFileSync(schemaFile, `${JSON.stringify(withProviders(gateway, definitions), null, 2)}\n`);
  process.stdout.write(`${schemaFile}: ${definitions.size} providers; now run: oxfmt schemas\n`);
}
