"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { AuthCard } from "@/components/shell/auth-card";
import { useErrorText } from "@/components/shell/use-error-text";
import { Button } from "@/components/ui/button";
import { DataList } from "@/components/ui/data-list";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import { type ApiOutputs, useApi } from "@/lib/api-client";

/** What an invitation link opens: who asks you in and as what; one button makes the account and signs in. */
export function InvitationForm({ token }: { token: string }) {
  const t = useTranslations("auth.invitation");
  const api = useApi();
  const errorText = useErrorText();
  const invitation = useQuery(api.invitations.get.queryOptions({ token }, { retry: false, staleTime: Infinity }));

  if (invitation.isPending) {
    return (
      <AuthCard title={t("title")}>
        <Skeleton className="h-16" />
        <Skeleton className="h-10" />
      </AuthCard>
    );
  }
  if (invitation.isError)
    return (
      <AuthCard title={t("goneTitle")} description={errorText(invitation.error)}>
        {null}
      </AuthCard>
    );
  return <AcceptForm token={token} invitation={invitation.data} />;
}

function AcceptForm({ token, invitation }: { token: string; invitation: ApiOutputs["invitations"]["get"] }) {
  const t = useTranslations("auth.invitation");
  const roles = useTranslations("shell.roles");
  const api = useApi();
  const errorText = useErrorText();
  const [name, setName] = useState(invitation.name);
  const accept = useMutation(
    api.invitations.accept.mutationOptions({ onSuccess: ({ signInUrl }) => window.location.assign(signInUrl) }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    accept.mutate({ token, name });
  };
  const { role, invitedBy } = invitation;
  return (
    <AuthCard title={t("title")} description={invitedBy ? t("invitedBy", { name: invitedBy }) : t("invited")}>
      <DataList
        items={[
          { label: t("email"), value: <bdi>{invitation.email}</bdi> },
          { label: t("role"), value: roles.has(role as "admin") ? roles(role as "admin") : role },
        ]}
      />
      <form onSubmit={submit} className="grid gap-4">
        <Field label={t("name")} hint={t("nameHint")} error={accept.error && errorText(accept.error)} required>
          <Input
            size="lg"
            name="name"
            autoComplete="name"
            dir="auto"
            required
            maxLength={120}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <Button type="submit" size="lg" pending={accept.isPending || accept.isSuccess}>
          {t("accept")}
        </Button>
      </form>
    </AuthCard>
  );
}
