"use client";

import { CircleX, RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** A list that did not load, with a way on. `message` is the API's words for the user, when there are any. */
export function TableError({
  columns,
  message,
  onRetry,
  retrying,
}: {
  columns: number;
  message?: ReactNode;
  onRetry: () => void;
  retrying?: boolean;
}) {
  const t = useTranslations("common");
  return (
    <tr>
      <td colSpan={columns}>
        <EmptyState
          role="alert"
          tone="broken"
          icon={CircleX}
          title={t("table.errorTitle")}
          description={message ?? t("table.errorHint")}
          action={
            <Button variant="outline" pending={retrying} onClick={onRetry}>
              {!retrying && <RotateCw aria-hidden />}
              {t("retry")}
            </Button>
          }
        />
      </td>
    </tr>
  );
}
