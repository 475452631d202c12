"use client";

import { useReactFlow, useStoreApi } from "@xyflow/react";
import { useEffect } from "react";
import { cardWidth } from "@/components/designer/canvas/flow-elements";
import { useDesigner, useView } from "@/components/designer/designer-context";
import { unfoldedFor } from "@/lib/editor/fold";

/** Moves the canvas just enough to show a node that was asked for, or that the call has moved on to; unfolds it first. */
export function useReveal(): void {
  const { editor, view } = useDesigner();
  const wish = useView((state) => state.reveal);
  const current = useView((state) => state.highlight?.current ?? null);
  const { getInternalNode, setCenter, setViewport } = useReactFlow();
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
    const { folded } = view.getState();
    const open = unfoldedFor(editor.store.getState().document, folded, id);
    if (open === folded) return moveTo(id);
    view.setState({ folded: open });
    // Once it is drawn again.
    requestAnimationFrame(() => requestAnimationFrame(() => moveTo(id)));
  }

  function moveTo(id: string) {
    const node = getInternalNode(id);
    if (!node) return;
    const { transform, width, height } = store.getState();
    const [x, y, zoom] = transform;
    const at = node.internals.positionAbsolute;
    const size = { width: node.measured.width ?? cardWidth, height: node.measured.height ?? 120 };
    if (zoom < readable) {
      void setCenter(at.x + size.width / 2, at.y + size.height / 2, { zoom: 0.8, duration: 150 });
      return;
    }
    const dx = shift(at.x * zoom + x, size.width * zoom, width);
    const dy = shift(at.y * zoom + y, size.height * zoom, height);
    if (dx !== 0 || dy !== 0) void setViewport({ x: x + dx, y: y + dy, zoom }, { duration: 150 });
  }
}

/** Under this zoom a card shows its title at most. */
const readable = 0.5;
/** Room left around a card that is brought into view. */
const margin = 48;

/** How far to move so that something of a length is within the frame; what is too long begins in it. */
function shift(start: number, length: number, frame: number): number {
  if (start < margin) return margin - start;
  const over = start + length + margin - frame;
  return over > 0 ? -Math.min(over, start - margin) : 0;
}
