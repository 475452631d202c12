"use client";

import { useQuery } from "@tanstack/react-query";
import { GitCompareArrows } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ChangeSummary } from "@/components/compare/change-summary";
import { compareHref, useSide } from "@/components/compare/sides";
import { suggestNote } from "@/components/compare/suggest-note";
import { useChangeCounts } from "@/components/compare/use-change-counts";
import { useDesigner, useEditor } from "@/components/designer/designer-context";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { useApi } from "@/lib/api-client";
import { diffFlows, type FlowDiff, isSame } from "@/lib/flow/diff";

export interface ChangesSince {
  /** The version that was published last. */
  number: number;
  diff: FlowDiff;
}

/** How the draft differs from what was published last; null before there is anything, or where it cannot be told. */
export function useChangesSince(): ChangesSince | null {
  const api = useApi();
  const { flowId } = useDesigner();
  const versions = useQuery(api.flows.versions.queryOptions({ flowId }));
  const number = versions.data?.[0]?.number ?? null;
  const latest = useSide(flowId, number).data;
  const draft = useEditor((state) => state.document);
  return useMemo(
    () => (number !== null && latest ? { number, diff: diffFlows(latest, draft) } : null),
    [number, latest, draft],
  );
}

/** What the note could say of the changes; empty where there is nothing to say. */
export function useSuggestedNote(changes: ChangesSince | null): string {
  const t = useTranslations("designer.compare.suggest");
  const texts = useNodeTexts();
  if (!changes) return "";
  return suggestNote(changes.diff, {
    changed: (steps) => t("changed", { steps }),
    added: (steps) => t("added", { steps }),
    removed: (steps) => t("removed", { steps }),
    settings: t("settings"),
    layout: t("layout"),
    more: (count) => t("more", { count }),
    list: texts.list,
    title: ({ type, label }) => texts.title({ type, label, config: {}, exits: {} }),
  });
}

/** What would be new for callers. */
export function ChangesSinceLast({ changes: { number, diff } }: { changes: ChangesSince }) {
  const t = useTranslations("designer.publish");
  const { flowId, autosave } = useDesigner();
  const counted = useChangeCounts();
  if (isSame(diff)) return <p className="text-muted-foreground">{t("nothingNew", { number })}</p>;
  return (
    <section aria-label={t("changes")} className="grid gap-2 rounded-md border p-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1">
        <p>
          <span className="text-muted-foreground">{t("since", { number })}</span> {counted(diff)}
        </p>
        {/* What is drawn but not saved yet would be missing from the comparison. */}
        <Link
          href={compareHref(flowId, number, "draft")}
          onClick={() => void autosave.flush()}
          className="inline-flex items-center gap-1.5 text-link text-sm hover:underline"
        >
          <GitCompareArrows aria-hidden className="size-3.5" />
          {t("seeChanges")}
        </Link>
      </div>
      <ChangeSummary diff={diff} />
    </section>
  );
}
