"use client";

import { EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useStore } from "zustand";
import { useDesigner } from "@/components/designer/designer-context";
import { saveCopy } from "@/components/designer/together/draft-file";
import { Notice } from "@/components/designer/together/notice";
import { Button } from "@/components/ui/button";
import { countParts } from "@/lib/editor/autosave";
import { diffToPatches } from "@/lib/flow/patch";

/** The flow could be edited when the page was opened and cannot any more: what is unsaved is kept and can be taken away. */
export function LostRights() {
  const t = useTranslations("designer.lostRights");
  const { editor, autosave, isFrozen } = useDesigner();
  const refusal = useStore(autosave.status, ({ status }) =>
    status.kind === "refused" && status.isFinal ? status.message : null,
  );
  if (!isFrozen) return null;
  const waiting = countParts(diffToPatches(autosave.saved(), editor.store.getState().document));
  return (
    <Notice
      icon={EyeOff}
      title={t("text", { reason: refusal ?? t("archived") })}
      text={t("kept", { count: waiting })}
      actions={
        <>
          {waiting > 0 && (
            <Button size="sm" variant="outline" onClick={() => saveCopy(editor.store.getState().document)}>
              {t("file")}
            </Button>
          )}
          <Button size="sm" variant="outline" onClick={() => window.location.reload()}>
            {t("reload")}
          </Button>
        </>
      }
    />
  );
}
