"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { BindingDialog, wrongFields } from "@/components/settings/binding-dialog";
import { useBindingSaved } from "@/components/settings/use-forget-bindings";
import type { Bindings } from "@/components/settings/with-bindings";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { OptionSelect } from "@/components/ui/option-select";
import { useApi } from "@/lib/api-client";

const counts = [
  { field: "slotMinutes", least: 5, most: 480, hintKey: null },
  { field: "capacity", least: 1, most: 100, hintKey: "capacityHint" },
  { field: "daysAhead", least: 1, most: 365, hintKey: "daysAheadHint" },
] as const;

/** Makes a calendar, or changes one. */
export function CalendarDialog({
  calendar,
  hours,
  onClose,
}: {
  calendar: Bindings["calendars"][number] | null;
  hours: Bindings["hours"];
  onClose: () => void;
}) {
  const t = useTranslations("settings.calendars");
  const agents = useTranslations("settings.agents");
  const api = useApi();
  const [opening, setOpening] = useState(calendar?.hours ?? hours[0]?.name ?? "");
  const [timeZone, setTimeZone] = useState(
    calendar?.timeZone ?? hours[0]?.definition.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  );
  const [numbers, setNumbers] = useState({
    slotMinutes: String(calendar?.slotMinutes ?? 30),
    capacity: String(calendar?.capacity ?? 1),
    daysAhead: String(calendar?.daysAhead ?? 30),
  });
  const save = useMutation(api.bindings.saveCalendar.mutationOptions({ onSuccess: useBindingSaved(onClose) }));
  const { slotMinutes, capacity, daysAhead } = numbers;
  const counted = { slotMinutes: Number(slotMinutes), capacity: Number(capacity), daysAhead: Number(daysAhead) };
  return (
    <BindingDialog
      title={t(calendar ? "change" : "add")}
      label={t("label")}
      binding={calendar}
      saving={save}
      ownErrors={["timeZone"]}
      onClose={onClose}
      onSave={(basics) => save.mutate({ ...basics, timeZone, hours: opening, ...counted })}
    >
      <Field label={t("hours")} required>
        <OptionSelect
          placeholder={t("chooseHours")}
          value={opening}
          onValueChange={setOpening}
          options={hours.map((each) => ({ value: each.name, label: each.label || each.name }))}
        />
      </Field>
      <Field
        label={t("timeZone")}
        hint={t("timeZoneHint")}
        error={wrongFields(save.error).includes("timeZone") && agents("wrongTimeZone")}
        required
      >
        <Input dir="ltr" required value={timeZone} onChange={(event) => setTimeZone(event.target.value)} />
      </Field>
      <div className="grid gap-3 sm:grid-cols-3">
        {counts.map(({ field, least, most, hintKey }) => (
          <Field key={field} label={t(field)} hint={hintKey && t(hintKey)} required>
            <Input
              type="number"
              required
              min={least}
              max={most}
              value={numbers[field]}
              onChange={(event) => setNumbers({ ...numbers, [field]: event.target.value })}
            />
          </Field>
        ))}
      </div>
    </BindingDialog>
  );
}
