"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { BindingDialog } from "@/components/settings/binding-dialog";
import { BindingNameField } from "@/components/settings/binding-name-field";
import type { Bindings } from "@/components/settings/with-bindings";
import { useErrorText } from "@/components/shell/use-error-text";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { OptionSelect } from "@/components/ui/option-select";
import { isApiError, useApi } from "@/lib/api-client";

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
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const [name, setName] = useState(calendar?.name ?? "");
  const [label, setLabel] = useState(calendar?.label ?? "");
  const [opening, setOpening] = useState(calendar?.hours ?? hours[0]?.name ?? "");
  const [timeZone, setTimeZone] = useState(
    calendar?.timeZone ?? hours[0]?.definition.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  );
  const [numbers, setNumbers] = useState({
    slotMinutes: String(calendar?.slotMinutes ?? 30),
    capacity: String(calendar?.capacity ?? 1),
    daysAhead: String(calendar?.daysAhead ?? 30),
  });
  const save = useMutation(
    api.bindings.saveCalendar.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(api.bindings.pathFilter());
        onClose();
      },
    }),
  );
  const wrong = isApiError(save.error) ? (save.error.data?.fields ?? []).map(({ path }) => path) : [];
  const { slotMinutes, capacity, daysAhead } = numbers;
  const counted = { slotMinutes: Number(slotMinutes), capacity: Number(capacity), daysAhead: Number(daysAhead) };
  return (
    <BindingDialog
      title={t(calendar ? "change" : "add")}
      pending={save.isPending}
      onClose={onClose}
      onSubmit={() => save.mutate({ id: calendar?.id ?? null, name, label, timeZone, hours: opening, ...counted })}
    >
      <BindingNameField
        value={name}
        onChange={setName}
        fixed={calendar !== null}
        error={save.error && !wrong.includes("timeZone") && errorText(save.error)}
      />
      <Field label={t("label")} required>
        <Input dir="auto" required maxLength={120} value={label} onChange={(event) => setLabel(event.target.value)} />
      </Field>
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
        error={wrong.includes("timeZone") && agents("wrongTimeZone")}
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
