const DAY = 86_400_000;
const WEEK = 7 * DAY;

/** What a date says of one component (see dates.ts), in UTC. */
export function fragmentOf(date: Date, component: string): number | string {
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth();
  switch (component) {
    case "Y":
      return year;
    case "M":
      return month + 1;
    case "D":
      return date.getUTCDate();
    case "d":
      return (Date.UTC(year, month, date.getUTCDate()) - Date.UTC(year, 0)) / DAY + 1;
    case "F":
      return weekdayOf(date);
    case "W":
      return weekIn(date, firstWeek(year, 0), firstWeek(year + 1, 0), firstWeek(year - 1, 0), 52);
    case "w":
      return weekIn(date, firstWeek(year, month), firstWeek(...following(year, month)), firstWeek(...preceding(year, month)), 4);
    case "X":
      return date.getTime() < firstWeek(year, 0) ? year - 1 : date.getTime() >= firstWeek(year + 1, 0) ? year + 1 : year;
    case "x": {
      const next = following(year, month);
      if (date.getTime() < firstWeek(year, month)) return preceding(year, month)[1] + 1;
      return (date.getTime() >= firstWeek(...next) ? next[1] : month) + 1;
    }
    case "H":
      return date.getUTCHours();
    case "h":
      return date.getUTCHours() % 12 === 0 ? 12 : date.getUTCHours() % 12;
    case "P":
      return date.getUTCHours() >= 12 ? "pm" : "am";
    case "m":
      return date.getUTCMinutes();
    case "s":
      return date.getUTCSeconds();
    case "f":
      return date.getUTCMilliseconds();
    default:
      return component === "C" || component === "E" ? "ISO" : "undefined";
  }
}

/** 1 to 7, from Monday on. */
function weekdayOf(date: Date): number {
  return date.getUTCDay() === 0 ? 7 : date.getUTCDay();
}

/** Where the first week begins, a Monday: the one with the first Thursday of that year or month. */
function firstWeek(year: number, month: number): number {
  const first = Date.UTC(year, month);
  const weekday = weekdayOf(new Date(first));
  return weekday > 4 ? first + (8 - weekday) * DAY : first - (weekday - 1) * DAY;
}

function following(year: number, month: number): [number, number] {
  return month === 11 ? [year + 1, 0] : [year, month + 1];
}

function preceding(year: number, month: number): [number, number] {
  return month === 0 ? [year - 1, 11] : [year, month - 1];
}

/** The last days may belong to the first week of what follows, the first ones to the last week of what was before. */
function weekIn(date: Date, begin: number, next: number, before: number, last: number): number {
  const today = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
  const week = (today - begin) / WEEK + 1;
  if (week > last && today >= next) return 1;
  return Math.floor(week < 1 ? (today - before) / WEEK + 1 : week);
}
