"use client";

import { useStore, ViewportPortal } from "@xyflow/react";
import { useStore as useZustand } from "zustand";
import type { PointerStore } from "@/components/designer/canvas/pointer-state";

/** Lines through what a dragged card is in line with. */
export function Guides({ pointer }: { pointer: PointerStore }) {
  const guides = useZustand(pointer, (state) => state.guides);
  return guides && <Lines x={guides.x} y={guides.y} />;
}

/** From one edge of the canvas to the other, as thin as a pixel at any zoom. */
function Lines({ x, y }: { x: number | null; y: number | null }) {
  const view = useStore(
    ({ transform: [left, top, zoom], width, height }) =>
      `${-left / zoom} ${-top / zoom} ${width / zoom} ${height / zoom} ${1 / zoom}`,
  );
  const [left = 0, top = 0, width = 0, height = 0, thin = 1] = view.split(" ").map(Number);
  return (
    <ViewportPortal>
      {x !== null && (
        <i
          aria-hidden
          className="pointer-events-none absolute top-0 start-0 z-10 bg-primary"
          style={{ transform: `translate(${x - thin / 2}px, ${top}px)`, width: thin, height }}
        />
      )}
      {y !== null && (
        <i
          aria-hidden
          className="pointer-events-none absolute top-0 start-0 z-10 bg-primary"
          style={{ transform: `translate(${left}px, ${y - thin / 2}px)`, width, height: thin }}
        />
      )}
    </ViewportPortal>
  );
}
