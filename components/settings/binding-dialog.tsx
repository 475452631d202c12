"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { BindingNameField } from "@/components/settings/binding-name-field";
import type { Binding } from "@/components/settings/binding-table";
import { useErrorText } from "@/components/shell/use-error-text";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { isApiError } from "@/lib/api-client";

/** What every binding is saved with. */
export type BindingBasics = Pick<Binding, "name" | "label"> & { id: string | null };

/** The dialog in which a binding is made or changed: name and label, then what its kind has besides. */
export function BindingDialog({
  title,
  label,
  labelHint,
  binding,
  saving,
  ownErrors = [],
  onSave,
  onClose,
  children,
}: {
  title: string;
  /** What the label is called for this kind. */
  label: string;
  labelHint?: string;
  /** Null makes one. */
  binding: Binding | null;
  saving: { isPending: boolean; error: unknown };
  /** Fields among the children that tell themselves what the server refused of them. */
  ownErrors?: readonly string[];
  onSave: (basics: BindingBasics) => void;
  onClose: () => void;
  children?: ReactNode;
}) {
  const t = useTranslations("settings.bindings");
  const errorText = useErrorText();
  const [name, setName] = useState(binding?.name ?? "");
  const [labelText, setLabelText] = useState(binding?.label ?? "");
  const isToldBelow = wrongFields(saving.error).some((field) => ownErrors.includes(field));
  return (
    <FormDialog
      title={title}
      submitLabel={t("save")}
      pending={saving.isPending}
      onClose={onClose}
      onSubmit={() => onSave({ id: binding?.id ?? null, name, label: labelText })}
    >
      <BindingNameField
        value={name}
        onChange={setName}
        fixed={binding !== null}
        error={saving.error && !isToldBelow ? errorText(saving.error) : undefined}
      />
      <Field label={label} hint={labelHint} required>
        <Input
          dir="auto"
          required
          maxLength={120}
          value={labelText}
          onChange={(event) => setLabelText(event.target.value)}
        />
      </Field>
      {children}
    </FormDialog>
  );
}

/** The fields that the server did not take, by the first part of their path. */
export function wrongFields(error: unknown): string[] {
  const fields = isApiError(error) ? (error.data?.fields ?? []) : [];
  return fields.map(({ path }) => path.split(".")[0] ?? "");
}
