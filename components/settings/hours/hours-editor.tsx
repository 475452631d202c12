"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useMemo, useState } from "react";
import { useMay } from "@/components/auth/me-context";
import { BindingNameField } from "@/components/settings/binding-name-field";
import { ExceptionsCard } from "@/components/settings/hours/exceptions-card";
import { HolidaysCard } from "@/components/settings/hours/holidays-card";
import { HoursNow } from "@/components/settings/hours/hours-now";
import type { Hours } from "@/components/settings/hours/hours-settings";
import { NextDays } from "@/components/settings/hours/next-days";
import { PeriodsCard } from "@/components/settings/hours/periods-card";
import { WeekCard } from "@/components/settings/hours/week-card";
import { useErrorText } from "@/components/shell/use-error-text";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useApi } from "@/lib/api-client";
import { type HoursDefinition, hoursDefinitionSchema } from "@/lib/hours/definition";

/** Everything about one set of opening hours, with what comes of it beside what is set. */
export function HoursEditor({ hours }: { hours: Hours | null }) {
  const t = useTranslations("hours");
  const bindings = useTranslations("settings.bindings");
  const common = useTranslations("common");
  const api = useApi();
  const router = useRouter();
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const mayEdit = useMay()("bindings.edit");
  const [name, setName] = useState(hours?.name ?? "");
  const [label, setLabel] = useState(hours?.label ?? "");
  const [draft, setDraft] = useState(() => hours?.definition ?? usualHours());
  const definition = useWithHolidays(draft);
  const [isTried, setIsTried] = useState(false);
  const save = useMutation(
    api.hours.save.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(api.bindings.pathFilter());
        router.push("/settings/hours");
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (definition) save.mutate({ id: hours?.id ?? null, name, label, definition });
  };
  const put = (part: Partial<HoursDefinition>) => setDraft((before) => ({ ...before, ...part }));
  return (
    <form onSubmit={submit} className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_20rem]">
      <fieldset disabled={!mayEdit} className="grid min-w-0 gap-5">
        <h2 className="font-semibold text-base">{hours ? <bdi>{hours.label || hours.name}</bdi> : t("add")}</h2>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("label")} required>
            <Input
              dir="auto"
              required
              maxLength={120}
              value={label}
              onChange={({ target }) => setLabel(target.value)}
            />
          </Field>
          <BindingNameField value={name} onChange={setName} fixed={hours !== null} />
          <TimeZoneField value={draft.timeZone} onChange={(timeZone) => put({ timeZone })} />
        </div>
        <WeekCard weekly={draft.weekly} onChange={(weekly) => put({ weekly })} />
        <HolidaysCard holidays={draft.holidays} onChange={(holidays) => put({ holidays })} />
        <ExceptionsCard exceptions={draft.exceptions} onChange={(exceptions) => put({ exceptions })} />
        <PeriodsCard periods={draft.periods} onChange={(periods) => put({ periods })} />
      </fieldset>
      <div className="grid gap-4 xl:sticky xl:top-4">
        <Card>
          <CardHeader>
            <CardTitle>{t("preview")}</CardTitle>
          </CardHeader>
          <CardContent className="grid gap-4">
            {definition ? (
              <>
                <HoursNow definition={definition} />
                <NextDays definition={definition} />
              </>
            ) : (
              <p className="text-muted-foreground text-sm">{t("noPreview")}</p>
            )}
          </CardContent>
        </Card>
        {(save.error || (isTried && !definition)) && (
          <p role="alert" className="text-broken text-sm">
            {save.error ? errorText(save.error) : t("notValid")}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button asChild variant="outline">
            <Link href="/settings/hours">{mayEdit ? common("cancel") : t("back")}</Link>
          </Button>
          {mayEdit && (
            <Button type="submit" pending={save.isPending}>
              {bindings("save")}
            </Button>
          )}
        </div>
      </div>
    </form>
  );
}

function TimeZoneField({ value, onChange }: { value: string; onChange(timeZone: string): void }) {
  const t = useTranslations("hours");
  const zones = useMemo(() => ["UTC", ...Intl.supportedValuesOf("timeZone")], []);
  const isKnown = hoursDefinitionSchema.shape.timeZone.safeParse(value).success;
  return (
    <Field
      label={t("timeZone")}
      hint={t("timeZoneHint")}
      error={isKnown || value === "" ? undefined : t("wrongZone")}
      required
    >
      <Input dir="ltr" required list="time-zones" value={value} onChange={({ target }) => onChange(target.value)} />
      <datalist id="time-zones">
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </Field>
  );
}

/** The draft with the dates of the holidays it keeps, as the server will work them out; null where it is not valid yet. */
function useWithHolidays(draft: HoursDefinition): HoursDefinition | null {
  const api = useApi();
  const language = useLocale();
  const { country, state, region } = draft.holidays ?? { country: "", state: null, region: null };
  const holidays = useQuery(
    api.hours.holidays.queryOptions({ country, state, region, language }, { enabled: draft.holidays !== null }),
  );
  return useMemo(() => {
    const kept = (holidays.data ?? []).filter(({ rule }) => !draft.holidays?.worked.includes(rule));
    const dates = kept.flatMap(({ name, dates: all }) => all.map((date) => ({ date, name })));
    const parsed = hoursDefinitionSchema.safeParse({
      ...draft,
      holidays: draft.holidays && { ...draft.holidays, dates },
    });
    return parsed.success ? parsed.data : null;
  }, [draft, holidays.data]);
}

/** Nine to five from Monday to Friday where the reader is: a beginning to be changed. */
function usualHours(): HoursDefinition {
  const weekday = [{ from: "09:00", to: "17:00" }];
  return {
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    weekly: {
      monday: weekday,
      tuesday: weekday,
      wednesday: weekday,
      thursday: weekday,
      friday: weekday,
      saturday: [],
      sunday: [],
    },
    periods: [],
    holidays: null,
    exceptions: [],
  };
}
