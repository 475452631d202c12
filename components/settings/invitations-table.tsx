"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMay } from "@/components/auth/me-context";
import { ListTable } from "@/components/lists/list-table";
import type { roleNames } from "@/components/settings/people-table";
import { useErrorText } from "@/components/shell/use-error-text";
import { StateBadge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { toast } from "@/components/ui/toast";
import { type ApiOutputs, useApi } from "@/lib/api-client";

/** Invitations that nobody has accepted yet. */
export function InvitationsTable({ invitations }: { invitations: ApiOutputs["invitations"]["list"] }) {
  const t = useTranslations("settings.people");
  const roles = useTranslations("shell.roles");
  const may = useMay();
  const api = useApi();
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const withdraw = useMutation(
    api.invitations.withdraw.mutationOptions({
      onSettled: () => queryClient.invalidateQueries(api.invitations.list.pathFilter()),
      onError: (error) => toast.error(t("notWithdrawn"), { description: errorText(error) }),
    }),
  );
  return (
    <section className="grid gap-2">
      <h2 className="font-semibold text-base">{t("invitations")}</h2>
      <ListTable
        rows={invitations}
        rowKey={({ id }) => id}
        columns={[
          {
            id: "name",
            head: t("name"),
            cell: ({ name, email }) => (
              <>
                <bdi className="block font-medium">{name}</bdi>
                <bdi className="text-muted-foreground">{email}</bdi>
              </>
            ),
          },
          { id: "role", head: t("role"), cell: ({ role }) => roles(role as (typeof roleNames)[number]) },
          {
            id: "createdAt",
            head: t("invited"),
            cell: ({ createdAt, expiresAt }) => (
              <>
                <RelativeTime at={createdAt} />{" "}
                {expiresAt < new Date() && <StateBadge state="broken">{t("expired")}</StateBadge>}
              </>
            ),
          },
        ]}
        actions={({ id }) =>
          may("people.edit") && (
            <Button
              variant="ghost"
              size="sm"
              pending={withdraw.isPending && withdraw.variables.invitationId === id}
              onClick={() => withdraw.mutate({ invitationId: id })}
            >
              {t("withdraw")}
            </Button>
          )
        }
      />
    </section>
  );
}
