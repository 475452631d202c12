"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorText } from "@/components/shell/use-error-text";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { OptionSelect } from "@/components/ui/option-select";
import { isApiError, useApi } from "@/lib/api-client";

const nobody = "-";

/** A number of the built-in carrier, which anyone can dial from the in-app phone. */
export function AddNumberDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("numbers");
  const api = useApi();
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const flows = useQuery(api.flows.list.queryOptions({ archived: false }));
  const suggestion = useQuery(
    api.numbers.suggest.queryOptions(undefined, { staleTime: 0, gcTime: 0, refetchOnWindowFocus: false }),
  );
  const [typed, setTyped] = useState<string | null>(null);
  const [label, setLabel] = useState("");
  const [flowId, setFlowId] = useState(nobody);
  const e164 = typed ?? suggestion.data ?? "";
  const create = useMutation(
    api.numbers.create.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(api.numbers.list.pathFilter());
        onClose();
      },
    }),
  );
  const notANumber = isApiError(create.error) && create.error.data?.fields.some((field) => field.path === "e164");
  return (
    <FormDialog
      title={t("add")}
      description={t("addText")}
      submitLabel={t("add")}
      pending={create.isPending}
      onSubmit={() => create.mutate({ e164, label, flowId: flowId === nobody ? null : flowId })}
      onClose={onClose}
    >
      <Field
        label={t("number")}
        hint={t("numberHint")}
        error={create.error && (notANumber ? t("notANumber") : errorText(create.error))}
        required
      >
        <Input type="tel" dir="ltr" required value={e164} onChange={(event) => setTyped(event.target.value)} />
      </Field>
      <Field label={t("label")} hint={t("labelHint")} optional>
        <Input dir="auto" maxLength={120} value={label} onChange={(event) => setLabel(event.target.value)} />
      </Field>
      <Field label={t("flow")} hint={t("flowHint")}>
        <OptionSelect
          value={flowId}
          onValueChange={setFlowId}
          options={[
            { value: nobody, label: t("noFlow") },
            ...(flows.data ?? []).map((flow) => ({ value: flow.id, label: flow.name })),
          ]}
        />
      </Field>
    </FormDialog>
  );
}
