"use client";

import { skipToken, useQuery, useQueryClient } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "@/components/auth/me-context";
import { FlowsTable } from "@/components/flows/flows-table";
import { NewFlowDialog } from "@/components/flows/new-flow-dialog";
import { useActions } from "@/components/shell/actions";
import { usePageVisible } from "@/components/shell/use-page-visible";
import { Button } from "@/components/ui/button";
import { OptionSelect } from "@/components/ui/option-select";
import { PageBody, PageHeader, PageToolbar, ToolbarCount } from "@/components/ui/page-header";
import { SearchInput } from "@/components/ui/search-input";
import { useApi } from "@/lib/api-client";

/** Every flow: find one, make one, put one away. Keeps itself up to date while others work. */
export function FlowsPage() {
  const t = useTranslations("flows");
  const api = useApi();
  const may = useMay();
  const queryClient = useQueryClient();
  const [search, setSearch] = useState("");
  const [shown, setShown] = useState<"active" | "archived">("active");
  const [creating, setCreating] = useState(false);
  const flows = useQuery(api.flows.list.queryOptions({ archived: shown === "archived" }));
  // A stream takes one of the six connections that a browser gives a site: tabs in the background do without.
  const visible = usePageVisible();
  useSubscription(
    api.flows.onChange.subscriptionOptions(visible ? {} : skipToken, {
      onData: () => void queryClient.invalidateQueries(api.flows.list.pathFilter()),
    }),
  );

  const mayEdit = may("flows.edit");
  const create = mayEdit ? () => setCreating(true) : undefined;
  useActions(t("title"), create ? [{ id: "new-flow", label: t("new"), keys: "n", icon: Plus, run: create }] : []);

  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          create && (
            <Button onClick={create}>
              <Plus aria-hidden />
              {t("new")}
            </Button>
          )
        }
      />
      <PageBody>
        <PageToolbar>
          <SearchInput label={t("search")} value={search} onValueChange={setSearch} />
          <OptionSelect
            aria-label={t("show")}
            className="w-auto"
            value={shown}
            onValueChange={setShown}
            options={[
              { value: "active", label: t("active") },
              { value: "archived", label: t("archived") },
            ]}
          />
          <ToolbarCount>{flows.data && flows.data.length > 0 && t("count", { count: flows.data.length })}</ToolbarCount>
        </PageToolbar>
        <FlowsTable
          query={flows}
          search={search}
          archived={shown === "archived"}
          onCreate={create}
          onClearSearch={() => setSearch("")}
        />
      </PageBody>
      {creating && <NewFlowDialog onClose={() => setCreating(false)} />}
    </>
  );
}
