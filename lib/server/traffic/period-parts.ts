import { beginOf, dayMs, hourMs } from "./sum-traffic";

/** A part of a period, and the table that has least to add up for it. */
export interface PeriodPart {
  table: "flow_traffic_day" | "flow_traffic" | "call_passage";
  from: Date;
  to: Date;
}

interface Source {
  table: PeriodPart["table"];
  lengthMs: number;
  /** It has what began before. */
  untilMs: number;
}

/**
 * A period in parts, in order and without gaps: whole days of UTC that are over and counted, whole hours before and after
 * them, and what is left of an hour at either end.
 *
 * @param countedUntil null: nothing is counted yet
 */
export function partsOf({ from, to }: { from: Date; to: Date }, countedUntil: Date | null): PeriodPart[] {
  return split(from.getTime(), to.getTime(), [
    { table: "flow_traffic_day", lengthMs: dayMs, untilMs: beginOf(dayMs, countedUntil?.getTime() ?? 0) },
    { table: "flow_traffic", lengthMs: hourMs, untilMs: Number.POSITIVE_INFINITY },
    { table: "call_passage", lengthMs: 1, untilMs: Number.POSITIVE_INFINITY },
  ]);
}

function split(fromMs: number, toMs: number, [coarsest, ...finer]: readonly Source[]): PeriodPart[] {
  if (!coarsest || fromMs >= toMs) return [];
  const { table, lengthMs, untilMs } = coarsest;
  const begin = Math.ceil(fromMs / lengthMs) * lengthMs;
  const end = Math.min(beginOf(lengthMs, toMs), untilMs);
  if (begin >= end) return split(fromMs, toMs, finer);
  const whole = { table, from: new Date(begin), to: new Date(end) };
  return [...split(fromMs, begin, finer), whole, ...split(end, toMs, finer)];
}
