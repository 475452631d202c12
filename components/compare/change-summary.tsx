"use client";

import { Settings2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { kindIcons, kindText } from "@/components/compare/compare-context";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { cn } from "@/components/ui/cn";
import type { FlowDiff } from "@/lib/flow/diff";

/** Longer differences are looked at on the canvas. */
const mostShown = 6;

/** The steps of a difference in a few lines, without what changed about them. */
export function ChangeSummary({ diff }: { diff: FlowDiff }) {
  const t = useTranslations("designer.compare");
  const texts = useNodeTexts();
  const steps = Object.entries(diff.nodes).filter(([, { kind }]) => kind !== "moved");
  const hasSettings = diff.fields.length + diff.subflows.length > 0;
  return (
    <ul className="grid gap-1 text-sm">
      {steps.slice(0, mostShown).map(([id, { kind, type, label }]) => {
        const Icon = kindIcons[kind];
        return (
          <li key={id} className="flex items-center gap-2">
            <Icon aria-hidden className={cn("size-3.5 shrink-0", kindText[kind])} />
            <bdi className="min-w-0 truncate">{texts.title({ type, label, config: {}, exits: {} })}</bdi>
            <span className={cn("shrink-0 text-xs", kindText[kind])}>{t(`kinds.${kind}`)}</span>
          </li>
        );
      })}
      {steps.length > mostShown && (
        <li className="ps-5.5 text-muted-foreground text-xs">{t("andMore", { count: steps.length - mostShown })}</li>
      )}
      {hasSettings && (
        <li className="flex items-center gap-2">
          <Settings2 aria-hidden className="size-3.5 shrink-0 text-muted-foreground" />
          {t("settingsChanged")}
        </li>
      )}
    </ul>
  );
}
