import { Fault } from "../fault.ts";
import { booleanOf, isNumeric, isTruthy } from "../sequence.ts";
import type { BuiltinTable } from "./builtin.ts";

/** Functions of numbers and truth values. All but `$exists` answer nothing with nothing. */
export const NUMBERS: BuiltinTable = {
  number: ["<(nsb)-:n>", number],
  abs: ["<n-:n>", of(Math.abs)],
  floor: ["<n-:n>", of(Math.floor)],
  ceil: ["<n-:n>", of(Math.ceil)],
  round: ["<n-n?:n>", (value: number | undefined, digits?: number) => (value === undefined ? undefined : round(value, digits))],
  sqrt: ["<n-:n>", sqrt],
  power: ["<n-n:n>", power],
  formatBase: ["<n-n?:s>", formatBase],
  boolean: ["<x-:b>", booleanOf],
  not: ["<x-:b>", (value: unknown) => (value === undefined ? undefined : !isTruthy(value))],
  exists: ["<x:b>", (value: unknown) => value !== undefined],
  type: ["<x:s>", type],
};

function of(calculate: (value: number) => number): (value: number | undefined) => number | undefined {
  return (value) => (value === undefined ? undefined : calculate(value));
}

const DECIMAL = /^-?[0-9]+(\.[0-9]+)?([Ee][-+]?[0-9]+)?$/;
const PREFIXED = /^(0[xX][0-9A-Fa-f]+)|(0[oO][0-7]+)|(0[bB][0-1]+)$/;

function number(value: unknown): number | undefined {
  if (value === undefined || typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "string") {
    const read = DECIMAL.test(value) ? parseFloat(value) : NaN;
    if (Number.isFinite(read)) return read;
    if (PREFIXED.test(value)) return Number(value);
  }
  throw new Fault("D3030", { value, index: 1 });
}

/** Half goes to the even neighbour. Shifting in text avoids the noise that multiplying by powers of ten brings. */
export function round(value: number, digits?: number): number {
  const shifted = digits ? shift(value, digits) : value;
  let result = Math.round(shifted);
  if (Math.abs(result - shifted) === 0.5 && Math.abs(result % 2) === 1) result -= 1;
  if (digits) result = shift(result, -digits);
  return Object.is(result, -0) ? 0 : result;
}

function shift(value: number, digits: number): number {
  const [mantissa = "", exponent] = String(value).split("e");
  return Number(`${mantissa}e${exponent === undefined ? digits : Number(exponent) + digits}`);
}

function sqrt(value: number | undefined): number | undefined {
  if (value !== undefined && value < 0) throw new Fault("D3060", { value, index: 1 });
  return value === undefined ? undefined : Math.sqrt(value);
}

function power(base: number | undefined, exponent: number): number | undefined {
  if (base === undefined) return undefined;
  const result = base ** exponent;
  if (!Number.isFinite(result)) throw new Fault("D3061", { value: base, value2: exponent, index: 1 });
  return result;
}

function formatBase(value: number | undefined, radix?: number): string | undefined {
  if (value === undefined) return undefined;
  const base = radix === undefined ? 10 : round(radix);
  if (base < 2 || base > 36) throw new Fault("D3100", { value: base });
  return round(value).toString(base);
}

function type(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (value === null) return "null";
  if (typeof value === "number") return isNumeric(value) ? "number" : "object";
  if (Array.isArray(value)) return "array";
  return typeof value;
}
