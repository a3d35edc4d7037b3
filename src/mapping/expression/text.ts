import { spend, spendText } from "./budget.ts";
import { Fault } from "./fault.ts";
import { isNumeric } from "./sequence.ts";
import type { Sequence } from "./sequence.ts";

/** `$string` of a value that is there: what `&` joins and what `$clone` reads back. Functions are empty texts. */
export function textOf(value: unknown, pretty = false): string {
  switch (typeof value) {
    case "string":
      return value;
    case "boolean":
      return value ? "true" : "false";
    case "number":
      if (!Number.isFinite(value)) throw new Fault("D3001", { value });
      return numberText(value);
    case "function":
      return "";
    default: {
      const whole = Array.isArray(value) && (value as Sequence).outerWrapper === true ? (value[0] as unknown) : value;
      const made = write(whole, pretty ? "\n" : "");
      return made ?? "null";
    }
  }
}

/** Fifteen digits, for the sixteenth and on are noise of the binary form. */
export function roundedNumber(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(15));
}

function numberText(value: number): string {
  return String(roundedNumber(value));
}

/** `newline` is "" for the compact form, else a line break and the blanks of this level. */
function write(value: unknown, newline: string): string | undefined {
  spend(1);
  switch (typeof value) {
    case "string":
      return quoted(value);
    case "number":
      return isNumeric(value) ? numberText(value) : "null";
    case "boolean":
      return value ? "true" : "false";
    case "function":
      return '""';
    case "object":
      if (value === null) return "null";
      return Array.isArray(value) ? writeArray(value, newline) : writeObject(value as Readonly<Record<string, unknown>>, newline);
    default:
      return undefined;
  }
}

function quoted(text: string): string {
  spendText(text.length + 2);
  return JSON.stringify(text);
}

function writeArray(items: readonly unknown[], newline: string): string {
  if (items.length === 0) return "[]";
  const inner = newline === "" ? "" : `${newline}  `;
  return enclosed(
    "[",
    Array.from(items, (item) => write(item, inner) ?? "null"), // also where it has holes
    "]",
    newline,
  );
}

function writeObject(object: Readonly<Record<string, unknown>>, newline: string): string {
  const inner = newline === "" ? "" : `${newline}  `;
  const members: string[] = [];
  for (const key of Object.keys(object)) {
    const member = write(object[key], inner);
    if (member !== undefined) members.push(`${quoted(key)}:${newline === "" ? "" : " "}${member}`);
  }
  return members.length === 0 ? "{}" : enclosed("{", members, "}", newline);
}

function enclosed(open: string, parts: readonly string[], close: string, newline: string): string {
  const inner = newline === "" ? "" : `${newline}  `;
  const made = `${open}${inner}${parts.join(`,${inner}`)}${newline}${close}`;
  spendText(made.length);
  return made;
}
