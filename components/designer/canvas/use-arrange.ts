"use client";

import { useReactFlow } from "@xyflow/react";
import { useCallback } from "react";
import { cardWidth } from "@/components/designer/canvas/flow-elements";
import { useDesigner } from "@/components/designer/designer-context";
import { arrange } from "@/lib/editor/arrange";
import { moveTo } from "@/lib/editor/commands/move-nodes";

/** Tidies the whole flow into columns, as one step of undo, and shows all of it. */
export function useArrange(): () => void {
  const { editor } = useDesigner();
  const { getInternalNode, fitView } = useReactFlow();
  return useCallback(() => {
    const sizeOf = (id: string) => {
      const measured = getInternalNode(id)?.measured;
      return { width: measured?.width ?? cardWidth, height: measured?.height ?? 140 };
    };
    editor.edit("arrange", (document) => moveTo(document, arrange(document, editor.catalogue, sizeOf)));
    requestAnimationFrame(() =>
      requestAnimationFrame(() => void fitView({ padding: 0.16, maxZoom: 1, duration: 150 })),
    );
  }, [editor, getInternalNode, fitView]);
}
