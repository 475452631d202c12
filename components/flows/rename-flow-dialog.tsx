"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { FlowItem } from "@/components/flows/flows-table";
import { useErrorText } from "@/components/shell/use-error-text";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { useApi } from "@/lib/api-client";

export function RenameFlowDialog({ flow, onClose }: { flow: FlowItem; onClose: () => void }) {
  const t = useTranslations("flows");
  const api = useApi();
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const [name, setName] = useState(flow.name);
  const rename = useMutation(
    api.flows.rename.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(api.flows.list.pathFilter());
        onClose();
      },
    }),
  );
  return (
    <FormDialog
      title={t("rename")}
      submitLabel={t("rename")}
      size="sm"
      pending={rename.isPending}
      onSubmit={() => rename.mutate({ flowId: flow.id, name })}
      onClose={onClose}
    >
      <Field label={t("name")} error={rename.error && errorText(rename.error)} required>
        <Input dir="auto" required maxLength={120} value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
    </FormDialog>
  );
}
