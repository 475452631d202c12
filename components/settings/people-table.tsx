"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Users } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useMay, useMe } from "@/components/auth/me-context";
import { TableLoading } from "@/components/shell/table-loading";
import { useErrorText } from "@/components/shell/use-error-text";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { OptionSelect } from "@/components/ui/option-select";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { TableEmpty } from "@/components/ui/table-empty";
import { toast } from "@/components/ui/toast";
import { type ApiOutputs, useApi } from "@/lib/api-client";

type Person = ApiOutputs["users"]["list"][number];

export const roleNames = ["admin", "supervisor", "qa", "agent", "auditor"] as const;
const columns = 4;

export function PeopleTable({ search }: { search: string }) {
  const t = useTranslations("settings.people");
  const locale = useLocale();
  const api = useApi();
  const people = useQuery(api.users.list.queryOptions());
  const words = search.trim().toLocaleLowerCase(locale);
  const rows = (people.data ?? []).filter((person) =>
    `${person.name} ${person.email}`.toLocaleLowerCase(locale).includes(words),
  );
  return (
    <Table>
      <TableHeader>
        <TableRow>
          <TableHead>{t("name")}</TableHead>
          <TableHead>{t("role")}</TableHead>
          <TableHead>{t("signedIn")}</TableHead>
          <TableHead>
            <span className="sr-only">{t("actions")}</span>
          </TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        <TableLoading query={people} columns={columns} rows={3} />
        {people.data && rows.length === 0 && (
          <TableEmpty columns={columns} icon={Users} title={t("nobody", { search })} />
        )}
        {rows.map((person) => (
          <PersonRow key={person.id} person={person} />
        ))}
      </TableBody>
    </Table>
  );
}

function PersonRow({ person }: { person: Person }) {
  const t = useTranslations("settings.people");
  const me = useMe();
  return (
    <TableRow className={person.disabledAt ? "text-muted-foreground" : undefined}>
      <TableCell>
        <span className="flex items-baseline gap-2">
          <bdi className="font-medium">{person.name}</bdi>
          {person.id === me.id && <Badge>{t("you")}</Badge>}
          {person.disabledAt && <Badge variant="broken">{t("disabled")}</Badge>}
        </span>
        <bdi className="text-muted-foreground">{person.email}</bdi>
      </TableCell>
      <TableCell>
        <PersonRole person={person} />
      </TableCell>
      <TableCell>
        {person.signedInAt ? (
          <RelativeTime at={person.signedInAt} />
        ) : (
          <span className="text-muted-foreground">{t("notSignedIn")}</span>
        )}
      </TableCell>
      <TableCell className="text-end">
        <DisableButton person={person} />
      </TableCell>
    </TableRow>
  );
}

function PersonRole({ person }: { person: Person }) {
  const t = useTranslations("settings.people");
  const roles = useTranslations("shell.roles");
  const may = useMay();
  const api = useApi();
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const change = useMutation(
    api.users.changeRole.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(api.users.list.pathFilter()),
      onError: (error) => toast.error(t("roleStays"), { description: errorText(error) }),
    }),
  );
  if (!may("people.edit")) return person.role && roles(person.role);
  return (
    <OptionSelect
      size="sm"
      className="w-44"
      aria-label={t("roleOf", { name: person.name })}
      disabled={change.isPending}
      value={person.role ?? undefined}
      onValueChange={(role) => change.mutate({ userId: person.id, role })}
      options={roleNames.map((value) => ({ value, label: roles(value) }))}
    />
  );
}

/** Shuts a person out, after asking, or lets them in again. */
function DisableButton({ person }: { person: Person }) {
  const t = useTranslations("settings.people");
  const may = useMay();
  const api = useApi();
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const [asking, setAsking] = useState(false);
  const set = useMutation(
    api.users.setDisabled.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(api.users.list.pathFilter());
        setAsking(false);
      },
    }),
  );
  if (!may("people.edit")) return null;
  if (person.disabledAt) {
    return (
      <Button
        variant="outline"
        size="sm"
        pending={set.isPending}
        onClick={() => set.mutate({ userId: person.id, disabled: false })}
      >
        {t("enable")}
      </Button>
    );
  }
  return (
    <>
      <Button variant="ghost" size="sm" onClick={() => setAsking(true)}>
        {t("disable")}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("disableTitle", { name: person.name })}
        description={t("disableText")}
        confirmLabel={t("disable")}
        pending={set.isPending}
        error={set.error && errorText(set.error)}
        onConfirm={() => set.mutate({ userId: person.id, disabled: true })}
      />
    </>
  );
}
