import * as fc from "fast-check";
import { expect, test } from "vitest";
import { v5 } from "uuid";
import { childId, idOf } from "../../src/delivery/ids.ts";

test("ids are UUIDs of version 5, as anybody else derives them", () => {
  fc.assert(
    fc.property(fc.uuid(), fc.nat(), (parent, n) => {
      expect(childId(parent, n)).toBe(v5(String(n), parent));
    }),
  );
  expect(idOf("lead", 1)).toBe(v5('["lead",1]', "8f1c6a52-6a0e-5d0b-9f6e-0d6a3c1f7b11"));
  expect(() => childId("no uuid", 1)).toThrow("expected a UUID");
});
