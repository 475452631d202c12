"use client";

import {
  ChevronLeft,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleX,
  History,
  MessagesSquare,
  Play,
  Plus,
  Redo2,
  Settings2,
  Undo2,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { createPortal } from "react-dom";
import { useDesigner, useEditor, useView } from "@/components/designer/designer-context";
import { PeopleHere } from "@/components/designer/together/people-here";
import { DraftStatus } from "@/components/designer/topbar/draft-status";
import { TrafficToggle } from "@/components/designer/traffic/traffic-toggle";
import { useFlowName } from "@/components/designer/use-flow-name";
import { ScheduleChip } from "@/components/designer/versions/schedule-chip";
import { Button, type ButtonProps } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { NearLink } from "@/components/ui/near-link";
import { movableBox, Place } from "@/components/ui/place";
import { Separator } from "@/components/ui/separator";
import { Tooltip } from "@/components/ui/tooltip";
import { useCodedTexts } from "@/components/ui/use-coded-texts";
import { useNarrow } from "@/components/ui/use-narrow";

/** What the flow is called, how it stands, and what can be done with it as a whole. */
export function TopBar({ hasSimulator, onConflict }: { hasSimulator: boolean; onConflict(): void }) {
  const t = useTranslations("designer");
  const { editor, view, may } = useDesigner();
  const isSimulating = useView((state) => state.isSimulating);
  const isNarrow = useNarrow();
  const [flowState] = useState(movableBox);
  const [history] = useState(movableBox);
  return (
    <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b max-sm:gap-x-1 bg-background px-2 py-1.5">
      <div className="flex min-w-0 flex-1 items-center gap-1 max-sm:contents">
        <Tooltip content={t("back")} side="bottom">
          <Button asChild variant="ghost" size="icon-sm">
            <NearLink href="/flows" aria-label={t("back")}>
              <ChevronLeft aria-hidden className="rtl:-scale-x-100" />
            </NearLink>
          </Button>
        </Tooltip>
        <FlowName />
        <Place box={flowState} isHere={!isNarrow} />
      </div>
      <div className="flex items-center gap-1 max-sm:contents">
        <PeopleHere />
        {!editor.readOnly && (
          <>
            <Place box={history} isHere={!isNarrow} />
            <Separator orientation="vertical" className="mx-1 h-5 max-sm:hidden" />
          </>
        )}
        {!editor.readOnly && (
          <IconButton
            label={t("bar.add")}
            tooltipSide="bottom"
            className="lg:hidden"
            onClick={() => view.setState({ drawer: "palette" })}
          >
            <Plus aria-hidden />
          </IconButton>
        )}
        <IconButton
          label={t("bar.settings")}
          tooltipSide="bottom"
          className="lg:hidden"
          onClick={() => view.setState({ drawer: "inspector" })}
        >
          <Settings2 aria-hidden />
        </IconButton>
        {/* Both need more room than a telephone has; each step's own prompts are in its form. */}
        <span className="contents max-md:hidden">
          <TrafficToggle />
          <Button variant="ghost" onClick={() => view.setState({ prompts: { nodeId: null } })}>
            <MessagesSquare aria-hidden />
            <span className="max-xl:sr-only">{t("bar.prompts")}</span>
          </Button>
        </span>
        <Button variant="ghost" className="max-md:px-2" onClick={() => view.setState({ dialog: "versions" })}>
          <History aria-hidden />
          <span className="max-md:sr-only">{t("bar.versions")}</span>
        </Button>
        {hasSimulator && (
          <Button
            variant="ghost"
            data-tour="simulate"
            aria-pressed={isSimulating}
            className={cn("max-md:px-2", isSimulating && "bg-accent")}
            onClick={() => view.setState({ isSimulating: !isSimulating })}
          >
            <Play aria-hidden />
            <span className="max-md:sr-only">{t("bar.simulate")}</span>
          </Button>
        )}
        {may.publish && (
          <Button data-tour="publish" className="ms-1" onClick={() => view.setState({ dialog: "publish" })}>
            {t("bar.publish")}
          </Button>
        )}
      </div>
      {/* On a telephone these have a line of their own, for Tab too. */}
      <Place box={flowState} isHere={isNarrow} />
      <Place box={history} isHere={isNarrow} />
      {createPortal(<FlowState onConflict={onConflict} />, flowState)}
      {!editor.readOnly && createPortal(<HistoryButtons />, history)}
    </header>
  );
}

function FlowState({ onConflict }: { onConflict(): void }) {
  return (
    <div className="flex min-w-0 items-center gap-2 whitespace-nowrap ps-1 text-muted-foreground text-xs max-sm:order-1 max-sm:flex-[1_0_calc(100%-6rem)] max-sm:flex-wrap">
      {/* Not read out by itself: it would speak every few seconds. */}
      <span role="status" aria-live="off">
        <DraftStatus onConflict={onConflict} />
      </span>
      <ProblemCount />
      <ScheduleChip />
    </div>
  );
}

/** The name, written in place. It is as wide as what is written. */
function FlowName() {
  const t = useTranslations("designer");
  const field = useFlowName();
  return (
    <h1 className="min-w-0 max-sm:flex-1">
      <input
        aria-label={t("name")}
        {...field}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
        className="field-sizing-content h-8 min-w-16 max-w-full truncate rounded-md border border-transparent bg-transparent px-2 font-semibold text-base hover:border-border focus:border-ring focus:outline-none read-only:hover:border-transparent"
      />
    </h1>
  );
}

function ProblemCount() {
  const t = useTranslations("designer.status");
  const { view } = useDesigner();
  const issues = useEditor((state) => state.issues);
  const isChecked = useEditor((state) => state.isChecked);
  const hasErrors = issues.some((issue) => issue.severity === "error");
  const isFine = isChecked && issues.length === 0;
  const Icon = hasErrors ? CircleX : issues.length > 0 ? CircleAlert : isFine ? CircleCheck : CircleDashed;
  return (
    <button
      type="button"
      onClick={() => view.setState({ panel: "problems" })}
      className={cn(
        "flex h-6 items-center gap-1.5 rounded-sm px-1.5 hover:bg-accent",
        hasErrors ? "text-broken" : issues.length > 0 ? "text-risk" : "text-muted-foreground",
      )}
    >
      <Icon aria-hidden className={cn("size-3.5", isFine && "text-ok")} />
      {isChecked ? t("problems", { count: issues.length }) : t("checking")}
    </button>
  );
}

const ways = {
  undo: { keys: "mod+z", Icon: Undo2, from: "past" },
  redo: { keys: "mod+shift+z", Icon: Redo2, from: "future" },
} as const;

function HistoryButtons() {
  return (
    <span className="contents max-sm:order-2 max-sm:flex">
      <HistoryButton way="undo" />
      <HistoryButton way="redo" />
    </span>
  );
}

/** What follows the history is inside: that changes with every key, and a tooltip around it has many parts. */
function HistoryButton({ way }: { way: keyof typeof ways }) {
  return (
    <Tooltip
      side="bottom"
      content={
        <span className="flex items-center gap-2">
          <StepName way={way} /> <Kbd keys={ways[way].keys} />
        </span>
      }
    >
      <StepButton way={way} />
    </Tooltip>
  );
}

function StepButton({ way, onClick, ...props }: { way: keyof typeof ways } & ButtonProps) {
  const { editor } = useDesigner();
  const { Icon, from } = ways[way];
  return (
    <Button
      variant="ghost"
      size="icon"
      aria-label={useStepName(way)}
      disabled={useEditor((state) => state.history[from].length === 0)}
      onClick={(event) => {
        onClick?.(event);
        editor[way]();
      }}
      {...props}
    >
      <Icon aria-hidden className="rtl:-scale-x-100" />
    </Button>
  );
}

const StepName = ({ way }: { way: keyof typeof ways }) => useStepName(way);

/** e.g. `Undo: add a step`. */
function useStepName(way: keyof typeof ways): string {
  const t = useTranslations("designer.bar");
  const words = useCodedTexts("designer.history");
  const label = useEditor(({ history }) => history[ways[way].from].at(-1)?.label ?? null);
  const step = label === null ? null : words(label);
  return step ? t(`${way}Step`, { step }) : t(way);
}
