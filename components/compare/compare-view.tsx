"use client";

import { ChevronDown, ChevronUp, ClipboardCopy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useMemo, useState } from "react";
import { changeGroups } from "@/components/compare/change-groups";
import { ChangeList } from "@/components/compare/change-list";
import { CompareCanvas } from "@/components/compare/compare-canvas";
import { kindIcons, kindText } from "@/components/compare/compare-context";
import { plainText } from "@/components/compare/plain-text";
import { useChangeCounts } from "@/components/compare/use-change-counts";
import { useChangeWords } from "@/components/compare/use-change-words";
import { useActions } from "@/components/shell/actions";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { SidePanel } from "@/components/ui/side-panel";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast";
import { changeCounts } from "@/lib/flow/diff";
import type { FlowDocument } from "@/lib/flow/document";
import { overlayFlows } from "@/lib/flow/overlay";

/** Two states of a flow that differ: the drawing, and the same in words beside it. */
export function CompareView({
  before,
  after,
  names,
}: {
  before: FlowDocument;
  after: FlowDocument;
  names: { from: string; to: string };
}) {
  const t = useTranslations("designer.compare");
  const words = useChangeWords();
  const counted = useChangeCounts();
  const overlay = useMemo(() => overlayFlows(before, after), [before, after]);
  const groups = useMemo(() => changeGroups(overlay, before, after, words), [overlay, before, after, words]);
  const [chosen, setChosen] = useState<{ key: string; from: "canvas" | "list" } | null>(null);
  const [showsMoves, setShowsMoves] = useState(true);
  const [fadesRest, setFadesRest] = useState(true);
  const fromCanvas = useCallback((key: string | null) => setChosen(key === null ? null : { key, from: "canvas" }), []);
  const fromList = useCallback((key: string) => setChosen({ key, from: "list" }), []);

  // One that only stands elsewhere is stepped to only where there is nothing else.
  const steps = groups.filter(({ kind }) => kind !== "moved");
  const stops = steps.length > 0 ? steps : groups;
  const at = stops.findIndex(({ key }) => key === chosen?.key);
  const step = (by: 1 | -1) => {
    const next = at === -1 ? (by === 1 ? 0 : stops.length - 1) : (at + by + stops.length) % stops.length;
    const stop = stops[next];
    if (stop) fromList(stop.key);
  };
  useActions(t("title"), [
    { id: "next-change", label: t("next"), keys: "n", run: () => step(1) },
    { id: "previous-change", label: t("previous"), keys: "p", run: () => step(-1) },
  ]);

  async function copy() {
    const { moved } = changeCounts(overlay.diff);
    const title = t("plainTitle", { flow: after.name, ...names });
    const head = { title, counts: counted(overlay.diff), moved: moved > 0 ? t("movedOnly", { count: moved }) : null };
    try {
      await navigator.clipboard.writeText(plainText(head, groups, words.language));
      toast.success(t("copied"));
    } catch {
      toast.error(t("copyFailed"));
    }
  }

  return (
    <div className="flex min-h-0 flex-1 max-md:flex-col">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col max-md:flex-none">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b px-4 py-1.5">
          <Counts counts={changeCounts(overlay.diff)} />
          <div className="ms-auto flex flex-wrap items-center gap-x-4 gap-y-1">
            {overlay.moves.length > 0 && (
              <Field layout="inline" label={t("showMoves")}>
                <Switch checked={showsMoves} onCheckedChange={setShowsMoves} />
              </Field>
            )}
            <Field layout="inline" label={t("fadeRest")}>
              <Switch checked={fadesRest} onCheckedChange={setFadesRest} />
            </Field>
          </div>
        </div>
        <CompareCanvas
          overlay={overlay}
          chosen={chosen}
          onChoose={fromCanvas}
          showsMoves={showsMoves}
          fadesRest={fadesRest}
          className="min-h-0 flex-1 max-md:h-[42dvh] max-md:flex-none"
        />
      </div>
      <SidePanel
        side="end"
        label={t("changes")}
        defaultWidth={420}
        minWidth={320}
        maxWidth={720}
        className="max-md:min-h-0 max-md:w-full! max-md:flex-1 max-md:border-s-0 max-md:border-t"
      >
        <div className="flex h-11 shrink-0 items-center gap-1 border-b ps-4 pe-2">
          <h2 className="flex-1 font-semibold">{t("changes")}</h2>
          <span className="px-1 text-muted-foreground text-xs tabular-nums" aria-live="polite">
            {at >= 0 && t("position", { at: at + 1, count: stops.length })}
          </span>
          <IconButton label={t("previous")} shortcut="p" size="icon-sm" onClick={() => step(-1)}>
            <ChevronUp aria-hidden />
          </IconButton>
          <IconButton label={t("next")} shortcut="n" size="icon-sm" onClick={() => step(1)}>
            <ChevronDown aria-hidden />
          </IconButton>
          <Button variant="ghost" size="sm" onClick={() => void copy()}>
            <ClipboardCopy aria-hidden />
            {t("copyText")}
          </Button>
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto">
          <ChangeList groups={groups} chosen={chosen?.key ?? null} onChoose={fromList} />
        </div>
      </SidePanel>
    </div>
  );
}

function Counts({ counts }: { counts: ReturnType<typeof changeCounts> }) {
  const t = useTranslations("designer.compare.counts");
  return (
    <ul className="flex flex-wrap gap-x-3.5 gap-y-1 text-sm">
      {(["changed", "added", "removed", "moved"] as const).map((kind) => {
        const Icon = kindIcons[kind];
        return (
          counts[kind] > 0 && (
            <li key={kind} className={cn("flex items-center gap-1.5", kindText[kind])}>
              <Icon aria-hidden className="size-3.5" />
              {t(kind, { count: counts[kind] })}
            </li>
          )
        );
      })}
    </ul>
  );
}
