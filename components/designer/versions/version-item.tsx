"use client";

import { CalendarClock, GitCompareArrows, RotateCcw, Undo2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMay } from "@/components/auth/me-context";
import { compareHref } from "@/components/compare/sides";
import { useDesigner } from "@/components/designer/designer-context";
import { useZonedTime } from "@/components/designer/versions/use-zoned-time";
import { Badge, StateBadge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ExactTime } from "@/components/ui/exact-time";
import { PhoneNumber } from "@/components/ui/phone-number";
import { RelativeTime } from "@/components/ui/relative-time";
import { Tooltip } from "@/components/ui/tooltip";
import type { ApiOutputs } from "@/lib/api-client";

export type Version = ApiOutputs["flows"]["versions"][number];

/** One version: what was new, by whom and when, who hears it, and what can be done with it. */
export function VersionItem({
  version,
  calls,
  previous,
  isRestoring,
  onRestore,
  onRollBack,
}: {
  version: Version;
  /** Calls that it answered; undefined: not known yet. */
  calls: number | undefined;
  /** The number of the version before it. */
  previous: number | null;
  isRestoring: boolean;
  /** Absent where this person may not, or where there is nothing to change. */
  onRestore?: () => void;
  onRollBack?: () => void;
}) {
  const t = useTranslations("designer.versions");
  const { flowId, autosave } = useDesigner();
  const zoned = useZonedTime();
  const { number, note, numbers, publishedAt, publishedBy, scheduledFor } = version;
  return (
    <li className="grid gap-2 px-5 py-4">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-medium">{t("version", { number })}</span>
        {numbers.length > 0 && <StateBadge state="ok">{t("live")}</StateBadge>}
        {scheduledFor && (
          <Tooltip content={t("scheduledFor", { time: zoned(scheduledFor.at, scheduledFor.timeZone) })}>
            <Badge>
              <CalendarClock aria-hidden />
              {t("onSchedule")}
            </Badge>
          </Tooltip>
        )}
        <span className="ms-auto text-muted-foreground text-xs">
          <ExactTime at={publishedAt} /> · <RelativeTime at={publishedAt} />
        </span>
      </div>
      <p dir="auto" className={note ? "whitespace-pre-wrap text-pretty" : "text-muted-foreground"}>
        {note || t("noNote")}
      </p>
      <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-muted-foreground text-xs">
        {publishedBy && <span>{t("by", { name: publishedBy })}</span>}
        {numbers.length > 0 && (
          <span className="flex flex-wrap gap-x-2">
            {t("answers")}
            {numbers.map(({ id, e164 }) => (
              <PhoneNumber key={id} number={e164} className="text-foreground" />
            ))}
          </span>
        )}
        {calls !== undefined && <VersionCalls version={number} calls={calls} />}
      </p>
      <div className="-ms-2 flex flex-wrap gap-x-1 gap-y-1">
        <Button asChild variant="ghost" size="sm">
          {/* What is drawn but not saved yet would be missing from the comparison. */}
          <Link href={compareHref(flowId, number, "draft")} onClick={() => void autosave.flush()}>
            <GitCompareArrows aria-hidden />
            {t("compare")}
          </Link>
        </Button>
        {previous !== null && (
          <Button asChild variant="ghost" size="sm">
            <Link href={compareHref(flowId, previous, number)}>{t("compareBefore", { number: previous })}</Link>
          </Button>
        )}
        {onRestore && (
          <Button variant="ghost" size="sm" pending={isRestoring} onClick={onRestore}>
            {!isRestoring && <RotateCcw aria-hidden />}
            {t("restore")}
          </Button>
        )}
        {onRollBack && (
          <Button variant="ghost" size="sm" onClick={onRollBack}>
            <Undo2 aria-hidden className="rtl:-scale-x-100" />
            {t("rollBack")}
          </Button>
        )}
      </div>
    </li>
  );
}

/** The count leads to exactly those calls, for whoever may see them. */
function VersionCalls({ version, calls }: { version: number; calls: number }) {
  const t = useTranslations("designer.versions");
  const may = useMay();
  const { flowId } = useDesigner();
  const count = t("calls", { count: calls });
  if (calls === 0 || !may("calls.read")) return <span className="tabular-nums">{count}</span>;
  return (
    <Tooltip content={t("callsHint")}>
      <Link
        href={`/calls?${new URLSearchParams({ flow: flowId, version: String(version) })}`}
        prefetch={false}
        className="text-link tabular-nums hover:underline"
      >
        {count}
      </Link>
    </Tooltip>
  );
}
