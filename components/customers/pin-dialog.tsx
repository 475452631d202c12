"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Customer } from "@/components/customers/customer-page";
import { useFieldErrors } from "@/components/customers/use-field-errors";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { useApi } from "@/lib/api-client";

export function PinDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const t = useTranslations("customers");
  const api = useApi();
  const queryClient = useQueryClient();
  const [pin, setPin] = useState("");
  const set = useMutation(
    api.customers.setPin.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(api.customers.get.pathFilter());
        toast.success(t("pins.done"));
        onClose();
      },
    }),
  );
  const { fields, rest } = useFieldErrors(set.error);
  const label = t(customer.pin.isSet ? "pins.change" : "pins.setAction");
  return (
    <FormDialog
      noValidate
      size="sm"
      title={label}
      submitLabel={label}
      pending={set.isPending}
      error={rest}
      onSubmit={() => set.mutate({ customerId: customer.id, pin })}
      onClose={onClose}
    >
      <Field label={t("pin")} hint={t("pinHint")} error={fields.pin} required>
        <Input
          dir="ltr"
          type="password"
          inputMode="numeric"
          autoComplete="new-password"
          value={pin}
          onChange={({ target }) => setPin(target.value)}
        />
      </Field>
    </FormDialog>
  );
}
