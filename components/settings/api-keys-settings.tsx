"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { KeyRound, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ListTable } from "@/components/lists/list-table";
import { SecretOnce } from "@/components/settings/secret-once";
import { SettingsIntro } from "@/components/settings/settings-intro";
import { useErrorText } from "@/components/shell/use-error-text";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { codeText } from "@/components/ui/code-text";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { RelativeTime } from "@/components/ui/relative-time";
import { type ApiOutputs, useApi } from "@/lib/api-client";

type ApiKey = ApiOutputs["apiKeys"]["list"][number];

/** Keys with which other programs read and change customers. */
export function ApiKeysSettings() {
  const t = useTranslations("settings.apiKeys");
  const api = useApi();
  const [creating, setCreating] = useState(false);
  const keys = useQuery(api.apiKeys.list.queryOptions());
  return (
    <>
      <SettingsIntro
        action={
          <Button onClick={() => setCreating(true)}>
            <Plus aria-hidden />
            {t("add")}
          </Button>
        }
      >
        {t.rich("intro", { code: codeText })}
      </SettingsIntro>
      <ListTable
        query={keys}
        rows={keys.data ?? []}
        rowKey={({ id }) => id}
        skeletonRows={3}
        columns={[
          { id: "name", head: t("name"), className: "font-medium", cell: ({ name }) => <bdi>{name}</bdi> },
          {
            id: "prefix",
            head: t("begins"),
            className: "font-mono",
            cell: ({ prefix }) => <bdi dir="ltr">{prefix}…</bdi>,
          },
          { id: "createdAt", head: t("created"), cell: ({ createdAt }) => <RelativeTime at={createdAt} /> },
          {
            id: "lastUsedAt",
            head: t("used"),
            cell: ({ lastUsedAt }) =>
              lastUsedAt ? (
                <RelativeTime at={lastUsedAt} />
              ) : (
                <span className="text-muted-foreground">{t("never")}</span>
              ),
          },
        ]}
        actions={(key) => <Revoke apiKey={key} />}
        empty={<EmptyState icon={KeyRound} title={t("emptyTitle")} description={t("emptyText")} />}
      />
      {creating && <CreateKeyDialog onClose={() => setCreating(false)} />}
    </>
  );
}

/** Revokes a key, after asking; of one that is revoked it says so. */
function Revoke({ apiKey }: { apiKey: ApiKey }) {
  const t = useTranslations("settings.apiKeys");
  const api = useApi();
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const [asking, setAsking] = useState(false);
  const revoke = useMutation(
    api.apiKeys.revoke.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(api.apiKeys.list.pathFilter());
        setAsking(false);
      },
    }),
  );
  return (
    <>
      {apiKey.revokedAt ? (
        <Badge variant="broken">{t("revoked")}</Badge>
      ) : (
        <Button variant="ghost" size="sm" onClick={() => setAsking(true)}>
          {t("revoke")}
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("revokeTitle", { name: apiKey.name })}
        description={t("revokeText")}
        confirmLabel={t("revoke")}
        pending={revoke.isPending}
        error={revoke.error && errorText(revoke.error)}
        onConfirm={() => revoke.mutate({ id: apiKey.id })}
      />
    </>
  );
}

function CreateKeyDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("settings.apiKeys");
  const api = useApi();
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const [name, setName] = useState("");
  const create = useMutation(
    api.apiKeys.create.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(api.apiKeys.list.pathFilter()),
    }),
  );
  if (create.data) {
    return (
      <SecretOnce
        title={t("doneTitle")}
        text={t("doneText")}
        label={t("key")}
        secret={create.data.key}
        onClose={onClose}
      />
    );
  }
  return (
    <FormDialog
      title={t("add")}
      description={t("addText")}
      submitLabel={t("add")}
      size="sm"
      pending={create.isPending}
      onSubmit={() => create.mutate({ name })}
      onClose={onClose}
    >
      <Field label={t("name")} error={create.error && errorText(create.error)} required>
        <Input
          dir="auto"
          required
          maxLength={120}
          placeholder={t("nameExample")}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
    </FormDialog>
  );
}
