import { Fault } from "../../fault.ts";
import { WORDS_PATTERN, numberOf, wordsOf } from "./words.ts";

/** A picture of whole numbers, read: `#,##0`, `001;o`, `w`, `Ww;o`, `I`, `a`. */
export interface IntegerPicture {
  readonly primary: "decimal" | "letters" | "roman" | "words" | "sequence";
  readonly letterCase: "upper" | "lower" | "title";
  readonly ordinal: boolean;
  /** What is not supported: the picture itself. */
  readonly token?: string;
  readonly decimal?: DecimalPicture;
}

interface DecimalPicture {
  /** The code of the digit zero: not everybody writes 0-9. */
  readonly zero: number;
  readonly mandatory: number;
  readonly optional: number;
  /** Every so many digits, the same sign; 0 = where `separators` say. */
  readonly every: number;
  /** Digits behind each separator, from the right. */
  readonly separators: readonly { readonly position: number; readonly sign: string }[];
}

const ZERO = 0x30;
const FAMILIES: readonly number[] =
  `30 660 6F0 7C0 966 9E6 A66 AE6 B66 BE6 C66 CE6 D66 DE6 E50 ED0 F20 1040 1090 17E0 1810 1946 19D0 1A80 1A90
  1B50 1BB0 1C40 1C50 A620 A8D0 A900 A9D0 A9F0 AA50 ABF0 FF10`
    .split(/\s+/)
    .map((code) => parseInt(code, 16));

/** Throws Fault D3131. */
export function readIntegerPicture(picture: string): IntegerPicture {
  const semicolon = picture.lastIndexOf(";");
  const form = semicolon === -1 ? picture : picture.slice(0, semicolon);
  const ordinal = semicolon !== -1 && picture[semicolon + 1] === "o";
  const upper = { letterCase: "upper", ordinal } as const;
  const lower = { letterCase: "lower", ordinal } as const;
  switch (form) {
    case "A":
      return { primary: "letters", ...upper };
    case "a":
      return { primary: "letters", ...lower };
    case "I":
      return { primary: "roman", ...upper };
    case "i":
      return { primary: "roman", ...lower };
    case "W":
      return { primary: "words", ...upper };
    case "Ww":
      return { primary: "words", letterCase: "title", ordinal };
    case "w":
      return { primary: "words", ...lower };
    default: {
      const decimal = readDecimal(form);
      return decimal === undefined ? { primary: "sequence", ...lower, token: form } : { primary: "decimal", ...lower, decimal };
    }
  }
}

/** Undefined when no digit is in it. */
function readDecimal(form: string): DecimalPicture | undefined {
  let zero: number | undefined;
  let mandatory = 0;
  let optional = 0;
  const separators: { position: number; sign: string }[] = [];
  for (const sign of Array.from(form).toReversed()) {
    const code = sign.codePointAt(0) as number;
    const family = FAMILIES.find((first) => code >= first && code <= first + 9);
    if (family !== undefined) {
      mandatory += 1;
      zero ??= family;
      if (zero !== family) throw new Fault("D3131");
    } else if (sign === "#") optional += 1;
    else separators.push({ position: mandatory + optional, sign });
  }
  if (zero === undefined) return undefined;
  const same = separators.every(({ sign }) => sign === separators[0]?.sign);
  return { zero, mandatory, optional, every: same ? intervalOf(separators.map(({ position }) => position)) : 0, separators };
}

/** The distance at which separators stand, if it is the same everywhere; else 0. */
export function intervalOf(positions: readonly number[]): number {
  if (positions.length === 0) return 0;
  const interval = positions.reduce(commonDivisor);
  return positions.every((_, index) => positions.includes((index + 1) * interval)) ? interval : 0;
}

function commonDivisor(one: number, other: number): number {
  return other === 0 ? one : commonDivisor(other, one % other);
}

/** `number` is whole. Throws Fault D3130. */
export function writeInteger(number: number, picture: IntegerPicture): string {
  const written = writePositive(Math.abs(number), picture);
  return number < 0 ? `-${written}` : written;
}

function writePositive(number: number, { primary, letterCase, ordinal, decimal, token }: IntegerPicture): string {
  const cased = (text: string): string => {
    if (letterCase === "title") return text;
    return letterCase === "upper" ? text.toUpperCase() : text.toLowerCase();
  };
  switch (primary) {
    case "letters":
      return cased(lettersOf(number));
    case "roman":
      return cased(romanOf(number));
    case "words":
      return cased(wordsOf(number, ordinal));
    default:
      if (decimal === undefined) throw new Fault("D3130", { value: token });
      return writeDecimal(number, decimal, ordinal);
  }
}

function writeDecimal(number: number, { zero, mandatory, every, separators }: DecimalPicture, ordinal: boolean): string {
  let text = String(number).padStart(mandatory, "0");
  if (zero !== ZERO) text = inFamily(text, zero - ZERO);
  if (every > 0) {
    const sign = separators[0]?.sign ?? "";
    const digits = text.length;
    for (let group = Math.floor((digits - 1) / every); group > 0; group -= 1) {
      const at = text.length - group * every;
      text = text.slice(0, at) + sign + text.slice(at);
    }
  } else {
    for (const { position, sign } of separators.toReversed()) {
      const at = text.length - position;
      text = text.slice(0, Math.max(0, at)) + sign + text.slice(at);
    }
  }
  return ordinal ? text + suffixOf(text) : text;
}

function inFamily(text: string, offset: number): string {
  return Array.from(text, (sign) => {
    const code = (sign.codePointAt(0) as number) + offset;
    return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
  }).join("");
}

function suffixOf(text: string): string {
  if (text.length > 1 && text.at(-2) === "1") return "th";
  return { "1": "st", "2": "nd", "3": "rd" }[text.at(-1) ?? ""] ?? "th";
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

/** Thousands are one letter each: whoever writes 1e12 so has used up what may be made of text. */
const ROMAN_MAX = 1e7;

function romanOf(number: number): string {
  if (number > ROMAN_MAX) throw new Fault("D2016", { value: ROMAN_MAX });
  let rest = number;
  let text = "";
  for (const [value, letters] of ROMAN) {
    const count = Math.floor(rest / value);
    if (!(count > 0)) continue;
    text += letters.repeat(count);
    rest -= count * value;
  }
  return text;
}

/** As spreadsheets count columns: a … z, aa … */
function lettersOf(number: number): string {
  let text = "";
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26)) text = String.fromCharCode(((rest - 1) % 26) + 0x61) + text;
  return text;
}

export interface IntegerReader {
  /** What such a number looks like, as the source of a regular expression. */
  readonly pattern: string;
  readonly read: (text: string) => number;
}

/** `width`: so many digits exactly. Throws Fault D3130. */
export function integerReader({ primary, letterCase, ordinal, decimal, token }: IntegerPicture, width?: number): IntegerReader {
  const upper = letterCase === "upper";
  switch (primary) {
    case "letters":
      return { pattern: upper ? "[A-Z]+" : "[a-z]+", read: (text) => numberOfLetters(text, upper ? 0x41 : 0x61) };
    case "roman":
      return { pattern: upper ? "[MDCLXVI]+" : "[mdclxvi]+", read: (text) => numberOfRoman(upper ? text : text.toUpperCase()) };
    case "words":
      return { pattern: WORDS_PATTERN, read: (text) => numberOf(text.toLowerCase()) };
    default: {
      if (decimal === undefined) throw new Fault("D3130", { value: token });
      const pattern = `[0-9]${width ? `{${width}}` : "+"}${ordinal ? "(?:th|st|nd|rd)" : ""}`;
      return { pattern, read: (text) => numberOfDigits(ordinal ? text.slice(0, Math.max(0, text.length - 2)) : text, decimal) };
    }
  }
}

function numberOfDigits(text: string, { zero, every, separators }: DecimalPicture): number {
  let digits = text;
  for (const sign of every > 0 ? [","] : separators.map((separator) => separator.sign)) digits = digits.replaceAll(sign, "");
  // Without a radix, as the reference implementation: "0x1F" is 31.
  return Number.parseInt(zero === ZERO ? digits : inFamily(digits, ZERO - zero));
}

function numberOfLetters(text: string, first: number): number {
  let number = 0;
  for (let index = 0; index < text.length; index += 1) number += (text.charCodeAt(text.length - index - 1) - first + 1) * 26 ** index;
  return number;
}

const ROMAN_VALUES: Readonly<Record<string, number>> = { M: 1000, D: 500, C: 100, L: 50, X: 10, V: 5, I: 1 };

/** NaN when a letter is none of them. */
function numberOfRoman(text: string): number {
  let number = 0;
  let most = 1;
  for (const letter of text.split("").toReversed()) {
    const value = ROMAN_VALUES[letter] ?? NaN;
    if (value < most) number -= value;
    else number += most = value;
  }
  return number;
}
