"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useMounted } from "@/components/auth/use-mounted";
import { AuthCard } from "@/components/shell/auth-card";
import { useErrorText } from "@/components/shell/use-error-text";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useApi } from "@/lib/api-client";

/** Asks for an e-mail address and says where the sign-in link went. `linkFailed`: came here by a link that did not work. */
export function SignInForm({ linkFailed }: { linkFailed: boolean }) {
  const t = useTranslations("auth.signIn");
  const api = useApi();
  const errorText = useErrorText();
  const mounted = useMounted();
  const [email, setEmail] = useState("");
  const request = useMutation(api.signIn.requestLink.mutationOptions());

  if (request.isSuccess) {
    return (
      <AuthCard
        title={t("sentTitle")}
        description={t.rich("sentText", {
          email,
          b: (chunks) => <b className="font-medium text-foreground">{chunks}</b>,
        })}
      >
        <p className="text-pretty text-base text-muted-foreground">
          {t.rich("sentHow", { code: (chunks) => <code className="font-mono text-foreground text-sm">{chunks}</code> })}
        </p>
        <Button variant="outline" size="lg" onClick={() => request.reset()}>
          {t("again")}
        </Button>
      </AuthCard>
    );
  }

  const submit = (event: FormEvent) => {
    event.preventDefault();
    request.mutate({ email: email.trim() });
  };
  return (
    <AuthCard title={t("title")} description={t("description")} footer={t("footer")}>
      {linkFailed && (
        <p role="alert" className="rounded-md bg-risk-soft px-3 py-2 text-risk text-sm">
          {t("linkFailed")}
        </p>
      )}
      <form onSubmit={submit} className="grid gap-4">
        <Field label={t("email")} error={request.error && errorText(request.error)} required>
          <Input
            size="lg"
            type="email"
            name="email"
            autoComplete="email"
            dir="ltr"
            autoFocus
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
            placeholder={t("emailExample")}
          />
        </Field>
        {/* Before React runs, the browser itself would send the form, with the address in the URL. */}
        <Button type="submit" size="lg" disabled={!mounted} pending={request.isPending}>
          {t("send")}
        </Button>
      </form>
    </AuthCard>
  );
}
