"use client";

import { useReactFlow, useStore } from "@xyflow/react";
import { Map as MapIcon, Maximize, Minus, Plus, WandSparkles } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useArrange } from "@/components/designer/canvas/use-arrange";
import { useZoomActions } from "@/components/designer/canvas/use-zoom-actions";
import { useDesigner, useView } from "@/components/designer/designer-context";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Separator } from "@/components/ui/separator";
import { Spinner } from "@/components/ui/spinner";

/** Zoom, fit, arrange, and the overview's switch, at the reading side's foot of the canvas. */
export function CanvasControls({
  isRtl,
  showsMap,
  onShowsMapChange,
}: {
  isRtl: boolean;
  showsMap: boolean;
  onShowsMapChange: (shows: boolean) => void;
}) {
  const t = useTranslations("designer.canvas");
  const format = useFormatter();
  const { editor } = useDesigner();
  const { zoomIn, zoomOut, zoomTo } = useReactFlow();
  const { fit } = useZoomActions();
  const arrange = useArrange();
  const isArranging = useView((state) => state.isArranging);
  const zoom = useStore(({ transform }) => Math.round(transform[2] * 100) / 100);
  const percent = format.number(zoom, { style: "percent" });
  return (
    <div
      dir={isRtl ? "rtl" : "ltr"}
      role="toolbar"
      aria-label={t("zoomLevel", { percent })}
      className={cn(
        "absolute bottom-3 z-10 flex items-center rounded-md border bg-card p-0.5 shadow-xs",
        isRtl ? "[right:0.75rem]" : "[left:0.75rem]",
      )}
    >
      <IconButton label={t("zoomOut")} shortcut="-" size="icon-sm" onClick={() => void zoomOut({ duration: 120 })}>
        <Minus aria-hidden />
      </IconButton>
      <Button
        variant="ghost"
        size="sm"
        title={t("actualSize")}
        aria-label={t("zoomLevel", { percent })}
        className="w-13 px-0 font-normal text-xs"
        onClick={() => void zoomTo(1, { duration: 150 })}
      >
        {percent}
      </Button>
      <IconButton label={t("zoomIn")} shortcut="=" size="icon-sm" onClick={() => void zoomIn({ duration: 120 })}>
        <Plus aria-hidden />
      </IconButton>
      <Separator orientation="vertical" className="mx-0.5 h-4" />
      <IconButton label={fit.label} shortcut={fit.keys} size="icon-sm" onClick={fit.run}>
        <Maximize aria-hidden />
      </IconButton>
      {!editor.readOnly && (
        <IconButton label={t("arrange")} shortcut="shift+a" size="icon-sm" disabled={isArranging} onClick={arrange}>
          {isArranging ? <Spinner /> : <WandSparkles aria-hidden />}
        </IconButton>
      )}
      <IconButton
        label={showsMap ? t("hideMinimap") : t("showMinimap")}
        size="icon-sm"
        aria-pressed={showsMap}
        className="max-md:hidden"
        onClick={() => onShowsMapChange(!showsMap)}
      >
        <MapIcon aria-hidden className={showsMap ? undefined : "text-muted-foreground"} />
      </IconButton>
    </div>
  );
}
