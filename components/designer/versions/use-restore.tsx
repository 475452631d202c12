"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ChangeSummary } from "@/components/compare/change-summary";
import { useChangeCounts } from "@/components/compare/use-change-counts";
import { useDesigner } from "@/components/designer/designer-context";
import { useErrorText } from "@/components/shell/use-error-text";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { useUndoToast } from "@/components/ui/use-undo-toast";
import { useApiClient } from "@/lib/api-client";
import { lastStep } from "@/lib/editor/history";
import { takenBack } from "@/lib/editor/merge/take-back";
import { diffFlows, isSame } from "@/lib/flow/diff";
import type { FlowDocument } from "@/lib/flow/document";

/**
 * Puts a version into the draft, as one step that can be undone. What the draft has and no version does is named first;
 * where there is nothing of that kind, nothing is asked.
 */
export function useRestore(newest: number, onRestored: () => void) {
  const t = useTranslations("designer.versions");
  const { editor, flowId } = useDesigner();
  const client = useApiClient();
  const errorText = useErrorText();
  const undoToast = useUndoToast();
  const counted = useChangeCounts();
  const [pending, setPending] = useState<number | null>(null);
  const [asking, setAsking] = useState<{ number: number; wanted: FlowDocument; latest: FlowDocument } | null>(null);

  async function restore(number: number) {
    setPending(number);
    try {
      const read = async (each: number) =>
        withoutSubflows((await client.flows.version.query({ flowId, number: each })).document);
      const wanted = await read(number);
      const latest = number === newest ? wanted : await read(newest);
      const draft = editor.store.getState().document;
      if (isSame(diffFlows(latest, draft)) || isSame(diffFlows(wanted, draft))) put(number, wanted);
      else setAsking({ number, wanted, latest });
    } catch (error) {
      toast.error(t("restoreFailed", { number }), { description: errorText(error) });
    } finally {
      setPending(null);
    }
  }

  function put(number: number, wanted: FlowDocument) {
    const before = editor.store.getState().document;
    editor.edit("restore", () => wanted);
    setAsking(null);
    onRestored();
    const { document: after, history } = editor.store.getState();
    const step = lastStep(history);
    undoToast(t("restored", { number }), () => {
      if (step !== null && lastStep(editor.store.getState().history) === step) editor.undo();
      else editor.edit("restore", (flow) => takenBack(before, after, flow));
    });
  }

  const draft = asking && editor.store.getState().document;
  const lost = asking && draft && diffFlows(asking.latest, draft);
  const dialog: ReactNode = asking && lost && (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && setAsking(null)}
      destructive={false}
      title={t("restoreTitle", { number: asking.number })}
      description={
        <div className="grid gap-3">
          <p>{t("restoreLoses", { number: newest, changes: counted(lost) })}</p>
          <ChangeSummary diff={lost} />
          <p>{t("restoreUndo")}</p>
        </div>
      }
      confirmLabel={t("restore")}
      onConfirm={() => put(asking.number, asking.wanted)}
    />
  );
  return { restore, pending, dialog };
}

/** A draft does not have them; they are taken as they are published when it is. */
function withoutSubflows({ subflows: _subflows, ...draft }: FlowDocument): FlowDocument {
  return draft;
}
