"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "@/components/auth/me-context";
import { BindingDialog, wrongFields } from "@/components/settings/binding-dialog";
import { linesOf } from "@/components/settings/numbers-field";
import { useBindingSaved } from "@/components/settings/use-forget-bindings";
import type { Bindings } from "@/components/settings/with-bindings";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { OptionSelect } from "@/components/ui/option-select";
import { useApi } from "@/lib/api-client";

/** Stands for "none" in a select; no id can be it. */
const none = "#none";

/** Makes an agent, or changes one. */
export function AgentDialog({
  agent,
  skills,
  hours,
  onClose,
}: {
  agent: Bindings["agents"][number] | null;
  skills: Bindings["skills"];
  hours: Bindings["hours"];
  onClose: () => void;
}) {
  const t = useTranslations("settings.agents");
  const api = useApi();
  const may = useMay();
  const users = useQuery({ ...api.users.list.queryOptions(), enabled: may("people.read") });
  const [number, setNumber] = useState(agent?.number ?? "");
  const [timeZone, setTimeZone] = useState(agent?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone);
  const [hoursId, setHoursId] = useState(agent?.hoursId ?? null);
  const [languages, setLanguages] = useState(agent?.languages.join(", ") ?? "");
  const [priority, setPriority] = useState(String(agent?.priority ?? 3));
  const [userId, setUserId] = useState(agent?.userId ?? null);
  const [proficiency, setProficiency] = useState<Record<string, number>>(
    Object.fromEntries(agent?.skills.map((skill) => [skill.skillId, skill.proficiency]) ?? []),
  );
  const save = useMutation(api.bindings.saveAgent.mutationOptions({ onSuccess: useBindingSaved(onClose) }));
  const wrong = wrongFields(save.error);
  const errorOf = (field: string, text: string) => wrong.includes(field) && text;
  return (
    <BindingDialog
      title={t(agent ? "change" : "add")}
      label={t("label")}
      binding={agent}
      saving={save}
      ownErrors={["number", "languages", "timeZone"]}
      onClose={onClose}
      onSave={(basics) =>
        save.mutate({
          ...basics,
          userId,
          number: number.trim() || null,
          timeZone,
          hoursId,
          languages: linesOf(languages),
          priority: Number(priority),
          skills: Object.entries(proficiency).map(([skillId, level]) => ({ skillId, proficiency: level })),
        })
      }
    >
      <Field label={t("number")} hint={t("numberHint")} error={errorOf("number", t("wrongNumber"))} optional>
        <Input type="tel" dir="ltr" value={number} onChange={(event) => setNumber(event.target.value)} />
      </Field>
      <Field
        label={t("languages")}
        hint={t("languagesHint")}
        error={errorOf("languages", t("wrongLanguages"))}
        optional
      >
        <Input dir="ltr" value={languages} onChange={(event) => setLanguages(event.target.value)} />
      </Field>
      <Field label={t("priority")} hint={t("priorityHint")}>
        <OptionSelect
          value={priority}
          onValueChange={setPriority}
          options={["1", "2", "3", "4", "5"].map((value) => ({ value, label: value }))}
        />
      </Field>
      <Field label={t("timeZone")} error={errorOf("timeZone", t("wrongTimeZone"))} required>
        <Input dir="ltr" required value={timeZone} onChange={(event) => setTimeZone(event.target.value)} />
      </Field>
      <Field label={t("hours")} hint={t("hoursHint")}>
        <OptionSelect
          value={hoursId ?? none}
          onValueChange={(id) => setHoursId(id === none ? null : id)}
          options={[
            { value: none, label: t("anyTime") },
            ...hours.map((each) => ({ value: each.id, label: each.label || each.name })),
          ]}
        />
      </Field>
      {users.data && (
        <Field label={t("account")} hint={t("accountHint")}>
          <OptionSelect
            value={userId ?? none}
            onValueChange={(id) => setUserId(id === none ? null : id)}
            options={[
              { value: none, label: t("noAccount") },
              ...users.data.map((user) => ({ value: user.id, label: user.name || user.email })),
            ]}
          />
        </Field>
      )}
      {skills.length > 0 && (
        <fieldset className="grid gap-2">
          <legend className="mb-1.5 font-medium text-sm">{t("skills")}</legend>
          <p className="-mt-1 text-pretty text-muted-foreground text-xs">{t("skillsHint")}</p>
          {skills.map((skill) => (
            <ProficiencyField
              key={skill.id}
              label={skill.label || skill.name}
              value={proficiency[skill.id]}
              onChange={(level) => {
                const { [skill.id]: _old, ...others } = proficiency;
                setProficiency(level === undefined ? others : { ...others, [skill.id]: level });
              }}
            />
          ))}
        </fieldset>
      )}
    </BindingDialog>
  );
}

function ProficiencyField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: number | undefined;
  onChange: (level: number | undefined) => void;
}) {
  const t = useTranslations("settings.agents");
  return (
    <Field layout="row" label={<bdi>{label}</bdi>}>
      <OptionSelect
        className="w-32"
        value={value === undefined ? none : String(value)}
        onValueChange={(level) => onChange(level === none ? undefined : Number(level))}
        options={[
          { value: none, label: t("noSkill") },
          ...["1", "2", "3", "4", "5"].map((level) => ({ value: level, label: level })),
        ]}
      />
    </Field>
  );
}
