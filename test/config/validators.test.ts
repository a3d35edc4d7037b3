import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { readDefinitions } from "../../src/config/editor-schema.ts";
import { loadConfig } from "../../src/config/load.ts";
import { compileSchema } from "../../src/schemas.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** ajv is loaded past vitest, by Node. */
const loaded = () => Object.keys(createRequire(import.meta.url).cache).filter((file) => file.endsWith("/ajv/dist/2020.js"));

it("a start with shipped providers loads no ajv, and a schema of somebody else's does", async () => {
  const { config } = await loadConfig({
    file: `${root}/gateway.yaml`,
    env: {},
    secret: "s",
    shippedProviders: `${root}/providers`,
    strict: false,
  });
  expect(config?.runtime.bindings.size).toBeGreaterThan(0);
  expect(loaded()).toEqual([]);
  expect(compileSchema({ type: "string" })(1)).toMatchObject([{ message: "must be a string, got number" }]);
  expect(loaded()).toHaveLength(1);
});

it("schemas/validators.cjs is what the schemas and the settings say (else: node src/config/validators.ts)", async () => {
  const { validatorsFile } = await import("../../src/config/validators.ts");
  const written = readFileSync(`${root}/schemas/validators.cjs`, "utf8");
  // No diff of a megabyte.
  expect(validatorsFile(readDefinitions(`${root}/providers`)) === written).toBe(true);
});
