import { type HoursDefinition, hoursDefinitionSchema, weekdays } from "./definition";
import type { HoursStatus } from "./hours-at";
import { dateOfDay, localTime } from "./local-time";

/**
 * Hours that stand like this at an instant and for a day before and after it: for simulated calls, which say how hours
 * stand and not what they are.
 *
 * @param periods names of the periods in force
 */
export function standingHours(state: HoursStatus["state"], periods: readonly string[], atMs: number): HoursDefinition {
  const allDay = { from: "00:00", to: "24:00" };
  const { day } = localTime("UTC", atMs);
  return hoursDefinitionSchema.parse({
    timeZone: "UTC",
    weekly: Object.fromEntries(weekdays.map((weekday) => [weekday, state === "open" ? [allDay] : []])),
    periods: periods.map((name) => ({ name, days: weekdays, ...allDay, everyDay: true })),
    holidays:
      state === "holiday"
        ? { country: "US", dates: [-1, 0, 1].map((days) => ({ date: dateOfDay(day + days), name: "Holiday" })) }
        : null,
  });
}
