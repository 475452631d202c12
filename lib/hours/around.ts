import type { HoursDefinition } from "./definition";
import { dateOfDay, localTime } from "./local-time";

/** Before: what began yesterday may go on past midnight. After: far enough to say when it opens again. */
const [daysBefore, daysAfter] = [1, 62];

/** The definition with only the holidays and exceptions that matter near an instant, for events that are kept. */
export function hoursAround(definition: HoursDefinition, atMs: number): HoursDefinition {
  const { day } = localTime(definition.timeZone, atMs);
  const [first, last] = [dateOfDay(day - daysBefore), dateOfDay(day + daysAfter)];
  const { holidays, exceptions } = definition;
  return {
    ...definition,
    holidays: holidays && {
      ...holidays,
      dates: holidays.dates.filter(({ date }) => first <= date && date <= last),
    },
    exceptions: exceptions.filter(({ from, to }) => first <= to && from <= last),
  };
}
