"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { type FormEvent, useState } from "react";
import { useMe } from "@/components/auth/me-context";
import { useMounted } from "@/components/auth/use-mounted";
import { useErrorText } from "@/components/shell/use-error-text";
import { useLocaleSwitch } from "@/components/shell/use-locale-switch";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardFooter, CardHeader, CardTitle } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { OptionSelect } from "@/components/ui/option-select";
import { toast } from "@/components/ui/toast";
import { localeNames, locales } from "@/i18n/locales";
import { useApi } from "@/lib/api-client";

/** One's own name, and how the screens look and speak. */
export function ProfileSettings() {
  return (
    <div className="grid max-w-140 gap-4">
      <NameCard />
      <ScreenCard />
    </div>
  );
}

function NameCard() {
  const t = useTranslations("settings.profile");
  const roles = useTranslations("shell.roles");
  const me = useMe();
  const api = useApi();
  const router = useRouter();
  const errorText = useErrorText();
  const [name, setName] = useState(me.name);
  const save = useMutation(
    api.me.update.mutationOptions({
      onSuccess: () => {
        toast.success(t("saved"));
        router.refresh();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ name });
  };
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("you")}</CardTitle>
      </CardHeader>
      <form onSubmit={submit}>
        <CardContent className="grid gap-4">
          <Field label={t("name")} error={save.error && errorText(save.error)} required>
            <Input
              autoComplete="name"
              dir="auto"
              required
              maxLength={120}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </Field>
          <p className="text-muted-foreground text-sm">
            <bdi>{me.email}</bdi> · {roles(me.role)}
          </p>
        </CardContent>
        <CardFooter>
          <Button type="submit" pending={save.isPending}>
            {t("save")}
          </Button>
        </CardFooter>
      </form>
    </Card>
  );
}

function ScreenCard() {
  const t = useTranslations("settings.profile");
  const user = useTranslations("shell.user");
  const locale = useLocale();
  const switchTo = useLocaleSwitch();
  const { theme, setTheme } = useTheme();
  const mounted = useMounted();
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("screens")}</CardTitle>
      </CardHeader>
      <CardContent className="grid gap-4">
        <Field label={user("language")} hint={t("languageHint")}>
          <OptionSelect
            value={locale}
            onValueChange={switchTo}
            options={locales.map((value) => ({ value, label: <bdi>{localeNames[value]}</bdi> }))}
          />
        </Field>
        <Field label={user("theme")}>
          <OptionSelect
            // The server does not know it: shown once the browser has said.
            value={mounted ? theme : undefined}
            onValueChange={setTheme}
            options={(["system", "light", "dark"] as const).map((value) => ({ value, label: user(value) }))}
          />
        </Field>
      </CardContent>
    </Card>
  );
}
