"use client";

import { useReactFlow } from "@xyflow/react";
import { useCallback } from "react";
import { cardWidth, commentWidth } from "@/components/designer/canvas/flow-elements";
import { useDesigner } from "@/components/designer/designer-context";
import type { SizeOf } from "@/lib/editor/box";
import { frameOf } from "@/lib/editor/commands/frames";
import { commentIdOf } from "@/lib/editor/commands/move-nodes";

/** As high as most cards, for one that has not been drawn yet. */
const usualHeight = 140;

/** How large nodes, notes and frames are on the canvas. */
export function useSizeOf(): SizeOf {
  const { editor } = useDesigner();
  const { getInternalNode } = useReactFlow();
  return useCallback(
    (key) => {
      const frame = frameOf(editor.store.getState().document, key);
      if (frame) return { width: frame.width, height: frame.height };
      const measured = getInternalNode(key)?.measured;
      const width = commentIdOf(key) === null ? cardWidth : commentWidth;
      return { width: measured?.width ?? width, height: measured?.height ?? usualHeight };
    },
    [editor, getInternalNode],
  );
}
