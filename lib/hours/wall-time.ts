import { DateTime } from "luxon";
import { dayMs, offsetMs } from "./local-time";

/**
 * When the clocks of a zone show a time. Most times they show once; one that is skipped when clocks go forward never,
 * and one in the hour by which they go back twice.
 *
 * @param wallTime `2026-03-29T08:00`, without a zone
 * @returns Unix milliseconds, the earlier first; null when it is no time at all (30 February)
 */
export function instantsOf(wallTime: string, timeZone: string): number[] | null {
  const wall = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(wallTime) ? DateTime.fromISO(wallTime, { zone: "utc" }) : null;
  if (!wall?.isValid) return null;
  const wallMs = wall.toMillis();
  // Clocks are changed at most once within a day of it, so these are all the offsets it may have.
  const offsets = new Set([-dayMs, 0, dayMs].map((aside) => offsetMs(timeZone, wallMs + aside)));
  return [...offsets]
    .map((offset) => wallMs - offset)
    .filter((atMs) => atMs + offsetMs(timeZone, atMs) === wallMs)
    .sort((a, b) => a - b);
}

/** What the clocks of a zone show then: `2026-03-29T08:00`, as `instantsOf` reads it. */
export const wallTimeAt = (atMs: number, timeZone: string): string =>
  DateTime.fromMillis(atMs, { zone: timeZone }).toFormat("yyyy-MM-dd'T'HH:mm");
