"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleX, Pencil, RotateCw, UserX } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "@/components/auth/me-context";
import { AccountCard } from "@/components/customers/account-card";
import { fullName, statusState, useCustomerWords } from "@/components/customers/customer-words";
import { EditCustomerDialog } from "@/components/customers/edit-customer-dialog";
import { InvoicesCard } from "@/components/customers/invoices-card";
import { PhonesCard } from "@/components/customers/phones-card";
import { PinCard } from "@/components/customers/pin-card";
import { TasksCard } from "@/components/customers/tasks-card";
import { TicketsCard } from "@/components/customers/tickets-card";
import { Timeline } from "@/components/customers/timeline";
import { useActions } from "@/components/shell/actions";
import { useErrorText } from "@/components/shell/use-error-text";
import { Badge, StateBadge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { type ApiOutputs, isApiError, useApi } from "@/lib/api-client";

export type Customer = ApiOutputs["customers"]["get"];

/** One customer: what happened, newest first, beside what is known. */
export function CustomerPage({ customerId }: { customerId: string }) {
  const t = useTranslations("customers");
  const common = useTranslations("common");
  const api = useApi();
  const errorText = useErrorText();
  const customer = useQuery(api.customers.get.queryOptions({ customerId }));
  if (customer.data) return <Loaded customer={customer.data} />;
  const missing = isApiError(customer.error) && customer.error.data?.httpStatus === 404;
  return (
    <>
      <PageHeader title={customer.isPending ? <Skeleton className="h-5 w-40" /> : t("title")} />
      {customer.isPending && <Loading />}
      {missing && (
        <EmptyState
          icon={UserX}
          title={t("missing.title")}
          description={t("missing.text")}
          action={
            <Button asChild variant="outline">
              <Link href="/customers">{t("missing.action")}</Link>
            </Button>
          }
        />
      )}
      {customer.isError && !missing && (
        <EmptyState
          role="alert"
          tone="broken"
          icon={CircleX}
          title={errorText(customer.error)}
          action={
            <Button variant="outline" pending={customer.isFetching} onClick={() => void customer.refetch()}>
              {!customer.isFetching && <RotateCw aria-hidden />}
              {common("retry")}
            </Button>
          }
        />
      )}
    </>
  );
}

function Loaded({ customer }: { customer: Customer }) {
  const t = useTranslations("customers");
  const words = useCustomerWords();
  const may = useMay();
  const [editing, setEditing] = useState(false);
  const edit = may("customers.edit") ? () => setEditing(true) : undefined;
  useActions(
    fullName(customer),
    edit ? [{ id: "edit-customer", label: t("edit"), keys: "e", icon: Pencil, run: edit }] : [],
  );
  return (
    <>
      <PageHeader
        trail={[{ label: t("title"), href: "/customers" }]}
        title={fullName(customer)}
        meta={
          <>
            <Badge variant="outline">
              <bdi>{words.accountType(customer.accountType)}</bdi>
            </Badge>
            <StateBadge state={statusState(customer.serviceStatus)}>
              {words.serviceStatus(customer.serviceStatus)}
            </StateBadge>
          </>
        }
        actions={
          edit && (
            <Button variant="outline" onClick={edit}>
              <Pencil aria-hidden />
              {t("edit")}
            </Button>
          )
        }
      />
      <PageBody className="xl:grid-cols-[minmax(0,1fr)_24rem] xl:items-start">
        <Timeline customerId={customer.id} />
        <div className="grid content-start gap-4 max-xl:row-start-1 md:max-xl:grid-cols-2">
          <AccountCard customer={customer} />
          <div className="grid content-start gap-4">
            <PhonesCard customer={customer} />
            <PinCard customer={customer} />
          </div>
          <TicketsCard customer={customer} />
          <TasksCard customer={customer} />
          <InvoicesCard customer={customer} />
        </div>
      </PageBody>
      {editing && <EditCustomerDialog customer={customer} onClose={() => setEditing(false)} />}
    </>
  );
}

function Loading() {
  const common = useTranslations("common");
  return (
    <PageBody className="xl:grid-cols-[minmax(0,1fr)_24rem] xl:items-start">
      <span role="status" className="sr-only">
        {common("loading")}
      </span>
      <Skeleton className="h-96" />
      <div className="grid gap-4">
        <Skeleton className="h-64" />
        <Skeleton className="h-32" />
      </div>
    </PageBody>
  );
}
