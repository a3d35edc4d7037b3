import { spendScan, spendText } from "../budget.ts";
import { clockTime } from "../clock.ts";
import { Fault } from "../fault.ts";
import type { BuiltinTable } from "./builtin.ts";
import { dateReader, readDate, readDatePicture, writeDate } from "./pictures/dates.ts";
import { readDecimalPicture, signsOf, writeDecimal } from "./pictures/decimals.ts";
import { integerReader, readIntegerPicture, writeInteger } from "./pictures/integers.ts";

/** Numbers and times as texts after a picture, and back. All of them answer nothing with nothing. */
export const PICTURES: BuiltinTable = {
  formatNumber: ["<n-so?:s>", formatNumber, 3],
  formatInteger: ["<n-s:s>", formatInteger, 2],
  parseInteger: ["<s-s:n>", parseInteger, 2],
  fromMillis: ["<n-s?s?:s>", fromMillis, 3],
  toMillis: ["<s-s?:n>", toMillis, 2],
  now: ["<s?s?:s>", (picture?: string, timezone?: string) => fromMillis(clockTime(), picture, timezone), 2],
  millis: ["<:n>", clockTime],
};

const MAX_PICTURE = 1000;
const REMEMBERED = 100;

/** What was read of the last pictures: an expression has the same ones for every message. Costs the same each time. */
function remembering<Read>(read: (picture: string) => Read): (picture: string) => Read {
  const known = new Map<string, Read>();
  return (picture) => {
    if (picture.length > MAX_PICTURE) throw new Fault("D2016", { value: MAX_PICTURE });
    spendScan(picture.length * 64);
    let made = known.get(picture);
    if (made === undefined) {
      made = read(picture);
      if (known.size >= REMEMBERED) known.delete(known.keys().next().value as string);
      known.set(picture, made);
    }
    return made;
  };
}

const usualDecimal = remembering((picture) => readDecimalPicture(picture, signsOf(undefined)));
const integer = remembering(readIntegerPicture);
const integers = remembering((picture) => integerReader(readIntegerPicture(picture)));
const date = remembering(readDatePicture);
const dates = remembering((picture) => dateReader(readDatePicture(picture)));

function made(text: string): string {
  spendText(text.length);
  return text;
}

function formatNumber(number: number | undefined, picture: string, options?: Readonly<Record<string, unknown>>): string | undefined {
  if (number === undefined) return undefined;
  mustEnd(number);
  if (options === undefined) return made(writeDecimal(number, usualDecimal(picture)));
  const read = remembering((text) => readDecimalPicture(text, signsOf(options)));
  return made(writeDecimal(number, read(picture)));
}

function formatInteger(number: number | undefined, picture: string): string | undefined {
  if (number === undefined) return undefined;
  mustEnd(number);
  return made(writeInteger(Math.floor(number), integer(picture)));
}

function parseInteger(text: string | undefined, picture: string): number | undefined {
  if (text === undefined) return undefined;
  spendScan(text.length * 64);
  return integers(picture).read(text);
}

/** Of an infinite number the digits have no end. */
function mustEnd(number: number): void {
  if (Math.abs(number) === Infinity) throw new Fault("D1001", { value: number });
}

/** The years whose ISO form has four digits. */
const FIRST = -62_167_219_200_000;
const LAST = 253_402_300_799_999;
const ISO_PICTURE = "[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]";

function fromMillis(millis: number | undefined, picture?: string, timezone?: string): string | undefined {
  if (millis === undefined) return undefined;
  const plain = picture === undefined && timezone === undefined && millis >= FIRST && millis <= LAST;
  return plain ? new Date(millis).toISOString() : made(writeDate(millis, date(picture ?? ISO_PICTURE), timezone));
}

const ISO = /^\d{4}(-[01]\d)?(-[0-3]\d)?(T[0-2]\d:[0-5]\d:[0-5]\d)?(\.\d+)?([+-][0-2]\d:?[0-5]\d|Z)?$/;

function toMillis(timestamp: string | undefined, picture?: string): number | undefined {
  if (timestamp === undefined) return undefined;
  spendScan(timestamp.length);
  if (picture !== undefined) return readDate(timestamp, dates(picture), clockTime);
  if (!ISO.test(timestamp)) throw new Fault("D3110", { value: timestamp });
  return Date.parse(timestamp);
}
