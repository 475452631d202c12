"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMay } from "@/components/auth/me-context";
import type { Customer } from "@/components/customers/customer-page";
import { useErrorText } from "@/components/shell/use-error-text";
import { Badge } from "@/components/ui/badge";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { OptionSelect } from "@/components/ui/option-select";
import { RelativeTime } from "@/components/ui/relative-time";
import { toast } from "@/components/ui/toast";
import { useUndoToast } from "@/components/ui/use-undo-toast";
import { useApi } from "@/lib/api-client";

type Ticket = Customer["tickets"][number];
const statuses = ["open", "pending", "solved", "closed"] as const;

export function TicketsCard({ customer }: { customer: Customer }) {
  const t = useTranslations("customers.tickets");
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("title")}</CardTitle>
      </CardHeader>
      {customer.tickets.length === 0 ? (
        <CardContent className="text-muted-foreground text-sm">{t("none")}</CardContent>
      ) : (
        <ul className="divide-y">
          {customer.tickets.map((ticket) => (
            <li key={ticket.id} className="flex items-start justify-between gap-3 px-4 py-2.5 text-sm">
              <div className="min-w-0">
                <p className="text-pretty">
                  <bdi dir="ltr" className="text-muted-foreground tabular-nums">
                    #{ticket.number}
                  </bdi>{" "}
                  <bdi>{ticket.subject}</bdi>
                </p>
                <RelativeTime at={ticket.createdAt} className="text-muted-foreground text-xs" />
              </div>
              <TicketStatus customerId={customer.id} ticket={ticket} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function TicketStatus({ customerId, ticket }: { customerId: string; ticket: Ticket }) {
  const t = useTranslations("customers.tickets");
  const api = useApi();
  const may = useMay();
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const undoToast = useUndoToast();
  const set = useMutation(
    api.customers.setTicketStatus.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(api.customers.pathFilter()),
      onError: (error) => void toast.error(errorText(error)),
    }),
  );
  const before = statuses.find((status) => status === ticket.status);
  if (!may("customers.edit")) return <Badge>{before ? t(`states.${before}`) : ticket.status}</Badge>;
  const choose = (status: (typeof statuses)[number]) => {
    set.mutate(
      { customerId, ticketId: ticket.id, status },
      {
        onSuccess: () =>
          before &&
          undoToast(t("changed", { number: ticket.number, state: t(`states.${status}`) }), () =>
            set.mutate({ customerId, ticketId: ticket.id, status: before }),
          ),
      },
    );
  };
  return (
    <OptionSelect
      size="sm"
      className="w-28 shrink-0"
      aria-label={t("state", { number: ticket.number })}
      disabled={set.isPending}
      value={before}
      onValueChange={choose}
      options={statuses.map((value) => ({ value, label: t(`states.${value}`) }))}
    />
  );
}
