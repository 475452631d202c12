"use client";

import { Activity, ChevronDown, CircleAlert, CircleX, ListTree } from "lucide-react";
import { useTranslations } from "next-intl";
import { type PointerEvent, useState } from "react";
import { useDesigner, useEditor, useView } from "@/components/designer/designer-context";
import { OutlinePanel } from "@/components/designer/panels/outline-panel";
import { ProblemsPanel } from "@/components/designer/panels/problems-panel";
import { useTraffic } from "@/components/designer/traffic/traffic-store";
import { TrafficTable } from "@/components/designer/traffic/traffic-table";
import type { PanelName } from "@/components/designer/view-state";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { countIssues } from "@/lib/flow/issue";

const lowest = 140;
const highest = 640;

/** Problems and outline, folded into a line at the foot of the canvas until one is wanted. */
export function BottomPanel() {
  const t = useTranslations("designer.panels");
  const { view } = useDesigner();
  const panel = useView((state) => state.panel);
  const issues = useEditor((state) => state.issues);
  const { errors } = countIssues(issues);
  const hasTraffic = useTraffic(({ period }) => period !== null);
  const [height, setHeight] = useState(240);
  const toggle = (name: PanelName) => view.setState({ panel: panel === name ? null : name });
  const tabs = [
    { name: "problems" as const, icon: errors > 0 ? CircleX : CircleAlert, count: issues.length },
    { name: "outline" as const, icon: ListTree, count: 0 },
    ...(hasTraffic ? [{ name: "traffic" as const, icon: Activity, count: 0 }] : []),
  ];
  return (
    <section
      aria-label={panel ? t(panel) : t("problems")}
      className="relative flex shrink-0 flex-col border-t bg-background"
    >
      {panel && <HeightHandle height={height} onChange={setHeight} />}
      <div className="flex h-8 items-center gap-0.5 px-1.5">
        {tabs.map(({ name, icon: Icon, count }) => (
          <button
            key={name}
            type="button"
            data-tour={name}
            aria-expanded={panel === name}
            onClick={() => toggle(name)}
            className={cn(
              "flex h-6 items-center gap-1.5 rounded-sm px-2 text-xs transition-colors duration-100 hover:bg-accent",
              panel === name ? "bg-accent font-medium" : "text-muted-foreground",
            )}
          >
            <Icon
              aria-hidden
              className={cn("size-3.5", name === "problems" && count > 0 && (errors > 0 ? "text-broken" : "text-risk"))}
            />
            {t(name)}
            {count > 0 && <span className="font-medium text-foreground">{count}</span>}
          </button>
        ))}
        <span className="flex-1" />
        {panel && (
          <IconButton
            label={t("close")}
            size="icon-sm"
            className="size-6"
            onClick={() => {
              tabOf(panel)?.focus();
              view.setState({ panel: null });
            }}
          >
            <ChevronDown aria-hidden className="size-3.5" />
          </IconButton>
        )}
      </div>
      {panel && (
        <div data-panel={panel} style={{ height }} className="max-h-[60dvh] min-h-0 overflow-y-auto border-t">
          {panel === "problems" && <ProblemsPanel />}
          {panel === "outline" && <OutlinePanel />}
          {panel === "traffic" && <TrafficTable />}
        </div>
      )}
    </section>
  );
}

/** What opened it takes the focus back. */
const tabOf = (panel: PanelName) => document.querySelector<HTMLElement>(`[data-tour=${panel}]`);

function HeightHandle({ height, onChange }: { height: number; onChange(height: number): void }) {
  const t = useTranslations("designer.panels");
  const [from, setFrom] = useState<{ y: number; height: number } | null>(null);
  const clamp = (value: number) => Math.min(highest, Math.max(lowest, Math.round(value)));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a movable separator is a control, an hr is not
    <div
      role="separator"
      aria-label={t("resize")}
      aria-orientation="horizontal"
      aria-valuenow={height}
      aria-valuemin={lowest}
      aria-valuemax={highest}
      tabIndex={0}
      className="absolute inset-x-0 -top-1 z-10 h-2 cursor-row-resize touch-none outline-none after:absolute after:inset-x-0 after:top-[3px] after:h-0.5 hover:after:bg-primary/60 focus-visible:after:bg-ring"
      onPointerDown={(event: PointerEvent<HTMLElement>) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setFrom({ y: event.clientY, height });
      }}
      onPointerMove={(event) => from && onChange(clamp(from.height + from.y - event.clientY))}
      onPointerUp={() => setFrom(null)}
      onPointerCancel={() => setFrom(null)}
      onKeyDown={(event) => {
        const step = { ArrowUp: 16, ArrowDown: -16 }[event.key];
        if (step === undefined) return;
        event.preventDefault();
        onChange(clamp(height + step));
      }}
    />
  );
}
