import { expect, test } from "vitest";
import { decodeBody } from "../../src/mapping/decode.ts";

const read = (text: string, contentType = "") =>
  decodeBody("any", { method: "POST", contentType, query: "", body: new TextEncoder().encode(text) });

test.each<[string, string, string, unknown]>([
  ["JSON", '{"a":1}', "", { a: 1 }],
  ["JSON that calls itself a form", '{"a":1}', "application/x-www-form-urlencoded", { a: 1 }],
  ["a form", "a=1&b=%D0%B4%D0%B0", "application/x-www-form-urlencoded", { a: "1", b: "да" }],
  ["a form that says nothing", "a=1", "", { a: "1" }],
  ["nothing", " \n", "", undefined],
])("a body of any kind may be %s", (_, text, type, body) => {
  expect(read(text, type)).toEqual({ body });
});

test.each([
  ["broken JSON", '{"a":', ""],
  ["a word that calls itself JSON", "ok", "application/json"],
  ["a form with a key that harms", "__proto__=1", ""],
])("a body of any kind is no %s", (_, text, type) => {
  expect(read(text, type)).toHaveProperty("malformed");
});
