"use client";

import { useStore, ViewportPortal } from "@xyflow/react";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useLayoutEffect, useState } from "react";
import { useStore as useZustand } from "zustand";
import { wireId } from "@/components/designer/canvas/flow-elements";
import { leaveWire, overWire, type PointerStore } from "@/components/designer/canvas/pointer-state";
import { useDesigner, useEditor } from "@/components/designer/designer-context";
import type { WireStart } from "@/components/designer/view-state";
import { cn } from "@/components/ui/cn";

/** A plus in the middle of the wire under the pointer, or of the chosen one: a step can be inserted there. */
export function WireInsert({ pointer }: { pointer: PointerStore }) {
  const { editor } = useDesigner();
  const under = useZustand(pointer, (state) => state.wire);
  const chosen = useEditor((state) => state.selection.wire);
  const isDrop = useZustand(pointer, (state) => state.isDrop);
  const wire = under ?? chosen;
  const to = useEditor(({ document }) => (wire ? (document.nodes[wire.from]?.exits[wire.exit] ?? null) : null));
  if (editor.readOnly || !wire || to === null) return null;
  return (
    <PlusOnWire
      key={wireId(wire.from, wire.exit)}
      pointer={pointer}
      wire={wire}
      to={to}
      isDrop={under !== null && isDrop}
      isChosen={chosen?.from === wire.from && chosen.exit === wire.exit}
    />
  );
}

function PlusOnWire({
  pointer,
  wire,
  to,
  isDrop,
  isChosen,
}: {
  pointer: PointerStore;
  wire: WireStart;
  to: string;
  isDrop: boolean;
  isChosen: boolean;
}) {
  const t = useTranslations("designer.canvas");
  const { view } = useDesigner();
  const middle = useMiddle(wire, to);
  if (!middle) return null;
  return (
    <ViewportPortal>
      <button
        type="button"
        aria-label={t("insert")}
        title={t(isDrop ? "dropHere" : "insert")}
        onPointerEnter={() => overWire(pointer, wire)}
        onPointerLeave={() => leaveWire(pointer)}
        onClick={(event) => {
          const { x, y, width, height } = event.currentTarget.getBoundingClientRect();
          const screen = { x: x + width / 2, y: y + height };
          overWire(pointer, null);
          view.setState({ quickAdd: { at: middle, screen, from: null, onto: wire } });
        }}
        // A chosen wire says in its middle which exit it is; the plus stands below that.
        style={{ transform: `translate(-50%, -50%) translate(${middle.x}px, ${middle.y + (isChosen ? 24 : 0)}px)` }}
        className={cn(
          "wire-insert nopan absolute top-0 start-0 z-10 grid size-6 place-items-center rounded-full border bg-card text-muted-foreground shadow-xs transition-colors duration-100 hover:border-primary hover:bg-primary hover:text-primary-foreground focus-visible:border-primary",
          isDrop ? "size-8 border-primary bg-primary text-primary-foreground" : "pointer-events-auto",
        )}
      >
        <Plus aria-hidden className="size-3.5" />
      </button>
    </ViewportPortal>
  );
}

/** The middle of a wire as it is drawn, in pixels of the canvas; it follows while either end is dragged. */
function useMiddle(wire: WireStart, to: string): { x: number; y: number } | null {
  const ends = useStore(({ nodeLookup }) =>
    [wire.from, to].map((id) => Object.values(nodeLookup.get(id)?.internals.positionAbsolute ?? {}).join()).join(";"),
  );
  const canvas = useStore(({ domNode }) => domNode);
  const [middle, setMiddle] = useState<{ x: number; y: number } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the wire is another one when its ends have moved
  useLayoutEffect(() => {
    const id = CSS.escape(wireId(wire.from, wire.exit));
    const path = canvas?.querySelector<SVGPathElement>(`.react-flow__edge[data-id="${id}"] path.wire`);
    const length = path?.getTotalLength() ?? 0;
    const point = length > 0 ? path?.getPointAtLength(length / 2) : null;
    setMiddle(point ? { x: point.x, y: point.y } : null);
  }, [canvas, wire.from, wire.exit, to, ends]);
  return middle;
}
