"use client";

import { useFormatter, useNow, useTimeZone, useTranslations } from "next-intl";
import { useId, useMemo } from "react";
import { type ChosenTime, readChosenTime } from "@/components/designer/versions/chosen-time";
import { useZonedTime } from "@/components/designer/versions/use-zoned-time";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioGroup, RadioItem } from "@/components/ui/radio-group";

/** A time and the zone whose clocks show it; says at once what the server would say. */
export function TimeFields({ value, onChange }: { value: ChosenTime; onChange(value: ChosenTime): void }) {
  const t = useTranslations("designer.schedule");
  const format = useFormatter();
  const zoned = useZonedTime();
  const own = useTimeZone();
  const now = useNow({ updateInterval: 10_000 });
  const zones = useId();
  const allZones = useMemo(() => Intl.supportedValuesOf("timeZone"), []);
  const { instants, atMs, problem } = readChosenTime(value, now.getTime());
  const at = atMs === null ? null : new Date(atMs);
  const elsewhere = at && value.timeZone !== own && own ? t("whereYouAre", { time: zoned(at, own) }) : "";
  const offset = (ms: number) =>
    format.dateTime(ms, { timeZone: value.timeZone, hour: "2-digit", minute: "2-digit", timeZoneName: "short" });
  return (
    <div className="grid gap-3">
      <div className="grid grid-cols-2 items-start gap-3 max-sm:grid-cols-1">
        <Field
          label={t("time")}
          error={problem && problem !== "noZone" && problem !== "missing" ? t(`problems.${problem}`) : undefined}
          hint={at && !problem ? `${format.relativeTime(at, now)}${elsewhere && ` · ${elsewhere}`}` : undefined}
        >
          <Input
            type="datetime-local"
            required
            value={value.wallTime}
            onChange={({ target }) => onChange({ ...value, wallTime: target.value.slice(0, 16), later: false })}
          />
        </Field>
        <Field label={t("timeZone")} error={problem === "noZone" ? t("problems.noZone") : undefined}>
          <Input
            dir="ltr"
            required
            list={zones}
            autoComplete="off"
            value={value.timeZone}
            onChange={({ target }) => onChange({ ...value, timeZone: target.value, later: false })}
          />
        </Field>
        <datalist id={zones}>
          {allZones.map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
      </div>
      {instants.length > 1 && (
        <RadioGroup
          aria-label={t("twice")}
          value={value.later ? "later" : "first"}
          onValueChange={(which) => onChange({ ...value, later: which === "later" })}
        >
          <p className="text-muted-foreground text-xs">{t("twice")}</p>
          {(["first", "later"] as const).map((which, index) => (
            <RadioItem key={which} value={which} label={t(which, { time: offset(instants[index] ?? 0) })} />
          ))}
        </RadioGroup>
      )}
    </div>
  );
}
