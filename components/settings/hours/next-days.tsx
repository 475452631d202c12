"use client";

import { useFormatter, useNow, useTranslations } from "next-intl";
import { useMemo } from "react";
import { cn } from "@/components/ui/cn";
import { Tooltip } from "@/components/ui/tooltip";
import type { HoursDefinition } from "@/lib/hours/definition";
import { planOfDay } from "@/lib/hours/hours-at";
import { dayMs, localTime, weekdayOfDay } from "@/lib/hours/local-time";

const daysShown = 30;

/** What each of the next thirty days is, in weeks from Monday on: open, closed, a holiday, an exception. */
export function NextDays({ definition }: { definition: HoursDefinition }) {
  const t = useTranslations("hours.days");
  const format = useFormatter();
  const today = localTime(definition.timeZone, useNow({ updateInterval: 60_000 }).getTime()).day;
  const days = useMemo(
    () =>
      Array.from({ length: daysShown }, (_, index) => ({
        day: today + index,
        ...planOfDay(definition, today + index),
      })),
    [definition, today],
  );
  const dateOf = (day: number) =>
    format.dateTime(day * dayMs, { timeZone: "UTC", weekday: "short", day: "numeric", month: "short" });
  const hoursOf = ({ intervals, isHoliday }: (typeof days)[number]) =>
    intervals.length > 0
      ? intervals.map(({ from, to }) => `${from}–${to}`).join(", ")
      : t(isHoliday ? "holiday" : "closed");
  return (
    <section aria-label={t("title")} className="grid gap-2">
      <h3 className="font-medium text-sm">{t("title")}</h3>
      <ol className="grid grid-cols-7 gap-1">
        {days.map((plan, index) => {
          const { day, intervals, occasion } = plan;
          const words = [dateOf(day), occasion, hoursOf(plan)].filter(Boolean).join(", ");
          return (
            <li key={day} style={index === 0 ? { gridColumnStart: weekdayOfDay(day) + 1 } : undefined}>
              <Tooltip content={words}>
                <span
                  className={cn(
                    "grid h-9 place-items-center rounded-sm border text-xs tabular-nums",
                    intervals.length > 0 ? "border-ok/40 bg-ok-soft text-ok" : "bg-muted text-muted-foreground",
                    occasion !== null && "font-semibold underline decoration-2 underline-offset-2",
                  )}
                >
                  <span aria-hidden>{format.dateTime(day * dayMs, { timeZone: "UTC", day: "numeric" })}</span>
                  <span className="sr-only">{words}</span>
                </span>
              </Tooltip>
            </li>
          );
        })}
      </ol>
      <p className="text-pretty text-muted-foreground text-xs">{t("legend")}</p>
      <ul aria-hidden className="grid gap-1 text-xs">
        {days
          .filter(({ occasion }) => occasion !== null)
          .map((plan) => (
            <li key={plan.day}>
              {dateOf(plan.day)}: <bdi dir="auto">{plan.occasion}</bdi>, {hoursOf(plan)}
            </li>
          ))}
      </ul>
    </section>
  );
}
