"use client";

import { useReactFlow, useStoreApi } from "@xyflow/react";
import { useEffect } from "react";
import { cardWidth } from "@/components/designer/canvas/flow-elements";
import { useView } from "@/components/designer/designer-context";

/** Brings a node into the middle when it was asked for, or when the call moved on to it, unless it is in sight. */
export function useReveal(): void {
  const wish = useView((state) => state.reveal);
  const current = useView((state) => state.highlight?.current ?? null);
  const { getInternalNode, setCenter } = useReactFlow();
  const store = useStoreApi();

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new wish, not a new function, asks for it
  useEffect(() => {
    const id = wish?.nodeId;
    if (id !== undefined) show(id);
  }, [wish]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => {
    if (current !== null) show(current);
  }, [current]);

  function show(id: string) {
    const node = getInternalNode(id);
    if (!node) return;
    const { transform, width, height } = store.getState();
    const [x, y, zoom] = transform;
    const at = node.internals.positionAbsolute;
    const size = { width: node.measured.width ?? cardWidth, height: node.measured.height ?? 120 };
    const left = at.x * zoom + x;
    const top = at.y * zoom + y;
    const isInSight =
      left > 0 && top > 0 && left + size.width * zoom < width && top + size.height * zoom < height && zoom >= 0.5;
    if (!isInSight) {
      void setCenter(at.x + size.width / 2, at.y + size.height / 2, { zoom: Math.max(zoom, 0.8), duration: 150 });
    }
  }
}
