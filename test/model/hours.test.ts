import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isOpen, nextOpening, openingHours } from "../../src/model/hours.ts";
import type { Hours, Span } from "../../src/model/hours.ts";

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const CLOSED: readonly (readonly Span[])[] = [[], [], [], [], [], [], []];
const at = (hour: number, minute = 0) => hour * 60 + minute;
const everyDay = (...spans: Span[]): Hours["week"] => CLOSED.map(() => spans);
const time = (text: string) => Date.parse(text);

function open(hours: Hours, moments: Readonly<Record<string, boolean>>): void {
  expect(Object.fromEntries(Object.keys(moments).map((moment) => [moment, isOpen(hours, time(moment))]))).toEqual(moments);
}

function nextAfter(hours: Hours, moment: string): string | null {
  const next = nextOpening(hours, time(moment));
  return next === null ? null : new Date(next).toISOString().replace(".000Z", "Z");
}

describe("business hours", () => {
  const office = [
    { from: at(9), to: at(13) },
    { from: at(14), to: at(18) },
  ];
  const week = [[], office, office, office, office, office, [{ from: at(10), to: at(14) }]];

  it("are those of the wall there: several spans a day, closed days between", () => {
    const moscow = openingHours("Europe/Moscow", week, new Map());
    open(moscow, {
      "2026-11-20T05:59:59.999Z": false,
      "2026-11-20T06:00:00Z": true,
      "2026-11-20T10:00:00Z": false,
      "2026-11-20T11:00:00Z": true,
      "2026-11-20T15:00:00Z": false,
      "2026-11-21T07:00:00Z": true,
      "2026-11-22T08:00:00Z": false,
    });
    expect(nextAfter(moscow, "2026-11-20T09:59:00Z")).toBe("2026-11-20T09:59:00Z");
    expect(nextAfter(moscow, "2026-11-20T10:00:00Z")).toBe("2026-11-20T11:00:00Z");
    expect(nextAfter(moscow, "2026-11-21T11:00:00Z")).toBe("2026-11-23T06:00:00Z");
  });

  it("know holidays, and dates with hours of their own", () => {
    const dates = new Map([
      ["2026-12-31", [{ from: at(9), to: at(12) }]],
      ["2027-01-01", []],
      ["2027-01-03", [{ from: at(11), to: at(12) }]],
    ]);
    const moscow = openingHours("Europe/Moscow", week, dates);
    open(moscow, { "2026-12-31T08:59:00Z": true, "2026-12-31T09:00:00Z": false, "2027-01-01T08:00:00Z": false });
    expect(nextAfter(moscow, "2026-12-31T09:00:00Z")).toBe("2027-01-02T07:00:00Z");
    expect(nextAfter(moscow, "2027-01-02T12:00:00Z")).toBe("2027-01-03T08:00:00Z");
  });

  it("go over midnight, and an evening that has begun ends as it would, also into a holiday", () => {
    const night = openingHours("UTC", everyDay({ from: at(22), to: at(30) }), new Map([["2026-05-09", []]]));
    open(night, {
      "2026-05-07T23:00:00Z": true,
      "2026-05-08T05:59:00Z": true,
      "2026-05-08T06:00:00Z": false,
      "2026-05-09T05:59:00Z": true,
      "2026-05-09T22:00:00Z": false,
      "2026-05-10T03:00:00Z": false,
      "2026-05-10T22:00:00Z": true,
    });
    expect(nextAfter(night, "2026-05-09T06:00:00Z")).toBe("2026-05-10T22:00:00Z");
  });

  it("have an end to their search: never open, and open only later than in a year", () => {
    expect(nextOpening(openingHours("UTC", CLOSED, new Map()), time("2026-01-01T00:00:00Z"))).toBeNull();
    const far = openingHours("UTC", CLOSED, new Map([["2028-01-01", [{ from: 0, to: 1440 }]]]));
    expect(nextAfter(far, "2026-11-21T00:00:00Z")).toBeNull();
    expect(nextAfter(far, "2027-06-01T00:00:00Z")).toBe("2028-01-01T00:00:00Z");
  });

  it("refuse what is no time zone", () => {
    expect(() => openingHours("Europe/Moskau", CLOSED, new Map())).toThrow(RangeError);
  });
});

describe("when the clocks are changed", () => {
  it("the same wall time is another moment after it (Berlin)", () => {
    const berlin = openingHours("Europe/Berlin", everyDay({ from: at(9), to: at(18) }), new Map());
    open(berlin, {
      "2026-03-28T08:00:00Z": true,
      "2026-03-28T07:00:00Z": false,
      "2026-03-29T07:00:00Z": true,
      "2026-03-29T16:00:00Z": false,
    });
    expect(nextAfter(berlin, "2026-03-28T17:00:00Z")).toBe("2026-03-29T07:00:00Z");
    expect(nextAfter(berlin, "2026-10-24T16:00:00Z")).toBe("2026-10-25T08:00:00Z");
  });

  it("an hour that is skipped opens with the first moment behind it (Berlin, New York)", () => {
    const early = everyDay({ from: at(2, 30), to: at(5) });
    expect(nextAfter(openingHours("Europe/Berlin", early, new Map()), "2026-03-28T12:00:00Z")).toBe("2026-03-29T01:00:00Z");
    expect(nextAfter(openingHours("America/New_York", early, new Map()), "2026-03-07T12:00:00Z")).toBe("2026-03-08T07:00:00Z");
    const skipped = openingHours("Europe/Berlin", everyDay({ from: at(2), to: at(3) }), new Map());
    expect(nextAfter(skipped, "2026-03-28T12:00:00Z")).toBe("2026-03-30T00:00:00Z");
  });

  it("an hour that is repeated is open twice (Berlin, New York)", () => {
    const berlin = openingHours("Europe/Berlin", everyDay({ from: at(1, 30), to: at(2, 30) }), new Map());
    open(berlin, {
      "2026-10-24T23:30:00Z": true,
      "2026-10-25T00:29:00Z": true,
      "2026-10-25T00:30:00Z": false,
      "2026-10-25T01:00:00Z": true,
      "2026-10-25T01:30:00Z": false,
    });
    expect(nextAfter(berlin, "2026-10-25T00:30:00Z")).toBe("2026-10-25T01:00:00Z");
    const newYork = openingHours("America/New_York", everyDay({ from: at(1), to: at(2) }), new Map());
    open(newYork, { "2026-11-01T05:30:00Z": true, "2026-11-01T06:30:00Z": true, "2026-11-01T07:00:00Z": false });
    expect(nextAfter(newYork, "2026-11-01T07:00:00Z")).toBe("2026-11-02T06:00:00Z");
  });

  it("a date that a zone left out altogether is not there (Samoa, 30 December 2011)", () => {
    const apia = openingHours("Pacific/Apia", everyDay({ from: at(9), to: at(10) }), new Map());
    expect(nextAfter(apia, "2011-12-29T20:00:00Z")).toBe("2011-12-30T19:00:00Z");
  });
});

/** The plainest reading: what a clock there shows, looked up in the words of the configuration. */
function naive(timeZone: string, week: Hours["week"], dates: Hours["dates"]) {
  const clock = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  return (instant: number): boolean => {
    const [date = "", shown = ""] = clock.format(instant).split(" ");
    const [hour = 0, minute = 0] = shown.split(":").map(Number);
    const yesterday = new Date(Date.parse(date) - DAY).toISOString().slice(0, 10);
    const inside = (day: string, now: number) =>
      (dates.get(day) ?? week[new Date(day).getUTCDay()] ?? []).some(({ from, to }) => now >= from && now < to);
    return inside(date, hour * 60 + minute) || inside(yesterday, hour * 60 + minute + 1440);
  };
}

describe("against a naive model", () => {
  const STEP = 15;
  const span = fc
    .record({ from: fc.nat({ max: 95 }), length: fc.integer({ min: 1, max: 96 }) })
    .map(({ from, length }) => ({ from: from * STEP, to: (from + length) * STEP }));
  const spans = fc.array(span, { maxLength: 2 });
  // Around changes of the clocks: whole hours, half an hour (Lord Howe), a whole day (Apia); and a zone without any.
  const places = fc.constantFrom(
    ["Europe/Berlin", "2026-03-29"],
    ["Europe/Berlin", "2026-10-25"],
    ["America/New_York", "2026-03-08"],
    ["America/New_York", "2026-11-01"],
    ["Australia/Lord_Howe", "2026-04-05"],
    ["Australia/Lord_Howe", "2026-10-04"],
    ["Pacific/Apia", "2011-12-30"],
    ["Asia/Kathmandu", "2026-06-01"],
  ) as fc.Arbitrary<[string, string]>;

  it("it is open when a clock there says so, and the next opening is the first such moment", () => {
    let openings = 0;
    fc.assert(
      fc.property(
        places,
        fc.array(spans, { minLength: 7, maxLength: 7 }),
        fc.array(fc.tuple(fc.integer({ min: -3, max: 4 }), spans), { maxLength: 3 }),
        fc.integer({ min: (-3 * 1440) / STEP, max: (2 * 1440) / STEP }),
        ([timeZone, around], week, exceptions, start) => {
          const dates = new Map(
            exceptions.map(([day, list]) => [new Date(Date.parse(around) + day * DAY).toISOString().slice(0, 10), list]),
          );
          const hours = openingHours(timeZone, week, dates);
          const expected = naive(timeZone, week, dates);
          const now = Date.parse(around) + start * STEP * MINUTE;
          let first = now;
          for (; first < now + 3 * DAY && !expected(first); first += STEP * MINUTE) expect(isOpen(hours, first)).toBe(false);
          if (first >= now + 3 * DAY) return;
          openings++;
          expect(isOpen(hours, first)).toBe(true);
          expect(nextOpening(hours, now)).toBe(first);
        },
      ),
      { numRuns: 300 },
    );
    expect(openings).toBeGreaterThan(100);
  });

  it("what it finds is open, the moment before is not, and nothing between was", () => {
    fc.assert(
      fc.property(places, fc.array(spans, { minLength: 7, maxLength: 7 }), fc.nat({ max: 7 * DAY }), ([timeZone, around], week, offset) => {
        const hours = openingHours(timeZone, week, new Map());
        const now = Date.parse(around) - 3 * DAY + offset;
        const next = nextOpening(hours, now);
        expect(next === null).toBe(week.flat().length === 0);
        if (next === null) return;
        expect(isOpen(hours, next)).toBe(true);
        if (next > now) expect(isOpen(hours, next - 1)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
