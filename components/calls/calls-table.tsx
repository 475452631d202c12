"use client";

import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { PhoneIncoming, SearchX } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMay } from "@/components/auth/me-context";
import { CallDuration } from "@/components/calls/call-duration";
import { CallState } from "@/components/calls/call-state";
import type { CallSummary } from "@/components/calls/call-words";
import { CallerNumber } from "@/components/calls/caller";
import { TableLoading } from "@/components/shell/table-loading";
import { Button } from "@/components/ui/button";
import { PhoneNumber } from "@/components/ui/phone-number";
import { RelativeTime } from "@/components/ui/relative-time";
import { RowLink } from "@/components/ui/row-link";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { TableEmpty } from "@/components/ui/table-empty";
import type { ApiOutputs } from "@/lib/api-client";

const columns = 6;

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
  const calls = query.data?.pages.flatMap((page) => page.calls);
  return (
    <Table>
      <TableHeader>
        <TableRow>
          <TableHead>{t("columns.caller")}</TableHead>
          <TableHead>{t("columns.when")}</TableHead>
          <TableHead>{t("columns.flow")}</TableHead>
          <TableHead>{t("columns.dialled")}</TableHead>
          <TableHead>{t("columns.state")}</TableHead>
          <TableHead numeric>{t("columns.duration")}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        <TableLoading query={query} columns={columns} rows={10} />
        {calls?.length === 0 && (isFiltered ? <NothingFound onClear={onClear} /> : <NoCalls />)}
        {calls?.map((call) => (
          <CallRow key={call.callId} call={call} />
        ))}
      </TableBody>
    </Table>
  );
}

function CallRow({ call }: { call: CallSummary }) {
  const t = useTranslations("calls");
  return (
    <TableRow interactive>
      <TableCell>
        <RowLink href={`/calls/${call.callId}`}>
          {call.customer?.name || <CallerNumber number={call.callerNumber} />}
        </RowLink>
        {call.customer && (
          <span className="ms-2 text-muted-foreground text-xs tabular-nums max-sm:hidden">
            <CallerNumber number={call.callerNumber} />
          </span>
        )}
      </TableCell>
      <TableCell className="whitespace-nowrap">
        <RelativeTime at={call.startedAt} className="relative z-1" />
      </TableCell>
      <TableCell>
        {call.flow ? (
          <>
            <bdi>{call.flow.name}</bdi>
            <span className="ms-2 whitespace-nowrap text-muted-foreground text-xs">
              {t("version", { number: call.flow.version })}
            </span>
          </>
        ) : (
          <span className="text-muted-foreground">{t("noFlow")}</span>
        )}
      </TableCell>
      <TableCell className="tabular-nums">
        <PhoneNumber number={call.dialledNumber} />
      </TableCell>
      <TableCell>
        <CallState call={call} />
      </TableCell>
      <TableCell numeric className="tabular-nums">
        <CallDuration call={call} />
      </TableCell>
    </TableRow>
  );
}

function NoCalls() {
  const t = useTranslations("calls.empty");
  const may = useMay();
  return (
    <TableEmpty
      columns={columns}
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

function NothingFound({ onClear }: { onClear: () => void }) {
  const t = useTranslations("calls");
  return (
    <TableEmpty
      columns={columns}
      icon={SearchX}
      title={t("nothingFound.title")}
      description={t("nothingFound.text")}
      action={
        <Button variant="outline" onClick={onClear}>
          {t("clearFilters")}
        </Button>
      }
    />
  );
}
