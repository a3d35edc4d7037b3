import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { GatewayError } from "../../../src/errors.ts";
import { compileExpression } from "../../../src/mapping/expression/expression.ts";

const providers = new URL("../../../providers/", import.meta.url);

/** Every text in a definition that can be read as an expression: all mappings are among them. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

test.each(readdirSync(providers))("everything in the definition of %s compiles", (name) => {
  const definition = parse(readFileSync(new URL(`${name}/provider.yaml`, providers), "utf8")) as {
    readonly functions?: Readonly<Record<string, string>>;
  };
  const functions = definition.functions ?? {};
  let compiled = 0;
  for (const text of textsIn(definition)) {
    try {
      compileExpression(text, { functions });
      compiled += 1;
    } catch (error) {
      // A title or an address, not an expression.
      if (!(error instanceof GatewayError) || !String(error.details["code"]).startsWith("S")) throw error;
    }
  }
  expect(compiled).toBeGreaterThan(Object.keys(functions).length);
});
