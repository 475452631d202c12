"use client";

import { useFormatter, useNow, useTranslations } from "next-intl";
import { useMemo } from "react";
import { Badge } from "@/components/ui/badge";
import type { HoursDefinition } from "@/lib/hours/definition";
import { hoursAt } from "@/lib/hours/hours-at";
import { localTime } from "@/lib/hours/local-time";
import { nextOpeningAt, nextStateChangeAt } from "@/lib/hours/next-change";

const halfMinute = 30_000;

/** "Open until 17:00", by the clock of the hours, kept up to date. */
export function HoursNow({ definition }: { definition: HoursDefinition }) {
  const t = useTranslations("hours.state");
  const format = useFormatter();
  const now = useNow({ updateInterval: halfMinute }).getTime();
  const { state, occasion, untilMs } = useMemo(() => {
    const status = hoursAt(definition, now);
    const until = status.state === "open" ? nextStateChangeAt(definition, now) : nextOpeningAt(definition, now);
    return { ...status, untilMs: until };
  }, [definition, now]);
  const until = (ms: number) => {
    const days = localTime(definition.timeZone, ms).day - localTime(definition.timeZone, now).day;
    return format.dateTime(ms, {
      timeZone: definition.timeZone,
      hour: "numeric",
      minute: "2-digit",
      ...(days === 0 ? {} : { weekday: "short" }),
      ...(days < 7 ? {} : { day: "numeric", month: "short" }),
    });
  };
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <Badge variant={state === "open" ? "ok" : "neutral"}>{t(state)}</Badge>
      <span>{untilMs === null ? t("always") : t("until", { time: until(untilMs) })}</span>
      {occasion && (
        <bdi dir="auto" className="text-muted-foreground">
          {occasion}
        </bdi>
      )}
    </span>
  );
}
