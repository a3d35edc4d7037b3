const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const SEARCH_DAYS = 366;

/** Minutes after midnight of the day on which it begins; `to` is exclusive, and above 1440 when it goes over midnight. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Business hours, as a clock on the wall there shows them: an hour that the clocks repeat is open twice, one that they
 * skip is not there. A span belongs to the day on which it begins, also behind midnight.
 */
export interface Hours {
  /** By weekday, Sunday first. */
  readonly week: readonly (readonly Span[])[];
  /** "2026-12-31" → the spans of that date instead of its weekday's; none = closed. */
  readonly dates: ReadonlyMap<string, readonly Span[]>;
  /** Milliseconds by which the clocks there are ahead of UTC at that moment. */
  readonly offsetAt: (instant: number) => number;
}

/** `timeZone` is an IANA name; throws a RangeError when it is none. Made once: a formatter costs more than all its answers. */
export function openingHours(timeZone: string, week: Hours["week"], dates: Hours["dates"]): Hours {
  return { week, dates, offsetAt: offsetsOf(timeZone) };
}

export function isOpen(hours: Hours, now: number): boolean {
  const wall = now + hours.offsetAt(now);
  const day = Math.floor(wall / DAY);
  const minute = (wall - day * DAY) / MINUTE;
  return (
    spansOf(hours, day).some(({ from, to }) => from <= minute && minute < to) ||
    spansOf(hours, day - 1).some(({ to }) => minute + 1440 < to)
  );
}

/** The first moment from `now` on at which it is open, which may be `now`; null when there is none within a year. */
export function nextOpening(hours: Hours, now: number): number | null {
  const end = now + SEARCH_DAYS * DAY;
  for (let at = now; at < end;) {
    if (isOpen(hours, at)) return at;
    const offset = hours.offsetAt(at);
    const wall = at + offset;
    // Nothing begins before that, unless the clocks are changed: then it is looked at again from there.
    const next = Math.min(nextStart(hours, wall), wall + DAY) - offset;
    at = hours.offsetAt(next) === offset ? next : changeWithin(hours, at, next);
  }
  return null;
}

/** The first begin of a span behind a wall time, if it is today or tomorrow there. */
function nextStart(hours: Hours, wall: number): number {
  const today = Math.floor(wall / DAY);
  const starts = [today, today + 1].flatMap((day) => spansOf(hours, day).map(({ from }) => day * DAY + from * MINUTE));
  return Math.min(...starts.filter((start) => start > wall));
}

/** The moment at which the offset of `from` ends; it has ended at `to`. */
function changeWithin({ offsetAt }: Hours, from: number, to: number): number {
  const before = offsetAt(from);
  let [last, first] = [from, to];
  while (first - last > 1) {
    const middle = Math.floor((last + first) / 2);
    if (offsetAt(middle) === before) last = middle;
    else first = middle;
  }
  return first;
}

function spansOf({ week, dates }: Hours, day: number): readonly Span[] {
  const date = new Date(day * DAY);
  return dates.get(date.toISOString().slice(0, 10)) ?? week[date.getUTCDay()] ?? [];
}

const FIELDS = ["year", "month", "day", "hour", "minute", "second"] as const;

function offsetsOf(timeZone: string): Hours["offsetAt"] {
  const clock = new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  return (instant) => {
    const parts = new Map(clock.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = FIELDS.map((field) => parts.get(field));
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
  };
}
