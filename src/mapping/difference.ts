const MAX_LINES = 20;
const MAX_VALUE = 200;

/** What differs between two plain values, one line per field: `events[0].lead.name: expected "Ann", got nothing`. */
export function differences(expected: unknown, actual: unknown, at: string): string[] {
  const lines: string[] = [];
  compare(expected, actual, at, lines);
  return lines.length <= MAX_LINES ? lines : [...lines.slice(0, MAX_LINES), `… and ${lines.length - MAX_LINES} more`];
}

function compare(expected: unknown, actual: unknown, at: string, lines: string[]): void {
  if (Object.is(expected, actual)) return;
  if (Array.isArray(expected) && Array.isArray(actual)) {
    if (expected.length !== actual.length) lines.push(`${at}: expected ${expected.length} items, got ${actual.length}`);
    const length = Math.max(expected.length, actual.length);
    for (let index = 0; index < length; index++) compare(expected[index], actual[index], `${at}[${index}]`, lines);
    return;
  }
  if (isRecord(expected) && isRecord(actual)) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
    for (const key of keys) compare(expected[key], actual[key], at === "" ? key : `${at}.${key}`, lines);
    return;
  }
  lines.push(`${at}: expected ${shown(expected)}, got ${shown(actual)}`);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value) ?? String(value);
  return text.length <= MAX_VALUE ? text : `${text.slice(0, MAX_VALUE)}…`;
}
