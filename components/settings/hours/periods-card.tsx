"use client";

import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { FromTo } from "@/components/settings/hours/intervals";
import { useWeekdayNames } from "@/components/settings/hours/use-weekday-names";
import { Button } from "@/components/ui/button";
import { Card, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { freshId } from "@/lib/editor/fresh-id";
import { type HoursPeriod, hoursLimits, weekdays } from "@/lib/hours/definition";

/** Times of day that flows tell apart. */
export function PeriodsCard({
  periods,
  onChange,
}: {
  periods: readonly HoursPeriod[];
  onChange(periods: HoursPeriod[]): void;
}) {
  const t = useTranslations("hours.periods");
  const add = () => {
    const name = freshId((id) => periods.some((period) => period.name === id), t("fresh"), "period");
    const days = weekdays.slice(0, 5);
    onChange([...periods, { name, label: "", days, from: "12:00", to: "13:00", everyDay: false }]);
  };
  const put = (index: number, part: Partial<HoursPeriod>) =>
    onChange(periods.map((each, at) => (at === index ? { ...each, ...part } : each)));
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("title")}</CardTitle>
        {periods.length < hoursLimits.periods && (
          <Button variant="outline" size="sm" onClick={add}>
            <Plus aria-hidden />
            {t("add")}
          </Button>
        )}
        <CardDescription>{t("hint")}</CardDescription>
      </CardHeader>
      <ul className="divide-y">
        {periods.map((period, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the name can be changed; a period is where it stands
          <li key={index} className="px-4 py-3">
            <PeriodRow
              period={period}
              taken={periods.filter((other) => other !== period).map(({ name }) => name)}
              onChange={(part) => put(index, part)}
              onRemove={() => onChange(periods.filter((_, at) => at !== index))}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function PeriodRow({
  period,
  taken,
  onChange,
  onRemove,
}: {
  period: HoursPeriod;
  taken: readonly string[];
  onChange(part: Partial<HoursPeriod>): void;
  onRemove(): void;
}) {
  const t = useTranslations("hours.periods");
  const weekdayNames = useWeekdayNames("short");
  const spoken = period.label || period.name;
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <Field label={t("label")} className="min-w-40 flex-1">
          <Input
            dir="auto"
            maxLength={80}
            value={period.label}
            onChange={({ target }) => onChange({ label: target.value })}
          />
        </Field>
        <Field label={t("name")} error={taken.includes(period.name) ? t("nameTaken") : undefined} required>
          <Input
            dir="ltr"
            className="font-mono"
            required
            maxLength={32}
            pattern="[a-z0-9][a-z0-9\-]*"
            title={t("nameHint")}
            value={period.name}
            onChange={({ target }) => onChange({ name: target.value.toLowerCase().replaceAll(/[\s_]+/g, "-") })}
          />
        </Field>
        <IconButton label={t("remove", { name: spoken })} onClick={onRemove}>
          <Trash2 aria-hidden />
        </IconButton>
      </div>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <FromTo name={spoken} value={period} onChange={onChange} />
        <fieldset className="flex flex-wrap gap-x-3 gap-y-1">
          <legend className="sr-only">{t("days", { name: spoken })}</legend>
          {weekdays.map((day) => (
            <Field key={day} layout="inline" label={weekdayNames[day]}>
              <Checkbox
                checked={period.days.includes(day)}
                onCheckedChange={(on) =>
                  onChange({
                    days: weekdays.filter((each) => (each === day ? on === true : period.days.includes(each))),
                  })
                }
              />
            </Field>
          ))}
        </fieldset>
        <Field layout="inline" label={t("everyDay")}>
          <Checkbox checked={period.everyDay} onCheckedChange={(on) => onChange({ everyDay: on === true })} />
        </Field>
      </div>
      {period.days.length === 0 && (
        <p role="alert" className="text-broken text-xs">
          {t("noDay")}
        </p>
      )}
    </div>
  );
}
