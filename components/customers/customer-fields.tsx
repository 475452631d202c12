"use client";

import { useTranslations } from "next-intl";
import { useCustomerWords } from "@/components/customers/customer-words";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { OptionSelect } from "@/components/ui/option-select";
import type { ApiInputs } from "@/lib/api-client";

export type CustomerValues = Omit<ApiInputs["customers"]["create"], "phones" | "pin" | "attributes">;

const none = "-";

/** The fields that a new and a changed customer share. */
export function CustomerFields({
  values,
  errors,
  onChange,
}: {
  values: CustomerValues;
  errors: Partial<Record<string, string>>;
  onChange: (change: Partial<CustomerValues>) => void;
}) {
  const t = useTranslations("customers");
  const words = useCustomerWords();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t("firstName")} error={errors.firstName} required>
        <Input dir="auto" value={values.firstName} onChange={({ target }) => onChange({ firstName: target.value })} />
      </Field>
      <Field label={t("lastName")} error={errors.lastName} required>
        <Input dir="auto" value={values.lastName} onChange={({ target }) => onChange({ lastName: target.value })} />
      </Field>
      <Field label={t("idNumber")} hint={t("idNumberHint")} error={errors.idNumber} required>
        <Input
          dir="ltr"
          inputMode="numeric"
          autoComplete="off"
          value={values.idNumber}
          onChange={({ target }) => onChange({ idNumber: target.value })}
        />
      </Field>
      <Field label={t("email")} error={errors.email} optional>
        <Input
          dir="ltr"
          type="email"
          autoComplete="off"
          value={values.email ?? ""}
          onChange={({ target }) => onChange({ email: target.value.trim() === "" ? null : target.value })}
        />
      </Field>
      <Field label={t("account")}>
        <OptionSelect
          value={values.accountType}
          onValueChange={(accountType) => onChange({ accountType })}
          options={words.accountTypeOptions(values.accountType)}
        />
      </Field>
      <Field label={t("status")}>
        <OptionSelect
          value={values.serviceStatus}
          onValueChange={(serviceStatus) => onChange({ serviceStatus })}
          options={words.serviceStatusOptions(values.serviceStatus)}
        />
      </Field>
      <Field label={t("priority")} hint={t("priorityHint")}>
        <OptionSelect
          value={String(values.priority)}
          onValueChange={(priority) => onChange({ priority: Number(priority) })}
          options={["1", "2", "3", "4", "5"].map((value) => ({ value, label: value }))}
        />
      </Field>
      <Field label={t("language")} hint={t("languageHint")}>
        <OptionSelect
          value={values.language ?? none}
          onValueChange={(language) => onChange({ language: language === none ? null : language })}
          options={[{ value: none, label: t("noLanguage") }, ...words.languageOptions(values.language)]}
        />
      </Field>
    </div>
  );
}
