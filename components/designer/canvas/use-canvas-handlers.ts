"use client";

import type { ReactFlowProps } from "@xyflow/react";
import { useMemo } from "react";
import type { MenuTarget } from "@/components/designer/canvas/canvas-menu";
import type { CanvasNode, WireEdge } from "@/components/designer/canvas/flow-elements";
import { useDesigner } from "@/components/designer/designer-context";

type Handlers = Pick<
  ReactFlowProps<CanvasNode, WireEdge>,
  | "onNodeContextMenu"
  | "onSelectionContextMenu"
  | "onEdgeContextMenu"
  | "onPaneContextMenu"
  | "onPaneClick"
  | "onNodeDoubleClick"
>;

/** What the pointer does on the canvas, as functions that stay the same. */
export function useCanvasHandlers(setMenu: (target: MenuTarget) => void): Handlers {
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
      onPaneClick: () => editor.select([]),
      onNodeDoubleClick: (_, node) => {
        if (node.type === "card") editor.focus(node.id, "label");
      },
    };
  }, [editor, setMenu]);
}
