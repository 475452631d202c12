"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useDetail } from "@/components/designer/canvas/use-detail";
import type { WayCount } from "@/components/designer/traffic/node-counts";
import { usePercent } from "@/components/designer/traffic/use-percent";

/** What stands on a wire: how many calls and their share; far away the share alone, since cards are close and tell how many came. */
export function useWireWords(): (count: WayCount) => string {
  const t = useTranslations("traffic");
  const percentOf = usePercent();
  const isFar = useDetail() === "title";
  return useCallback(
    ({ calls, share }) => {
      const percent = percentOf(share ?? 0);
      return isFar ? percent : t("callsAndShare", { calls, percent });
    },
    [t, percentOf, isFar],
  );
}
