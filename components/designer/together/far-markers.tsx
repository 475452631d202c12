"use client";

import { useStore as useFlowStore, ViewportPortal } from "@xyflow/react";
import { Direction } from "radix-ui";
import { useStore } from "zustand";
import { cardWidth } from "@/components/designer/canvas/flow-elements";
import { useOutlook } from "@/components/designer/canvas/use-detail";
import { useDesigner } from "@/components/designer/designer-context";
import { PersonMarks } from "@/components/designer/together/person-mark";
import type { Person } from "@/components/designer/together/presence";

/** From afar: who else is where, at the corners of cards that are no more than titles, shapes or part of a picture. */
export function FarMarkers() {
  const byNode = useStore(useDesigner().presence, (presence) => presence.byNode);
  const isNear = useOutlook(({ detail }) => detail === "full");
  if (isNear) return null;
  return (
    <ViewportPortal>
      {Object.entries(byNode).map(([nodeId, people]) => (
        <MarksAt key={nodeId} nodeId={nodeId} people={people} />
      ))}
    </ViewportPortal>
  );
}

/** As large as on the rest of the page, whatever the zoom, and over a chosen card. Nothing at a step that is folded away. */
function MarksAt({ nodeId, people }: { nodeId: string; people: readonly Person[] }) {
  const isRtl = Direction.useDirection() === "rtl";
  const transform = useFlowStore(({ nodeLookup, transform: [, , zoom] }) => {
    const node = nodeLookup.get(nodeId);
    if (!node || node.hidden) return null;
    const { x, y } = node.internals.positionAbsolute;
    return `translate(${x + (isRtl ? 0 : cardWidth)}px, ${y}px) scale(${1 / zoom}) translate(-50%, -50%)`;
  });
  if (transform === null) return null;
  return (
    <div style={{ transform, transformOrigin: "0 0" }} className="pointer-events-none absolute start-0 top-0 z-1001">
      <PersonMarks people={people} />
    </div>
  );
}
