"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { roleNames } from "@/components/settings/people-table";
import { SecretOnce } from "@/components/settings/secret-once";
import { useErrorText } from "@/components/shell/use-error-text";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioGroup, RadioItem } from "@/components/ui/radio-group";
import { useApi } from "@/lib/api-client";

type RoleName = (typeof roleNames)[number];

/** Makes an invitation and shows its link, this once. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("settings.invite");
  const common = useTranslations("common");
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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate({ email, name, role });
  };
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
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("title")}</DialogTitle>
          <DialogDescription>{t("text")}</DialogDescription>
        </DialogHeader>
        <form onSubmit={submit} className="contents">
          <DialogBody>
            <Field label={t("name")} required>
              <Input
                dir="auto"
                required
                maxLength={120}
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
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
          </DialogBody>
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="outline">{common("cancel")}</Button>
            </DialogClose>
            <Button type="submit" pending={invite.isPending}>
              {t("action")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
