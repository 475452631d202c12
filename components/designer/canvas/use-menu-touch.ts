"use client";

import { type PointerEvent, useMemo } from "react";
import type { MenuTarget } from "@/components/designer/canvas/canvas-menu";
import { useDesigner } from "@/components/designer/designer-context";

/** The menu of a long press with a finger or pen is for what was pressed, also where no event of a second button comes. */
export function useMenuTouch(setMenu: (target: MenuTarget) => void) {
  const { editor } = useDesigner();
  return useMemo(
    () => ({
      onPointerDownCapture(event: PointerEvent<HTMLElement>) {
        if (event.pointerType === "mouse" || !(event.target instanceof Element)) return;
        const screen = { x: event.clientX, y: event.clientY };
        const node = event.target.closest<HTMLElement>(".react-flow__node")?.dataset.id;
        const wire = event.target.closest<SVGElement>(".react-flow__edge")?.dataset.id?.split(">");
        if (node !== undefined) {
          if (!editor.store.getState().selection.keys.includes(node)) editor.select([node]);
          setMenu({ kind: "nodes", screen });
        } else if (wire?.[0] !== undefined && wire[1] !== undefined) {
          editor.selectWire(wire[0], wire[1]);
          setMenu({ kind: "wire", from: wire[0], exit: wire[1], screen });
        } else setMenu({ kind: "pane", screen });
      },
    }),
    [editor, setMenu],
  );
}
