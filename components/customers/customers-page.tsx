"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "@/components/auth/me-context";
import { type CustomerColumn, CustomersTable } from "@/components/customers/customers-table";
import { NewCustomerDialog } from "@/components/customers/new-customer-dialog";
import { TablePager } from "@/components/customers/table-pager";
import { useActions } from "@/components/shell/actions";
import { Button } from "@/components/ui/button";
import { PageBody, PageHeader, PageToolbar, ToolbarCount } from "@/components/ui/page-header";
import { SearchInput } from "@/components/ui/search-input";
import type { Sort } from "@/components/ui/table-sort-head";
import { useDebounced } from "@/components/ui/use-debounced";
import { useApi } from "@/lib/api-client";

const pageSize = 25;

/** Every customer of the built-in database: find one, add one. */
export function CustomersPage() {
  const t = useTranslations("customers");
  const api = useApi();
  const may = useMay();
  const [search, setSearch] = useState("");
  const [sort, setSort] = useState<Sort<CustomerColumn>>({ column: "name", direction: "asc" });
  const [page, setPage] = useState(0);
  const [adding, setAdding] = useState(false);
  const settled = useDebounced(search);
  const customers = useQuery(
    api.customers.list.queryOptions({ search: settled, sort, page, pageSize }, { placeholderData: keepPreviousData }),
  );
  const add = may("customers.edit") ? () => setAdding(true) : undefined;
  useActions(t("title"), add ? [{ id: "new-customer", label: t("new"), keys: "n", icon: UserPlus, run: add }] : []);
  const find = (text: string) => {
    setSearch(text);
    setPage(0);
  };
  const total = customers.data?.total ?? 0;
  // The last one of the last page may have gone.
  const lastPage = Math.max(0, Math.ceil(total / pageSize) - 1);
  if (customers.data && !customers.isPlaceholderData && page > lastPage) setPage(lastPage);
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          add && (
            <Button onClick={add}>
              <UserPlus aria-hidden />
              {t("new")}
            </Button>
          )
        }
      />
      <PageBody>
        {customers.data?.external && (
          <p role="note" className="rounded-md bg-waiting-soft px-3 py-2 text-sm text-waiting">
            {t("external")}
          </p>
        )}
        <PageToolbar>
          <SearchInput label={t("search")} value={search} onValueChange={find} />
          <ToolbarCount>{total > 0 && t("count", { count: total })}</ToolbarCount>
        </PageToolbar>
        <CustomersTable
          query={customers}
          search={settled}
          sort={sort}
          onSortChange={(next) => {
            setSort(next);
            setPage(0);
          }}
          onAdd={add}
          onClearSearch={() => find("")}
        />
        <TablePager page={page} pageSize={pageSize} total={total} onPageChange={setPage} />
      </PageBody>
      {adding && <NewCustomerDialog onClose={() => setAdding(false)} />}
    </>
  );
}
