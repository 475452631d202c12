"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useLocale, useNow, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { OptionSelect } from "@/components/ui/option-select";
import { Skeleton } from "@/components/ui/skeleton";
import { type ApiOutputs, useApi } from "@/lib/api-client";
import type { HolidayRules } from "@/lib/hours/definition";

const nowhere = "#none";

/** Whose holidays are kept, and which of them. */
export function HolidaysCard({
  holidays,
  onChange,
}: {
  holidays: HolidayRules | null;
  onChange(holidays: HolidayRules | null): void;
}) {
  const t = useTranslations("hours.holidays");
  const api = useApi();
  const language = useLocale();
  const { country, state, region } = holidays ?? { country: null, state: null, region: null };
  const areas = useQuery(
    api.hours.holidayAreas.queryOptions({ country, state, language }, { placeholderData: (before) => before }),
  );
  const queryClient = useQueryClient();
  // Most offices are open on bank holidays, so those begin as days that are worked.
  const choose = (code: string) => {
    const chosen = { country: code, state: null, region: null, worked: [], dates: [], resolvedUntil: null };
    onChange(chosen);
    const place = { country: code, state: null, region: null, language };
    queryClient.fetchQuery(api.hours.holidays.queryOptions(place)).then(
      (list) => onChange({ ...chosen, worked: list.filter(({ type }) => type === "bank").map(({ rule }) => rule) }),
      () => {},
    );
  };
  const options = (list: readonly { code: string; name: string }[] = [], none: string) => [
    { value: nowhere, label: none },
    ...list.map(({ code, name }) => ({ value: code, label: name })),
  ];
  const { states = [], regions = [] } = areas.data ?? {};
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("title")}</CardTitle>
        <CardDescription>{t("hint")}</CardDescription>
      </CardHeader>
      <CardContent className="grid gap-4">
        <div className="grid gap-4 sm:grid-cols-3">
          <Field label={t("country")}>
            <OptionSelect
              value={country ?? nowhere}
              options={options(areas.data?.countries, t("none"))}
              onValueChange={(code) => (code === nowhere ? onChange(null) : choose(code))}
            />
          </Field>
          {holidays && states.length > 0 && (
            <Field label={t("state")}>
              <OptionSelect
                value={state ?? nowhere}
                options={options(states, t("wholeCountry"))}
                onValueChange={(code) => onChange({ ...holidays, state: code === nowhere ? null : code, region: null })}
              />
            </Field>
          )}
          {holidays && state !== null && regions.length > 0 && (
            <Field label={t("region")}>
              <OptionSelect
                value={region ?? nowhere}
                options={options(regions, t("wholeState"))}
                onValueChange={(code) => onChange({ ...holidays, region: code === nowhere ? null : code })}
              />
            </Field>
          )}
        </div>
        {holidays && <HolidayList holidays={holidays} onChange={onChange} />}
      </CardContent>
    </Card>
  );
}

function HolidayList({ holidays, onChange }: { holidays: HolidayRules; onChange(holidays: HolidayRules): void }) {
  const t = useTranslations("hours.holidays");
  const api = useApi();
  const language = useLocale();
  const { country, state, region, worked } = holidays;
  const list = useQuery(api.hours.holidays.queryOptions({ country, state, region, language }));
  if (list.isPending) return <Skeleton className="h-40" />;
  if (!list.data?.length) return <p className="text-muted-foreground text-sm">{t("unknown")}</p>;
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 font-medium text-sm">{t("kept")}</legend>
      <ul className="grid gap-x-6 gap-y-1.5 lg:grid-cols-2">
        {list.data.map((holiday) => (
          <li key={holiday.rule}>
            <Field layout="inline" label={<HolidayLabel holiday={holiday} />}>
              <Checkbox
                checked={!worked.includes(holiday.rule)}
                onCheckedChange={(isKept) =>
                  onChange({
                    ...holidays,
                    worked: isKept ? worked.filter((rule) => rule !== holiday.rule) : [...worked, holiday.rule],
                  })
                }
              />
            </Field>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

type Holiday = ApiOutputs["hours"]["holidays"][number];

function HolidayLabel({ holiday: { name, dates, type } }: { holiday: Holiday }) {
  const t = useTranslations("hours.holidays");
  const format = useFormatter();
  const today = useNow().toISOString().slice(0, 10);
  const next = dates.find((date) => date >= today);
  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      <bdi dir="auto">{name}</bdi>
      {next && (
        <span className="font-normal text-muted-foreground text-xs">
          {format.dateTime(new Date(`${next}T00:00:00Z`), { dateStyle: "medium", timeZone: "UTC" })}
        </span>
      )}
      {type === "bank" && <Badge>{t("bank")}</Badge>}
    </span>
  );
}
