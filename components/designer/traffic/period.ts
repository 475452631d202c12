import { DateTime } from "luxon";

/** Days of the reader's calendar, up to today unless its end is named: `today`, `7d`, `30d`, or `2026-11-01..2026-11-15`. */
export type Period = "today" | "7d" | "30d" | `${string}..${string}`;

export const namedPeriods = ["today", "7d", "30d"] as const;

const lengthDays = { today: 1, "7d": 7, "30d": 30 };

/** No more than the server keeps. */
export const longestPeriodDays = 400;

/** The first and the last day, `2026-11-01`, both within it. */
export function daysOf(period: Period, nowMs: number, timeZone: string): { first: string; last: string } {
  if (isNamed(period)) {
    const today = DateTime.fromMillis(nowMs, { zone: timeZone });
    const first = today.minus({ days: lengthDays[period] - 1 });
    return { first: first.toISODate() as string, last: today.toISODate() as string };
  }
  const [first = "", last = ""] = period.split("..");
  return { first, last };
}

/** From the midnight before it to the midnight after it, by the reader's clocks: a day of 23 or 25 hours counts as one. */
export function boundsOf(period: Period, nowMs: number, timeZone: string): { from: Date; to: Date } {
  const { first, last } = daysOf(period, nowMs, timeZone);
  const midnight = (day: string) => DateTime.fromISO(day, { zone: timeZone }).startOf("day");
  return { from: midnight(first).toJSDate(), to: midnight(last).plus({ days: 1 }).startOf("day").toJSDate() };
}

/** What an address says, or null when it says no period. */
export function readPeriod(text: string | null): Period | null {
  if (text === null) return null;
  if (isNamed(text)) return text;
  const [first, last, more] = text.split("..");
  return first !== undefined && last !== undefined && more === undefined ? customPeriod(first, last) : null;
}

/** Null when these are no days, or not in order, or too many. */
export function customPeriod(first: string, last: string): Period | null {
  const [begin, end] = [first, last].map((day) => (/^\d{4}-\d\d-\d\d$/.test(day) ? DateTime.fromISO(day) : null));
  if (!begin?.isValid || !end?.isValid || end < begin) return null;
  return end.diff(begin, "days").days >= longestPeriodDays ? null : `${first}..${last}`;
}

export const isNamed = (period: string): period is (typeof namedPeriods)[number] =>
  namedPeriods.some((name) => name === period);
