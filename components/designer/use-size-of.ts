"use client";

import { useReactFlow } from "@xyflow/react";
import { useCallback } from "react";
import { sizeOfKey } from "@/components/designer/canvas/card-geometry";
import { useDesigner } from "@/components/designer/designer-context";
import type { SizeOf } from "@/lib/editor/box";

/** How large nodes, notes and frames are on the canvas. */
export function useSizeOf(): SizeOf {
  const { editor } = useDesigner();
  const { getInternalNode } = useReactFlow();
  return useCallback(
    (key) => sizeOfKey(editor.store.getState().document, key, getInternalNode(key)?.measured),
    [editor, getInternalNode],
  );
}
