import type { HoursDefinition } from "./definition";
import { hoursAt } from "./hours-at";
import { dayMs } from "./local-time";
import { nextOpeningAt, nextStateChangeAt } from "./next-change";

/**
 * Times of one length that lie wholly within opening hours, one after the other from each opening on; the earliest first.
 *
 * @param fromMs the first may begin then
 * @param untilMs the last begins before
 */
export function* slotsWithin(
  definition: HoursDefinition,
  { fromMs, untilMs, minutes }: { fromMs: number; untilMs: number; minutes: number },
): Generator<number> {
  const lengthMs = minutes * 60_000;
  // From an opening before `fromMs`, so that the grid is the same whenever it is asked for.
  let openingMs = nextOpeningAt(definition, closedBefore(definition, fromMs, lengthMs));
  while (openingMs !== null && openingMs < untilMs) {
    const closingMs = nextStateChangeAt(definition, openingMs) ?? untilMs + lengthMs;
    for (let startsAtMs = openingMs; startsAtMs + lengthMs <= closingMs && startsAtMs < untilMs; startsAtMs += lengthMs)
      if (startsAtMs >= fromMs) yield startsAtMs;
    openingMs = nextOpeningAt(definition, closingMs);
  }
}

const quarterMs = 15 * 60_000;

/** An instant at which it is closed, not much earlier; where it has not closed for a week, one on a grid of its own. */
function closedBefore(definition: HoursDefinition, fromMs: number, lengthMs: number): number {
  const lastMs = Math.floor(fromMs / quarterMs) * quarterMs;
  for (let atMs = lastMs; atMs > lastMs - 7 * dayMs; atMs -= quarterMs)
    if (hoursAt(definition, atMs).state !== "open") return atMs;
  return Math.floor(fromMs / lengthMs) * lengthMs;
}
