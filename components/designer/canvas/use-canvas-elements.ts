"use client";

import { applyNodeChanges, type EdgeChange, type NodeChange } from "@xyflow/react";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { guessedSize } from "@/components/designer/canvas/card-geometry";
import {
  type CanvasNode,
  type CanvasOptions,
  canvasNodes,
  canvasWires,
  cardWidth,
  commentWidth,
  isDrawnAlike,
  mirrored,
  newWireCache,
  type WireEdge,
} from "@/components/designer/canvas/flow-elements";
import { useBoxSelection } from "@/components/designer/canvas/use-box-selection";
import { useDesigner } from "@/components/designer/designer-context";
import { moveTo } from "@/lib/editor/commands/move-nodes";
import type { EditorState } from "@/lib/editor/create-editor";

/**
 * The document as React Flow's nodes and edges, and its changes back into the document. A drag moves only what is on
 * the screen; the document learns of it at the drop, as one step of undo, and Escape before that changes nothing.
 */
export function useCanvasElements(rtl: boolean) {
  const { editor } = useDesigner();
  const t = useTranslations("designer.canvas.things");
  const options = useMemo<CanvasOptions>(
    () => ({
      rtl,
      readOnly: editor.readOnly,
      things: { step: t("step"), note: t("note"), frame: t("frame") },
      // By what is written, since reading a thousand configs for their exits would hold up the first view.
      guess: ({ exits }) =>
        guessedSize(
          Object.keys(exits).map((id) => ({ id })),
          rtl,
        ),
    }),
    [rtl, editor, t],
  );
  const [nodes, setNodes] = useState(() => canvasNodes([], editor.store.getState(), options));
  const [cache] = useState(() => newWireCache(t("wire")));
  const [edges, setEdges] = useState(() => canvasWires(editor.store.getState(), cache, t("wire")));
  const drag = useRef<"none" | "going" | "bailed">("none");
  const box = useBoxSelection();

  // Not by rendering: the canvas is drawn again only for what shows on it, and once.
  useEffect(() => {
    const draw = (state: EditorState) => {
      setNodes((before) => canvasNodes(before, state, options));
      setEdges(canvasWires(state, cache, t("wire")));
    };
    draw(editor.store.getState());
    return editor.store.subscribe((state, before) => {
      if (state.selection !== before.selection || !isDrawnAlike(state.document, before.document)) draw(state);
    });
  }, [editor, options, cache, t]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || drag.current !== "going") return;
      drag.current = "bailed";
      setNodes((before) => canvasNodes(before, editor.store.getState(), options));
    };
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
  }, [editor, options]);

  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      const isBailed = drag.current === "bailed";
      const usable = changes.filter((change) => box.takes(change) && !(isBailed && change.type === "position"));
      const drawn = new Set(usable.flatMap((change) => (change.type === "dimensions" ? [change.id] : [])));
      setNodes((before) => {
        const next = applyNodeChanges(usable, before);
        // Once a card is drawn, its own handles count.
        return drawn.size === 0
          ? next
          : next.map((node) => (drawn.has(node.id) ? { ...node, handles: undefined } : node));
      });
      choose(usable);
      const places: Record<string, { x: number; y: number }> = {};
      for (const change of usable) {
        if (change.type !== "position" || change.dragging || !change.position) continue;
        const comment = editor.store.getState().document.comments.find((each) => `comment:${each.id}` === change.id);
        const width = change.id.startsWith("comment:") ? (comment?.width ?? commentWidth) : cardWidth;
        places[change.id] = { x: mirrored(change.position.x, width, rtl), y: change.position.y };
      }
      if (Object.keys(places).length > 0) editor.edit("move", (flow) => moveTo(flow, places), { merge: "move" });

      function choose(all: NodeChange<CanvasNode>[]) {
        const chosen = new Set(editor.store.getState().selection.keys);
        let changed = false;
        for (const change of all) {
          if (change.type !== "select" || chosen.has(change.id) === change.selected) continue;
          changed = true;
          if (change.selected) chosen.add(change.id);
          else chosen.delete(change.id);
        }
        if (changed) editor.select([...chosen]);
      }
    },
    [editor, rtl, box],
  );

  const onEdgesChange = useCallback(
    (changes: EdgeChange<WireEdge>[]) => {
      if (box.isDrawn()) return;
      for (const change of changes) {
        if (change.type !== "select" || !change.selected) continue;
        const [from = "", exit = ""] = change.id.split(">");
        editor.selectWire(from, exit);
      }
    },
    [editor, box],
  );

  const dragHandlers = useMemo(() => {
    const begin = () => {
      drag.current = "going";
    };
    const end = () => {
      drag.current = "none";
    };
    return { onNodeDragStart: begin, onSelectionDragStart: begin, onNodeDragStop: end, onSelectionDragStop: end };
  }, []);

  return { nodes, edges, onNodesChange, onEdgesChange, dragHandlers, boxHandlers: box.handlers };
}
