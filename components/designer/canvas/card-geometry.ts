import { type NodeHandle, Position } from "@xyflow/react";
import { type CanvasNode, cardWidth, commentWidth } from "@/components/designer/canvas/flow-elements";
import type { Size } from "@/lib/editor/box";
import { frameOf } from "@/lib/editor/commands/frames";
import { commentIdOf } from "@/lib/editor/commands/move-nodes";
import type { FlowDocument } from "@/lib/flow/document";

/** A card's parts from top to bottom, in pixels of the canvas: title, two lines of text, then its exits with a margin around them. */
const title = 42;
const text = 46;
const exitsMargin = 4;
export const exitRow = 24;

/** How far below the top of a card wires come in. */
export const entryPlace = 20;

/** How far below the top of a card its exits are. They are the last of it, however many lines of text it has. */
export function exitPlaces(exits: readonly { id: string }[], height: number): { id: string; y: number }[] {
  return exits.map(({ id }, at) => ({ id, y: height - exitsMargin - exitRow * (exits.length - at - 0.5) }));
}

const guessedHeight = (exits: number) => title + text + (exits > 0 ? 2 * exitsMargin + exitRow * exits : 0);

/** How large a card, note or frame is: as measured, and about as it will be for one that is not drawn or folded away. */
export function sizeOfKey(
  document: FlowDocument,
  key: string,
  measured: { width?: number; height?: number } | undefined,
): Size {
  const frame = frameOf(document, key);
  if (frame) return { width: frame.width, height: frame.height };
  const width = commentIdOf(key) === null ? cardWidth : commentWidth;
  const height = guessedHeight(Object.keys(document.nodes[key]?.exits ?? {}).length);
  return { width: measured?.width ?? width, height: measured?.height ?? height };
}

/**
 * About how high a card will be and where its handles, for one that is not drawn yet: React Flow draws whatever it has
 * no size of, and in a large flow that is everything. Forgotten when the card is drawn and measured.
 */
export function guessedSize(exits: readonly { id: string }[], rtl: boolean): Pick<CanvasNode, "measured" | "handles"> {
  const height = guessedHeight(exits.length);
  const [reading, far] = rtl ? [Position.Right, Position.Left] : [Position.Left, Position.Right];
  const x = (side: Position) => (side === Position.Left ? 0 : cardWidth);
  const entry: NodeHandle = { type: "target", id: "in", position: reading, x: x(reading), y: entryPlace };
  const ways = exitPlaces(exits, height).map(({ id, y }): NodeHandle => {
    return { type: "source", id, position: far, x: x(far), y };
  });
  return { measured: { width: cardWidth, height }, handles: [entry, ...ways] };
}
