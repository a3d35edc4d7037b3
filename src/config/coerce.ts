import type { Json } from "../model/message.ts";

type Schema = Readonly<Record<string, unknown>>;
type Path = readonly (string | number)[];

/**
 * The same data where values fit the schema's types better: a text from outside (environment, file) becomes the number
 * or boolean that the schema wants; a number that was written where a text belongs becomes the text as it was written,
 * leading zeros and long ids included. Everything else stays, for the validator to judge.
 */
export function coerce(
  data: unknown,
  schema: Schema,
  options: {
    /** Where `data` lies in the file. */
    path: Path;
    isFromOutside: (path: Path) => boolean;
    textAt: (path: Path) => string | undefined;
  },
): unknown {
  const walk = (value: unknown, part: Schema, path: Path): unknown => {
    const forms = formsOf(part, schema);
    if (typeof value === "string") return options.isFromOutside(path) ? fromText(value, typesOf(forms)) : value;
    if (typeof value === "number") {
      const types = typesOf(forms);
      const wanted = types.has("string") && !types.has("number") && !types.has("integer");
      return wanted ? (options.textAt(path) ?? String(value)) : value;
    }
    if (Array.isArray(value)) {
      const items = forms.map((form) => form["items"]).find(isSchema);
      return items ? value.map((item, index) => walk(item, items, [...path, index])) : value;
    }
    if (typeof value !== "object" || value === null) return value;
    const copy: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(value)) {
      const known = forms.map((form) => propertyOf(form, key)).find(isSchema);
      const next = known ? walk(item, known, [...path, key]) : item;
      Object.defineProperty(copy, key, { value: next, enumerable: true, configurable: true, writable: true });
    }
    return copy;
  };
  return walk(data, schema, options.path);
}

/** A schema, or the branches of its `anyOf` and `oneOf`, with local references followed. */
function formsOf(part: Schema, root: Schema, depth = 0): readonly Schema[] {
  if (depth > 8) return [];
  const forms: Schema[] = [part];
  const target = part["$ref"];
  if (typeof target === "string" && target.startsWith("#/")) {
    const found = target
      .slice(2)
      .split("/")
      .reduce<unknown>((at, step) => (isSchema(at) ? at[step] : undefined), root);
    if (isSchema(found)) forms.push(...formsOf(found, root, depth + 1));
  }
  for (const word of ["anyOf", "oneOf", "allOf"]) {
    const branches = part[word];
    if (Array.isArray(branches)) for (const branch of branches) if (isSchema(branch)) forms.push(...formsOf(branch, root, depth + 1));
  }
  return forms;
}

function typesOf(forms: readonly Schema[]): ReadonlySet<unknown> {
  return new Set(forms.flatMap((form) => [form["type"]].flat()).filter((type) => type !== undefined));
}

function propertyOf(form: Schema, key: string): unknown {
  const properties = form["properties"];
  return isSchema(properties) && Object.hasOwn(properties, key) ? properties[key] : form["additionalProperties"];
}

function fromText(text: string, types: ReadonlySet<unknown>): Json {
  if (types.has("string")) return text;
  if (types.has("boolean") && /^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
  const number = types.has("number") || types.has("integer");
  if (number && /^-?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(text)) return Number(text);
  if (types.has("null") && /^(null|~)?$/.test(text)) return null;
  return text;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
