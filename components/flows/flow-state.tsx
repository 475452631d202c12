import { CalendarClock, CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useZonedTime } from "@/components/designer/versions/use-zoned-time";
import type { FlowItem } from "@/components/flows/flows-table";
import { Badge, StateBadge } from "@/components/ui/badge";

/** What callers get of this flow: a version, and whether the draft has moved on. */
export function FlowState({ flow }: { flow: FlowItem }) {
  const t = useTranslations("flows");
  const zoned = useZonedTime();
  if (flow.archived) return <Badge>{t("archived")}</Badge>;
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      {flow.latestVersion === null ? (
        <Badge>{t("neverPublished")}</Badge>
      ) : (
        <StateBadge state="ok">{t("version", { number: flow.latestVersion })}</StateBadge>
      )}
      {flow.latestVersion !== null && flow.draftAhead && (
        <span className="text-muted-foreground">{t("draftAhead")}</span>
      )}
      {flow.scheduleFailed && (
        <span className="inline-flex items-center gap-1 text-broken">
          <CircleX aria-hidden className="size-3.5" />
          {t("scheduleFailed")}
        </span>
      )}
      {flow.nextPublish && (
        <span className="inline-flex items-center gap-1 text-waiting">
          <CalendarClock aria-hidden className="size-3.5" />
          {t("publishes", { time: zoned(flow.nextPublish.at, flow.nextPublish.timeZone) })}
        </span>
      )}
    </span>
  );
}
