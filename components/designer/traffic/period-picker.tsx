"use client";

import { CalendarDays } from "lucide-react";
import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";
import {
  customPeriod,
  daysOf,
  isNamed,
  longestPeriodDays,
  namedPeriods,
  type Period,
} from "@/components/designer/traffic/period";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";

/** Today, the last 7 or 30 days, or days that are chosen, of the reader's calendar. */
export function PeriodPicker({ value, onChange }: { value: Period; onChange(period: Period): void }) {
  const t = useTranslations("traffic.period");
  const [isOpen, setIsOpen] = useState(false);
  const words = usePeriodWords();
  const choose = (period: Period) => {
    onChange(period);
    setIsOpen(false);
  };
  return (
    <Popover open={isOpen} onOpenChange={setIsOpen}>
      <PopoverTrigger asChild>
        <Button variant="outline" size="sm" aria-label={t("label", { period: words(value) })}>
          <CalendarDays aria-hidden />
          {words(value)}
        </Button>
      </PopoverTrigger>
      <PopoverContent align="start" className="grid w-64 gap-3">
        <div className="grid gap-0.5">
          {namedPeriods.map((period) => (
            <button
              key={period}
              type="button"
              aria-current={value === period ? "true" : undefined}
              onClick={() => choose(period)}
              className={cn(
                "flex h-7 items-center rounded-sm px-2 text-start text-sm hover:bg-accent",
                value === period && "bg-selected text-selected-foreground",
              )}
            >
              {t(period)}
            </button>
          ))}
        </div>
        <CustomDays value={value} onChange={choose} />
      </PopoverContent>
    </Popover>
  );
}

function CustomDays({ value, onChange }: { value: Period; onChange(period: Period): void }) {
  const t = useTranslations("traffic.period");
  const timeZone = useTimeZone() ?? "UTC";
  const [days, setDays] = useState(() => daysOf(value, Date.now(), timeZone));
  const period = customPeriod(days.first, days.last);
  return (
    <form
      className="grid gap-2 border-t pt-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (period) onChange(period);
      }}
    >
      <Field label={t("first")}>
        <Input type="date" value={days.first} onChange={(event) => setDays({ ...days, first: event.target.value })} />
      </Field>
      <Field label={t("last")} error={period ? undefined : t("wrong", { days: longestPeriodDays })}>
        <Input type="date" value={days.last} onChange={(event) => setDays({ ...days, last: event.target.value })} />
      </Field>
      <Button type="submit" size="sm" disabled={!period}>
        {t("show")}
      </Button>
    </form>
  );
}

function usePeriodWords(): (period: Period) => string {
  const t = useTranslations("traffic.period");
  const format = useFormatter();
  return (period) => {
    if (isNamed(period)) return t(period);
    const { first, last } = daysOf(period, 0, "UTC");
    return format.dateTimeRange(new Date(first), new Date(last), { dateStyle: "medium", timeZone: "UTC" });
  };
}
