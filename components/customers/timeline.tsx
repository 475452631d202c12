"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { CircleX, History, RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMay } from "@/components/auth/me-context";
import { NoteForm } from "@/components/customers/note-form";
import { TimelineItem } from "@/components/customers/timeline-item";
import { useErrorText } from "@/components/shell/use-error-text";
import { Button } from "@/components/ui/button";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useApi } from "@/lib/api-client";

/** Calls, notes, voicemails, tickets and tasks in one line, newest first. */
export function Timeline({ customerId }: { customerId: string }) {
  const t = useTranslations("customers.timeline");
  const common = useTranslations("common");
  const api = useApi();
  const may = useMay();
  const errorText = useErrorText();
  const timeline = useInfiniteQuery(
    api.customers.timeline.infiniteQueryOptions({ customerId }, { getNextPageParam: (page) => page.next }),
  );
  const items = timeline.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("title")}</CardTitle>
      </CardHeader>
      {may("customers.edit") && <NoteForm customerId={customerId} />}
      {timeline.isPending && (
        <div className="grid gap-3 p-4">
          <span role="status" className="sr-only">
            {common("loading")}
          </span>
          {["one", "two", "three", "four"].map((row) => (
            <Skeleton key={row} className="h-12" />
          ))}
        </div>
      )}
      {timeline.isError && !timeline.data && (
        <EmptyState
          role="alert"
          tone="broken"
          icon={CircleX}
          title={t("error")}
          description={errorText(timeline.error)}
          action={
            <Button variant="outline" pending={timeline.isFetching} onClick={() => void timeline.refetch()}>
              {!timeline.isFetching && <RotateCw aria-hidden />}
              {common("retry")}
            </Button>
          }
        />
      )}
      {timeline.data && items.length === 0 && (
        <EmptyState icon={History} title={t("empty.title")} description={t("empty.text")} />
      )}
      <ol className="divide-y">
        {items.map((entry) => (
          <TimelineItem key={entry.id} entry={entry} />
        ))}
      </ol>
      {timeline.hasNextPage && (
        <div className="border-t p-2 text-center">
          <Button
            variant="ghost"
            size="sm"
            pending={timeline.isFetchingNextPage}
            onClick={() => void timeline.fetchNextPage()}
          >
            {t("more")}
          </Button>
        </div>
      )}
    </Card>
  );
}
