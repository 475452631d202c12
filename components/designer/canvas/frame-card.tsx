"use client";

import { type NodeProps, NodeResizer } from "@xyflow/react";
import { useTranslations } from "next-intl";
import { Direction } from "radix-ui";
import { memo } from "react";
import { type CanvasNode, mirrored } from "@/components/designer/canvas/flow-elements";
import { useDesigner, useEditor } from "@/components/designer/designer-context";
import { cn } from "@/components/ui/cn";
import { setComment } from "@/lib/editor/commands/comments";
import { frameOf, leastFrame } from "@/lib/editor/commands/frames";
import type { FrameShade } from "@/lib/flow/document";

const shades: Record<FrameShade, string> = {
  light: "bg-foreground/[0.025]",
  middle: "bg-foreground/[0.06] border-foreground/20",
  dark: "bg-foreground/[0.11] border-foreground/30",
};

/** A named rectangle behind the nodes. It is grabbed by its name and its edges; what lies in it moves with it. */
export const FrameCard = memo(function FrameCard({ id, selected }: NodeProps<CanvasNode>) {
  const t = useTranslations("designer.frame");
  const { editor } = useDesigner();
  const direction = Direction.useDirection();
  const frame = useEditor((state) => frameOf(state.document, id));
  if (!frame) return null;
  const name = frame.text.trim() || t("fresh");
  return (
    <div
      dir={direction}
      className={cn(
        "relative size-full rounded-lg border",
        shades[frame.shade ?? "light"],
        selected && "border-primary ring-1 ring-primary",
      )}
    >
      <div className="frame-grip flex items-start rounded-t-lg px-3 py-2">
        <span
          dir="auto"
          className="line-clamp-1 font-semibold text-[length:var(--far-text)] text-foreground/75 leading-[1.3] [overflow-wrap:anywhere]"
        >
          {name}
        </span>
      </div>
      <i aria-hidden className="frame-grip absolute -inset-y-1 -start-1 w-2" />
      <i aria-hidden className="frame-grip absolute -inset-y-1 -end-1 w-2" />
      <i aria-hidden className="frame-grip absolute inset-x-0 -bottom-1 h-2" />
      {!editor.readOnly && (
        <NodeResizer
          isVisible={selected}
          minWidth={leastFrame.width}
          minHeight={leastFrame.height}
          handleClassName="frame-resize"
          lineClassName="frame-resize-line"
          onResizeEnd={(_, { x, y, width, height }) => {
            const place = { x: mirrored(x, width, direction === "rtl"), y, width, height };
            const whole = Object.fromEntries(Object.entries(place).map(([key, value]) => [key, Math.round(value)]));
            editor.edit("frame", (flow) => setComment(flow, frame.id, whole));
          }}
        />
      )}
    </div>
  );
});
