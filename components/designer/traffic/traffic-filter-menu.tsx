"use client";

import { ListFilter } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useLanguageName } from "@/components/designer/language-name";
import {
  noFilters,
  type TrafficFilters,
  useTraffic,
  useTrafficStore,
} from "@/components/designer/traffic/traffic-store";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { OptionSelect } from "@/components/ui/option-select";
import { PhoneNumber } from "@/components/ui/phone-number";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";

const everything = "all";

/** Only calls on one version, to one number, in one language; what no call of the period had is not offered. */
export function TrafficFilterMenu() {
  const t = useTranslations("traffic.filters");
  const store = useTrafficStore();
  const filters = useTraffic((state) => state.filters);
  const choices = useTraffic((state) => state.shown?.traffic.choices);
  const languageName = useLanguageName();
  const format = useFormatter();
  const set = (change: Partial<TrafficFilters>) => store.setState({ filters: { ...filters, ...change } });
  const count = Object.values(filters).filter((value) => value !== null).length;
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button variant="outline" size="sm" aria-label={t("label", { count })}>
          <ListFilter aria-hidden />
          <span className="@max-2xl:sr-only">{t("title")}</span>
          {count > 0 && <span className="font-semibold text-link">{format.number(count)}</span>}
        </Button>
      </PopoverTrigger>
      <PopoverContent align="start" className="grid gap-3">
        <Field label={t("version")}>
          <OptionSelect
            value={String(filters.version ?? everything)}
            onValueChange={(value) => set({ version: value === everything ? null : Number(value) })}
            options={[
              { value: everything, label: t("allVersions") },
              ...(choices?.versions ?? []).map(({ version, calls }) => ({
                value: String(version),
                label: t("versionOption", { version, calls }),
              })),
            ]}
          />
        </Field>
        <Field label={t("number")}>
          <OptionSelect
            value={filters.number ?? everything}
            onValueChange={(value) => set({ number: value === everything ? null : value })}
            options={[
              { value: everything, label: t("allNumbers") },
              ...(choices?.numbers ?? []).map(({ number }) => ({
                value: number,
                label: <PhoneNumber number={number} />,
              })),
            ]}
          />
        </Field>
        <Field label={t("language")}>
          <OptionSelect
            value={filters.language ?? everything}
            onValueChange={(value) => set({ language: value === everything ? null : value })}
            options={[
              { value: everything, label: t("allLanguages") },
              ...(choices?.languages ?? []).flatMap(({ language }) =>
                language === "" ? [] : [{ value: language, label: languageName(language) }],
              ),
            ]}
          />
        </Field>
        {count > 0 && (
          <Button variant="outline" size="sm" onClick={() => store.setState({ filters: noFilters })}>
            {t("clear")}
          </Button>
        )}
      </PopoverContent>
    </Popover>
  );
}
