"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useDesigner } from "@/components/designer/designer-context";
import { toast } from "@/components/ui/toast";
import { type Countable, refusesMore } from "@/lib/editor/commands/refuses-more";

/** Whether one more fits into the flow; says so where none does. The server would refuse every save from then on. */
export function useRoom(): (of: Countable) => boolean {
  const t = useTranslations("designer.full");
  const { editor } = useDesigner();
  return useCallback(
    (of) => {
      const full = refusesMore(editor.store.getState().document, { [of]: 1 });
      if (full) toast.warning(t("title"), { id: "full", description: t(full.of, { limit: full.limit }) });
      return full === null;
    },
    [editor, t],
  );
}
