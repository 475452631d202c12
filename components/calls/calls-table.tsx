"use client";

import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { PhoneIncoming } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMay } from "@/components/auth/me-context";
import { CallDuration } from "@/components/calls/call-duration";
import { CallState } from "@/components/calls/call-state";
import type { CallSummary } from "@/components/calls/call-words";
import { CallerNumber } from "@/components/calls/caller";
import { ListTable } from "@/components/lists/list-table";
import { NothingFound } from "@/components/lists/nothing-found";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PhoneNumber } from "@/components/ui/phone-number";
import { RelativeTime } from "@/components/ui/relative-time";
import { RowLink } from "@/components/ui/row-link";
import type { ApiOutputs } from "@/lib/api-client";

export function CallsTable({
  query,
  isFiltered,
  onClear,
}: {
  query: UseInfiniteQueryResult<InfiniteData<ApiOutputs["calls"]["list"]>, unknown>;
  isFiltered: boolean;
  onClear: () => void;
}) {
  const t = useTranslations("calls");
  return (
    <ListTable
      query={query}
      rows={query.data?.pages.flatMap((page) => page.calls) ?? []}
      rowKey={({ callId }) => callId}
      interactive
      skeletonRows={10}
      columns={[
        { id: "caller", head: t("columns.caller"), cell: (call) => <CallerCell call={call} /> },
        {
          id: "when",
          head: t("columns.when"),
          className: "whitespace-nowrap",
          cell: ({ startedAt }) => <RelativeTime at={startedAt} className="relative z-1" />,
        },
        { id: "flow", head: t("columns.flow"), cell: (call) => <FlowCell call={call} /> },
        {
          id: "dialled",
          head: t("columns.dialled"),
          className: "tabular-nums",
          cell: ({ dialledNumber }) => <PhoneNumber number={dialledNumber} />,
        },
        { id: "state", head: t("columns.state"), cell: (call) => <CallState call={call} /> },
        {
          id: "duration",
          head: t("columns.duration"),
          numeric: true,
          className: "tabular-nums",
          cell: (call) => <CallDuration call={call} />,
        },
      ]}
      empty={
        isFiltered ? (
          <NothingFound
            title={t("nothingFound.title")}
            description={t("nothingFound.text")}
            clearLabel={t("clearFilters")}
            onClear={onClear}
          />
        ) : (
          <NoCalls />
        )
      }
    />
  );
}

function CallerCell({ call }: { call: CallSummary }) {
  return (
    <>
      <RowLink href={`/calls/${call.callId}`}>
        {call.customer?.name || <CallerNumber number={call.callerNumber} />}
      </RowLink>
      {call.customer && (
        <span className="ms-2 text-muted-foreground text-xs tabular-nums max-sm:hidden">
          <CallerNumber number={call.callerNumber} />
        </span>
      )}
    </>
  );
}

function FlowCell({ call }: { call: CallSummary }) {
  const t = useTranslations("calls");
  if (!call.flow) return <span className="text-muted-foreground">{t("noFlow")}</span>;
  return (
    <>
      <bdi>{call.flow.name}</bdi>
      <span className="ms-2 whitespace-nowrap text-muted-foreground text-xs">
        {t("version", { number: call.flow.version })}
      </span>
    </>
  );
}

function NoCalls() {
  const t = useTranslations("calls.empty");
  const may = useMay();
  return (
    <EmptyState
      icon={PhoneIncoming}
      title={t("title")}
      description={t("text")}
      action={
        may("phone.use") && (
          <Button asChild>
            <Link href="/phone">{t("action")}</Link>
          </Button>
        )
      }
    />
  );
}
