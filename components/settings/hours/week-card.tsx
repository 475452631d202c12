"use client";

import { CopyCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { DayBar } from "@/components/settings/hours/day-bar";
import { Intervals } from "@/components/settings/hours/intervals";
import { useWeekdayNames } from "@/components/settings/hours/use-weekday-names";
import { Card, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { IconButton } from "@/components/ui/icon-button";
import { type HoursDefinition, type Weekday, weekdays } from "@/lib/hours/definition";

type Weekly = HoursDefinition["weekly"];

/** The usual week, a line a day. */
export function WeekCard({ weekly, onChange }: { weekly: Weekly; onChange(weekly: Weekly): void }) {
  const t = useTranslations("hours");
  const names = useWeekdayNames("long");
  const copyDown = (from: Weekday) => {
    const below = weekdays.slice(weekdays.indexOf(from) + 1);
    onChange({ ...weekly, ...Object.fromEntries(below.map((day) => [day, weekly[from]])) });
  };
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("week")}</CardTitle>
        <CardDescription>{t("weekHint")}</CardDescription>
      </CardHeader>
      <ul className="divide-y">
        {weekdays.map((day, index) => (
          <li
            key={day}
            className="grid items-center gap-x-4 gap-y-2 px-4 py-2 md:grid-cols-[7rem_minmax(0,1fr)_1.75rem]"
          >
            <span className="font-medium">{names[day]}</span>
            <div className="grid gap-2">
              <DayBar intervals={weekly[day]} before={weekly[weekdays[(index + 6) % 7] as Weekday]} />
              <Intervals
                name={names[day]}
                intervals={weekly[day]}
                onChange={(intervals) => onChange({ ...weekly, [day]: intervals })}
              />
            </div>
            {day !== "sunday" && (
              <IconButton size="icon-sm" label={t("copyDown", { day: names[day] })} onClick={() => copyDown(day)}>
                <CopyCheck aria-hidden />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
