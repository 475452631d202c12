"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CustomerFields, type CustomerValues } from "@/components/customers/customer-fields";
import { PinField } from "@/components/customers/pin-field";
import { useFieldErrors } from "@/components/customers/use-field-errors";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { useApi } from "@/lib/api-client";

const blank: CustomerValues = {
  firstName: "",
  lastName: "",
  idNumber: "",
  email: null,
  accountType: "standard",
  priority: 3,
  language: null,
  serviceStatus: "active",
};

/** Makes a customer and goes to the record. */
export function NewCustomerDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("customers");
  const api = useApi();
  const navigation = useRouter();
  const queryClient = useQueryClient();
  const [values, setValues] = useState(blank);
  const [phone, setPhone] = useState("");
  const [pin, setPin] = useState("");
  const create = useMutation(
    api.customers.create.mutationOptions({
      onSuccess: async ({ id }) => {
        await queryClient.invalidateQueries(api.customers.list.pathFilter());
        navigation.push(`/customers/${id}`);
      },
    }),
  );
  const { fields, rest } = useFieldErrors(create.error);
  const submit = () =>
    create.mutate({
      ...values,
      phones: phone.trim() === "" ? [] : [{ e164: phone, label: "" }],
      pin: pin === "" ? null : pin,
    });
  return (
    <FormDialog
      noValidate
      title={t("new")}
      submitLabel={t("create")}
      pending={create.isPending || create.isSuccess}
      error={rest}
      onSubmit={submit}
      onClose={onClose}
    >
      <CustomerFields values={values} errors={fields} onChange={(change) => setValues({ ...values, ...change })} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("phone")} hint={t("phoneHint")} error={fields.e164} optional>
          <Input
            type="tel"
            dir="ltr"
            autoComplete="off"
            value={phone}
            onChange={({ target }) => setPhone(target.value)}
          />
        </Field>
        <PinField value={pin} onChange={setPin} error={fields.pin} />
      </div>
    </FormDialog>
  );
}
