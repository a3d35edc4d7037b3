import { openingHours } from "../model/hours.ts";
import type { Hours, Span } from "../model/hours.ts";
import { parseSpan } from "../schemas.ts";
import { didYouMean } from "./findings.ts";
import type { Path, Report } from "./report.ts";
import type { HoursFile } from "./shape.ts";

const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;

const compiled = new WeakMap<HoursFile, Hours>();

/** Hours without findings, compiled once for each place in the file. */
export function hoursOf(file: HoursFile): Hours {
  const known = compiled.get(file);
  if (known) return known;
  const week: (readonly Span[])[] = DAYS.map(() => []);
  for (const [key, spans] of Object.entries(file.week)) for (const day of daysOf(key)) week[day] = spansOf(spans);
  const closed = (file.holidays ?? []).map((date) => [date, []] as const);
  const other = Object.entries(file.extra ?? {}).map(([date, spans]) => [date, spansOf(spans)] as const);
  const hours = openingHours(file.timeZone, week, new Map<string, readonly Span[]>([...closed, ...other]));
  compiled.set(file, hours);
  return hours;
}

/** What the schema cannot see: whether there is such a time zone, and whether two parts speak of the same time. */
export function checkHours(file: HoursFile, at: Path, report: Report, quoted: (name: string, path: Path) => string): void {
  const zone = [...at, "timeZone"];
  if (!isTimeZone(file.timeZone)) {
    const hint = didYouMean(file.timeZone, Intl.supportedValuesOf("timeZone")) ?? "a name of the IANA list, such as Europe/Moscow";
    report.error(zone, "wrong.value", `there is no time zone ${quoted(file.timeZone, zone)}`, { hint });
  }
  const taken = new Map<number, string>();
  for (const [key, spans] of Object.entries(file.week)) {
    const path = [...at, "week", key];
    for (const day of daysOf(key)) {
      const other = taken.get(day);
      if (other !== undefined) {
        const message = `${DAYS[day]} stands in both ${JSON.stringify(other)} and ${JSON.stringify(key)}`;
        report.error(path, "wrong.value", message, { key: true, hint: "write each day once; a single date goes under extra" });
        break;
      }
      taken.set(day, key);
    }
    checkOverlap(spans, path, report);
  }
  const holidays = new Set(file.holidays);
  for (const [date, spans] of Object.entries(file.extra ?? {})) {
    const path = [...at, "extra", date];
    if (holidays.has(date)) {
      report.error(path, "wrong.value", `${date} stands under holidays too`, {
        key: true,
        hint: "it is either closed, or has hours of its own",
      });
    }
    checkOverlap(spans, path, report);
  }
}

function checkOverlap(spans: string | readonly string[], path: Path, report: Report): void {
  const sorted = spansOf(spans).toSorted((left, right) => left.from - right.from);
  if (sorted.some(({ from }, index) => from < (sorted[index - 1]?.to ?? 0))) {
    report.error(path, "wrong.value", "two of these hours overlap", { hint: "write them as one, or part them" });
  }
}

/** "mon" or "fri-mon", as numbers. */
function daysOf(key: string): readonly number[] {
  const [first = 0, last = first] = key.split("-").map((name) => DAYS.indexOf(name as (typeof DAYS)[number]));
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, index) => (first + index) % 7);
}

function spansOf(spans: string | readonly string[]): readonly Span[] {
  return [spans].flat().flatMap((text) => parseSpan(text) ?? []);
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
