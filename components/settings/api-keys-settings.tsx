"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { KeyRound, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { SecretOnce } from "@/components/settings/secret-once";
import { TableLoading } from "@/components/shell/table-loading";
import { useErrorText } from "@/components/shell/use-error-text";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
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
import { PageToolbar } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { TableEmpty } from "@/components/ui/table-empty";
import { type ApiOutputs, useApi } from "@/lib/api-client";

type ApiKey = ApiOutputs["apiKeys"]["list"][number];
const columns = 5;

/** Keys with which other programs read and change customers. */
export function ApiKeysSettings() {
  const t = useTranslations("settings.apiKeys");
  const api = useApi();
  const [creating, setCreating] = useState(false);
  const keys = useQuery(api.apiKeys.list.queryOptions());
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
        <Button className="ms-auto" onClick={() => setCreating(true)}>
          <Plus aria-hidden />
          {t("add")}
        </Button>
      </PageToolbar>
      <Table>
        <TableHeader>
          <TableRow>
            <TableHead>{t("name")}</TableHead>
            <TableHead>{t("begins")}</TableHead>
            <TableHead>{t("created")}</TableHead>
            <TableHead>{t("used")}</TableHead>
            <TableHead>
              <span className="sr-only">{t("revoke")}</span>
            </TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          <TableLoading query={keys} columns={columns} rows={3} />
          {keys.data?.length === 0 && (
            <TableEmpty columns={columns} icon={KeyRound} title={t("emptyTitle")} description={t("emptyText")} />
          )}
          {keys.data?.map((key) => (
            <KeyRow key={key.id} apiKey={key} />
          ))}
        </TableBody>
      </Table>
      {creating && <CreateKeyDialog onClose={() => setCreating(false)} />}
    </>
  );
}

function KeyRow({ apiKey }: { apiKey: ApiKey }) {
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
    <TableRow>
      <TableCell className="font-medium">
        <bdi>{apiKey.name}</bdi>
      </TableCell>
      <TableCell className="font-mono">
        <bdi dir="ltr">{apiKey.prefix}…</bdi>
      </TableCell>
      <TableCell>
        <RelativeTime at={apiKey.createdAt} />
      </TableCell>
      <TableCell>
        {apiKey.lastUsedAt ? (
          <RelativeTime at={apiKey.lastUsedAt} />
        ) : (
          <span className="text-muted-foreground">{t("never")}</span>
        )}
      </TableCell>
      <TableCell className="text-end">
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
      </TableCell>
    </TableRow>
  );
}

function CreateKeyDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("settings.apiKeys");
  const common = useTranslations("common");
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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ name });
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent size="sm">
        <DialogHeader>
          <DialogTitle>{t("add")}</DialogTitle>
          <DialogDescription>{t("addText")}</DialogDescription>
        </DialogHeader>
        <form onSubmit={submit} className="contents">
          <DialogBody>
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
          </DialogBody>
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="outline">{common("cancel")}</Button>
            </DialogClose>
            <Button type="submit" pending={create.isPending}>
              {t("add")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
