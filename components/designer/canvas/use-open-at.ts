"use client";

import type { ReactFlowInstance } from "@xyflow/react";
import { useCallback } from "react";
import { type CanvasNode, cardWidth, largeFlow, type WireEdge } from "@/components/designer/canvas/flow-elements";
import { useDesigner } from "@/components/designer/designer-context";

/** Under this, cards cannot be read, and a flow opens at its beginning instead of as a whole. */
const readableZoom = 0.62;
const margin = 56;

/** Where a flow opens: all of it when it can be read so, else its entry at the reading side. */
export function useOpenAt(isRtl: boolean) {
  const { editor } = useDesigner();
  return useCallback(
    (flow: ReactFlowInstance<CanvasNode, WireEdge>) => {
      const nodes = flow.getNodes();
      if (nodes.length === 0) return void flow.setViewport({ x: 0, y: 0, zoom: 1 });
      const atEntry = () => {
        const { entry } = editor.store.getState().document;
        const first = nodes.find((node) => node.id === entry) ?? nodes[0];
        const box = document.querySelector(".flow-canvas")?.getBoundingClientRect();
        if (!first || !box) return;
        const zoom = 0.8;
        const x = isRtl ? box.width - margin - (first.position.x + cardWidth) * zoom : margin - first.position.x * zoom;
        return flow.setViewport({ x, y: box.height * 0.3 - first.position.y * zoom, zoom });
      };
      // A large flow can never be read as a whole, and is not drawn so even once.
      if (nodes.length > largeFlow) return void atEntry();
      void flow.fitView({ padding: 0.16, maxZoom: 1 }).then(() => {
        if (flow.getZoom() < readableZoom) return atEntry();
      });
    },
    [editor, isRtl],
  );
}
