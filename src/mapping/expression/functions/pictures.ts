import jsonata from "jsonata";
import { spendScan, spendText } from "../budget.ts";
import { clockTime } from "../clock.ts";
import { Fault } from "../fault.ts";
import type { BuiltinTable } from "./builtin.ts";

/**
 * Numbers and times written after a picture. Pictures are a language of their own, pure and bounded by the picture's
 * length: here the reference implementation does the work, called directly and synchronously.
 */
interface Reference {
  readonly implementation: (this: unknown, ...args: unknown[]) => unknown;
}

const [formatNumber, formatInteger, parseInteger, fromPicture, toPicture] = (await Promise.all(
  ["formatNumber", "formatInteger", "parseInteger", "fromMillis", "toMillis"].map((name) => jsonata(`$${name}`).evaluate(undefined)),
)) as readonly Reference[];

export const PICTURES: BuiltinTable = {
  formatNumber: ["<n-so?:s>", by(formatNumber), 3],
  formatInteger: ["<n-s:s>", by(formatInteger), 2],
  parseInteger: ["<s-s:n>", by(parseInteger), 2],
  fromMillis: ["<n-s?s?:s>", fromMillis, 3],
  toMillis: ["<s-s?:n>", toMillis, 2],
  now: ["<s?s?:s>", (picture?: string, timezone?: string) => fromMillis(clockTime(), picture, timezone), 2],
  millis: ["<:n>", clockTime],
};

/** What a text does not say of its date is taken from it. */
const TODAY: unknown = new Proxy(
  {},
  {
    get(_target, name) {
      const date = new Date(clockTime()) as unknown as Record<string | symbol, () => unknown>;
      return date[name]?.bind(date);
    },
  },
);

const MAX_PICTURE = 1000;

function by(reference: Reference | undefined): (...args: unknown[]) => unknown {
  return (...args) => {
    for (const arg of args) {
      if (typeof arg !== "string") continue;
      if (arg.length > MAX_PICTURE) throw new Fault("D2016", { value: MAX_PICTURE });
      spendScan(arg.length * 64);
      spendText(arg.length);
    }
    try {
      return reference?.implementation.apply({ environment: { timestamp: TODAY } }, args);
    } catch (error) {
      throw isReported(error) ? new Fault(error.code, { value: error.value }) : error;
    }
  };
}

function isReported(error: unknown): error is { readonly code: string; readonly value?: unknown } {
  return typeof error === "object" && error !== null && "code" in error && typeof error.code === "string";
}

/** The years whose ISO form has four digits. */
const FIRST = -62_167_219_200_000;
const LAST = 253_402_300_799_999;

function fromMillis(millis: number | undefined, picture?: string, timezone?: string): unknown {
  if (millis === undefined) return undefined;
  const plain = picture === undefined && timezone === undefined && millis >= FIRST && millis <= LAST;
  return plain ? new Date(millis).toISOString() : by(fromPicture)(millis, picture, timezone);
}

const ISO = /^\d{4}(-[01]\d)?(-[0-3]\d)?(T[0-2]\d:[0-5]\d:[0-5]\d)?(\.\d+)?([+-][0-2]\d:?[0-5]\d|Z)?$/;

function toMillis(timestamp: string | undefined, picture?: string): unknown {
  if (timestamp === undefined) return undefined;
  if (picture !== undefined) return by(toPicture)(timestamp, picture);
  if (!ISO.test(timestamp)) throw new Fault("D3110", { value: timestamp });
  return Date.parse(timestamp);
}
