import { Fault } from "../../fault.ts";
import { round } from "../numbers.ts";
import { intervalOf } from "./integers.ts";

/** The signs that a picture of numbers is written with, and its results. */
export interface Signs {
  readonly decimal: string;
  readonly grouping: string;
  readonly exponent: string;
  readonly minus: string;
  readonly percent: string;
  readonly perMille: string;
  readonly zero: string;
  readonly digit: string;
  readonly pattern: string;
}

const DEFAULTS: Signs = {
  decimal: ".",
  grouping: ",",
  exponent: "e",
  minus: "-",
  percent: "%",
  perMille: "\u2030",
  zero: "0",
  digit: "#",
  pattern: ";",
};

const OPTIONS: Readonly<Record<keyof Signs, string>> = {
  decimal: "decimal-separator",
  grouping: "grouping-separator",
  exponent: "exponent-separator",
  minus: "minus-sign",
  percent: "percent",
  perMille: "per-mille",
  zero: "zero-digit",
  digit: "digit",
  pattern: "pattern-separator",
};

/** Signs as the third argument of $formatNumber names them. */
export function signsOf(options: Readonly<Record<string, unknown>> | undefined): Signs {
  if (options === undefined) return DEFAULTS;
  const given = Object.entries(OPTIONS).filter(([, name]) => Object.hasOwn(options, name));
  return { ...DEFAULTS, ...Object.fromEntries(given.map(([sign, name]) => [sign, String(options[name])])) };
}

/** A picture of numbers, read: `#,##0.00`, `00.0e0`, `#0%;(#0%)`. */
export interface DecimalPicture {
  readonly signs: Signs;
  readonly positive: Form;
  readonly negative: Form;
}

interface Form {
  readonly prefix: string;
  readonly suffix: string;
  readonly factor: 1 | 100 | 1000;
  /** Digits before the point at least, and how far an exponent shifts it. */
  readonly whole: number;
  readonly scale: number;
  /** Digits behind the point. */
  readonly least: number;
  readonly most: number;
  readonly exponent: number;
  readonly hasPoint: boolean;
  /** Digits to the right of each separator before the point, to the left of each behind it. */
  readonly groups: readonly number[];
  readonly every: number;
  readonly fractionGroups: readonly number[];
}

/** Throws Fault D3080 to D3093. */
export function readDecimalPicture(picture: string, signs: Signs): DecimalPicture {
  const subpictures = picture.split(signs.pattern);
  if (subpictures.length > 2) throw new Fault("D3080");
  const parts = subpictures.map((text) => split(text, signs));
  for (const each of parts) {
    const error = errorIn(each, signs);
    if (error !== undefined) throw new Fault(error);
  }
  const [positive, negative] = parts.map((each) => formOf(each, signs)) as [Form, Form?];
  return { signs, positive, negative: negative ?? { ...positive, prefix: signs.minus + positive.prefix } };
}

interface Parts {
  readonly text: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly active: string;
  readonly mantissa: string;
  readonly exponent: string | undefined;
  readonly whole: string;
  readonly fraction: string;
}

function digitsOf({ zero }: Signs): string {
  return Array.from({ length: 10 }, (_, digit) => String.fromCharCode(zero.charCodeAt(0) + digit)).join("");
}

function split(text: string, signs: Signs): Parts {
  const isActive = activeSigns(signs);
  const letters = text.split("");
  const bounds = (letter: string): boolean => isActive(letter) && letter !== signs.exponent;
  const first = letters.findIndex(bounds);
  const prefix = text.slice(0, Math.max(0, first));
  const suffix = first < 0 ? "" : text.slice(letters.findLastIndex(bounds) + 1);
  const active = text.slice(prefix.length, text.length - suffix.length);
  const at = text.indexOf(signs.exponent, prefix.length);
  const hasExponent = at !== -1 && at <= text.length - suffix.length;
  // The place is one of the whole text, also where it cuts the part without the prefix: so does the reference.
  const mantissa = hasExponent ? active.slice(0, at) : active;
  const point = mantissa.indexOf(signs.decimal);
  return {
    text,
    prefix,
    suffix,
    active,
    mantissa,
    exponent: hasExponent ? active.slice(at + 1) : undefined,
    whole: point === -1 ? mantissa : mantissa.slice(0, point),
    fraction: point === -1 ? suffix : mantissa.slice(point + 1),
  };
}

function activeSigns(signs: Signs): (letter: string) => boolean {
  const all = new Set([...digitsOf(signs), signs.decimal, signs.exponent, signs.grouping, signs.digit, signs.pattern]);
  return (letter) => all.has(letter);
}

/** The last rule that is broken, as the reference implementation reports it. */
function errorIn({ text, active, mantissa, exponent, whole, fraction }: Parts, signs: Signs): string | undefined {
  const { decimal, grouping, percent, perMille, digit } = signs;
  const digits = digitsOf(signs);
  const isDigit = (letter: string): boolean => digits.includes(letter);
  const isTwice = (sign: string): boolean => text.indexOf(sign) !== text.lastIndexOf(sign);
  const point = text.indexOf(decimal);
  const optional = whole.indexOf(digit);
  const lastOptional = fraction.lastIndexOf(digit);
  const scaled = text.includes(percent) || text.includes(perMille);
  const isActive = activeSigns(signs);
  const rules: readonly (readonly [string, boolean])[] = [
    ["D3081", isTwice(decimal)],
    ["D3082", isTwice(percent)],
    ["D3083", isTwice(perMille)],
    ["D3084", text.includes(percent) && text.includes(perMille)],
    ["D3085", !mantissa.split("").some((letter) => isDigit(letter) || letter === digit)],
    ["D3086", !active.split("").every(isActive)],
    ["D3087", point !== -1 && (text.charAt(point - 1) === grouping || text.charAt(point + 1) === grouping)],
    ["D3088", point === -1 && whole.at(-1) === grouping],
    ["D3089", text.includes(grouping + grouping)],
    ["D3090", optional !== -1 && whole.slice(0, optional).split("").some(isDigit)],
    ["D3091", lastOptional !== -1 && fraction.slice(lastOptional).split("").some(isDigit)],
    ["D3092", exponent !== undefined && exponent.length > 0 && scaled],
    ["D3093", exponent !== undefined && (exponent.length === 0 || !exponent.split("").every(isDigit))],
  ];
  return rules.findLast(([, broken]) => broken)?.[0];
}

function formOf({ text, prefix, suffix, exponent, whole, fraction }: Parts, signs: Signs): Form {
  const digits = digitsOf(signs);
  const mandatory = (part: string): number => part.split("").filter((letter) => digits.includes(letter)).length;
  const counted = (part: string): number => part.split("").filter((letter) => digits.includes(letter) || letter === signs.digit).length;
  const scale = mandatory(whole);
  let atLeast = scale;
  let least = mandatory(fraction);
  let most = counted(fraction);
  if (atLeast === 0 && most === 0) {
    if (exponent === undefined) atLeast = 1;
    else least = most = 1;
  }
  if (exponent !== undefined && atLeast === 0 && whole.includes(signs.digit)) atLeast = 1;
  if (atLeast === 0 && least === 0) least = 1;
  const groups = placesOf(whole, whole, signs.grouping).map((place) => counted(whole.slice(place)));
  return {
    prefix,
    suffix,
    factor: text.includes(signs.percent) ? 100 : text.includes(signs.perMille) ? 1000 : 1,
    whole: atLeast,
    scale,
    least,
    most,
    exponent: exponent === undefined ? 0 : mandatory(exponent),
    hasPoint: text.includes(signs.decimal),
    groups,
    every: intervalOf(groups),
    fractionGroups: placesOf(fraction, whole, signs.grouping).map((place) => counted(fraction.slice(0, place))),
  };
}

/** After the first one the reference implementation goes on in the whole part, also when it looks at the fraction. */
function placesOf(part: string, whole: string, sign: string): number[] {
  const places: number[] = [];
  for (let at = part.indexOf(sign); at !== -1; at = whole.indexOf(sign, at + 1)) {
    places.push(at);
    if (sign === "") break;
  }
  return places;
}

/** `number` is finite. */
export function writeDecimal(number: number, { signs, positive, negative }: DecimalPicture): string {
  const form = number >= 0 ? positive : negative;
  const { decimal, grouping, zero } = signs;
  const { mantissa, exponent } = scaled(number * form.factor, form);
  let text = figures(round(mantissa, form.most), form.most, signs);
  text = text.includes(".") ? text.replace(".", () => decimal) : text + decimal;
  let start = 0;
  while (text.charAt(start) === zero) start += 1;
  let end = text.length;
  while (end > start && text.charAt(end - 1) === zero) end -= 1;
  text = text.slice(start, end);

  let point = text.indexOf(decimal);
  text = zero.repeat(Math.max(0, form.whole - point)) + text + zero.repeat(Math.max(0, form.least - (text.length - point - 1)));
  point = text.indexOf(decimal);
  if (form.every > 0) {
    for (let group = 1; group <= Math.floor((point - 1) / form.every); group += 1)
      text = insert(text, grouping, point - group * form.every);
  } else {
    for (const digits of form.groups) text = insert(text, grouping, point++ - digits);
  }
  point = text.indexOf(decimal);
  for (const digits of form.fractionGroups) text = insert(text, grouping, point + 1 + digits);
  point = text.indexOf(decimal);
  if (!form.hasPoint || point === text.length - 1) text = text.slice(0, -1);
  if (exponent !== undefined) {
    const power = figures(exponent, 0, signs).padStart(form.exponent, zero);
    text += `${signs.exponent}${exponent < 0 ? signs.minus : ""}${power}`;
  }
  return form.prefix + text + form.suffix;
}

function insert(text: string, sign: string, at: number): string {
  return text.slice(0, at) + sign + text.slice(at);
}

/** mantissa · 10^exponent is the number, the mantissa with as many digits before the point as the picture has. */
function scaled(number: number, form: Form): { readonly mantissa: number; readonly exponent?: number } {
  if (form.exponent === 0) return { mantissa: number };
  const [least, most] = [10 ** (form.scale - 1), 10 ** form.scale];
  let mantissa = number;
  let exponent = 0;
  while (mantissa !== 0 && Math.abs(mantissa) < least) {
    mantissa *= 10;
    exponent -= 1;
  }
  while (Math.abs(mantissa) > most && Number.isFinite(mantissa)) {
    mantissa /= 10;
    exponent += 1;
  }
  return { mantissa, exponent };
}

const MOST_DIGITS = 100;

function figures(value: number, digits: number, signs: Signs): string {
  if (digits > MOST_DIGITS) throw new Fault("D2016", { value: MOST_DIGITS });
  const text = Math.abs(value).toFixed(digits);
  if (signs.zero === "0") return text;
  const family = digitsOf(signs);
  return text.replace(/\d/g, (digit) => family.charAt(Number(digit)));
}
