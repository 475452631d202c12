"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay, useMe } from "@/components/auth/me-context";
import type { Arrangement } from "@/components/lists/arrange";
import { ListTable } from "@/components/lists/list-table";
import { useArranged } from "@/components/lists/use-arranged";
import { useErrorText } from "@/components/shell/use-error-text";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { OptionSelect } from "@/components/ui/option-select";
import { RelativeTime } from "@/components/ui/relative-time";
import { toast } from "@/components/ui/toast";
import { type ApiOutputs, useApi } from "@/lib/api-client";

type Person = ApiOutputs["users"]["list"][number];

export const roleNames = ["admin", "supervisor", "qa", "agent", "auditor"] as const;

const arrangement: Arrangement<Person, "name"> = {
  found: ({ name, email }, { isIn }) => isIn(`${name} ${email}`),
  by: { name: ({ name }) => name },
};

export function PeopleTable({ search }: { search: string }) {
  const t = useTranslations("settings.people");
  const me = useMe();
  const api = useApi();
  const people = useQuery(api.users.list.queryOptions());
  const list = useArranged(people.data, search, arrangement, { column: "name", direction: "asc" });
  return (
    <ListTable
      query={people}
      {...list}
      rowKey={({ id }) => id}
      rowClassName={({ disabledAt }) => (disabledAt ? "text-muted-foreground" : undefined)}
      skeletonRows={3}
      columns={[
        {
          id: "name",
          head: t("name"),
          sortBy: "name",
          cell: ({ id, name, email, disabledAt }) => (
            <>
              <span className="flex items-baseline gap-2">
                <bdi className="font-medium">{name}</bdi>
                {id === me.id && <Badge>{t("you")}</Badge>}
                {disabledAt && <Badge variant="broken">{t("disabled")}</Badge>}
              </span>
              <bdi className="text-muted-foreground">{email}</bdi>
            </>
          ),
        },
        { id: "role", head: t("role"), cell: (person) => <PersonRole person={person} /> },
        {
          id: "signedInAt",
          head: t("signedIn"),
          cell: ({ signedInAt }) =>
            signedInAt ? (
              <RelativeTime at={signedInAt} />
            ) : (
              <span className="text-muted-foreground">{t("notSignedIn")}</span>
            ),
        },
      ]}
      actions={(person) => <DisableButton person={person} />}
      empty={<EmptyState icon={Users} title={t("nobody", { search })} />}
    />
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
