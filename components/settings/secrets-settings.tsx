"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { LockKeyhole, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { BindingNameField } from "@/components/settings/binding-name-field";
import { BindingRowActions } from "@/components/settings/binding-row-actions";
import { TableLoading } from "@/components/shell/table-loading";
import { useErrorText } from "@/components/shell/use-error-text";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { PageToolbar } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { TableEmpty } from "@/components/ui/table-empty";
import { type ApiOutputs, useApi } from "@/lib/api-client";

type Secret = ApiOutputs["secrets"]["list"][number];
const columns = 4;

/** Credentials that flows name and nobody reads: they can be replaced, never looked at. */
export function SecretsSettings() {
  const t = useTranslations("settings.secrets");
  const api = useApi();
  const [open, setOpen] = useState<Secret | "new" | null>(null);
  const secrets = useQuery(api.secrets.list.queryOptions());
  return (
    <>
      <PageToolbar>
        <p className="max-w-150 text-pretty text-muted-foreground text-sm">
          {t.rich("intro", {
            code: (chunks) => (
              <code className="font-mono" dir="ltr">
                {chunks}
              </code>
            ),
          })}
        </p>
        <Button className="ms-auto" onClick={() => setOpen("new")}>
          <Plus aria-hidden />
          {t("add")}
        </Button>
      </PageToolbar>
      <Table>
        <TableHeader>
          <TableRow>
            <TableHead>{t("name")}</TableHead>
            <TableHead>{t("created")}</TableHead>
            <TableHead>{t("changed")}</TableHead>
            <TableHead className="w-24" />
          </TableRow>
        </TableHeader>
        <TableBody>
          <TableLoading query={secrets} columns={columns} rows={3} />
          {secrets.data?.length === 0 && (
            <TableEmpty columns={columns} icon={LockKeyhole} title={t("emptyTitle")} description={t("emptyText")} />
          )}
          {secrets.data?.map((secret) => (
            <SecretRow key={secret.id} secret={secret} onReplace={() => setOpen(secret)} />
          ))}
        </TableBody>
      </Table>
      {open && <SecretDialog secret={open === "new" ? null : open} onClose={() => setOpen(null)} />}
    </>
  );
}

function SecretRow({ secret, onReplace }: { secret: Secret; onReplace: () => void }) {
  const api = useApi();
  const forget = useForgetSecrets();
  const remove = useMutation(api.secrets.delete.mutationOptions({ onSuccess: forget }));
  return (
    <TableRow>
      <TableCell className="font-mono">
        <bdi>{secret.name}</bdi>
      </TableCell>
      <TableCell>
        <RelativeTime at={secret.createdAt} />
      </TableCell>
      <TableCell>
        <RelativeTime at={secret.updatedAt} />
      </TableCell>
      <TableCell>
        <BindingRowActions
          name={secret.name}
          onChange={onReplace}
          deletion={{ ...remove, mutate: () => remove.mutate({ id: secret.id }) }}
        />
      </TableCell>
    </TableRow>
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
