"use client";

import { useTranslations } from "next-intl";
import { Direction } from "radix-ui";
import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from "react";
import { cn } from "@/components/ui/cn";

const keyboardStep = 16;

/**
 * A panel at one edge of a row, whose inner edge can be dragged or moved with the arrow keys. Widths in CSS pixels.
 * Uncontrolled; `onWidthChange` is told once per drag so that the width can be kept.
 */
export function SidePanel({
  side,
  label,
  defaultWidth,
  minWidth = 200,
  maxWidth = 560,
  onWidthChange,
  className,
  children,
}: {
  side: "start" | "end";
  /** Its name as a landmark. */
  label: string;
  defaultWidth: number;
  minWidth?: number;
  maxWidth?: number;
  onWidthChange?: (width: number) => void;
  className?: string;
  children: ReactNode;
}) {
  const t = useTranslations("common");
  const isRtl = Direction.useDirection() === "rtl";
  const [width, setWidth] = useState(defaultWidth);
  const [dragFrom, setDragFrom] = useState<{ x: number; width: number } | null>(null);

  // Moving to the right widens a panel at the physical left.
  const sign = (side === "start") === isRtl ? -1 : 1;
  const clamp = (value: number) => Math.round(Math.min(maxWidth, Math.max(minWidth, value)));

  function startDrag(event: PointerEvent<HTMLElement>) {
    event.currentTarget.setPointerCapture(event.pointerId);
    setDragFrom({ x: event.clientX, width });
  }

  function drag(event: PointerEvent<HTMLElement>) {
    if (dragFrom) setWidth(clamp(dragFrom.width + sign * (event.clientX - dragFrom.x)));
  }

  function endDrag() {
    if (!dragFrom) return;
    setDragFrom(null);
    onWidthChange?.(width);
  }

  function moveByKey(event: KeyboardEvent<HTMLElement>) {
    const move = { ArrowLeft: -sign, ArrowRight: sign }[event.key];
    if (move === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const next = clamp(width + move * keyboardStep);
    setWidth(next);
    onWidthChange?.(next);
  }

  return (
    <aside
      aria-label={label}
      style={{ width }}
      className={cn(
        "relative flex h-full shrink-0 flex-col bg-background",
        side === "start" ? "border-e" : "border-s",
        className,
      )}
    >
      {children}
      {/* biome-ignore lint/a11y/useSemanticElements: a movable separator is a control, an hr is not */}
      <div
        role="separator"
        aria-label={t("resizePanel")}
        aria-orientation="vertical"
        aria-valuenow={width}
        aria-valuemin={minWidth}
        aria-valuemax={maxWidth}
        tabIndex={0}
        onPointerDown={startDrag}
        onPointerMove={drag}
        onPointerUp={endDrag}
        onPointerCancel={endDrag}
        onDoubleClick={() => {
          setWidth(defaultWidth);
          onWidthChange?.(defaultWidth);
        }}
        onKeyDown={moveByKey}
        className={cn(
          "absolute inset-y-0 z-10 w-2 cursor-col-resize touch-none outline-none after:absolute after:inset-y-0 after:start-[3px] after:w-0.5 after:transition-colors hover:after:bg-primary/60 focus-visible:after:bg-ring",
          side === "start" ? "-end-[5px]" : "-start-[4px]",
          dragFrom && "after:bg-primary/60",
        )}
      />
    </aside>
  );
}
