"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ScrollText } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { TableLoading } from "@/components/shell/table-loading";
import { Button } from "@/components/ui/button";
import { OptionSelect } from "@/components/ui/option-select";
import { PageToolbar } from "@/components/ui/page-header";
import { PhoneNumber } from "@/components/ui/phone-number";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { TableEmpty } from "@/components/ui/table-empty";
import { type ApiOutputs, useApi } from "@/lib/api-client";

type AuditRecord = ApiOutputs["audit"]["list"]["records"][number];

const areas = [
  "all",
  "flow",
  "number",
  "call",
  "customer",
  "recording",
  "user",
  "invitation",
  "apiKey",
  "queue",
  "destination",
  "agent",
  "department",
  "skill",
  "audio",
  "secret",
  "keys",
  "hours",
  "calendar",
] as const;
const columns = 5;

/** Who saw or changed what, newest first. */
export function AuditSettings() {
  const t = useTranslations("settings.audit");
  const api = useApi();
  const [area, setArea] = useState<(typeof areas)[number]>("all");
  const log = useInfiniteQuery(
    api.audit.list.infiniteQueryOptions(area === "all" ? {} : { area }, {
      getNextPageParam: (page) => page.nextCursor,
    }),
  );
  const records = log.data?.pages.flatMap((page) => page.records) ?? [];
  return (
    <>
      <PageToolbar>
        <OptionSelect
          aria-label={t("area")}
          className="w-auto"
          value={area}
          onValueChange={setArea}
          options={areas.map((value) => ({ value, label: t(`areas.${value}`) }))}
        />
      </PageToolbar>
      <Table>
        <TableHeader>
          <TableRow>
            <TableHead>{t("when")}</TableHead>
            <TableHead>{t("who")}</TableHead>
            <TableHead>{t("what")}</TableHead>
            <TableHead>{t("subject")}</TableHead>
            <TableHead>{t("details")}</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          <TableLoading query={log} columns={columns} />
          {log.data && records.length === 0 && (
            <TableEmpty columns={columns} icon={ScrollText} title={t("emptyTitle")} description={t("emptyText")} />
          )}
          {records.map((record) => (
            <AuditRow key={record.id} record={record} />
          ))}
        </TableBody>
      </Table>
      {log.hasNextPage && (
        <Button
          variant="outline"
          className="justify-self-center"
          pending={log.isFetchingNextPage}
          onClick={() => void log.fetchNextPage()}
        >
          {t("older")}
        </Button>
      )}
    </>
  );
}

function AuditRow({ record }: { record: AuditRecord }) {
  const t = useTranslations("settings.audit");
  const known = `actions.${record.action.replace(".", "_")}` as "actions.flow_created";
  return (
    <TableRow>
      <TableCell className="whitespace-nowrap">
        <RelativeTime at={record.at} />
      </TableCell>
      <TableCell>
        <bdi>
          {record.actorName ??
            t(record.actorKind === "system" ? "system" : record.actorKind === "apiKey" ? "apiKey" : "unknown")}
        </bdi>
      </TableCell>
      <TableCell>{t.has(known) ? t(known) : <code className="font-mono text-xs">{record.action}</code>}</TableCell>
      <TableCell>
        <Subject record={record} />
      </TableCell>
      <TableCell className="max-w-80">
        <bdi dir="ltr" className="line-clamp-2 break-all font-mono text-muted-foreground text-xs">
          {detailsText(record.details)}
        </bdi>
      </TableCell>
    </TableRow>
  );
}

function Subject({ record }: { record: AuditRecord }) {
  if (record.subjectName === null)
    return <code className="font-mono text-muted-foreground text-xs">{record.subjectId}</code>;
  if (record.subjectType === "number") return <PhoneNumber number={record.subjectName} />;
  const name = <bdi>{record.subjectName}</bdi>;
  if (record.subjectType !== "flow" || !record.subjectId) return name;
  return (
    <Link href={`/flows/${record.subjectId}`} className="text-link hover:underline">
      {name}
    </Link>
  );
}

/** `version=2 numbers=1`; long values, such as checksums, lose their end. */
function detailsText(details: AuditRecord["details"]): string {
  return Object.entries(details)
    .map(([key, value]) => `${key}=${shortened(typeof value === "string" ? value : JSON.stringify(value))}`)
    .join("  ");
}

const shortened = (text: string) => (text.length > 40 ? `${text.slice(0, 12)}…` : text);
