"use client";

import { useReactFlow } from "@xyflow/react";
import type { DragEvent } from "react";
import { cardWidth } from "@/components/designer/canvas/flow-elements";
import { overWire, type PointerStore } from "@/components/designer/canvas/pointer-state";
import { useAddNode } from "@/components/designer/canvas/use-add-node";
import { wireUnder } from "@/components/designer/canvas/wire-under";
import { useDesigner } from "@/components/designer/designer-context";
import { canInsertNew } from "@/lib/editor/commands/insert-on-wire";
import type { NodeCatalogue } from "@/lib/flow/catalogue";

const mediaType = (type: string) => `application/x-callwright-node.${type}`;

/** Makes a step of a type what is dragged. Until it is let go, nothing but the name of its data can be read. */
export function dragNode(data: DataTransfer, type: string): void {
  data.setData(mediaType(type), type);
  data.effectAllowed = "copy";
}

/** The type of the step that is dragged; null: something else is. Browsers tell the names in small letters. */
function draggedNode({ types }: DataTransfer, catalogue: NodeCatalogue): string | null {
  return Object.keys(catalogue).find((type) => types.includes(mediaType(type).toLowerCase())) ?? null;
}

/** A step dragged from the palette lands with its title under the pointer, or on the wire that is there if it may. */
export function useDropNode(isRtl: boolean, pointer: PointerStore) {
  const { editor } = useDesigner();
  const { screenToFlowPosition } = useReactFlow();
  const add = useAddNode();
  const wireFor = (type: string, { clientX, clientY }: DragEvent) => {
    const wire = wireUnder({ x: clientX, y: clientY });
    return wire && canInsertNew(editor.store.getState().document, editor.catalogue, wire, type) ? wire : null;
  };
  return {
    onDragOver(event: DragEvent) {
      const type = editor.readOnly ? null : draggedNode(event.dataTransfer, editor.catalogue);
      if (type === null) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
      overWire(pointer, wireFor(type, event), true);
    },
    onDragLeave({ currentTarget, relatedTarget }: DragEvent) {
      // From one thing on the canvas to another is not away from it.
      if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) overWire(pointer, null);
    },
    onDrop(event: DragEvent) {
      const type = editor.readOnly ? null : draggedNode(event.dataTransfer, editor.catalogue);
      if (type === null) return;
      event.preventDefault();
      overWire(pointer, null);
      const point = screenToFlowPosition({ x: event.clientX, y: event.clientY });
      add(type, { at: { x: point.x - (isRtl ? cardWidth - 40 : 40), y: point.y - 20 }, onto: wireFor(type, event) });
    },
  };
}
