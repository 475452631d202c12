"use client";

import type { ReactFlowProps } from "@xyflow/react";
import { useMemo } from "react";
import type { MenuTarget } from "@/components/designer/canvas/canvas-menu";
import type { CanvasNode, WireEdge } from "@/components/designer/canvas/flow-elements";
import { leaveWire, overWire, type PointerStore } from "@/components/designer/canvas/pointer-state";
import { isAdding } from "@/components/designer/canvas/use-adding-presses";
import { useDesigner } from "@/components/designer/designer-context";

type Handlers = Pick<
  ReactFlowProps<CanvasNode, WireEdge>,
  | "onNodeContextMenu"
  | "onSelectionContextMenu"
  | "onEdgeContextMenu"
  | "onPaneContextMenu"
  | "onNodeClick"
  | "onPaneClick"
  | "onNodeDoubleClick"
  | "onEdgeMouseEnter"
  | "onEdgeMouseLeave"
>;

/** What the pointer does on the canvas, as functions that stay the same. */
export function useCanvasHandlers(setMenu: (target: MenuTarget) => void, pointer: PointerStore): Handlers {
  const { editor } = useDesigner();
  return useMemo(() => {
    const screen = ({ clientX, clientY }: { clientX: number; clientY: number }) => ({ x: clientX, y: clientY });
    return {
      onNodeContextMenu: (event, { id }) => {
        if (!editor.store.getState().selection.keys.includes(id)) editor.select([id]);
        setMenu({ kind: "nodes", screen: screen(event) });
      },
      onSelectionContextMenu: (event) => setMenu({ kind: "nodes", screen: screen(event) }),
      onEdgeContextMenu: (event, { source, data }) => {
        const exit = data?.exit ?? "";
        editor.selectWire(source, exit);
        setMenu({ kind: "wire", from: source, exit, screen: screen(event) });
      },
      onPaneContextMenu: (event) => setMenu({ kind: "pane", screen: screen(event) }),
      onNodeClick: (event, { id }) => {
        // React Flow would leave them all selected.
        if (!isAdding(event) && editor.store.getState().selection.keys.length > 1) editor.select([id]);
      },
      onPaneClick: () => editor.select([]),
      onNodeDoubleClick: (_, node) => {
        editor.focus(node.id, node.type === "card" ? "label" : "frame");
      },
      onEdgeMouseEnter: (event, { source, data }) => {
        if (event.buttons === 0) overWire(pointer, { from: source, exit: data?.exit ?? "" });
      },
      onEdgeMouseLeave: () => leaveWire(pointer),
    };
  }, [editor, setMenu, pointer]);
}
