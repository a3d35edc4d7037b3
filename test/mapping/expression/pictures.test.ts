import * as fc from "fast-check";
import jsonata from "jsonata";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { spent } from "../../../src/mapping/expression/budget.ts";
import { LIMITS, compileExpression } from "../../../src/mapping/expression/expression.ts";
import { Fault } from "../../../src/mapping/expression/fault.ts";
import { compileProgram } from "../../../src/mapping/expression/program.ts";
import type { Node } from "../../../src/mapping/expression/tree.ts";

const RUNS = Number(process.env["PROPERTY_RUNS"] ?? 2_000);
const SEED = Number(process.env["PROPERTY_SEED"] ?? Math.floor(Math.random() * 2 ** 31));

const textOf = (...letters: readonly string[]): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...letters), { maxLength: 9 }).map((chosen) => chosen.join(""));

const number = fc.oneof(
  fc.constantFrom(
    0,
    -0,
    1,
    -1,
    7,
    12,
    13,
    21,
    100,
    101,
    999,
    1000,
    1999,
    12_345,
    1e6,
    1e15,
    1e21,
    -2.5,
    0.5,
    0.005,
    1.005,
    1e-7,
    123.456,
    1e300,
  ),
  fc.integer({ min: -5_000, max: 5_000 }),
  fc.integer({ min: -1e15, max: 1e15 }),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
  fc.constant(NaN),
);

const decimalPicture = fc.oneof(
  { weight: 3, arbitrary: textOf("0", "0", "#", "#", ",", ".", "e", "%", "‰", ";", "x", "1") },
  {
    weight: 2,
    arbitrary: fc.constantFrom("#,##0.00", "0", "#", "00.00", "#.##", "0.0e0", "#0.00e00", "##,##,##0.0#", "#,##0.00;(#,##0.00)"),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(textOf("#", "0"), textOf("0", "#"), textOf("0")).map(([whole, part, power]) => `${whole}.${part}e${power}`),
  },
);
const signs = fc.oneof(
  fc.constant(undefined),
  fc.constantFrom<Record<string, string>>(
    { "decimal-separator": ",", "grouping-separator": "." },
    { "zero-digit": "\u0660" },
    { "exponent-separator": "E", "minus-sign": "~" },
    { percent: "p", "per-mille": "m", digit: "?", "pattern-separator": "|" },
  ),
);
const integerPicture = fc.oneof(
  fc.constantFrom(
    "w",
    "W",
    "Ww",
    "w;o",
    "Ww;o",
    "a",
    "A",
    "i",
    "I",
    "0",
    "#,##0",
    "0001;o",
    "#.##0",
    "00,00;o",
    "#,###,0",
    "\u0660\u0660",
    "W;x",
  ),
  textOf("0", "0", "#", "#", ",", ".", "1", "\u0661", ";", "o", "x"),
);
const marker = fc
  .tuple(
    fc.constantFrom(..."YYMMDDdFWwXxHhPmsfZzCEq"),
    fc.constantFrom(
      "",
      "",
      "1",
      "01",
      "0001",
      "N",
      "n",
      "Nn",
      "w",
      "Ww",
      "I",
      "a",
      "1o",
      "01:01",
      "01:01t",
      "0",
      "#1",
      "2t",
      "wo",
      "00:00:00",
    ),
    fc.constantFrom("", "", "", ",2", ",2-2", ",*-3", ",3-3", ",4", ",x"),
  )
  .map((parts) => `[${parts.join("")}]`);
const datePicture = fc
  .array(fc.oneof({ weight: 3, arbitrary: marker }, { weight: 1, arbitrary: fc.constantFrom("-", " ", ":", "T", "[[", "]]", "x", "[") }), {
    maxLength: 7,
  })
  .map((parts) => parts.join(""));
const usualDate = fc.constantFrom(
  "[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01]",
  "[D01]/[M01]/[Y0001] [h]:[m01] [P]",
  "[FNn], [D1o] [MNn] [Y]",
  "[MNn,3-3] [D] [Y] [H01][m01][Z]",
  "[H]:[m]",
  "[M]-[D]",
  "[Y]-[d]",
  "[Y][M01][D01]",
  "[X]-[W]-[F]",
  "[Y]-[M] [H]",
  "[H01]:[m01] [z]",
  "[Y,2-2] [MI] [Da]",
  "[Dw] [MNn] [Yw]",
);
const millis = fc.oneof(fc.integer({ min: -62e12, max: 250e12 }), fc.integer({ min: 0, max: 2e12 }), fc.constantFrom(0, -1, 1e12, 8.7e15));
const zone = fc.constantFrom(undefined, "0000", "+0100", "-0530", "+1400", "-0030", "0200", "x", "+01:30");

const CALLS = {
  "$formatNumber(number, picture, signs)": fc.record({ number, picture: decimalPicture, signs }),
  "$formatInteger(number, picture)": fc.record({ number, picture: integerPicture }),
  "$parseInteger(text, picture)": fc.record({
    text: fc.oneof(
      textOf("1", "2", "0", ",", ".", "x", "\u0661", "I", "V", "a"),
      fc.constantFrom("twelve", "One Hundred and first", "MCMLXXXIV", "xiv", "12th", ""),
    ),
    picture: integerPicture,
  }),
  "$parseInteger($formatInteger(number, picture), picture)": fc.record({ number, picture: integerPicture }),
  "$fromMillis(millis, picture, zone)": fc.record({ millis, picture: fc.oneof(datePicture, usualDate, fc.constant(undefined)), zone }),
  "$toMillis($fromMillis(millis, picture, zone), picture)": fc.record({ millis, picture: fc.oneof(datePicture, usualDate), zone }),
  "$toMillis(text, picture)": fc.record({
    text: textOf("1", "2", "0", "-", ":", "am", "May", " "),
    picture: fc.oneof(datePicture, usualDate),
  }),
} satisfies Record<string, fc.Arbitrary<object>>;

/** What a time without a date gets. */
const NOW = Date.parse("2026-11-20T10:11:12.345Z");

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: NOW }));
afterEach(() => void vi.useRealTimers());

describe(`pictures give what the interpreter makes of them (${RUNS} runs, PROPERTY_SEED=${SEED})`, () => {
  test.each(Object.entries(CALLS) as [string, fc.Arbitrary<object>][])(
    "%s",
    async (source, inputs) => {
      const interpreter = jsonata(source);
      const compiled = compileProgram(jsonata(source).ast() as unknown as Node);
      await fc.assert(
        fc.asyncProperty(inputs, async (input) => {
          let theirs: { value?: unknown; code?: unknown };
          try {
            theirs = { value: await interpreter.evaluate(input) };
          } catch (error) {
            theirs = { code: (error as { readonly code?: unknown }).code };
            if (theirs.code === undefined) return;
          }
          let ours: { value?: unknown; code?: unknown };
          try {
            ours = { value: compiled.run(input, undefined, LIMITS, { now: NOW }) };
          } catch (error) {
            if (!(error instanceof Fault)) throw error;
            ours = { code: error.code };
          }
          expect(ours).toEqual(theirs);
        }),
        { numRuns: RUNS, seed: SEED },
      );
    },
    60_000 + RUNS * 5,
  );
});

test("digits of other scripts, read back", () => {
  const expression = compileExpression("$string($parseInteger(text, '#,##\u0660'))");
  expect(expression.evaluate({ text: "\u0661,\u0662\u0663\u0664" })).toBe("1234");
});

test.each([
  ["$formatInteger(1/0, 'a')", "D1001"],
  ["$formatInteger(1e9, 'I')", "D2016"],
  ["$formatNumber(1e308, '0%e0')", "D3092"],
  ["$formatNumber(1/0, '0')", "D1001"],
  ["$toMillis($pad('', 900, '1') & 'x', $pad('', 900, '[f]'))", "D1012"],
])("%s ends with %s, where the interpreter never does or crashes", (source, code) => {
  expect(() => compileExpression(source).evaluate({})).toThrow(
    expect.objectContaining({ details: expect.objectContaining({ code }) as object }) as Error,
  );
  expect(spent().steps).toBeLessThanOrEqual(LIMITS.steps);
});
