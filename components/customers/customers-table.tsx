"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { ContactRound, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { fullName, statusState, useCustomerWords } from "@/components/customers/customer-words";
import { TableLoading } from "@/components/shell/table-loading";
import { StateBadge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { PhoneNumber } from "@/components/ui/phone-number";
import { RelativeTime } from "@/components/ui/relative-time";
import { RowLink } from "@/components/ui/row-link";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { TableEmpty } from "@/components/ui/table-empty";
import { type Sort, TableSortHead } from "@/components/ui/table-sort-head";
import type { ApiInputs, ApiOutputs } from "@/lib/api-client";

type CustomerList = ApiOutputs["customers"]["list"];
export type CustomerColumn = NonNullable<NonNullable<ApiInputs["customers"]["list"]>["sort"]>["column"];

const columns = 7;

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
  const head = { sort, onSortChange };
  return (
    <Table aria-busy={query.isFetching}>
      <TableHeader>
        <TableRow>
          <TableSortHead column="name" {...head}>
            {t("name")}
          </TableSortHead>
          <TableSortHead column="idNumber" {...head}>
            {t("idNumber")}
          </TableSortHead>
          <TableHead>{t("phone")}</TableHead>
          <TableSortHead column="accountType" {...head}>
            {t("account")}
          </TableSortHead>
          <TableSortHead column="priority" numeric {...head}>
            {t("priority")}
          </TableSortHead>
          <TableHead>{t("status")}</TableHead>
          <TableSortHead column="lastContactAt" firstDirection="desc" {...head}>
            {t("lastContact")}
          </TableSortHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        <TableLoading query={query} columns={columns} rows={10} />
        {query.data?.total === 0 &&
          (search ? <NothingFound search={search} onClear={onClearSearch} /> : <NoCustomers onAdd={onAdd} />)}
        {query.data?.items.map((customer) => (
          <CustomerRow key={customer.id} customer={customer} />
        ))}
      </TableBody>
    </Table>
  );
}

function CustomerRow({ customer }: { customer: CustomerList["items"][number] }) {
  const t = useTranslations("customers");
  const words = useCustomerWords();
  return (
    <TableRow interactive>
      <TableCell>
        <RowLink href={`/customers/${customer.id}`}>{fullName(customer)}</RowLink>
      </TableCell>
      <TableCell className="tabular-nums">
        <bdi dir="ltr">{customer.idNumber}</bdi>
      </TableCell>
      <TableCell className="tabular-nums">
        <PhoneNumber number={customer.phone} />
        {customer.phoneCount > 1 && (
          <span className="ms-1.5 text-muted-foreground text-xs">
            {t("morePhones", { count: customer.phoneCount - 1 })}
          </span>
        )}
      </TableCell>
      <TableCell>
        <bdi>{words.accountType(customer.accountType)}</bdi>
      </TableCell>
      <TableCell numeric className="tabular-nums">
        {customer.priority}
      </TableCell>
      <TableCell>
        <StateBadge state={statusState(customer.serviceStatus)}>
          {words.serviceStatus(customer.serviceStatus)}
        </StateBadge>
      </TableCell>
      <TableCell className="whitespace-nowrap">
        {customer.lastContactAt ? (
          <RelativeTime at={customer.lastContactAt} className="relative z-1" />
        ) : (
          <span className="text-muted-foreground">{t("never")}</span>
        )}
      </TableCell>
    </TableRow>
  );
}

function NoCustomers({ onAdd }: { onAdd: (() => void) | undefined }) {
  const t = useTranslations("customers.empty");
  return (
    <TableEmpty
      columns={columns}
      icon={ContactRound}
      title={t("title")}
      description={t("text")}
      action={onAdd && <Button onClick={onAdd}>{t("action")}</Button>}
    />
  );
}

function NothingFound({ search, onClear }: { search: string; onClear: () => void }) {
  const t = useTranslations("customers.nothingFound");
  const common = useTranslations("common");
  return (
    <TableEmpty
      columns={columns}
      icon={SearchX}
      title={t("title", { search })}
      description={t("text")}
      action={
        <Button variant="outline" onClick={onClear}>
          {common("clearSearch")}
        </Button>
      }
    />
  );
}
