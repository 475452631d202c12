"use client";

import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useMemo, useState } from "react";
import { NewFlowFooter } from "@/components/flows/new-flow-footer";
import { useErrorText } from "@/components/shell/use-error-text";
import { DialogBody } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { OptionSelect } from "@/components/ui/option-select";
import { useApi } from "@/lib/api-client";

/** Languages to begin with; the designer offers every other one. */
const firstLanguages = [
  "en-US",
  "en-GB",
  "ar-AE",
  "et-EE",
  "de-DE",
  "es-ES",
  "fr-FR",
  "hi-IN",
  "pt-BR",
  "ru-RU",
  "tr-TR",
];

export function EmptyFlowForm({ onCreated }: { onCreated: (flowId: string) => void }) {
  const t = useTranslations("flows.newFlow");
  const locale = useLocale();
  const api = useApi();
  const errorText = useErrorText();
  const [name, setName] = useState("");
  const [language, setLanguage] = useState("en-US");
  const create = useMutation(api.flows.create.mutationOptions({ onSuccess: ({ id }) => onCreated(id) }));
  const options = useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: "language" });
    return firstLanguages.map((value) => ({ value, label: names.of(value) ?? value }));
  }, [locale]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ name, languages: [language] });
  };
  return (
    <form onSubmit={submit} className="contents">
      <DialogBody>
        <Field label={t("name")} error={create.error && errorText(create.error)} required>
          <Input
            dir="auto"
            required
            maxLength={120}
            placeholder={t("nameExample")}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <Field label={t("empty.language")} hint={t("empty.languageHint")}>
          <OptionSelect options={options} value={language} onValueChange={setLanguage} />
        </Field>
      </DialogBody>
      <NewFlowFooter action={t("create")} pending={create.isPending || create.isSuccess} />
    </form>
  );
}
