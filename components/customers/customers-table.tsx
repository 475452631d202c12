"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { ContactRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { fullName, statusState, useCustomerWords } from "@/components/customers/customer-words";
import { ListTable } from "@/components/lists/list-table";
import { NothingFound } from "@/components/lists/nothing-found";
import { StateBadge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PhoneNumber } from "@/components/ui/phone-number";
import { RelativeTime } from "@/components/ui/relative-time";
import { RowLink } from "@/components/ui/row-link";
import type { Sort } from "@/components/ui/table-sort-head";
import type { ApiInputs, ApiOutputs } from "@/lib/api-client";

type CustomerList = ApiOutputs["customers"]["list"];
export type CustomerColumn = NonNullable<NonNullable<ApiInputs["customers"]["list"]>["sort"]>["column"];

export function CustomersTable({
  query,
  search,
  sort,
  onSortChange,
  onAdd,
  onClearSearch,
}: {
  query: UseQueryResult<CustomerList, unknown>;
  search: string;
  sort: Sort<CustomerColumn>;
  onSortChange: (sort: Sort<CustomerColumn>) => void;
  /** Absent when this person may not. */
  onAdd: (() => void) | undefined;
  onClearSearch: () => void;
}) {
  const t = useTranslations("customers");
  const words = useCustomerWords();
  return (
    <ListTable
      query={query}
      rows={query.data?.items ?? []}
      rowKey={({ id }) => id}
      interactive
      skeletonRows={10}
      sort={sort}
      onSortChange={onSortChange}
      columns={[
        {
          id: "name",
          head: t("name"),
          sortBy: "name",
          cell: (customer) => <RowLink href={`/customers/${customer.id}`}>{fullName(customer)}</RowLink>,
        },
        {
          id: "idNumber",
          head: t("idNumber"),
          sortBy: "idNumber",
          className: "tabular-nums",
          cell: ({ idNumber }) => <bdi dir="ltr">{idNumber}</bdi>,
        },
        {
          id: "phone",
          head: t("phone"),
          className: "tabular-nums",
          cell: (customer) => <Phones customer={customer} />,
        },
        {
          id: "accountType",
          head: t("account"),
          sortBy: "accountType",
          cell: ({ accountType }) => <bdi>{words.accountType(accountType)}</bdi>,
        },
        {
          id: "priority",
          head: t("priority"),
          sortBy: "priority",
          numeric: true,
          className: "tabular-nums",
          cell: ({ priority }) => priority,
        },
        {
          id: "status",
          head: t("status"),
          cell: ({ serviceStatus }) => (
            <StateBadge state={statusState(serviceStatus)}>{words.serviceStatus(serviceStatus)}</StateBadge>
          ),
        },
        {
          id: "lastContactAt",
          head: t("lastContact"),
          sortBy: "lastContactAt",
          firstDirection: "desc",
          className: "whitespace-nowrap",
          cell: ({ lastContactAt }) =>
            lastContactAt ? (
              <RelativeTime at={lastContactAt} className="relative z-1" />
            ) : (
              <span className="text-muted-foreground">{t("never")}</span>
            ),
        },
      ]}
      empty={
        search ? (
          <NothingFound
            title={t("nothingFound.title", { search })}
            description={t("nothingFound.text")}
            onClear={onClearSearch}
          />
        ) : (
          <EmptyState
            icon={ContactRound}
            title={t("empty.title")}
            description={t("empty.text")}
            action={onAdd && <Button onClick={onAdd}>{t("empty.action")}</Button>}
          />
        )
      }
    />
  );
}

function Phones({ customer }: { customer: CustomerList["items"][number] }) {
  const t = useTranslations("customers");
  return (
    <>
      <PhoneNumber number={customer.phone} />
      {customer.phoneCount > 1 && (
        <span className="ms-1.5 text-muted-foreground text-xs">
          {t("morePhones", { count: customer.phoneCount - 1 })}
        </span>
      )}
    </>
  );
}
