import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readDefinitions, withProviders } from "../../src/config/editor-schema.ts";
import { compileSchema } from "../../src/schemas.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const gateway = JSON.parse(readFileSync(`${root}/schemas/gateway.schema.json`, "utf8")) as Record<string, unknown>;

describe("schemas/gateway.schema.json", () => {
  it("knows the settings of every shipped provider (else: node src/config/editor-schema.ts)", () => {
    expect(gateway).toEqual(withProviders(gateway, readDefinitions(`${root}/providers`)));
  });

  it("describes every property and closes every object", () => {
    const open: string[] = [];
    const walk = (schema: unknown, path: string): void => {
      if (typeof schema !== "object" || schema === null) return;
      const { properties, type, additionalProperties } = schema as Record<string, unknown>;
      if (type === "object" && properties !== undefined && additionalProperties !== false) open.push(path);
      for (const [name, property] of Object.entries((properties ?? {}) as Record<string, Record<string, unknown>>)) {
        if (!path.includes("allOf") && property["$ref"] === undefined && typeof property["description"] !== "string")
          open.push(`${path}.${name}`);
      }
      for (const [key, part] of Object.entries(schema)) if (!["default", "examples"].includes(key)) walk(part, `${path}/${key}`);
    };
    walk(gateway, "");
    // A whenNobodyOnline of { desk } is described where it is used.
    expect(open).toEqual([]);
  });

  it("helps an editor with one provider's settings, and lets variables stand for numbers", () => {
    const settings = { required: ["token"], properties: { token: { type: "string", format: "password" }, port: { type: "integer" } } };
    const schema = withProviders(gateway, new Map([["acme", { settings }]]));
    const validate = compileSchema({ ...schema, $id: "editor.json" });
    const binding = (settings: unknown) => ({ version: 1, bindings: { shop: { provider: "acme", settings } } });
    expect(validate(binding({ token: "${TOKEN}", port: "${PORT}" }))).toEqual([]);
    expect(validate(binding({ token: "x", port: 80 }))).toEqual([]);
    expect(validate(binding({ token: "x", prot: 80 }))).toMatchObject([{ keyword: "additionalProperties", key: "prot" }]);
    expect(validate(binding({ port: "eighty" })).length).toBeGreaterThan(0);
    expect(validate({ version: 1, bindings: { shop: { provider: "other", settings: { anything: 1 } } } })).toEqual([]);
  });
});
