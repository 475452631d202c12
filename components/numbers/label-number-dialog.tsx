"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { NumberItem } from "@/components/numbers/numbers-table";
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

export function LabelNumberDialog({ number, onClose }: { number: NumberItem; onClose: () => void }) {
  const t = useTranslations("numbers");
  const common = useTranslations("common");
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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ numberId: number.id, label });
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent size="sm" aria-describedby={undefined}>
        <DialogHeader>
          <DialogTitle>{t("changeLabel")}</DialogTitle>
        </DialogHeader>
        <form onSubmit={submit} className="contents">
          <DialogBody>
            <Field label={t("label")} hint={t("labelHint")} error={save.error && errorText(save.error)}>
              <Input dir="auto" maxLength={120} value={label} onChange={(event) => setLabel(event.target.value)} />
            </Field>
          </DialogBody>
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="outline">{common("cancel")}</Button>
            </DialogClose>
            <Button type="submit" pending={save.isPending}>
              {t("save")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
