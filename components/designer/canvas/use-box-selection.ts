"use client";

import { type NodeChange, type ReactFlowProps, useReactFlow, useStoreApi } from "@xyflow/react";
import { useMemo, useRef } from "react";
import type { CanvasNode, WireEdge } from "@/components/designer/canvas/flow-elements";
import { useDesigner } from "@/components/designer/designer-context";

/** What the pointer draws with Shift held takes every card that it touches, but a frame only whole, and no wires. */
export function useBoxSelection() {
  const { editor } = useDesigner();
  const store = useStoreApi<CanvasNode, WireEdge>();
  const { screenToFlowPosition } = useReactFlow();
  const start = useRef({ x: 0, y: 0 });
  return useMemo(() => {
    const isDrawn = () => store.getState().userSelectionRect !== null;
    const isFrame = (id: string) => store.getState().nodeLookup.get(id)?.type === "frame";
    const handlers: Required<Pick<ReactFlowProps, "onSelectionStart" | "onSelectionEnd">> = {
      onSelectionStart() {
        const { startX: x = 0, startY: y = 0 } = store.getState().userSelectionRect ?? {};
        start.current = { x, y };
      },
      onSelectionEnd({ clientX, clientY }) {
        const end = screenToFlowPosition({ x: clientX, y: clientY }, { snapToGrid: false });
        const [left, right] = sorted(start.current.x, end.x);
        const [top, bottom] = sorted(start.current.y, end.y);
        const frames = [...store.getState().nodeLookup.values()].filter(
          ({ type, position, width = 0, height = 0 }) =>
            type === "frame" &&
            left <= position.x &&
            top <= position.y &&
            position.x + width <= right &&
            position.y + height <= bottom,
        );
        if (frames.length === 0) return;
        editor.select([...editor.store.getState().selection.keys, ...frames.map(({ id }) => id)]);
      },
    };
    return {
      handlers,
      isDrawn,
      /** Whether the box takes it for touching it. */
      takes: (change: NodeChange<CanvasNode>) =>
        !(isDrawn() && change.type === "select" && change.selected && isFrame(change.id)),
    };
  }, [editor, store, screenToFlowPosition]);
}

const sorted = (one: number, other: number): [number, number] => (one < other ? [one, other] : [other, one]);
