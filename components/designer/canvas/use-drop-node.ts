"use client";

import { useReactFlow } from "@xyflow/react";
import type { DragEvent } from "react";
import { cardWidth } from "@/components/designer/canvas/flow-elements";
import { overWire, type PointerStore } from "@/components/designer/canvas/pointer-state";
import { useAddNode } from "@/components/designer/canvas/use-add-node";
import { wireUnder } from "@/components/designer/canvas/wire-under";
import { useDesigner } from "@/components/designer/designer-context";

/** What a step from the palette is dragged as. */
export const nodeDragType = "application/x-callwright-node";

/** A step dragged from the palette lands with its title under the pointer, or on the wire that is there. */
export function useDropNode(isRtl: boolean, pointer: PointerStore) {
  const { editor } = useDesigner();
  const { screenToFlowPosition } = useReactFlow();
  const add = useAddNode();
  return {
    onDragOver(event: DragEvent) {
      if (editor.readOnly || !event.dataTransfer.types.includes(nodeDragType)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
      overWire(pointer, wireUnder({ x: event.clientX, y: event.clientY }), true);
    },
    onDragLeave: () => overWire(pointer, null),
    onDrop(event: DragEvent) {
      const type = event.dataTransfer.getData(nodeDragType);
      if (!type) return;
      event.preventDefault();
      overWire(pointer, null);
      const onto = wireUnder({ x: event.clientX, y: event.clientY });
      const point = screenToFlowPosition({ x: event.clientX, y: event.clientY });
      add(type, { at: { x: point.x - (isRtl ? cardWidth - 40 : 40), y: point.y - 20 }, onto });
    },
  };
}
