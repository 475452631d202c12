"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { type FlowUse, FlowUsesDialog } from "@/components/flows/flow-uses-dialog";
import type { FlowItem } from "@/components/flows/flows-table";
import { useErrorText } from "@/components/shell/use-error-text";
import { toast } from "@/components/ui/toast";
import { useUndoToast } from "@/components/ui/use-undo-toast";
import { useApi, useApiClient } from "@/lib/api-client";

/**
 * Puts a flow away or back at once; the toast takes it back. What is needed stays, and `refusal` is the dialog that
 * says by what.
 */
export function useArchive(flow: FlowItem): { archive: (archived: boolean) => void; refusal: ReactNode } {
  const t = useTranslations("flows");
  const api = useApi();
  const client = useApiClient();
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const undoToast = useUndoToast();
  const [uses, setUses] = useState<readonly FlowUse[] | null>(null);
  const [isGoing, setIsGoing] = useState(false);
  // Not a mutation of this row: it leaves the list when it is done, and the toast has to work all the same.
  const archive = async (archived: boolean, { despiteDrafts = false, fromToast = false } = {}) => {
    setIsGoing(true);
    try {
      const done = await client.flows.archive.mutate({ flowId: flow.id, archived, despiteDrafts });
      // The row, and with it the dialog, may be gone by then.
      if (!done.ok && fromToast) toast.error(t("archiveFailed", { name: flow.name }));
      if (!done.ok) return setUses(done.uses);
      setUses(null);
      undoToast(
        t(archived ? "archivedToast" : "broughtBackToast", { name: flow.name }),
        () => void archive(!archived, { despiteDrafts: true, fromToast: true }),
      );
      await queryClient.invalidateQueries(api.flows.list.pathFilter());
    } catch (error) {
      toast.error(t("archiveFailed", { name: flow.name }), { description: errorText(error) });
    } finally {
      setIsGoing(false);
    }
  };
  return {
    archive: (archived) => void archive(archived),
    refusal: uses && (
      <FlowUsesDialog
        name={flow.name}
        uses={uses}
        isArchiving={isGoing}
        onArchive={() => void archive(true, { despiteDrafts: true })}
        onClose={() => setUses(null)}
      />
    ),
  };
}
