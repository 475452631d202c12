"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { NumberItem } from "@/components/numbers/numbers-table";
import { useErrorText } from "@/components/shell/use-error-text";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { useApi } from "@/lib/api-client";

export function LabelNumberDialog({ number, onClose }: { number: NumberItem; onClose: () => void }) {
  const t = useTranslations("numbers");
  const api = useApi();
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const [label, setLabel] = useState(number.label);
  const save = useMutation(
    api.numbers.label.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(api.numbers.list.pathFilter());
        onClose();
      },
    }),
  );
  return (
    <FormDialog
      title={t("changeLabel")}
      submitLabel={t("save")}
      size="sm"
      pending={save.isPending}
      onSubmit={() => save.mutate({ numberId: number.id, label })}
      onClose={onClose}
    >
      <Field label={t("label")} hint={t("labelHint")} error={save.error && errorText(save.error)}>
        <Input dir="auto" maxLength={120} value={label} onChange={(event) => setLabel(event.target.value)} />
      </Field>
    </FormDialog>
  );
}
