"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** A PIN that is given to a customer; the browser neither shows nor keeps it. */
export function PinField({
  value,
  onChange,
  error,
  required = false,
}: {
  value: string;
  onChange: (pin: string) => void;
  error: string | undefined;
  required?: boolean;
}) {
  const t = useTranslations("customers");
  return (
    <Field label={t("pin")} hint={t("pinHint")} error={error} required={required} optional={!required}>
      <Input
        dir="ltr"
        type="password"
        inputMode="numeric"
        autoComplete="new-password"
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  );
}
