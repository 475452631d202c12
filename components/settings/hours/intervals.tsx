"use client";

import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { hoursLimits, type Interval } from "@/lib/hours/definition";

/** The hours of a day: from, to, and one more. `name` says whose they are, for readers of the screen. */
export function Intervals({
  name,
  intervals,
  onChange,
}: {
  name: string;
  intervals: readonly Interval[];
  onChange(intervals: Interval[]): void;
}) {
  const t = useTranslations("hours");
  const put = (index: number, interval: Interval) =>
    onChange(intervals.map((each, at) => (at === index ? interval : each)));
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      {intervals.length === 0 && <span className="text-muted-foreground text-sm">{t("closed")}</span>}
      {intervals.map((interval, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: intervals have no id; one is where it stands
        <span key={index} className="flex items-center gap-1">
          <FromTo name={name} value={interval} onChange={(times) => put(index, times)} />
          <IconButton
            size="icon-sm"
            label={t("removeInterval", { name })}
            onClick={() => onChange(intervals.filter((_, at) => at !== index))}
          >
            <Trash2 aria-hidden />
          </IconButton>
        </span>
      ))}
      {intervals.length < hoursLimits.intervalsPerDay && (
        <Button
          variant="ghost"
          size="sm"
          className="text-link"
          aria-label={t("addIntervalOf", { name })}
          onClick={() => onChange([...intervals, following(intervals.at(-1))])}
        >
          <Plus aria-hidden />
          {t("addInterval")}
        </Button>
      )}
    </div>
  );
}

/** Two times of the clock; midnight as an end is the day's end. */
export function FromTo({
  name,
  value: { from, to },
  onChange,
}: {
  name: string;
  value: Interval;
  onChange(times: Interval): void;
}) {
  const t = useTranslations("hours");
  const isNothing = from !== "" && from === to;
  const isOvernight = from !== "" && to !== "" && to < from;
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      <Input
        type="time"
        dir="ltr"
        required
        className="w-28"
        aria-label={t("from", { name })}
        value={from}
        onChange={({ target }) => onChange({ from: target.value, to })}
      />
      <span aria-hidden>–</span>
      <Input
        type="time"
        dir="ltr"
        required
        className="w-28"
        aria-label={t("to", { name })}
        aria-invalid={isNothing}
        value={to === "24:00" ? "00:00" : to}
        onChange={({ target }) => onChange({ from, to: target.value === "00:00" ? "24:00" : target.value })}
      />
      {isOvernight && <span className="text-muted-foreground text-xs">{t("nextDay")}</span>}
      {isNothing && (
        <span role="alert" className="text-broken text-xs">
          {t("noLength")}
        </span>
      )}
    </span>
  );
}

/** After a break of an hour, for as long as the day has; on an empty day, nine to five. */
function following(last: Interval | undefined): Interval {
  const hour = Number(last?.to.slice(0, 2) ?? 8) + 1;
  return last === undefined || hour > 22
    ? { from: "09:00", to: "17:00" }
    : { from: `${String(hour).padStart(2, "0")}:00`, to: "24:00" };
}
