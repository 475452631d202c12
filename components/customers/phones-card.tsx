"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "@/components/auth/me-context";
import type { Customer } from "@/components/customers/customer-page";
import { useFieldErrors } from "@/components/customers/use-field-errors";
import { useErrorText } from "@/components/shell/use-error-text";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { PhoneNumber, phoneNumberText } from "@/components/ui/phone-number";
import { toast } from "@/components/ui/toast";
import { useUndoToast } from "@/components/ui/use-undo-toast";
import { useApi } from "@/lib/api-client";

/** The numbers a customer is recognised by. */
export function PhonesCard({ customer }: { customer: Customer }) {
  const t = useTranslations("customers.phones");
  const may = useMay();
  const [adding, setAdding] = useState(false);
  const mayEdit = may("customers.edit");
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("title")}</CardTitle>
        {mayEdit && (
          <Button variant="ghost" size="sm" onClick={() => setAdding(true)}>
            <Plus aria-hidden />
            {t("add")}
          </Button>
        )}
      </CardHeader>
      <CardContent>
        {customer.phones.length === 0 && <p className="text-muted-foreground text-sm">{t("none")}</p>}
        <ul className="grid gap-1">
          {customer.phones.map((phone) => (
            <li key={phone.id} className="flex min-h-7 items-center gap-2 text-sm">
              <PhoneNumber number={phone.e164} className="tabular-nums" />
              {phone.label && <bdi className="truncate text-muted-foreground">{phone.label}</bdi>}
              {mayEdit && <RemovePhone customerId={customer.id} phone={phone} />}
            </li>
          ))}
        </ul>
      </CardContent>
      {adding && <AddPhoneDialog customerId={customer.id} onClose={() => setAdding(false)} />}
    </Card>
  );
}

function RemovePhone({ customerId, phone }: { customerId: string; phone: Customer["phones"][number] }) {
  const t = useTranslations("customers.phones");
  const api = useApi();
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const undoToast = useUndoToast();
  const number = phoneNumberText(phone.e164);
  const refresh = () => queryClient.invalidateQueries(api.customers.pathFilter());
  const onError = (error: unknown) => void toast.error(errorText(error));
  const putBack = useMutation(api.customers.addPhone.mutationOptions({ onSuccess: refresh, onError }));
  const remove = useMutation(
    api.customers.removePhone.mutationOptions({
      onSuccess: async () => {
        undoToast(t("removed", { number }), () => putBack.mutate({ customerId, e164: phone.e164, label: phone.label }));
        await refresh();
      },
      onError,
    }),
  );
  return (
    <IconButton
      size="icon-sm"
      className="ms-auto text-muted-foreground"
      label={t("remove", { number })}
      disabled={remove.isPending}
      onClick={() => remove.mutate({ customerId, phoneId: phone.id })}
    >
      <Trash2 aria-hidden />
    </IconButton>
  );
}

function AddPhoneDialog({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const t = useTranslations("customers");
  const api = useApi();
  const queryClient = useQueryClient();
  const [e164, setE164] = useState("");
  const [label, setLabel] = useState("");
  const add = useMutation(
    api.customers.addPhone.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(api.customers.pathFilter());
        onClose();
      },
    }),
  );
  const { fields, rest } = useFieldErrors(add.error);
  return (
    <FormDialog
      noValidate
      size="sm"
      title={t("phones.add")}
      submitLabel={t("phones.add")}
      pending={add.isPending}
      error={rest}
      onSubmit={() => add.mutate({ customerId, e164, label })}
      onClose={onClose}
    >
      <Field label={t("phone")} hint={t("phoneHint")} error={fields.e164} required>
        <Input type="tel" dir="ltr" autoComplete="off" value={e164} onChange={({ target }) => setE164(target.value)} />
      </Field>
      <Field label={t("label")} hint={t("labelHint")} optional>
        <Input dir="auto" maxLength={40} value={label} onChange={({ target }) => setLabel(target.value)} />
      </Field>
    </FormDialog>
  );
}
