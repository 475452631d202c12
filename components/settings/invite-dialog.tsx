"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { roleNames } from "@/components/settings/people-table";
import { SecretOnce } from "@/components/settings/secret-once";
import { useErrorText } from "@/components/shell/use-error-text";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { RadioGroup, RadioItem } from "@/components/ui/radio-group";
import { useApi } from "@/lib/api-client";

type RoleName = (typeof roleNames)[number];

/** Makes an invitation and shows its link, this once. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("settings.invite");
  const roles = useTranslations("shell.roles");
  const api = useApi();
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const [email, setEmail] = useState("");
  const [name, setName] = useState("");
  const [role, setRole] = useState<RoleName>("agent");
  const invite = useMutation(
    api.invitations.create.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(api.invitations.list.pathFilter()),
    }),
  );
  if (invite.data) {
    return (
      <SecretOnce
        title={t("doneTitle")}
        text={t("doneText", { name, days: 7 })}
        label={t("link")}
        secret={invite.data.link}
        onClose={onClose}
      />
    );
  }
  return (
    <FormDialog
      title={t("title")}
      description={t("text")}
      submitLabel={t("action")}
      pending={invite.isPending}
      onSubmit={() => invite.mutate({ email, name, role })}
      onClose={onClose}
    >
      <Field label={t("name")} required>
        <Input dir="auto" required maxLength={120} value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field label={t("email")} error={invite.error && errorText(invite.error)} required>
        <Input type="email" dir="ltr" required value={email} onChange={(event) => setEmail(event.target.value)} />
      </Field>
      <Field label={t("role")}>
        <RadioGroup value={role} onValueChange={(value) => setRole(value as RoleName)}>
          {roleNames.map((value) => (
            <RadioItem key={value} value={value} label={roles(value)} hint={t(`roles.${value}`)} />
          ))}
        </RadioGroup>
      </Field>
    </FormDialog>
  );
}
