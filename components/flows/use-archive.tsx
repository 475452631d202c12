"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { type FlowUse, FlowUsesDialog } from "@/components/flows/flow-uses-dialog";
import type { FlowItem } from "@/components/flows/flows-table";
import { useErrorText } from "@/components/shell/use-error-text";
import { toast } from "@/components/ui/toast";
import { useApi, useApiClient } from "@/lib/api-client";

/**
 * Puts a flow away or back at once; the toast takes it back. What is needed stays, and `refusal` is the dialog that
 * says by what.
 */
export function useArchive(flow: FlowItem): { archive: (archived: boolean) => void; refusal: ReactNode } {
  const t = useTranslations("flows");
  const common = useTranslations("common");
  const api = useApi();
  const client = useApiClient();
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const [uses, setUses] = useState<readonly FlowUse[] | null>(null);
  // Not a mutation of this row: it leaves the list when it is done, and the toast has to work all the same.
  const archive = async (archived: boolean, despiteDrafts = false) => {
    try {
      const done = await client.flows.archive.mutate({ flowId: flow.id, archived, despiteDrafts });
      if (!done.ok) return setUses(done.uses);
      setUses(null);
      toast(t(archived ? "archivedToast" : "broughtBackToast", { name: flow.name }), {
        action: { label: common("undo"), onClick: () => void archive(!archived, true) },
      });
      await queryClient.invalidateQueries(api.flows.list.pathFilter());
    } catch (error) {
      toast.error(t("archiveFailed", { name: flow.name }), { description: errorText(error) });
    }
  };
  return {
    archive: (archived) => void archive(archived),
    refusal: uses && (
      <FlowUsesDialog
        name={flow.name}
        uses={uses}
        onArchive={() => void archive(true, true)}
        onClose={() => setUses(null)}
      />
    ),
  };
}
