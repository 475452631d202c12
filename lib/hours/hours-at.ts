import { type HoursDefinition, type Interval, weekdays } from "./definition";
import { clockMsOf, dateOfDay, dayMs, type LocalTime, localTime, weekdayOfDay } from "./local-time";

/** How named hours stand at an instant. */
export interface HoursStatus {
  /** `holiday`: nothing is open and the day is a public holiday that is kept. */
  state: "open" | "closed" | "holiday";
  /** The exception's label or the holiday's name that rules this day; null on an ordinary day. */
  occasion: string | null;
  /** Names of the periods in force, in the definition's order, whether open or not. */
  periods: string[];
}

/**
 * Whether it is open by the clock on the wall: two visits of the same time (clocks put back) are treated alike, and a
 * time that the clock skips (clocks put forward) is never visited.
 *
 * @param atMs Unix milliseconds
 */
export function hoursAt(definition: HoursDefinition, atMs: number): HoursStatus {
  return statusAt(definition, localTime(definition.timeZone, atMs));
}

/** The same for what calendar and clock show. */
export function statusAt(definition: HoursDefinition, { day, clockMs }: LocalTime): HoursStatus {
  const today = planOfDay(definition, day);
  const yesterday = planOfDay(definition, day - 1);
  const covers = (interval: Interval) => coversToday(interval, clockMs);
  const isOpen = today.intervals.some(covers) || yesterday.intervals.some((interval) => spillsOver(interval, clockMs));
  const inForce = new Set([
    ...today.periods.filter(covers).map(({ name }) => name),
    ...yesterday.periods.filter((period) => spillsOver(period, clockMs)).map(({ name }) => name),
  ]);
  return {
    state: isOpen ? "open" : today.isHoliday ? "holiday" : "closed",
    occasion: today.occasion,
    periods: definition.periods.flatMap(({ name }) => (inForce.has(name) ? [name] : [])),
  };
}

/** Times at which something may begin or end on a day, in milliseconds of the clock; midnight is always one. */
export function turningPoints(definition: HoursDefinition, day: number): number[] {
  const today = planOfDay(definition, day);
  const yesterday = planOfDay(definition, day - 1);
  const points = [
    ...[...today.intervals, ...today.periods].flatMap(({ from, to }) => [clockMsOf(from), clockMsOf(to)]),
    ...[...yesterday.intervals, ...yesterday.periods].map(({ to }) => clockMsOf(to)),
    dayMs,
  ];
  return points.sort((a, b) => a - b);
}

export interface DayPlan {
  intervals: Interval[];
  periods: HoursDefinition["periods"];
  occasion: string | null;
  isHoliday: boolean;
}

/** What begins on a day of the local calendar (days since 1970-01-01), by its exception, its holiday or its weekday. */
export function planOfDay({ weekly, periods, holidays, exceptions }: HoursDefinition, day: number): DayPlan {
  const date = dateOfDay(day);
  const weekday = weekdays[weekdayOfDay(day)] as (typeof weekdays)[number];
  const ofThisDay = periods.filter(({ days }) => days.includes(weekday));
  const exception = exceptions.find(({ from, to }) => from <= date && date <= to);
  const holiday = exception ? undefined : holidays?.dates.find((kept) => kept.date === date);
  const special = exception ?? holiday;
  return {
    intervals: exception?.intervals ?? (holiday ? [] : weekly[weekday]),
    periods: special ? ofThisDay.filter(({ everyDay }) => everyDay) : ofThisDay,
    occasion: exception?.label ?? holiday?.name ?? null,
    isHoliday: holiday !== undefined,
  };
}

const isOvernight = ({ from, to }: Interval) => clockMsOf(to) <= clockMsOf(from);

const coversToday = (interval: Interval, clockMs: number) =>
  clockMs >= clockMsOf(interval.from) && (isOvernight(interval) || clockMs < clockMsOf(interval.to));

const spillsOver = (interval: Interval, clockMs: number) => isOvernight(interval) && clockMs < clockMsOf(interval.to);
