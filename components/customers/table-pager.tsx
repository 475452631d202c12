"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

/** Which part of a long list is shown, and the way to the rest; nothing when all of it is. */
export function TablePager({
  page,
  pageSize,
  total,
  onPageChange,
}: {
  /** From 0. */
  page: number;
  pageSize: number;
  total: number;
  onPageChange: (page: number) => void;
}) {
  const t = useTranslations("customers");
  if (total <= pageSize && page === 0) return null;
  const to = Math.min((page + 1) * pageSize, total);
  return (
    <nav className="flex items-center justify-end gap-2 text-muted-foreground text-sm" aria-label={t("title")}>
      <span aria-live="polite">{t("range", { from: Math.min(page * pageSize + 1, total), to, total })}</span>
      <Button
        variant="outline"
        size="icon-sm"
        aria-label={t("previous")}
        disabled={page === 0}
        onClick={() => onPageChange(page - 1)}
      >
        <ChevronLeft aria-hidden className="rtl:-scale-x-100" />
      </Button>
      <Button
        variant="outline"
        size="icon-sm"
        aria-label={t("next")}
        disabled={to >= total}
        onClick={() => onPageChange(page + 1)}
      >
        <ChevronRight aria-hidden className="rtl:-scale-x-100" />
      </Button>
    </nav>
  );
}
