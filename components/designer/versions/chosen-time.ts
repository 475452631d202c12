import { dayMs } from "@/lib/hours/local-time";
import { instantsOf, wallTimeAt } from "@/lib/hours/wall-time";

/** A time on the clocks of a zone, as the server takes it. */
export interface ChosenTime {
  wallTime: string;
  timeZone: string;
  /** Where clocks show it twice: the second time. */
  later: boolean;
}

export type TimeProblem = "missing" | "skipped" | "past" | "tooFar" | "noZone";

/** What the server will make of it: the instants that clocks show it at, and why it would refuse. */
export function readChosenTime(
  { wallTime, timeZone, later }: ChosenTime,
  nowMs: number,
): { instants: number[]; atMs: number | null; problem: TimeProblem | null } {
  if (!isZone(timeZone)) return { instants: [], atMs: null, problem: "noZone" };
  const instants = instantsOf(wallTime, timeZone);
  if (instants === null) return { instants: [], atMs: null, problem: "missing" };
  const atMs = (later ? instants.at(-1) : instants[0]) ?? null;
  if (atMs === null) return { instants, atMs, problem: "skipped" };
  const problem = atMs <= nowMs ? "past" : atMs > nowMs + 366 * dayMs ? "tooFar" : null;
  return { instants, atMs, problem };
}

/** Tomorrow at eight: before the lines open, with a night to think better of it. */
export function tomorrowMorning(nowMs: number, timeZone: string): ChosenTime {
  const [tomorrow = ""] = wallTimeAt(nowMs + dayMs, timeZone).split("T");
  return { wallTime: `${tomorrow}T08:00`, timeZone, later: false };
}

function isZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
