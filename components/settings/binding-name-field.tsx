"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** The name by which flows use a thing; cannot be changed once flows may use it. */
export function BindingNameField({
  value,
  onChange,
  fixed = false,
  error,
}: {
  value: string;
  onChange: (value: string) => void;
  fixed?: boolean;
  error?: ReactNode;
}) {
  const t = useTranslations("settings.bindings");
  return (
    <Field label={t("name")} hint={t(fixed ? "nameFixed" : "nameHint")} error={error} required>
      <Input
        dir="ltr"
        className="font-mono"
        required
        readOnly={fixed}
        maxLength={64}
        pattern="[a-z0-9][a-z0-9\-]*"
        title={t("nameHint")}
        value={value}
        onChange={(event) => onChange(event.target.value.toLowerCase().replaceAll(/[\s_]+/g, "-"))}
      />
    </Field>
  );
}
