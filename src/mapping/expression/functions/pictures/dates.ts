import { Fault } from "../../fault.ts";
import { searcherOf } from "../../regex/search.ts";
import type { Searcher } from "../../regex/search.ts";
import { fragmentOf } from "./calendar.ts";
import { integerReader, readIntegerPicture, writeInteger } from "./integers.ts";
import type { IntegerPicture } from "./integers.ts";

/** A picture of times, read: `[Y0001]-[M01]-[D01]`, `[FNn], [D1o] [MNn]`, `[h]:[m01] [P]`. */
export type DatePicture = readonly Part[];

type Part = string | Marker;

interface Marker {
  /** Y year, M month, D day, d day of the year, F weekday, W week, w week of the month, X and x their year and month, H h hours, P, m, s, f, Z z zone, C, E. */
  readonly component: string;
  readonly names: "upper" | "lower" | "title" | undefined;
  readonly integer: IntegerPicture | undefined;
  /** At most so many characters of a name. */
  readonly longest: number | undefined;
  /** Of the year, so many digits from the right; -1 = all. */
  readonly yearDigits: number;
  /** `t`: Z instead of +00:00. */
  readonly traditional: boolean;
  /** Digits when it is read and another number follows without anything between. */
  width: number | undefined;
}

const DEFAULTS: Readonly<Record<string, string>> = Object.freeze({
  ...Object.fromEntries("YMDdWwXxHhf".split("").map((component) => [component, "1"])),
  ...Object.fromEntries("FPCE".split("").map((component) => [component, "n"])),
  m: "01",
  s: "01",
  Z: "01:01",
  z: "01:01",
});

/** Throws Fault D3131, D3132, D3135. */
export function readDatePicture(picture: string): DatePicture {
  const parts: Part[] = [];
  const literal = (start: number, end: number): void => {
    if (end > start) parts.push(picture.slice(start, end).replaceAll("]]", "]"));
  };
  let start = 0;
  let at = picture.indexOf("[");
  while (at !== -1) {
    literal(start, at);
    if (picture[at + 1] === "[") {
      parts.push("[");
      start = at + 2;
    } else {
      const end = picture.indexOf("]", at);
      if (end === -1) throw new Fault("D3135");
      const marker = readMarker(picture.slice(at + 1, end).replace(/\s+/g, ""));
      const before = parts.at(-1);
      if (isCounted(marker) && typeof before === "object" && before.integer !== undefined) before.width = before.integer.decimal?.mandatory;
      parts.push(marker);
      start = end + 1;
    }
    at = picture.indexOf("[", start);
  }
  literal(start, picture.length);
  return parts;
}

const COUNTED = "YMDdFWwXxHhmsf";

function isCounted({ component, names }: Marker): boolean {
  return names === undefined && COUNTED.includes(component);
}

/** `M01`, `MNn,3-3`, `D1o`. */
function readMarker(text: string): Marker {
  const component = text.charAt(0);
  const comma = text.lastIndexOf(",");
  const [least, most] = comma === -1 ? [undefined, undefined] : widthsOf(text.slice(comma + 1));
  const modifiers = text.slice(1, comma === -1 ? undefined : comma);
  const second = modifiers.length > 1 && "atco".includes(modifiers.at(-1) as string) ? modifiers.at(-1) : undefined;
  const first = second === undefined ? modifiers || DEFAULTS[component] : modifiers.slice(0, -1);
  if (first === undefined) throw new Fault("D3132", { value: component });
  const names = first[0] === "n" ? "lower" : first[0] !== "N" ? undefined : first[1] === "n" ? "title" : "upper";
  const common = { component, names, longest: most, traditional: second === "t", width: undefined } as const;
  if (component === "Z" || component === "z") return { ...common, integer: readIntegerPicture(first), yearDigits: -1 };
  if (names !== undefined || !COUNTED.includes(component)) return { ...common, integer: undefined, yearDigits: -1 };
  return { ...common, ...counted(component, readIntegerPicture(second === undefined ? first : `${first};${second}`), least, most) };
}

function counted(
  component: string,
  picture: IntegerPicture,
  least: number | undefined,
  most: number | undefined,
): Pick<Marker, "integer" | "yearDigits"> {
  const { decimal } = picture;
  let mandatory = decimal?.mandatory;
  if (least !== undefined && mandatory !== undefined && mandatory < least) mandatory = least;
  let yearDigits = -1;
  if (component === "Y" && most !== undefined) mandatory = yearDigits = most;
  else if (component === "Y") {
    const digits = (mandatory ?? NaN) + (decimal?.optional ?? NaN);
    if (digits >= 2) yearDigits = digits;
  }
  const integer = decimal === undefined ? picture : { ...picture, decimal: { ...decimal, mandatory: mandatory ?? 0 } };
  return { integer, yearDigits };
}

/** `2`, `2-4`, `*-3`: NaN for what is no number. */
function widthsOf(text: string): (number | undefined)[] {
  const dash = text.indexOf("-");
  const bounds = dash === -1 ? [text, undefined] : [text.slice(0, dash), text.slice(dash + 1)];
  return bounds.map((bound) => (bound === undefined || bound === "*" ? undefined : parseInt(bound, 10)));
}

const MONTHS = `January February March April May June July August September October November December`.split(" ");
const DAYS = ["", ..."Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ")];

/** `zone`: "+0330". Throws Fault D3130, D3133, D3134. */
export function writeDate(millis: number, picture: DatePicture, zone: string | undefined): string {
  const offset = zone === undefined ? 0 : parseInt(zone, 10);
  const hours = Math.floor(offset / 100);
  const minutes = offset % 100;
  const date = new Date(millis + (60 * hours + minutes) * 60_000);
  let text = "";
  for (const part of picture) text += typeof part === "string" ? part : writeMarker(date, part, hours, minutes);
  return text;
}

function writeMarker(date: Date, marker: Marker, hours: number, minutes: number): string {
  const { component, names, integer } = marker;
  if (component === "Z" || component === "z") return writeZone(marker, hours, minutes);
  const value = fragmentOf(date, component);
  if (component === "P") return names === "upper" ? String(value).toUpperCase() : String(value);
  if (typeof value === "string") return value;
  if (component === "f" && names !== undefined) throw new Fault("D3133", { value: component });
  const shown = component === "Y" && marker.yearDigits !== -1 ? value % 10 ** marker.yearDigits : value;
  return names === undefined ? writeInteger(shown, integer as IntegerPicture) : writeName(shown, marker);
}

function writeName(value: number, { component, names, longest }: Marker): string {
  const list = component === "M" || component === "x" ? ["", ...MONTHS] : component === "F" ? DAYS : undefined;
  if (list === undefined) throw new Fault("D3133", { value: component });
  const name = String(list[value]);
  const cased = names === "upper" ? name.toUpperCase() : names === "lower" ? name.toLowerCase() : name;
  return longest !== undefined && cased.length > longest ? cased.slice(0, longest) : cased;
}

const TWO_DIGITS = readIntegerPicture("00");

function writeZone({ component, integer, traditional }: Marker, hours: number, minutes: number): string {
  const offset = hours * 100 + minutes;
  const picture = integer as IntegerPicture;
  const digits = picture.decimal?.mandatory ?? 0;
  let text: string;
  if (picture.decimal !== undefined && picture.decimal.every > 0) text = writeInteger(offset, picture);
  else if (digits === 1 || digits === 2) {
    text = writeInteger(hours, picture) + (minutes === 0 ? "" : `:${writeInteger(Math.floor(minutes), TWO_DIGITS)}`);
  } else if (digits === 3 || digits === 4) text = writeInteger(offset, picture);
  else throw new Fault("D3134", { value: picture.decimal?.mandatory });
  if (offset === 0 && traditional) return "Z";
  return `${component === "z" ? "GMT" : ""}${offset >= 0 ? "+" : ""}${text}`;
}

/** How texts after a picture are read. */
export interface DateReader {
  readonly search: Searcher;
  readonly parts: readonly (ComponentReader | undefined)[];
}

interface ComponentReader {
  readonly component: string;
  readonly read: (text: string) => number | undefined;
}

/** Throws Fault D3130, D3133. */
export function dateReader(picture: DatePicture): DateReader {
  const parts = picture.map((part) => (typeof part === "string" ? { pattern: escaped(part), read: undefined } : markerReader(part)));
  // What follows takes each time as few tries as it can: the searcher counts them.
  const search = searcherOf(new RegExp(`^${parts.map(({ pattern }) => `(${pattern})`).join("")}$`, "ig"));
  return {
    search,
    parts: parts.map(({ read }, index) => read && { component: (picture[index] as Marker).component, read }),
  };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function markerReader(marker: Marker): { readonly pattern: string; readonly read: (text: string) => number | undefined } {
  const { component, integer, width } = marker;
  if (component === "Z" || component === "z") return zoneReader(marker);
  if (component === "f") return { pattern: "[0-9]+", read: (text) => parseFloat(`0.${text.slice(0, 3)}`) * 1000 };
  if (integer !== undefined) return integerReader(integer, width);
  const lookup = namesOf(marker);
  if (lookup === undefined) throw new Fault("D3133", { value: component });
  return { pattern: "[a-zA-Z]+", read: (text) => lookup.get(text) };
}

function namesOf({ component, longest }: Marker): ReadonlyMap<string, number> | undefined {
  const cut = (name: string): string => (longest ? name.slice(0, longest) : name);
  if (component === "M" || component === "x") return new Map(MONTHS.map((name, index) => [cut(name), index + 1]));
  if (component === "F") return new Map(DAYS.slice(1).map((name, index) => [cut(name), index + 1]));
  if (component !== "P") return undefined;
  return new Map([
    ["am", 0],
    ["AM", 0],
    ["pm", 1],
    ["PM", 1],
  ]);
}

function zoneReader({ component, integer }: Marker): { readonly pattern: string; readonly read: (text: string) => number } {
  const decimal = integer?.decimal;
  const sign = decimal !== undefined && decimal.every > 0 ? decimal.separators[0]?.sign : undefined;
  const prefix = component === "z" ? "GMT" : "";
  return {
    pattern: `${prefix}[-+][0-9]+${sign === undefined ? "" : `${sign}[0-9]+`}`,
    read(text) {
      const zone = text.slice(prefix.length);
      const at = sign === undefined ? (zone.length <= 3 ? zone.length : 3) : zone.indexOf(sign);
      const hours = parseInt(zone.slice(0, at), 10);
      const minutes = sign === undefined ? (at < zone.length ? parseInt(zone.slice(at), 10) : 0) : parseInt(zone.slice(at + 1), 10);
      return hours * 60 + minutes;
    },
  };
}

/** Dates by year, month and day or by the day of the year; times by 24 or by 12 hours. Most significant first. */
const BY_MONTH = { allowed: "YMD", order: "YMD" };
const BY_DAY = { allowed: "Yd", order: "YD" };
const BY_WEEK_OF_MONTH = { allowed: "XxwF", order: "XxwF" };
const BY_WEEK = { allowed: "XWF", order: "XWF" };
const BY_24 = { allowed: "Hmsf", order: "Hmsf" };
const BY_12 = { allowed: "Phmsf", order: "Phmsf" };

/**
 * Milliseconds; undefined when the text is no such time, or says nothing. What it leaves open before the first thing that it
 * says is taken from `now`, what comes after the last is zero; a gap is Fault D3136.
 */
export function readDate(text: string, { search, parts }: DateReader, now: () => number): number | undefined {
  const found = search.exec(text, 0);
  if (found === null) return undefined;
  const said: Record<string, number | undefined> = {};
  parts.forEach((part, index) => {
    if (part) said[part.component] = part.read(found[index + 1] ?? "");
  });
  const components = Object.keys(said);
  if (components.length === 0) return undefined;
  const fits = (all: string, { allowed }: { readonly allowed: string }): boolean => {
    // Zero counts as not said, as in the reference implementation.
    const given = all.split("").filter((component) => said[component]);
    return given.length > 0 && given.every((component) => allowed.includes(component));
  };
  const isDate = (form: { readonly allowed: string }): boolean => fits("YXMxWwdD", form);
  const date = isDate(BY_MONTH)
    ? BY_MONTH
    : isDate(BY_DAY)
      ? BY_DAY
      : isDate(BY_WEEK_OF_MONTH)
        ? BY_WEEK_OF_MONTH
        : isDate(BY_WEEK)
          ? BY_WEEK
          : BY_MONTH;
  const time = !fits("PHhmsf", BY_24) && fits("PHhmsf", BY_12) ? BY_12 : BY_24;
  fillIn(said, date.order + time.order, now);
  if (date === BY_WEEK || date === BY_WEEK_OF_MONTH) throw new Fault("D3136");
  return millisOf(said, date === BY_DAY, time === BY_12);
}

function fillIn(said: Record<string, number | undefined>, order: string, now: () => number): void {
  const known = Array.from(order, (component) => said[component] !== undefined);
  const first = known.indexOf(true);
  // Before the clock is asked: without one it is a gap all the same.
  if (known.slice(Math.max(0, first), known.lastIndexOf(true) + 1).includes(false)) throw new Fault("D3136");
  let today: Date | undefined;
  for (const [index, component] of [...order].entries()) {
    if (known[index]) continue;
    said[component] =
      first >= 0 && index > first ? ("MDd".includes(component) ? 1 : 0) : (fragmentOf((today ??= new Date(now())), component) as number);
  }
}

const DAY = 86_400_000;

function millisOf(said: Readonly<Record<string, number | undefined>>, byDay: boolean, by12: boolean): number {
  const { Y = NaN, M = 0, D, d = NaN, H, h, P, m, s, f, Z, z } = said;
  const first = byDay ? new Date(Date.UTC(Y, 0) + (d - 1) * DAY) : undefined;
  const month = first ? first.getUTCMonth() : M > 0 ? M - 1 : 0;
  const day = first ? first.getUTCDate() : D;
  const hour = by12 ? (h === 12 ? 0 : (h ?? NaN)) + (P === 1 ? 12 : 0) : H;
  const millis = Date.UTC(Y, month, day ?? NaN, hour ?? NaN, m ?? NaN, s ?? NaN, f ?? NaN);
  return millis - (Z || z || 0) * 60_000;
}
