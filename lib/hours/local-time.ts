import { DateTime, IANAZone } from "luxon";

export const dayMs = 86_400_000;

/** What calendar and clock on the wall show. */
export interface LocalTime {
  /** Days since 1970-01-01 of the local calendar. */
  day: number;
  /** Milliseconds that the clock shows since midnight, 0 … 86,399,999. */
  clockMs: number;
}

/** Luxon keeps a zone once it is made, so this costs one look at the zone's table. */
export function localTime(timeZone: string, atMs: number): LocalTime {
  const localMs = atMs + offsetMs(timeZone, atMs);
  const day = Math.floor(localMs / dayMs);
  return { day, clockMs: localMs - day * dayMs };
}

/** How far the clocks of the zone are ahead of UTC at that instant. */
export const offsetMs = (timeZone: string, atMs: number): number => IANAZone.create(timeZone).offset(atMs) * 60_000;

/** `2026-03-29` for a day number. */
export const dateOfDay = (day: number): string =>
  DateTime.fromMillis(day * dayMs, { zone: "utc" }).toISODate() as string;

/** 0 is Monday: 1 January 1970 was a Thursday. */
export const weekdayOfDay = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** Milliseconds since midnight of `09:30` or `24:00`. */
export function clockMsOf(clock: string): number {
  return (Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))) * 60_000;
}
