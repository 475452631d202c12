"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { PhoneCall } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "@/components/auth/me-context";
import { isLive } from "@/components/calls/call-words";
import { CallsTable } from "@/components/calls/calls-table";
import { CountedChips } from "@/components/calls/counted-chips";
import { useCounted } from "@/components/calls/use-counted";
import { useActions } from "@/components/shell/actions";
import { Button } from "@/components/ui/button";
import { OptionSelect } from "@/components/ui/option-select";
import { PageBody, PageHeader, PageToolbar } from "@/components/ui/page-header";
import { SearchInput } from "@/components/ui/search-input";
import { useDebounced } from "@/components/ui/use-debounced";
import { useApi } from "@/lib/api-client";

const pageSize = 50;
/** How often a list with a running call in it is asked for again, and how often one without. */
const refreshMs = { live: 3_000, quiet: 20_000 };

type StateFilter = "all" | "live" | "ended";

/** Every call, newest first: find one, see which run now. */
export function CallsPage() {
  const t = useTranslations("calls");
  const api = useApi();
  const may = useMay();
  const router = useRouter();
  const [search, setSearch] = useState("");
  const [flowId, setFlowId] = useState("all");
  const [state, setState] = useState<StateFilter>("all");
  const { counted, without } = useCounted();
  const settled = useDebounced(search).trim();
  const flows = useQuery(api.flows.list.queryOptions({ archived: false }, { enabled: may("flows.read") }));
  const query = useInfiniteQuery(
    api.calls.list.infiniteQueryOptions(
      {
        limit: pageSize,
        ...(settled && { search: settled }),
        ...(flowId !== "all" && { flowId }),
        ...(state !== "all" && { state }),
        ...(counted && { counted }),
      },
      {
        getNextPageParam: (page) => page.nextCursor,
        placeholderData: keepPreviousData,
        refetchInterval: ({ state: { data } }) =>
          data?.pages.some((page) => page.calls.some(isLive)) ? refreshMs.live : refreshMs.quiet,
      },
    ),
  );
  const dial = may("phone.use") ? () => router.push("/phone") : undefined;
  useActions(t("title"), dial ? [{ id: "dial", label: t("dial"), keys: "n", icon: PhoneCall, run: dial }] : []);
  const clear = () => {
    setSearch("");
    setFlowId("all");
    setState("all");
    if (counted) without("flow");
  };
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          dial && (
            <Button asChild>
              <Link href="/phone">
                <PhoneCall aria-hidden />
                {t("dial")}
              </Link>
            </Button>
          )
        }
      />
      <PageBody>
        <PageToolbar>
          <SearchInput label={t("search")} value={search} onValueChange={setSearch} />
          <OptionSelect
            aria-label={t("stateFilter")}
            className="w-40 max-sm:w-auto max-sm:flex-1"
            value={state}
            onValueChange={setState}
            options={(["all", "live", "ended"] as const).map((value) => ({ value, label: t(`filters.${value}`) }))}
          />
          {!counted && flows.data && flows.data.length > 0 && (
            <OptionSelect
              aria-label={t("flowFilter")}
              className="w-56 max-sm:w-auto max-sm:flex-1"
              value={flowId}
              onValueChange={setFlowId}
              options={[
                { value: "all", label: t("allFlows") },
                ...flows.data.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          )}
        </PageToolbar>
        {counted && <CountedChips counted={counted} names={query.data?.pages[0]?.counted ?? null} onRemove={without} />}
        <CallsTable
          query={query}
          isFiltered={settled !== "" || flowId !== "all" || state !== "all" || counted !== null}
          onClear={clear}
        />
        {query.hasNextPage && (
          <Button
            variant="outline"
            className="justify-self-center"
            pending={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t("more")}
          </Button>
        )}
      </PageBody>
    </>
  );
}
