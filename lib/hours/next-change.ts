import type { HoursDefinition } from "./definition";
import { type HoursStatus, hoursAt, turningPoints } from "./hours-at";
import { dayMs, localTime, offsetMs } from "./local-time";

/** How far ahead is looked: a year and the longest leave after it. */
const horizonDays = 400;

/**
 * When the status next becomes another one (state, occasion or periods).
 *
 * @returns Unix milliseconds, or null when nothing changes within 400 days
 */
export function nextChangeAt(definition: HoursDefinition, atMs: number): number | null {
  const now = hoursAt(definition, atMs);
  return firstInstant(definition, atMs, (status) => !isSame(status, now));
}

/** As `nextChangeAt`, for the state alone: when it closes, or opens, or a holiday begins or ends. */
export function nextStateChangeAt(definition: HoursDefinition, atMs: number): number | null {
  const now = hoursAt(definition, atMs).state;
  return firstInstant(definition, atMs, ({ state }) => state !== now);
}

/**
 * When it next is open: at once where it is open now.
 *
 * @returns Unix milliseconds, or null when it does not open within 400 days
 */
export function nextOpeningAt(definition: HoursDefinition, atMs: number): number | null {
  if (hoursAt(definition, atMs).state === "open") return atMs;
  return firstInstant(definition, atMs, ({ state }) => state === "open");
}

/** Steps along the times at which something may change; between them nothing does. */
function firstInstant(
  definition: HoursDefinition,
  atMs: number,
  isWanted: (status: HoursStatus) => boolean,
): number | null {
  const lastMs = atMs + horizonDays * dayMs;
  for (let ms = nextStep(definition, atMs); ms <= lastMs; ms = nextStep(definition, ms)) {
    if (isWanted(hoursAt(definition, ms))) return ms;
  }
  return null;
}

/** The clock's next turning point, or the instant at which clocks are changed when that comes first. */
function nextStep(definition: HoursDefinition, atMs: number): number {
  const { day, clockMs } = localTime(definition.timeZone, atMs);
  const point = turningPoints(definition, day).find((candidate) => candidate > clockMs) ?? dayMs;
  const stepMs = atMs + (point - clockMs);
  return clocksChange(definition.timeZone, atMs, stepMs) ?? stepMs;
}

/** The first instant after `fromMs`, up to `toMs`, at which the zone's offset is another. At most one a day is known. */
function clocksChange(timeZone: string, fromMs: number, toMs: number): number | null {
  const before = offsetMs(timeZone, fromMs);
  if (offsetMs(timeZone, toMs) === before) return null;
  let [same, changed] = [fromMs, toMs];
  while (changed - same > 1) {
    const middle = Math.floor((same + changed) / 2);
    if (offsetMs(timeZone, middle) === before) same = middle;
    else changed = middle;
  }
  return changed;
}

const isSame = (a: HoursStatus, b: HoursStatus) =>
  a.state === b.state && a.occasion === b.occasion && a.periods.join() === b.periods.join();
