"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type AttributeRow, rowsOf, withRows } from "@/components/customers/attribute-rows";
import type { Customer } from "@/components/customers/customer-page";
import { fullName } from "@/components/customers/customer-words";
import { useErrorText } from "@/components/shell/use-error-text";
import { Button } from "@/components/ui/button";
import { codeText } from "@/components/ui/code-text";
import { FormDialog } from "@/components/ui/form-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { useApi } from "@/lib/api-client";

/** Whatever else flows should know of a customer: a name and a value a line. */
export function AttributesDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const t = useTranslations("customers");
  const api = useApi();
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const [rows, setRows] = useState<AttributeRow[]>(() => rowsOf(customer.attributes));
  const [wrongName, setWrongName] = useState(false);
  const update = useMutation(
    api.customers.update.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(api.customers.get.pathFilter());
        toast.success(t("saved"));
        onClose();
      },
    }),
  );
  const submit = () => {
    const attributes = withRows(customer.attributes, rows);
    setWrongName(attributes === null);
    if (attributes) update.mutate({ customerId: customer.id, fields: { attributes } });
  };
  const change = (id: number, next: Partial<AttributeRow>) =>
    setRows(rows.map((row) => (row.id === id ? { ...row, ...next } : row)));
  const add = () => setRows([...rows, { id: Math.max(-1, ...rows.map(({ id }) => id)) + 1, name: "", value: "" }]);
  return (
    <FormDialog
      noValidate
      title={t("attributes.title", { name: fullName(customer) })}
      submitLabel={t("save")}
      pending={update.isPending}
      error={wrongName ? t("attributes.wrongName") : update.error && errorText(update.error)}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="text-pretty text-muted-foreground text-sm">{t.rich("attributes.hint", { code: codeText })}</p>
      <ul className="grid gap-2">
        {rows.map((row) => (
          <li key={row.id} className="grid grid-cols-[2fr_3fr_auto] items-center gap-2">
            <Input
              dir="ltr"
              aria-label={t("attributes.name")}
              placeholder={t("attributes.name")}
              maxLength={60}
              value={row.name}
              onChange={({ target }) => change(row.id, { name: target.value })}
            />
            <Input
              dir="auto"
              aria-label={t("attributes.value")}
              placeholder={t("attributes.value")}
              maxLength={1_000}
              value={row.value}
              onChange={({ target }) => change(row.id, { value: target.value })}
            />
            <IconButton
              size="icon-sm"
              className="text-muted-foreground"
              label={t("attributes.remove", { name: row.name })}
              onClick={() => setRows(rows.filter(({ id }) => id !== row.id))}
            >
              <Trash2 aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      <Button variant="outline" size="sm" className="justify-self-start" onClick={add}>
        <Plus aria-hidden />
        {t("attributes.add")}
      </Button>
    </FormDialog>
  );
}
