import type Holidays from "date-holidays";
import type { HolidaysTypes } from "date-holidays";
import { DateTime } from "luxon";
import { type HolidayRules, hoursLimits } from "@/lib/hours/definition";

/** Where holidays are kept: a country, one of its states, a region of that; codes as `date-holidays` has them. */
export type HolidayPlace = Pick<HolidayRules, "country" | "state" | "region">;

export interface NamedCode {
  code: string;
  name: string;
}

/** A holiday with its days of the next two years. */
export interface KnownHoliday {
  /** What it goes by in every year: `12-25`, `easter 1`. */
  rule: string;
  name: string;
  /** A bank holiday is not kept everywhere. */
  type: "public" | "bank";
  /** `YYYY-MM-DD` */
  dates: string[];
}

const yearsAhead = 2;
const day = 86_400_000;

/** 800 kB of rules, so they are read when somebody asks for them. */
const load = async (): Promise<typeof Holidays> => (await import("date-holidays")).default;

export async function holidayCountries(language: string): Promise<NamedCode[]> {
  const Calendar = await load();
  return byName(new Calendar().getCountries(languageCode(language)));
}

/** States of a country, or regions of a state; none where its holidays are the same all over, or it is not known. */
export async function holidayAreas(country: string, state: string | null, language: string): Promise<NamedCode[]> {
  const Calendar = await load();
  const calendar = new Calendar();
  return byName(
    (state === null
      ? calendar.getStates(country, languageCode(language))
      : calendar.getRegions(country, state, languageCode(language))) ?? {},
  );
}

/**
 * Holidays of a place from the first day of this year to the last of the year after next, by their next day. Half days
 * are left out: hours of such a day are an exception. Days that follow the moon are estimates.
 *
 * @param language BCP 47; a holiday without a name in it is named in English or as the country does
 */
export async function holidaysOf(place: HolidayPlace, language: string, nowMs: number): Promise<KnownHoliday[]> {
  const Calendar = await load();
  const { country, state, region } = place;
  const calendar = new Calendar({ country, state: state ?? undefined, region: region ?? undefined } as Place, {
    types: ["bank", "public"],
    languages: [languageCode(language), "en"],
  });
  const { year } = DateTime.fromMillis(nowMs, { zone: "utc" });
  const found = new Map<string, KnownHoliday>();
  for (let each = year; each <= year + yearsAhead; each += 1) {
    for (const holiday of calendar.getHolidays(each) ?? []) {
      if (!isWholeDay(holiday)) continue;
      const { rule, type } = holiday;
      const known = found.get(rule) ?? { rule, name: holiday.name, type: type as KnownHoliday["type"], dates: [] };
      // Of a day and the one that stands in for it, which have one rule, the day gives the name.
      const name = holiday.substitute ? known.name : holiday.name;
      found.set(rule, { ...known, name, dates: [...known.dates, ...datesOf(holiday)] });
    }
  }
  return [...found.values()];
}

/** The rules with the dates of all holidays that are kept, until the end of the year after next. */
export async function resolveHolidays(rules: HolidayRules, nowMs: number): Promise<HolidayRules> {
  const holidays = await holidaysOf(rules, "en", nowMs);
  const kept = holidays.filter(({ rule }) => !rules.worked.includes(rule));
  const dates = kept.flatMap(({ name, dates: all }) => all.map((date) => ({ date, name })));
  return {
    ...rules,
    dates: dates.sort((a, b) => a.date.localeCompare(b.date)).slice(0, hoursLimits.holidayDates),
    resolvedUntil: `${DateTime.fromMillis(nowMs, { zone: "utc" }).year + yearsAhead}-12-31`,
  };
}

const languageCode = (language: string) => language.split("-")[0] as string;

type Place = { country: string; state?: string; region?: string };

/** `2026-03-20 00:00:00 -0600` begins at the sunset before and is the 20th all the same. */
const isWholeDay = ({ date }: HolidaysTypes.Holiday) => date.slice(11, 19) === "00:00:00";

/** Each day of it: a feast may last several. */
function datesOf({ date, start, end }: HolidaysTypes.Holiday): string[] {
  const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / day));
  return Array.from({ length: days }, (_, index) => new Date(first + index * day).toISOString().slice(0, 10));
}

const byName = (names: Record<string, string>): NamedCode[] =>
  Object.entries(names)
    .map(([code, name]) => ({ code, name }))
    .sort((a, b) => a.name.localeCompare(b.name));
