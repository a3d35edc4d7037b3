import * as fc from "fast-check";
import { expect, test } from "vitest";
import { redactor } from "../../src/mapping/secrets.ts";

test("a secret is masked as it is, URL-encoded and in JSON", () => {
  const redact = redactor(['p@ss "word"']);
  expect(redact('a p@ss "word" b')).toBe("a *** b");
  expect(redact(`x=${encodeURIComponent('p@ss "word"')}`)).toBe("x=***");
  expect(redact("x=p%40ss+%22word%22")).toBe("x=***");
  expect(redact(JSON.stringify({ a: 'p@ss "word"' }))).toBe('{"a":"***"}');
});

test("a secret inside a base64 text is masked whatever stands before and after it", () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 8 }),
      fc.string({ minLength: 5, maxLength: 30 }),
      fc.string({ maxLength: 8 }),
      (before, secret, after) => {
        const bytes = Buffer.from(before + secret + after);
        if (Buffer.byteLength(secret) < 7) return;
        expect(redactor([secret])(bytes.toString("base64"))).toContain("***");
        expect(redactor([secret])(bytes.toString("base64url"))).toContain("***");
      },
    ),
  );
});

test("the longer of two secrets that begin alike is masked whole", () => {
  expect(redactor(["token", "token-long"])("token-long token")).toBe("*** ***");
});

test("values shorter than four characters, and no values at all, mask nothing", () => {
  expect(redactor(["abc", ""])("abcabc")).toBe("abcabc");
  expect(redactor([])("abc")).toBe("abc");
});
