"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CustomerFields, type CustomerValues } from "@/components/customers/customer-fields";
import type { Customer } from "@/components/customers/customer-page";
import { fullName } from "@/components/customers/customer-words";
import { useFieldErrors } from "@/components/customers/use-field-errors";
import { FormDialog } from "@/components/ui/form-dialog";
import { toast } from "@/components/ui/toast";
import { useApi } from "@/lib/api-client";

/** Sends what was changed and nothing else, so that two people who edit different fields lose nothing. */
export function EditCustomerDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const t = useTranslations("customers");
  const api = useApi();
  const queryClient = useQueryClient();
  const [changes, setChanges] = useState<Partial<CustomerValues>>({});
  const update = useMutation(
    api.customers.update.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(api.customers.pathFilter());
        toast.success(t("saved"));
        onClose();
      },
    }),
  );
  const { fields, rest } = useFieldErrors(update.error);
  const { firstName, lastName, idNumber, email, accountType, priority, language, serviceStatus } = customer;
  const before = { firstName, lastName, idNumber, email, accountType, priority, language, serviceStatus };
  const submit = () => {
    if (Object.keys(changes).length === 0) onClose();
    else update.mutate({ customerId: customer.id, fields: changes });
  };
  return (
    <FormDialog
      noValidate
      title={t("editTitle", { name: fullName(customer) })}
      submitLabel={t("save")}
      pending={update.isPending}
      error={rest}
      onSubmit={submit}
      onClose={onClose}
    >
      <CustomerFields
        values={{ ...before, ...changes }}
        errors={fields}
        onChange={(change) => setChanges({ ...changes, ...change })}
      />
    </FormDialog>
  );
}
