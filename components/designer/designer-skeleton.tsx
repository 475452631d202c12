"use client";

import { useTranslations } from "next-intl";
import { Skeleton } from "@/components/ui/skeleton";

/** The designer's shape while the flow loads. */
export function DesignerSkeleton() {
  const t = useTranslations("common");
  return (
    <div className="flex h-full flex-col" aria-busy="true" aria-label={t("loading")} role="status">
      <div className="flex h-12 items-center gap-3 border-b px-3">
        <Skeleton className="h-5 w-44" />
        <Skeleton className="h-4 w-28" />
        <span className="flex-1" />
        <Skeleton className="h-8 w-20" />
      </div>
      <div className="flex min-h-0 flex-1">
        <div className="grid w-52 content-start gap-3 border-e p-3 max-lg:hidden">
          {Array.from({ length: 9 }, (_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of nothing
            <Skeleton key={row} className="h-6" />
          ))}
        </div>
        <div className="flex-1 bg-chrome" />
        <div className="grid w-88 content-start gap-4 border-s p-4 max-lg:hidden">
          <Skeleton className="h-8" />
          <Skeleton className="h-20" />
          <Skeleton className="h-20" />
        </div>
      </div>
    </div>
  );
}
