"use client";

import { useReactFlow, useStoreApi } from "@xyflow/react";
import { Direction } from "radix-ui";
import { useCallback } from "react";
import { cardWidth, mirrored } from "@/components/designer/canvas/flow-elements";
import { useDesigner } from "@/components/designer/designer-context";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { useRoom } from "@/components/designer/use-room";
import { useSizeOf } from "@/components/designer/use-size-of";
import { reveal, type WireStart } from "@/components/designer/view-state";
import { addNode } from "@/lib/editor/commands/add-node";
import { connect } from "@/lib/editor/commands/connect";
import { canInsertNew, insertOnWire, roomOnWire } from "@/lib/editor/commands/insert-on-wire";
import { nodeExits } from "@/lib/editor/node-exits";
import { canConnect } from "@/lib/editor/rules";

interface AddOptions {
  /** On the canvas as drawn; null: beside the chosen node, else in the middle of what is seen. */
  at?: { x: number; y: number } | null;
  /** The exit that leads to the new node. */
  from?: { nodeId: string; exit: string } | null;
  /** The wire that it comes to stand on, where rules allow it. */
  onto?: WireStart | null;
}

/** Space that a new card is given. */
const room = { width: cardWidth + 32, height: 168 };

/** Adds a node of a type: chosen, in sight, and wired when it is clear from where. */
export function useAddNode(): (type: string, options?: AddOptions) => void {
  const { editor, view } = useDesigner();
  const texts = useNodeTexts();
  const isRtl = Direction.useDirection() === "rtl";
  const { screenToFlowPosition, getNodes } = useReactFlow();
  const store = useStoreApi();
  const sizeOf = useSizeOf();
  const hasRoom = useRoom();

  return useCallback(
    (type, { at = null, from = null, onto = null } = {}) => {
      if (!hasRoom("steps")) return;
      const { document, selection } = editor.store.getState();
      const anchor = at === null && selection.keys.length === 1 ? selection.keys[0] : undefined;
      const anchorNode = anchor === undefined ? undefined : document.nodes[anchor];
      const taken = getNodes().map((node) => ({
        ...node.position,
        width: node.measured?.width ?? cardWidth,
        height: node.measured?.height ?? 120,
      }));
      // A drop means that very place; a wire let go means thereabouts.
      const place = at !== null && from === null ? at : freePlace(at ?? wanted(), taken);
      const snapped = { x: Math.round(place.x / 8) * 8, y: Math.round(place.y / 8) * 8 };
      const documentAt = { x: mirrored(snapped.x, cardWidth, isRtl), y: snapped.y };
      // A chosen node with one open exit can only mean that one.
      const open = anchorNode
        ? nodeExits(editor.catalogue, anchorNode).filter((exit) => !anchorNode.exits[exit.id])
        : [];
      const onlyOpen =
        open.length === 1 && open[0] && anchor !== undefined ? { nodeId: anchor, exit: open[0].id } : null;
      const source = from ?? onlyOpen;
      const wire = onto && canInsertNew(document, editor.catalogue, onto, type) ? onto : null;
      let added: string | null = null;
      editor.edit(wire ? "insert" : "add", (flow) => {
        const label = texts.freshLabel(type);
        if (wire) {
          const made = roomOnWire(flow, wire, sizeOf);
          const onWire = addNode(made?.document ?? flow, editor.catalogue, { type, label, at: made?.at ?? documentAt });
          added = onWire.id;
          return insertOnWire(onWire.document, editor.catalogue, wire, onWire.id ?? "");
        }
        const next = addNode(flow, editor.catalogue, { type, label, at: documentAt });
        added = next.id;
        if (!source || next.id === null) return next.document;
        const may = canConnect(next.document, editor.catalogue, source.nodeId, source.exit, next.id).allowed;
        return may ? connect(next.document, source.nodeId, source.exit, next.id) : next.document;
      });
      if (added === null) return;
      editor.select([added]);
      // Where a pointer put it, it is in sight already.
      if (at !== null && onto === null) return;
      // Once it has been drawn and measured.
      requestAnimationFrame(() => requestAnimationFrame(() => added !== null && reveal(view, added)));

      function wanted(): { x: number; y: number } {
        const drawn = anchor === undefined ? undefined : getNodes().find((node) => node.id === anchor);
        if (drawn) {
          const step = (drawn.measured?.width ?? cardWidth) + 96;
          return { x: drawn.position.x + (isRtl ? -step : step), y: drawn.position.y };
        }
        const box = store.getState().domNode?.getBoundingClientRect();
        if (!box) return { x: 0, y: 0 };
        const middle = screenToFlowPosition({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
        return { x: middle.x - cardWidth / 2, y: middle.y - 60 };
      }
    },
    [editor, view, texts, isRtl, getNodes, screenToFlowPosition, store, sizeOf, hasRoom],
  );
}

/** The first place at or below the wanted one where no card is. */
function freePlace(
  wanted: { x: number; y: number },
  taken: readonly { x: number; y: number; width: number; height: number }[],
): { x: number; y: number } {
  const place = { ...wanted };
  for (let tries = 0; tries < 200; tries++) {
    const other = taken.find(
      (box) =>
        place.x < box.x + box.width + 16 &&
        box.x < place.x + room.width - 16 &&
        place.y < box.y + box.height + 24 &&
        box.y < place.y + room.height - 24,
    );
    if (!other) return place;
    place.y = other.y + other.height + 32;
  }
  return place;
}
