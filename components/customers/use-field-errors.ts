"use client";

import { useTranslations } from "next-intl";
import { useErrorText } from "@/components/shell/use-error-text";
import { isApiError } from "@/lib/api-client";

const worded = ["idNumber", "firstName", "lastName", "email", "e164", "pin", "text"] as const;
type Worded = (typeof worded)[number];

/** Which reasons belong to which field. */
const fieldOfReason: Record<string, Worded> = { idNumberTaken: "idNumber", phoneThere: "e164" };

/** A refused form: what to say under each field, and what belongs to none of them. */
export function useFieldErrors(error: unknown): { fields: Partial<Record<Worded, string>>; rest: string | null } {
  const t = useTranslations("customers.wrong");
  const errorText = useErrorText();
  if (!error) return { fields: {}, rest: null };
  const fields: Partial<Record<Worded, string>> = {};
  if (isApiError(error)) {
    for (const { path } of error.data?.fields ?? []) {
      const field = worded.find((name) => name === path.split(".").at(-1));
      if (field) fields[field] = t(field);
    }
    const field = fieldOfReason[error.data?.reason ?? ""];
    if (field) fields[field] = errorText(error);
  }
  return { fields, rest: Object.keys(fields).length > 0 ? null : errorText(error) };
}
