"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { toast } from "@/components/ui/toast";

/** Long enough to notice, read and reach. */
const shownMs = 10_000;

/** Says what was done and offers to take it back: `undoToast("Flow deleted", restore)`. */
export function useUndoToast(): (title: ReactNode, onUndo: () => void, description?: ReactNode) => void {
  const t = useTranslations("common");
  return (title, onUndo, description) =>
    void toast(title, { description, duration: shownMs, action: { label: t("undo"), onClick: onUndo } });
}
