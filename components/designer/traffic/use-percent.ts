"use client";

import { useFormatter } from "next-intl";
import { useCallback } from "react";

/** A share (0 to 1) in whole percent, below one percent with a digit more, so that some is never told as none. */
export function usePercent(): (share: number) => string {
  const format = useFormatter();
  return useCallback(
    (share) => format.number(share, { style: "percent", maximumFractionDigits: share > 0 && share < 0.01 ? 1 : 0 }),
    [format],
  );
}
