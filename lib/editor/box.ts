import type { FlowDocument } from "@/lib/flow/document";
import { placeOf } from "./commands/move-nodes";

/** In pixels of the canvas, as a left-to-right reader sees it. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Size {
  width: number;
  height: number;
}

/** How large a node or comment is drawn, by its key; only who draws knows. */
export type SizeOf = (key: string) => Size;

export function boxOf(document: FlowDocument, key: string, sizeOf: SizeOf): Box {
  return { ...placeOf(document, key), ...sizeOf(key) };
}

/** The smallest box around all of them; null for none. */
export function boxAround(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}
