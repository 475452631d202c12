import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type HoursDefinition, hoursDefinitionSchema, type Interval, weekdays } from "./definition";
import { type HoursStatus, hoursAt } from "./hours-at";
import { nextChangeAt, nextOpeningAt } from "./next-change";

/** Clocks changed by an hour and by half of one, at night and at midnight, half and quarter hours, Ramadan, none. */
const zones = [
  "America/New_York",
  "America/St_Johns",
  "America/Santiago",
  "Europe/Tallinn",
  "Africa/Cairo",
  "Africa/Casablanca",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Chatham",
  "UTC",
];

const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 1, 15, 30, 59))
  .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);
const end = fc.oneof({ arbitrary: clock, weight: 8 }, { arbitrary: fc.constant("24:00"), weight: 1 });
const span = fc.record({ from: clock, to: end }).filter(({ from, to }) => from !== to);
const spans = fc.array(span, { maxLength: 3 });
const someDays = fc.subarray([...weekdays], { minLength: 1 });

const definitionIn = (timeZone: string, year: number): fc.Arbitrary<HoursDefinition> => {
  const day = fc.integer({ min: -3, max: 368 }).map((days) => dateAfter(`${year}-01-01`, days));
  // Where clocks are changed and years turn, twice as likely as anywhere else.
  const special = fc.constantFrom(`${year}-03-08`, `${year}-03-29`, `${year}-10-25`, `${year}-11-01`, `${year}-12-31`);
  const date = fc.oneof(day, special);
  return fc
    .record({
      week: fc.array(spans, { minLength: 7, maxLength: 7 }),
      periods: fc.uniqueArray(
        fc.record({
          name: fc.constantFrom("lunch", "night", "peak"),
          days: someDays,
          span,
          everyDay: fc.boolean(),
        }),
        { selector: ({ name }) => name, maxLength: 3 },
      ),
      holidays: fc.array(date, { maxLength: 10 }),
      exceptions: fc.array(fc.record({ from: date, days: fc.integer({ min: 0, max: 20 }), intervals: spans }), {
        maxLength: 4,
      }),
    })
    .map(({ week, periods, holidays, exceptions }) =>
      hoursDefinitionSchema.parse({
        timeZone,
        weekly: Object.fromEntries(weekdays.map((weekday, index) => [weekday, week[index]])),
        periods: periods.map(({ span: { from, to }, ...rest }) => ({ ...rest, from, to })),
        holidays: { country: "US", dates: holidays.map((kept) => ({ date: kept, name: `Holiday of ${kept}` })) },
        exceptions: exceptions.map(({ from, days, intervals }, index) => ({
          label: `Exception ${index}`,
          from,
          to: dateAfter(from, days),
          intervals,
        })),
      }),
    );
};

describe("fault 22: hours, holidays, daylight saving", () => {
  it.each(zones)(
    "every change of two years in %s is the one that each single minute shows",
    (timeZone) => {
      fc.assert(
        fc.property(
          fc.constantFrom(2026, 2028).chain((year) => fc.tuple(fc.constant(year), definitionIn(timeZone, year))),
          ([year, definition]) => {
            const [fromMs, toMs] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
            const expected = changesByTheMinute(definition, fromMs, toMs);
            expect(changesBySteps(definition, fromMs, toMs)).toEqual(expected);
            const opening = expected.find(({ status }) => status.state === "open");
            if (opening) expect(nextOpeningAt(definition, fromMs)).toBe(opening.atMs);
          },
        ),
        { numRuns: 2 },
      );
    },
    60_000,
  );
});

interface Change {
  atMs: number;
  status: HoursStatus;
}

/** What is under test: one change after the other. */
function changesBySteps(definition: HoursDefinition, fromMs: number, toMs: number): Change[] {
  const changes: Change[] = [];
  for (let ms: number | null = fromMs; ms !== null && ms < toMs; ms = nextChangeAt(definition, ms)) {
    changes.push({ atMs: ms, status: hoursAt(definition, ms) });
  }
  return changes;
}

/** The oracle: a calendar on which every minute of every local day is painted, read minute by minute through Intl. */
function changesByTheMinute(definition: HoursDefinition, fromMs: number, toMs: number): Change[] {
  const calendar = paint(definition, fromMs, toMs);
  const changes: Change[] = [];
  let last: { day: PaintedDay | null; colours: number } = { day: null, colours: 0 };
  for (const { atMs, date, firstMinute } of quartersOf(definition.timeZone, fromMs, toMs)) {
    const day = calendar.get(date) as PaintedDay;
    for (let minute = firstMinute; minute < firstMinute + 15; minute++) {
      const colours = day.colours[minute] as number;
      if (day === last.day && colours === last.colours) continue;
      last = { day, colours };
      const status: HoursStatus = {
        state: (colours & 1) === 1 ? "open" : day.isHoliday ? "holiday" : "closed",
        occasion: day.occasion,
        periods: definition.periods.flatMap(({ name }, index) => ((colours & (2 << index)) === 0 ? [] : [name])),
      };
      if (JSON.stringify(changes.at(-1)?.status) === JSON.stringify(status)) continue;
      changes.push({ atMs: atMs + (minute - firstMinute) * 60_000, status });
    }
  }
  return changes;
}

interface Quarter {
  atMs: number;
  date: string;
  firstMinute: number;
}

const readQuarters = new Map<string, Quarter[]>();

/** What Intl says of each quarter of an hour: offsets of these years are multiples of 15 minutes and change at such. */
function quartersOf(timeZone: string, fromMs: number, toMs: number): Quarter[] {
  const known = readQuarters.get(`${timeZone} ${fromMs}`);
  if (known) return known;
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  const quarters = Array.from({ length: (toMs - fromMs) / 900_000 }, (_, index) => {
    const atMs = fromMs + index * 900_000;
    const [date = "", time = ""] = format.format(atMs).split(" ");
    return { atMs, date, firstMinute: Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) };
  });
  readQuarters.set(`${timeZone} ${fromMs}`, quarters);
  return quarters;
}

interface PaintedDay {
  occasion: string | null;
  isHoliday: boolean;
  /** By the minute: 1 open, 2 the first period, 4 the second … */
  colours: Uint8Array;
}

function paint(definition: HoursDefinition, fromMs: number, toMs: number): Map<string, PaintedDay> {
  const { weekly, periods, holidays, exceptions } = definition;
  const first = new Date(fromMs - 3 * 86_400_000).toISOString().slice(0, 10);
  const dates = Array.from({ length: (toMs - fromMs) / 86_400_000 + 7 }, (_, index) => dateAfter(first, index));
  const exceptionOf = (date: string) => exceptions.find(({ from, to }) => date >= from && date <= to);
  const blank = (date: string): PaintedDay => {
    const exception = exceptionOf(date);
    const holiday = exception ? undefined : holidays?.dates.find((kept) => kept.date === date);
    const occasion = exception?.label ?? holiday?.name ?? null;
    return { occasion, isHoliday: holiday !== undefined, colours: new Uint8Array(1440) };
  };
  const calendar = new Map(dates.map((date) => [date, blank(date)]));
  for (const [index, date] of dates.entries()) {
    const today = calendar.get(date) as PaintedDay;
    const tomorrow = calendar.get(dates[index + 1] ?? "");
    const weekday = weekdays[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] as (typeof weekdays)[number];
    const intervals = exceptionOf(date)?.intervals ?? (today.isHoliday ? [] : weekly[weekday]);
    for (const interval of intervals) brush(interval, 1, today, tomorrow);
    for (const [number, period] of periods.entries()) {
      if (!period.days.includes(weekday) || (today.occasion !== null && !period.everyDay)) continue;
      brush(period, 2 << number, today, tomorrow);
    }
  }
  return calendar;
}

/** Minute by minute from the beginning, around midnight, to the end. */
function brush({ from, to }: Interval, colour: number, today: PaintedDay, tomorrow: PaintedDay | undefined): void {
  const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  const last = minutes(to) > minutes(from) ? minutes(to) : minutes(to) + 1440;
  for (let minute = minutes(from); minute < last; minute++) {
    const { colours } = minute < 1440 ? today : (tomorrow ?? { colours: new Uint8Array(1440) });
    colours[minute % 1440] = (colours[minute % 1440] as number) | colour;
  }
}

function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
