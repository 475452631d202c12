"use client";

import { useTranslations } from "next-intl";
import { useLanguageName } from "@/components/designer/language-name";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { OptionSelect } from "@/components/ui/option-select";
import { likelyLanguages } from "@/lib/flow/likely-languages";
import { limits } from "@/lib/flow/limits";

const none = "none";

/** What a recorded prompt is called, and what is spoken in it. Without `onName` it has its name for good. */
export function PromptFields({
  label,
  onLabel,
  language,
  onLanguage,
  name,
  onName,
  isTaken = false,
}: {
  label: string;
  onLabel: (label: string) => void;
  language: string | null;
  onLanguage: (language: string | null) => void;
  name: string;
  onName?: (name: string) => void;
  isTaken?: boolean;
}) {
  const t = useTranslations("prompts");
  const errors = useTranslations("errors");
  const bindings = useTranslations("settings.bindings");
  const languageName = useLanguageName();
  const offered =
    language === null || likelyLanguages.includes(language) ? likelyLanguages : [language, ...likelyLanguages];
  return (
    <>
      <Field label={t("label")} required>
        <Input
          dir="auto"
          required
          placeholder={t("labelExample")}
          maxLength={limits.labelCharacters}
          value={label}
          onChange={(event) => onLabel(event.target.value)}
        />
      </Field>
      <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
        <Field label={t("language")} hint={t("languageHint")}>
          <OptionSelect
            value={language ?? none}
            onValueChange={(chosen) => onLanguage(chosen === none ? null : chosen)}
            options={[
              { value: none, label: t("noLanguage") },
              ...offered.map((each) => ({ value: each, label: languageName(each) })),
            ]}
          />
        </Field>
        <Field
          label={t("name")}
          hint={onName ? t("nameHint") : bindings("nameFixed")}
          error={isTaken ? errors("nameTaken") : undefined}
        >
          <Input
            dir="ltr"
            className="font-mono"
            required
            readOnly={!onName}
            maxLength={64}
            pattern="[a-z0-9][a-z0-9\-]*"
            title={t("nameHint")}
            value={name}
            onChange={(event) => onName?.(event.target.value.toLowerCase().replaceAll(/[\s_]+/g, "-"))}
          />
        </Field>
      </div>
    </>
  );
}
