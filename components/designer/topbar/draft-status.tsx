"use client";

import { CloudAlert, CloudOff, Eye, GitMerge, UserX } from "lucide-react";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { useMe } from "@/components/auth/me-context";
import { useDesigner } from "@/components/designer/designer-context";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { toast } from "@/components/ui/toast";
import { Tooltip } from "@/components/ui/tooltip";

/** Whether what is drawn is kept, in a few words, with the way on where it is not. */
export function DraftStatus({ onConflict }: { onConflict(): void }) {
  const t = useTranslations("designer.status");
  const { autosave, editor } = useDesigner();
  const conflicts = useStore(autosave.status, (state) => state.conflicts.length);
  useMergedToast();
  if (editor.readOnly) {
    return (
      <span className="flex items-center gap-1.5">
        <Eye aria-hidden className="size-3.5" />
        {t("readOnly")}
      </span>
    );
  }
  return (
    <span className="flex items-center gap-3">
      <SaveState />
      {conflicts > 0 && (
        <button
          type="button"
          onClick={onConflict}
          className="flex items-center gap-1.5 font-medium text-risk hover:underline"
        >
          <GitMerge aria-hidden className="size-3.5" />
          {t("conflict", { count: conflicts })}
        </button>
      )}
    </span>
  );
}

function SaveState() {
  const t = useTranslations("designer.status");
  const { autosave } = useDesigner();
  // An edit that waits and one that is on its way are told alike.
  const kind = useStore(autosave.status, ({ status }) => (status.kind === "saving" ? "unsaved" : status.kind));
  switch (kind) {
    case "saved":
    case "unsaved":
      return <Kept isSaved={kind === "saved"} />;
    case "offline":
      return <Offline />;
    case "signedOut":
      return (
        <span className="flex items-center gap-1.5 text-risk">
          <UserX aria-hidden className="size-3.5" />
          {t("signedOut")}
          <TryNow />
        </span>
      );
    case "refused":
      return <Refused />;
  }
}

const secondMs = 1_000;
/** A save is quicker than anybody reads, and there is one after every edit: only one that takes longer is told of. */
const longSaveMs = 1.5 * secondMs;

/** One text for both, which changes in place: it does so twice for every edit. */
function Kept({ isSaved }: { isSaved: boolean }) {
  const t = useTranslations("designer.status");
  const format = useFormatter();
  const now = useNow({ updateInterval: 5 * secondMs });
  const { autosave } = useDesigner();
  const savedAtMs = useStore(autosave.status, (state) => state.savedAtMs);
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    if (isSaved) return;
    const timer = setTimeout(() => setIsLong(true), longSaveMs);
    return () => {
      clearTimeout(timer);
      setIsLong(false);
    };
  }, [isSaved]);
  const saved = () => {
    if (savedAtMs === null) return t("unchanged");
    return now.getTime() - savedAtMs < 5 * secondMs
      ? t("savedNow")
      : t("saved", { ago: format.relativeTime(savedAtMs, now) });
  };
  return (
    <span className="flex items-center gap-1.5">
      {isLong && <Spinner className="size-3.5" />}
      {isSaved ? saved() : isLong ? t("saving") : t("unsaved")}
    </span>
  );
}

function Refused() {
  const t = useTranslations("designer.status");
  const { autosave } = useDesigner();
  const reason = useStore(autosave.status, ({ status }) => (status.kind === "refused" ? status.message : ""));
  return (
    <span className="flex items-center gap-1.5 text-broken">
      <CloudAlert aria-hidden className="size-3.5" />
      {t("refused", { reason })}
      <TryNow />
    </span>
  );
}

function Offline() {
  const t = useTranslations("designer.status");
  const format = useFormatter();
  const now = useNow({ updateInterval: 30 * secondMs });
  const { autosave } = useDesigner();
  const { savedAtMs, waiting } = useStore(autosave.status);
  const since = savedAtMs === null ? "" : ` ${t("offlineSince", { ago: format.relativeTime(savedAtMs, now) })}`;
  return (
    <span className="flex items-center gap-1.5 text-risk">
      <CloudOff aria-hidden className="size-3.5" />
      <Tooltip content={t("offline") + since} side="bottom">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: its tooltip is for keyboards too */}
        <span tabIndex={0}>{t("offlineShort", { count: waiting })}</span>
      </Tooltip>
      <TryNow />
    </span>
  );
}

function TryNow() {
  const t = useTranslations("designer.status");
  const { autosave } = useDesigner();
  return (
    <Button variant="link" size="sm" onClick={autosave.retry}>
      {t("retry")}
    </Button>
  );
}

/** Says that what is here has become another: by somebody who is not seen here any more. */
function useMergedToast() {
  const t = useTranslations("designer.status");
  const { autosave, presence } = useDesigner();
  const me = useMe();
  const mergedAt = useStore(autosave.status, (state) => state.mergedAt);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a merge, not a new function, asks for it
  useEffect(() => {
    if (mergedAt === 0) return;
    const { mergedFrom } = autosave.status.getState();
    const isSeen = presence.getState().people.some(({ name }) => name === mergedFrom);
    if (isSeen || mergedFrom === me.name) return;
    toast.info(mergedFrom ? t("merged", { name: mergedFrom }) : t("mergedUnknown"), { id: "merged" });
  }, [mergedAt]);
}
