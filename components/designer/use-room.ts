"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useDesigner } from "@/components/designer/designer-context";
import { toast } from "@/components/ui/toast";
import { type Countable, type Full, refusesMore } from "@/lib/editor/commands/refuses-more";

/** Whether one more fits into the flow; says so where none does. The server would refuse every save from then on. */
export function useRoom(): (of: Countable) => boolean {
  const { editor } = useDesigner();
  const tellFull = useTellFull();
  return useCallback(
    (of) => {
      const full = refusesMore(editor.store.getState().document, { [of]: 1 });
      if (full) tellFull(full);
      return full === null;
    },
    [editor, tellFull],
  );
}

export function useTellFull(): (full: Full) => void {
  const t = useTranslations("designer.full");
  return useCallback(({ of, limit }) => toast.warning(t("title"), { id: "full", description: t(of, { limit }) }), [t]);
}
