const BLANK = /\s/;

const ESCAPES: Readonly<Record<string, string>> = {
  "0": "\0",
  a: "\x07",
  b: "\b",
  e: "\x1b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  N: "\u0085",
  _: "\u00a0",
  L: "\u2028",
  P: "\u2029",
};

/** Where a scalar stands in its file, and how it is written. */
export interface ScalarSource {
  readonly style: "plain" | "single" | "double" | "block";
  /** Character offsets in the file: from the first character (quote or block header included) to the end. */
  readonly start: number;
  readonly end: number;
}

/**
 * The file offset of the character at `offset` of a scalar's value.
 *
 * Folding, indentation and chomping change blanks only, so that the n-th visible character of the value is the n-th
 * visible one of the source; a blank lies at its distance from the visible character before it.
 */
export function sourceOffset(text: string, scalar: ScalarSource, value: string, offset: number): number {
  const visible = visibleOffsets(text, scalar);
  const wanted = Math.max(0, Math.min(offset, value.length));
  let count = 0;
  let last = -1;
  for (let index = 0; index < wanted; index++) {
    if (BLANK.test(value.charAt(index))) continue;
    count++;
    last = index;
  }
  const before = visible[count - 1];
  const next = visible[count];
  if (wanted < value.length && !BLANK.test(value.charAt(wanted)) && next !== undefined) return next;
  if (before === undefined) return contentStart(text, scalar);
  // Behind the last visible character: "unexpected end" belongs there, however many blanks follow.
  return next === undefined ? before + 1 : Math.min(before + (wanted - last), next);
}

/** File offsets of the visible characters of the value, in order; an escape stands where its backslash stands. */
function visibleOffsets(text: string, scalar: ScalarSource): number[] {
  const offsets: number[] = [];
  const end = scalar.style === "single" || scalar.style === "double" ? scalar.end - 1 : scalar.end;
  let at = contentStart(text, scalar);
  while (at < end) {
    const { length, value } = token(text, at, scalar.style);
    for (const unit of value.split("")) if (!BLANK.test(unit)) offsets.push(at);
    at += length;
  }
  return offsets;
}

function contentStart(text: string, scalar: ScalarSource): number {
  if (scalar.style === "plain") return scalar.start;
  if (scalar.style !== "block") return scalar.start + 1;
  const newline = text.indexOf("\n", scalar.start);
  if (newline < 0) return scalar.end;
  let at = newline + 1;
  while (at < scalar.end && BLANK.test(text.charAt(at))) at++;
  return at;
}

function token(text: string, at: number, style: ScalarSource["style"]): { length: number; value: string } {
  const char = text.charAt(at);
  if (style === "single" && char === "'") return { length: 2, value: "'" };
  if (style !== "double" || char !== "\\") return { length: 1, value: char };
  const code = text.charAt(at + 1);
  const digits = code === "x" ? 2 : code === "u" ? 4 : code === "U" ? 8 : 0;
  if (digits === 0) return { length: 2, value: ESCAPES[code] ?? code };
  const point = Number.parseInt(text.slice(at + 2, at + 2 + digits), 16);
  return { length: 2 + digits, value: point <= 0x10ffff ? String.fromCodePoint(point) : "" };
}
