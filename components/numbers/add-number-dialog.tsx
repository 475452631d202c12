"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useErrorText } from "@/components/shell/use-error-text";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { OptionSelect } from "@/components/ui/option-select";
import { isApiError, useApi } from "@/lib/api-client";

const nobody = "-";

/** A number of the built-in carrier, which anyone can dial from the in-app phone. */
export function AddNumberDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("numbers");
  const common = useTranslations("common");
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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ e164, label, flowId: flowId === nobody ? null : flowId });
  };
  const notANumber = isApiError(create.error) && create.error.data?.fields.some((field) => field.path === "e164");
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("add")}</DialogTitle>
          <DialogDescription>{t("addText")}</DialogDescription>
        </DialogHeader>
        <form onSubmit={submit} className="contents">
          <DialogBody>
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
          </DialogBody>
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="outline">{common("cancel")}</Button>
            </DialogClose>
            <Button type="submit" pending={create.isPending}>
              {t("add")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
