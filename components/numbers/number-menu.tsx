"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "@/components/auth/me-context";
import { LabelNumberDialog } from "@/components/numbers/label-number-dialog";
import type { NumberItem } from "@/components/numbers/numbers-table";
import { useErrorText } from "@/components/shell/use-error-text";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DropdownMenuItem, DropdownMenuSeparator } from "@/components/ui/dropdown-menu";
import { phoneNumberText } from "@/components/ui/phone-number";
import { RowMenu } from "@/components/ui/row-menu";
import { useApi } from "@/lib/api-client";

export function NumberMenu({ number }: { number: NumberItem }) {
  const t = useTranslations("numbers");
  const common = useTranslations("common");
  const may = useMay();
  const [open, setOpen] = useState<"label" | "delete" | null>(null);
  if (!may("numbers.edit")) return null;
  const close = () => setOpen(null);
  return (
    <>
      <RowMenu label={`${common("more")}: ${phoneNumberText(number.e164)}`}>
        <DropdownMenuItem onSelect={() => setOpen("label")}>
          <Pencil aria-hidden />
          {t("changeLabel")}
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem destructive onSelect={() => setOpen("delete")}>
          <Trash2 aria-hidden />
          {t("delete")}
        </DropdownMenuItem>
      </RowMenu>
      {open === "label" && <LabelNumberDialog number={number} onClose={close} />}
      {open === "delete" && <DeleteNumberDialog number={number} onClose={close} />}
    </>
  );
}

function DeleteNumberDialog({ number, onClose }: { number: NumberItem; onClose: () => void }) {
  const t = useTranslations("numbers");
  const api = useApi();
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const remove = useMutation(
    api.numbers.delete.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(api.numbers.list.pathFilter());
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      open
      onOpenChange={(stays) => !stays && onClose()}
      title={t("deleteTitle", { number: phoneNumberText(number.e164) })}
      description={t(number.carrier === "twilio" ? "deleteTextTwilio" : "deleteText")}
      confirmLabel={t("delete")}
      pending={remove.isPending}
      error={remove.error && errorText(remove.error)}
      onConfirm={() => remove.mutate({ numberId: number.id })}
    />
  );
}
