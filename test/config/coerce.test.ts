import { expect, it } from "vitest";
import { coerce } from "../../src/config/coerce.ts";

const schema = {
  type: "object",
  properties: {
    port: { type: "integer" },
    on: { anyOf: [{ type: "boolean" }, { $ref: "#/$defs/count" }] },
    id: { type: "string" },
    either: { type: ["string", "number"] },
    list: { type: "array", items: { type: "integer" } },
  },
  additionalProperties: { $ref: "#/$defs/count" },
  $defs: { count: { type: "integer" } },
};

const run = (data: unknown, outside: boolean, written = "0123") =>
  coerce(data, schema, { path: ["settings"], isFromOutside: () => outside, textAt: () => written });

it("turns texts from outside into what the schema wants", () => {
  expect(run({ port: "80", on: "TRUE", list: ["1", "2"], other: "7" }, true)).toEqual({ port: 80, on: true, list: [1, 2], other: 7 });
});

it("leaves texts from outside that are none, and texts that were written in the file", () => {
  expect(run({ port: "80a", on: "yes", id: "12", either: "12" }, true)).toEqual({ port: "80a", on: "yes", id: "12", either: "12" });
  expect(run({ port: "80", on: "true" }, false)).toEqual({ port: "80", on: "true" });
});

it("gives a text for a number as it was written", () => {
  expect(run({ id: 123, either: 123, port: 123 }, false)).toEqual({ id: "0123", either: 123, port: 123 });
});
