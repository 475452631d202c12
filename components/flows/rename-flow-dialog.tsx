"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { FlowItem } from "@/components/flows/flows-table";
import { useErrorText } from "@/components/shell/use-error-text";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useApi } from "@/lib/api-client";

export function RenameFlowDialog({ flow, onClose }: { flow: FlowItem; onClose: () => void }) {
  const t = useTranslations("flows");
  const common = useTranslations("common");
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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    rename.mutate({ flowId: flow.id, name });
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent size="sm" aria-describedby={undefined}>
        <DialogHeader>
          <DialogTitle>{t("rename")}</DialogTitle>
        </DialogHeader>
        <form onSubmit={submit} className="contents">
          <DialogBody>
            <Field label={t("name")} error={rename.error && errorText(rename.error)} required>
              <Input
                dir="auto"
                required
                maxLength={120}
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            </Field>
          </DialogBody>
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="outline">{common("cancel")}</Button>
            </DialogClose>
            <Button type="submit" pending={rename.isPending}>
              {t("rename")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
