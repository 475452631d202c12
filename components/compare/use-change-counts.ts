"use client";

import { useFormatter, useTranslations } from "next-intl";
import { changeCounts, type FlowDiff, isSame } from "@/lib/flow/diff";

/** A difference in a line: "3 steps changed, 1 step added". */
export function useChangeCounts(): (diff: FlowDiff) => string {
  const t = useTranslations("designer.compare");
  const format = useFormatter();
  return (diff) => {
    if (isSame(diff)) return t("same");
    const counts = changeCounts(diff);
    const notes = Object.keys(diff.comments).length;
    const parts = (["changed", "added", "removed", "moved"] as const).flatMap((kind) =>
      counts[kind] > 0 ? [t(`counts.${kind}`, { count: counts[kind] })] : [],
    );
    if (diff.fields.length + diff.subflows.length > 0) parts.push(t("counts.settings"));
    if (notes > 0) parts.push(t("counts.notes", { count: notes }));
    return format.list(parts, { type: "unit" });
  };
}
