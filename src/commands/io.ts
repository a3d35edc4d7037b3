/** What a command may touch of the outside: a test passes its own. */
export interface Io {
  readonly stdout: Out;
  readonly stderr: Out;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
}

export interface Out {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

/** One command: its arguments without its own name → the exit code. */
export type Command = (args: string[], io: Io) => Promise<number>;

/** The command line was not understood: printed without a stack, exit code 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "UsageError";
  }
}

export function line(out: Out, text = ""): void {
  out.write(`${text}\n`);
}

const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;

/** Colours on a terminal only, and not where NO_COLOR is set. */
export function painter(out: Out, env: Io["env"]): (colour: keyof typeof CODES, text: string) => string {
  const coloured = out.isTTY === true && !env["NO_COLOR"];
  return (colour, text) => (coloured ? `\u001b[${CODES[colour]}m${text}\u001b[0m` : text);
}

const CONTROL = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

/** A text of somebody else's, on one line and without what could steer a terminal. */
export function clean(text: string, max = 200): string {
  const plain = text.replace(/\s+/g, " ").replace(CONTROL, "·");
  return plain.length > max ? `${plain.slice(0, max - 1)}…` : plain;
}

/** JSON for people and programs: what could steer a terminal and JSON leaves as it is becomes an escape, so that it means the same. */
export function jsonText(value: unknown, indent?: number): string {
  const escaped = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
  // The line breaks of the indentation are the only control characters that JSON writes; those of a text it escapes itself.
  return JSON.stringify(value, null, indent).replace(CONTROL, (char) => (char === "\n" ? char : escaped(char)));
}

/** Rows in columns as wide as their widest cell. */
export function table(head: readonly string[], rows: readonly (readonly (string | undefined)[])[]): string {
  const cells = [head, ...rows].map((row) => head.map((_, at) => clean(row[at] ?? "", 60)));
  const widths = head.map((_, at) => Math.max(...cells.map((row) => [...(row[at] ?? "")].length)));
  return cells
    .map((row) =>
      row
        .map((cell, at) => cell + " ".repeat((widths[at] ?? 0) - [...cell].length))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** Milliseconds or ISO 8601 → local "2026-11-20 14:03:07.123 +03:00", to be compared with other logs. */
export function whenExactly(at: number | string): string {
  const date = new Date(at);
  const offset = -date.getTimezoneOffset();
  const two = (value: number) => String(Math.trunc(value)).padStart(2, "0");
  const zone = `${offset < 0 ? "-" : "+"}${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) % 60)}`;
  return `${when(at)}.${String(date.getMilliseconds()).padStart(3, "0")} ${zone}`;
}

/** Milliseconds → "45s", "3m", "2h 5m", "4d 3h". */
export function lasting(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [days, hours, minutes] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60];
  if (days > 0) return `${days}d${hours > 0 ? ` ${hours}h` : ""}`;
  if (hours > 0) return `${hours}h${minutes > 0 ? ` ${minutes}m` : ""}`;
  return minutes > 0 ? `${minutes}m` : `${seconds}s`;
}

/** Milliseconds or ISO 8601 → local "2026-11-20 14:03:07". */
export function when(at: number | string): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, "0");
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join("-");
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(":")}`;
}
