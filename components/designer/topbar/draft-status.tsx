"use client";

import { CloudAlert, CloudOff, Eye, GitMerge } from "lucide-react";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useEffect } from "react";
import { useStore } from "zustand";
import { useDesigner } from "@/components/designer/designer-context";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { toast } from "@/components/ui/toast";
import { Tooltip } from "@/components/ui/tooltip";

/** Whether what is drawn is kept, in a few words, with the way on where it is not. */
export function DraftStatus({ onConflict }: { onConflict(): void }) {
  const t = useTranslations("designer.status");
  const { autosave, editor } = useDesigner();
  const status = useStore(autosave.status, (state) => state.status);
  useMergedToast();
  if (editor.readOnly) {
    return (
      <span className="flex items-center gap-1.5">
        <Eye aria-hidden className="size-3.5" />
        {t("readOnly")}
      </span>
    );
  }
  switch (status.kind) {
    case "saved":
      return status.atMs === null ? <span>{t("unchanged")}</span> : <SavedAgo atMs={status.atMs} />;
    case "unsaved":
      return <span>{t("unsaved")}</span>;
    case "saving":
      return (
        <span className="flex items-center gap-1.5">
          <Spinner className="size-3.5" />
          {t("saving")}
        </span>
      );
    case "offline":
      return (
        <span className="flex items-center gap-1.5 text-risk">
          <CloudOff aria-hidden className="size-3.5" />
          <Tooltip content={t("offline")} side="bottom">
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: its tooltip is for keyboards too */}
            <span tabIndex={0}>{t("offlineShort")}</span>
          </Tooltip>
          <Button variant="link" size="sm" onClick={autosave.retry}>
            {t("retry")}
          </Button>
        </span>
      );
    case "conflict":
      return (
        <button
          type="button"
          onClick={onConflict}
          className="flex items-center gap-1.5 font-medium text-risk hover:underline"
        >
          <GitMerge aria-hidden className="size-3.5" />
          {t("conflict")}
        </button>
      );
    case "refused":
      return (
        <span className="flex items-center gap-1.5 text-broken">
          <CloudAlert aria-hidden className="size-3.5" />
          {t("refused", { reason: status.message })}
          <Button variant="link" size="sm" onClick={autosave.retry}>
            {t("retry")}
          </Button>
        </span>
      );
  }
}

const secondMs = 1_000;

function SavedAgo({ atMs }: { atMs: number }) {
  const t = useTranslations("designer.status");
  const format = useFormatter();
  const now = useNow({ updateInterval: 5 * secondMs });
  const ageMs = now.getTime() - atMs;
  return <span>{ageMs < 5 * secondMs ? t("savedNow") : t("saved", { ago: format.relativeTime(atMs, now) })}</span>;
}

/** Says once that somebody else's changes came in. */
function useMergedToast() {
  const t = useTranslations("designer.status");
  const { autosave } = useDesigner();
  const revision = useStore(autosave.status, (state) => state.mergedAt);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a merge, not a new function, asks for it
  useEffect(() => {
    const { mergedFrom, mergedAt } = autosave.status.getState();
    if (mergedAt === 0) return;
    toast.info(mergedFrom ? t("merged", { name: mergedFrom }) : t("mergedUnknown"), { id: "merged" });
  }, [revision]);
}
