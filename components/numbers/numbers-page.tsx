"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "@/components/auth/me-context";
import { AddNumberDialog } from "@/components/numbers/add-number-dialog";
import { NumbersTable } from "@/components/numbers/numbers-table";
import { useActions } from "@/components/shell/actions";
import { Button } from "@/components/ui/button";
import { codeText } from "@/components/ui/code-text";
import { PageBody, PageHeader, PageToolbar, ToolbarCount } from "@/components/ui/page-header";
import { SearchInput } from "@/components/ui/search-input";
import { useApi } from "@/lib/api-client";

/** Every phone number and the flow its callers reach. */
export function NumbersPage() {
  const t = useTranslations("numbers");
  const api = useApi();
  const may = useMay();
  const [search, setSearch] = useState("");
  const [adding, setAdding] = useState(false);
  const numbers = useQuery(api.numbers.list.queryOptions());
  const add = may("numbers.edit") ? () => setAdding(true) : undefined;
  useActions(t("title"), add ? [{ id: "add-number", label: t("add"), keys: "n", icon: Plus, run: add }] : []);
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          add && (
            <Button onClick={add}>
              <Plus aria-hidden />
              {t("add")}
            </Button>
          )
        }
      />
      <PageBody>
        <PageToolbar>
          <SearchInput label={t("search")} value={search} onValueChange={setSearch} />
          <ToolbarCount>
            {numbers.data && numbers.data.length > 0 && t("count", { count: numbers.data.length })}
          </ToolbarCount>
        </PageToolbar>
        <NumbersTable query={numbers} search={search} onAdd={add} onClearSearch={() => setSearch("")} />
        {/* With the numbers over it, which would push it down. */}
        {!numbers.isPending && (
          <p className="max-w-180 text-pretty text-muted-foreground text-xs">
            {t.rich("twilioHint", { code: codeText })}
          </p>
        )}
      </PageBody>
      {adding && <AddNumberDialog onClose={() => setAdding(false)} />}
    </>
  );
}
