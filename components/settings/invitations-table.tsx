"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMay } from "@/components/auth/me-context";
import type { roleNames } from "@/components/settings/people-table";
import { useErrorText } from "@/components/shell/use-error-text";
import { StateBadge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
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
      <Table>
        <TableHeader>
          <TableRow>
            <TableHead>{t("name")}</TableHead>
            <TableHead>{t("role")}</TableHead>
            <TableHead>{t("invited")}</TableHead>
            <TableHead>
              <span className="sr-only">{t("actions")}</span>
            </TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {invitations.map((invitation) => (
            <TableRow key={invitation.id}>
              <TableCell>
                <bdi className="block font-medium">{invitation.name}</bdi>
                <bdi className="text-muted-foreground">{invitation.email}</bdi>
              </TableCell>
              <TableCell>{roles(invitation.role as (typeof roleNames)[number])}</TableCell>
              <TableCell>
                <RelativeTime at={invitation.createdAt} />{" "}
                {invitation.expiresAt < new Date() && <StateBadge state="broken">{t("expired")}</StateBadge>}
              </TableCell>
              <TableCell className="text-end">
                {may("people.edit") && (
                  <Button
                    variant="ghost"
                    size="sm"
                    pending={withdraw.isPending && withdraw.variables.invitationId === invitation.id}
                    onClick={() => withdraw.mutate({ invitationId: invitation.id })}
                  >
                    {t("withdraw")}
                  </Button>
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}
