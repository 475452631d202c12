"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Customer } from "@/components/customers/customer-page";
import { PinField } from "@/components/customers/pin-field";
import { useFieldErrors } from "@/components/customers/use-field-errors";
import { FormDialog } from "@/components/ui/form-dialog";
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
      <PinField value={pin} onChange={setPin} error={fields.pin} required />
    </FormDialog>
  );
}
