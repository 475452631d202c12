"use client";

import { type NodeChange, type NodePositionChange, type ReactFlowProps, useStoreApi } from "@xyflow/react";
import { Direction } from "radix-ui";
import { useEffect, useMemo, useRef } from "react";
import { type CanvasNode, drawnPlace, type WireEdge } from "@/components/designer/canvas/flow-elements";
import { overWire, type PointerStore, showGuides } from "@/components/designer/canvas/pointer-state";
import { wireUnder } from "@/components/designer/canvas/wire-under";
import { useDesigner } from "@/components/designer/designer-context";
import { useSizeOf } from "@/components/designer/use-size-of";
import type { WireStart } from "@/components/designer/view-state";
import { type Box, boxAround } from "@/lib/editor/box";
import { withMembers } from "@/lib/editor/commands/frames";
import { canInsert, insertOnWire, isLoose, roomOnWire } from "@/lib/editor/commands/insert-on-wire";
import { snapToOthers } from "@/lib/editor/guides";
import { createHeldKeys } from "@/lib/editor/held-keys";

type Props = ReactFlowProps<CanvasNode, WireEdge>;
type Handlers = Required<
  Pick<Props, "onNodeDragStart" | "onNodeDrag" | "onNodeDragStop" | "onSelectionDragStart" | "onSelectionDragStop">
>;
type DragHandlers = Record<
  "onNodeDragStart" | "onNodeDragStop" | "onSelectionDragStart" | "onSelectionDragStop",
  () => void
>;

interface Drag {
  /** What lies in the dragged frames and is not dragged itself, with where it and the frame's grip were. */
  members: { id: string; x: number; y: number }[];
  grip: { id: string; x: number; y: number };
  /** What could be lined up with: whatever was in sight when the drag began. */
  others: Box[];
  /** The dragged step, when it may be dropped on a wire. */
  loose: string | null;
}

/** In pixels of the screen. */
const guideReach = 6;
/** More cards than this in sight are too small to be lined up by hand. */
const othersAtMost = 120;

/** What a drag does besides moving: lines to align with, frames that take along what is in them, wires to drop a step on. */
export function useDragAids(
  pointer: PointerStore,
  onNodesChange: (changes: NodeChange<CanvasNode>[]) => void,
  handlers: DragHandlers,
): { onNodesChange: (changes: NodeChange<CanvasNode>[]) => void } & Handlers {
  const { editor } = useDesigner();
  const sizeOf = useSizeOf();
  const isRtl = Direction.useDirection() === "rtl";
  const store = useStoreApi<CanvasNode, WireEdge>();
  const drag = useRef<Drag | null>(null);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !drag.current) return;
      drag.current = null;
      showGuides(pointer, null);
      overWire(pointer, null);
    };
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
  }, [pointer]);

  return useMemo(() => {
    const carried = createHeldKeys(editor, sizeOf, "move");
    /** React Flow knows nothing of cards that are folded away. */
    const placed = (id: string) =>
      store.getState().nodeLookup.get(id)?.position ?? drawnPlace(editor.store.getState().document, id, isRtl);

    function begin(nodes: readonly CanvasNode[]) {
      const { document } = editor.store.getState();
      const [first] = nodes;
      if (!first) return;
      // A drag is a step of its own, whatever was moved a moment ago.
      editor.beginStep();
      carried.end();
      const dragged = new Set(nodes.map(({ id }) => id));
      const held = withMembers(document, [...dragged], sizeOf).filter((id) => !dragged.has(id));
      const isLooseCard = nodes.length === 1 && first.type === "card" && isLoose(document, first.id);
      drag.current = {
        members: held.map((id) => ({ id, ...placed(id) })),
        grip: { id: first.id, ...placed(first.id) },
        others: inSight(new Set([...dragged, ...held])),
        loose: isLooseCard && !editor.readOnly ? first.id : null,
      };
    }

    /** Boxes of what the canvas shows, as drawn. */
    function inSight(without: ReadonlySet<string>): Box[] {
      const { transform, width, height, nodeLookup } = store.getState();
      const [x, y, zoom] = transform;
      const boxes: Box[] = [];
      for (const [id, node] of nodeLookup) {
        if (without.has(id) || node.type !== "card") continue;
        const box = { ...node.position, ...sizeOf(id) };
        const isSeen =
          (box.x + box.width) * zoom + x > 0 &&
          box.x * zoom + x < width &&
          (box.y + box.height) * zoom + y > 0 &&
          box.y * zoom + y < height;
        if (isSeen) boxes.push(box);
      }
      return boxes.length > othersAtMost ? [] : boxes;
    }

    function adjusted(changes: NodeChange<CanvasNode>[]): NodeChange<CanvasNode>[] {
      // A frame that grows to the left or upwards moves too; what is in it stays, and the document learns of it at the end.
      if (changes.some((change) => change.type === "dimensions" && change.resizing))
        return changes.map((change) => (change.type === "position" ? { ...change, dragging: true } : change));
      const now = drag.current;
      const moves = changes.filter((change): change is Moved => change.type === "position" && Boolean(change.position));
      if (moves.length === 0) return changes;
      if (!now) return [...changes, ...along(moves)];
      const box = boxAround(moves.map(({ id, position }) => ({ ...position, ...sizeOf(id) })));
      if (!box) return changes;
      const zoom = store.getState().transform[2];
      const snap = snapToOthers(box, now.others, guideReach / zoom);
      showGuides(pointer, { x: snap.x, y: snap.y });
      const moved = changes.map((change) =>
        change.type === "position" && change.position
          ? { ...change, position: plus(change.position, snap.by) }
          : change,
      );
      const grip = moves.find(({ id }) => id === now.grip.id);
      if (!grip || now.members.length === 0) return moved;
      const by = minus(plus(grip.position, snap.by), now.grip);
      const dragging = grip.dragging ?? false;
      const taken = now.members.map(({ id, ...at }) => ({
        id,
        type: "position" as const,
        position: plus(at, by),
        dragging,
      }));
      return [...moved, ...taken];
    }

    /** Frames moved by arrow keys take along what is in them too. */
    function along(moves: readonly Moved[]): NodeChange<CanvasNode>[] {
      const ids = new Set(moves.map(({ id }) => id));
      const [first] = moves;
      const held = carried.of([...ids]).filter((id) => !ids.has(id));
      if (!first || held.length === 0) return [];
      const by = minus(first.position, placed(first.id));
      return held.map((id) => ({ id, type: "position", position: plus(placed(id), by), dragging: first.dragging }));
    }

    function wireFor(id: string, event: PointerLike): WireStart | null {
      const wire = wireUnder(pointOf(event));
      const { document } = editor.store.getState();
      return wire && canInsert(document, editor.catalogue, wire, id).allowed ? wire : null;
    }

    function end(event: PointerLike) {
      const loose = drag.current?.loose;
      const wire = loose ? wireFor(loose, event) : null;
      drag.current = null;
      showGuides(pointer, null);
      overWire(pointer, null);
      if (!loose || !wire) return;
      // Together with the drop: one step.
      editor.edit(
        "insert",
        (flow) => {
          const room = roomOnWire(flow, wire, sizeOf, loose);
          const place = room && { ...room.document, layout: { ...room.document.layout, [loose]: room.at } };
          return insertOnWire(place ?? flow, editor.catalogue, wire, loose);
        },
        { merge: "move" },
      );
    }

    return {
      onNodesChange: (changes) => onNodesChange(adjusted(changes)),
      onNodeDragStart: (_event, _node, nodes) => {
        handlers.onNodeDragStart();
        begin(nodes);
      },
      onNodeDrag: (event) => {
        const loose = drag.current?.loose;
        if (!loose) return;
        const wire = wireFor(loose, event);
        overWire(pointer, wire, wire !== null);
      },
      onNodeDragStop: (event) => {
        handlers.onNodeDragStop();
        end(event);
      },
      onSelectionDragStart: (_event, nodes) => {
        handlers.onSelectionDragStart();
        begin(nodes);
      },
      onSelectionDragStop: (event) => {
        handlers.onSelectionDragStop();
        end(event);
      },
    };
  }, [editor, store, pointer, sizeOf, isRtl, onNodesChange, handlers]);
}

type Moved = NodePositionChange & { position: Point };
type Point = { x: number; y: number };
/** A mouse event or a touch event, from React or from the browser. */
type PointerLike = Partial<{ clientX: number; clientY: number; changedTouches: ArrayLike<Touch> | object }>;

const plus = (a: Point, b: Point): Point => ({ x: a.x + b.x, y: a.y + b.y });
const minus = (a: Point, b: Point): Point => ({ x: a.x - b.x, y: a.y - b.y });

function pointOf(event: PointerLike): Point {
  const touch = (event.changedTouches as ArrayLike<Touch> | undefined)?.[0];
  return { x: touch?.clientX ?? event.clientX ?? -1, y: touch?.clientY ?? event.clientY ?? -1 };
}
