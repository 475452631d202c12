"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { isApiError } from "@/lib/api-client";

/** What is written on several lines, or between commas. */
export const linesOf = (text: string): string[] =>
  text
    .split(/[\n,;]+/)
    .map((line) => line.trim())
    .filter(Boolean);

/** Phone numbers, one a line; says which of them the server did not take for one. */
export function NumbersField({
  label,
  hint,
  value,
  onChange,
  error,
}: {
  label: string;
  hint: string;
  value: string;
  onChange: (value: string) => void;
  /** What saving failed with, if it did. */
  error: unknown;
}) {
  const t = useTranslations("settings.destinations");
  const wrong = isApiError(error) ? (error.data?.fields ?? []).filter((field) => field.path.startsWith("numbers")) : [];
  const lines = linesOf(value);
  const wrongLines = wrong.map((field) => lines[Number(field.path.split(".")[1])]).filter(Boolean);
  return (
    <Field
      label={label}
      hint={hint}
      error={
        wrong.length > 0 &&
        (wrongLines.length > 0 ? t("wrongNumbers", { numbers: wrongLines.join(", ") }) : t("howMany"))
      }
    >
      <Textarea dir="ltr" rows={3} value={value} onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}
