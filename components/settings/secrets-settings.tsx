"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { LockKeyhole, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ListTable } from "@/components/lists/list-table";
import { BindingNameField } from "@/components/settings/binding-name-field";
import { BindingRowActions } from "@/components/settings/binding-row-actions";
import { SettingsIntro } from "@/components/settings/settings-intro";
import { useErrorText } from "@/components/shell/use-error-text";
import { Button } from "@/components/ui/button";
import { codeText } from "@/components/ui/code-text";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { RelativeTime } from "@/components/ui/relative-time";
import { type ApiOutputs, useApi } from "@/lib/api-client";

type Secret = ApiOutputs["secrets"]["list"][number];

/** Credentials that flows name and nobody reads: they can be replaced, never looked at. */
export function SecretsSettings() {
  const t = useTranslations("settings.secrets");
  const api = useApi();
  const [open, setOpen] = useState<Secret | "new" | null>(null);
  const secrets = useQuery(api.secrets.list.queryOptions());
  return (
    <>
      <SettingsIntro
        action={
          <Button onClick={() => setOpen("new")}>
            <Plus aria-hidden />
            {t("add")}
          </Button>
        }
      >
        {t.rich("intro", { code: codeText })}
      </SettingsIntro>
      <ListTable
        query={secrets}
        rows={secrets.data ?? []}
        rowKey={({ id }) => id}
        skeletonRows={3}
        columns={[
          { id: "name", head: t("name"), className: "font-mono", cell: ({ name }) => <bdi>{name}</bdi> },
          { id: "createdAt", head: t("created"), cell: ({ createdAt }) => <RelativeTime at={createdAt} /> },
          { id: "updatedAt", head: t("changed"), cell: ({ updatedAt }) => <RelativeTime at={updatedAt} /> },
        ]}
        actions={(secret) => <SecretActions secret={secret} onReplace={() => setOpen(secret)} />}
        empty={<EmptyState icon={LockKeyhole} title={t("emptyTitle")} description={t("emptyText")} />}
      />
      {open && <SecretDialog secret={open === "new" ? null : open} onClose={() => setOpen(null)} />}
    </>
  );
}

function SecretActions({ secret, onReplace }: { secret: Secret; onReplace: () => void }) {
  const api = useApi();
  const remove = useMutation(api.secrets.delete.mutationOptions({ onSuccess: useForgetSecrets() }));
  return (
    <BindingRowActions
      name={secret.name}
      onChange={onReplace}
      deletion={{ ...remove, mutate: () => remove.mutate({ id: secret.id }) }}
    />
  );
}

function SecretDialog({ secret, onClose }: { secret: Secret | null; onClose: () => void }) {
  const t = useTranslations("settings.secrets");
  const bindings = useTranslations("settings.bindings");
  const api = useApi();
  const errorText = useErrorText();
  const forget = useForgetSecrets();
  const [name, setName] = useState(secret?.name ?? "");
  const [value, setValue] = useState("");
  const save = useMutation(
    api.secrets.save.mutationOptions({
      onSuccess: async () => {
        await forget();
        onClose();
      },
    }),
  );
  return (
    <FormDialog
      title={t(secret ? "replace" : "add")}
      submitLabel={bindings("save")}
      pending={save.isPending}
      onClose={onClose}
      onSubmit={() => save.mutate({ name, value })}
    >
      <BindingNameField value={name} onChange={setName} fixed={secret !== null} />
      <Field label={t("value")} hint={t("valueHint")} error={save.error && errorText(save.error)} required>
        <Input
          type="password"
          autoComplete="off"
          dir="ltr"
          required
          maxLength={4_000}
          value={value}
          onChange={(event) => setValue(event.target.value)}
        />
      </Field>
    </FormDialog>
  );
}

/** The list here, and the names that the designer offers. */
function useForgetSecrets() {
  const api = useApi();
  const queryClient = useQueryClient();
  return () =>
    Promise.all([
      queryClient.invalidateQueries(api.secrets.pathFilter()),
      queryClient.invalidateQueries(api.bindings.pathFilter()),
    ]);
}
