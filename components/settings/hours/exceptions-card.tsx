"use client";

import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Intervals } from "@/components/settings/hours/intervals";
import { Button } from "@/components/ui/button";
import { Card, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { type HoursException, hoursLimits } from "@/lib/hours/definition";

/** Days with hours of their own, or none: above holidays and the week. */
export function ExceptionsCard({
  exceptions,
  onChange,
}: {
  exceptions: readonly HoursException[];
  onChange(exceptions: HoursException[]): void;
}) {
  const t = useTranslations("hours.exceptions");
  const put = (index: number, part: Partial<HoursException>) =>
    onChange(exceptions.map((each, at) => (at === index ? { ...each, ...part } : each)));
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("title")}</CardTitle>
        {exceptions.length < hoursLimits.exceptions && (
          <Button
            variant="outline"
            size="sm"
            onClick={() => onChange([...exceptions, { label: "", from: "", to: "", intervals: [] }])}
          >
            <Plus aria-hidden />
            {t("add")}
          </Button>
        )}
        <CardDescription>{t("hint")}</CardDescription>
      </CardHeader>
      <ul className="divide-y">
        {exceptions.map((exception, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: exceptions have no id; one is where it stands
          <li key={index} className="grid gap-3 px-4 py-3">
            <div className="flex flex-wrap items-end gap-3">
              <Field label={t("label")} className="min-w-40 flex-1" required>
                <Input
                  dir="auto"
                  required
                  maxLength={120}
                  value={exception.label}
                  onChange={({ target }) => put(index, { label: target.value })}
                />
              </Field>
              <Field label={t("from")} required>
                <Input
                  type="date"
                  required
                  value={exception.from}
                  onChange={({ target: { value } }) => put(index, { from: value, to: exception.to || value })}
                />
              </Field>
              <Field label={t("to")} required>
                <Input
                  type="date"
                  required
                  min={exception.from}
                  value={exception.to}
                  onChange={({ target }) => put(index, { to: target.value })}
                />
              </Field>
              <IconButton
                label={t("remove", { name: exception.label || String(index + 1) })}
                onClick={() => onChange(exceptions.filter((_, at) => at !== index))}
              >
                <Trash2 aria-hidden />
              </IconButton>
            </div>
            <Intervals
              name={exception.label || t("title")}
              intervals={exception.intervals}
              onChange={(intervals) => put(index, { intervals })}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}
