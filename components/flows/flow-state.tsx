import { useTranslations } from "next-intl";
import type { FlowItem } from "@/components/flows/flows-table";
import { Badge, StateBadge } from "@/components/ui/badge";

/** What callers get of this flow: a version, and whether the draft has moved on. */
export function FlowState({ flow }: { flow: FlowItem }) {
  const t = useTranslations("flows");
  if (flow.archived) return <Badge>{t("archived")}</Badge>;
  if (flow.latestVersion === null) return <Badge>{t("neverPublished")}</Badge>;
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      <StateBadge state="ok">{t("version", { number: flow.latestVersion })}</StateBadge>
      {flow.draftAhead && <span className="text-muted-foreground">{t("draftAhead")}</span>}
    </span>
  );
}
