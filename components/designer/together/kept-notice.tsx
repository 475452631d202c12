"use client";

import { ArchiveRestore } from "lucide-react";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { ChangeSummary } from "@/components/compare/change-summary";
import { localText } from "@/components/designer/browser-storage";
import { useDesigner } from "@/components/designer/designer-context";
import { claimKept } from "@/components/designer/together/claim-kept";
import { saveCopy } from "@/components/designer/together/draft-file";
import { Notice } from "@/components/designer/together/notice";
import type { Tab } from "@/components/designer/use-tab";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { countParts } from "@/lib/editor/autosave";
import { applyUnsaved, baseOfUnsaved, forgetKept, isOffered, isSavedBy, keptDrafts } from "@/lib/editor/draft-memory";
import { diffFlows } from "@/lib/flow/diff";

/** What a tab that is closed now had left unsaved in this browser: shown, gone on with, or thrown away. */
export function KeptNotice({ tab }: { tab: Tab }) {
  const t = useTranslations("designer.kept");
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const { autosave, editor, flowId, personId, may } = useDesigner();
  const [offered] = useState(() =>
    keptDrafts(localText, personId, flowId)
      .filter((each) => isOffered(each, { tab, mayEdit: may.edit, nowMs: Date.now() }))
      .map((each) => ({ ...each, isSaved: isSavedBy(autosave.saved(), each.unsaved) })),
  );
  useEffect(() => {
    // Offered once the draft has gone on, it would bring back what has been changed since.
    for (const { tabId, isSaved } of offered) if (isSaved) forgetKept(localText, personId, flowId, tabId);
  }, [offered, personId, flowId]);
  const [kept, setKept] = useState(() => offered.filter(({ isSaved }) => !isSaved));
  const isClaiming = useRef(false);
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);
  const [isShown, setIsShown] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const first = kept[0];
  if (!first) return null;
  const { unsaved } = first;
  const count = countParts(unsaved.redo);
  const before = baseOfUnsaved(autosave.saved(), unsaved.undo);
  const applied = applyUnsaved(autosave.saved(), unsaved);
  const after = applied.ok ? applied.value : before;
  /** @param goOn returns whether nothing of it has to be kept any longer */
  const settle = async (goOn: () => boolean) => {
    if (isClaiming.current) return;
    isClaiming.current = true;
    const claim = await claimKept(first, { personId, flowId, tab, mayEdit: may.edit });
    isClaiming.current = false;
    if (!isThere.current) return claim?.release();
    setIsAsking(false);
    if (claim && !goOn()) {
      claim.release();
      toast.warning(t("tooMany"), { id: "kept" });
      return;
    }
    if (!claim) toast.info(t("settledElsewhere"), { id: "kept" });
    claim?.forget();
    setKept(kept.slice(1));
    setIsShown(false);
  };
  return (
    <Notice
      icon={ArchiveRestore}
      title={t("title", { count })}
      text={t("when", { ago: format.relativeTime(unsaved.atMs, now) })}
      actions={
        <>
          <Button size="sm" variant="ghost" aria-expanded={isShown} onClick={() => setIsShown(!isShown)}>
            {t(isShown ? "hide" : "show")}
          </Button>
          <Button size="sm" variant="outline" onClick={() => setIsAsking(true)}>
            {t("discard")}
          </Button>
          {editor.readOnly ? (
            <Button size="sm" onClick={() => saveCopy(after)}>
              {t("save")}
            </Button>
          ) : (
            <Button size="sm" onClick={() => settle(() => autosave.adopt(unsaved))}>
              {t("goOn")}
            </Button>
          )}
        </>
      }
    >
      {isShown && (
        <div className="max-h-60 overflow-y-auto">
          <ChangeSummary diff={diffFlows(before, after)} />
        </div>
      )}
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={t("discardTitle")}
        description={t("discardText", { count })}
        confirmLabel={t("discard")}
        onConfirm={() => settle(() => true)}
      />
    </Notice>
  );
}
