"use client";

import { CircleAlert, CircleCheck, CircleDashed, CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import { IssueList } from "@/components/designer/panels/problems-panel";
import type { Issue } from "@/lib/flow/issue";

/** Whether it can be published, and what stands in the way. */
export function Readiness({
  issues,
  isChecked,
  onJump,
}: {
  issues: readonly Issue[];
  isChecked: boolean;
  onJump(): void;
}) {
  const t = useTranslations("designer.publish");
  const status = useTranslations("designer.status");
  const errors = issues.filter((issue) => issue.severity === "error");
  const warnings = issues.length - errors.length;
  if (!isChecked) {
    return (
      <p className="flex items-center gap-2 text-muted-foreground">
        <CircleDashed aria-hidden className="size-4" />
        {status("checking")}
      </p>
    );
  }
  if (issues.length === 0) {
    return (
      <p className="flex items-center gap-2 text-ok">
        <CircleCheck aria-hidden className="size-4" />
        {t("ready")}
      </p>
    );
  }
  return (
    <div>
      <p className={errors.length > 0 ? "flex items-center gap-2 text-broken" : "flex items-center gap-2 text-risk"}>
        {errors.length > 0 ? (
          <CircleX aria-hidden className="size-4" />
        ) : (
          <CircleAlert aria-hidden className="size-4" />
        )}
        {errors.length > 0 ? t("blocked", { count: errors.length }) : t("warnings", { count: warnings })}
      </p>
      <div className="mt-2 max-h-44 overflow-y-auto rounded-md border">
        <IssueList issues={errors.length > 0 ? errors : issues} onJump={onJump} />
      </div>
    </div>
  );
}
