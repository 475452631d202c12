import type { Interval } from "@/lib/hours/definition";
import { clockMsOf, dayMs } from "@/lib/hours/local-time";

/** A day from midnight to midnight with its open hours; what began the day before is paler. The inputs say the same in words. */
export function DayBar({ intervals, before }: { intervals: readonly Interval[]; before: readonly Interval[] }) {
  const share = (clock: string) => (clockMsOf(clock) / dayMs) * 100;
  const spilling = before.filter(isOvernight);
  return (
    <div aria-hidden className="relative h-2 overflow-hidden rounded-sm bg-muted">
      {spilling.map(({ to }) => (
        <span key={to} className="absolute inset-y-0 start-0 bg-ok/50" style={{ inlineSize: `${share(to)}%` }} />
      ))}
      {intervals.filter(isWritten).map((interval) => (
        <span
          key={`${interval.from}-${interval.to}`}
          className="absolute inset-y-0 bg-ok"
          style={{
            insetInlineStart: `${share(interval.from)}%`,
            inlineSize: `${(isOvernight(interval) ? 100 : share(interval.to)) - share(interval.from)}%`,
          }}
        />
      ))}
    </div>
  );
}

const isWritten = ({ from, to }: Interval) => from !== "" && to !== "";
const isOvernight = (interval: Interval) => isWritten(interval) && interval.to <= interval.from;
