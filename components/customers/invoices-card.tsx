"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { Customer } from "@/components/customers/customer-page";
import { StateBadge } from "@/components/ui/badge";
import { Card, CardContent, CardFooter, CardHeader, CardTitle } from "@/components/ui/card";
import { ExactTime } from "@/components/ui/exact-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";

const states = { open: "waiting", paid: "ok", overdue: "broken" } as const;

export function InvoicesCard({ customer }: { customer: Customer }) {
  const t = useTranslations("customers.invoices");
  const { invoices } = customer;
  const total = customer.counts.invoices;
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("title")}</CardTitle>
      </CardHeader>
      {invoices.length === 0 ? (
        <CardContent className="text-muted-foreground text-sm">{t("none")}</CardContent>
      ) : (
        <Table framed={false}>
          <TableHeader>
            <TableRow>
              <TableHead>{t("number")}</TableHead>
              <TableHead>{t("due")}</TableHead>
              <TableHead numeric>{t("amount")}</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {invoices.map((invoice) => (
              <InvoiceRow key={invoice.id} invoice={invoice} />
            ))}
          </TableBody>
        </Table>
      )}
      {total > invoices.length && (
        <CardFooter className="text-muted-foreground text-xs">
          {t("shown", { shown: invoices.length, total })}
        </CardFooter>
      )}
    </Card>
  );
}

function InvoiceRow({ invoice }: { invoice: Customer["invoices"][number] }) {
  const t = useTranslations("customers.invoices.states");
  const format = useFormatter();
  const status = invoice.status in states ? (invoice.status as keyof typeof states) : null;
  return (
    <TableRow>
      <TableCell className="align-top">
        <div className="tabular-nums">
          <bdi dir="ltr">{invoice.number}</bdi>
        </div>
        {status && (
          <StateBadge state={states[status]} className="mt-1">
            {t(status)}
          </StateBadge>
        )}
      </TableCell>
      <TableCell className="whitespace-nowrap align-top">
        <ExactTime at={invoice.dueAt} format="date" />
      </TableCell>
      <TableCell numeric className="whitespace-nowrap align-top tabular-nums">
        <bdi>{format.number(major(invoice), { style: "currency", currency: invoice.currency })}</bdi>
      </TableCell>
    </TableRow>
  );
}

/** 4990 EUR → 49.9, 4990 JPY → 4990. */
function major({ amountMinor, currency }: { amountMinor: number; currency: string }): number {
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions();
  return amountMinor / 10 ** maximumFractionDigits;
}
