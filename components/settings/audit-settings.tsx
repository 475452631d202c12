"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ScrollText } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ListTable } from "@/components/lists/list-table";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { OptionSelect } from "@/components/ui/option-select";
import { PageToolbar } from "@/components/ui/page-header";
import { PhoneNumber } from "@/components/ui/phone-number";
import { RelativeTime } from "@/components/ui/relative-time";
import { useCodedTexts } from "@/components/ui/use-coded-texts";
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
      <ListTable
        query={log}
        rows={log.data?.pages.flatMap((page) => page.records) ?? []}
        rowKey={({ id }) => id}
        columns={[
          {
            id: "when",
            head: t("when"),
            className: "whitespace-nowrap",
            cell: ({ at }) => <RelativeTime at={at} />,
          },
          { id: "who", head: t("who"), cell: (record) => <Actor record={record} /> },
          { id: "what", head: t("what"), cell: ({ action }) => <Deed action={action} /> },
          { id: "subject", head: t("subject"), cell: (record) => <Subject record={record} /> },
          {
            id: "details",
            head: t("details"),
            className: "max-w-80",
            cell: ({ details }) => (
              <bdi dir="ltr" className="line-clamp-2 break-all font-mono text-muted-foreground text-xs">
                {detailsText(details)}
              </bdi>
            ),
          },
        ]}
        empty={<EmptyState icon={ScrollText} title={t("emptyTitle")} description={t("emptyText")} />}
      />
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

function Actor({ record: { actorName, actorKind } }: { record: AuditRecord }) {
  const t = useTranslations("settings.audit");
  return <bdi>{actorName ?? t(actorKind === "system" ? "system" : actorKind === "apiKey" ? "apiKey" : "unknown")}</bdi>;
}

function Deed({ action }: { action: string }) {
  const deeds = useCodedTexts("settings.audit.actions");
  return deeds(action.replace(".", "_")) ?? <code className="font-mono text-xs">{action}</code>;
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
