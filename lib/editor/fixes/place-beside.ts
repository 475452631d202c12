import type { FlowDocument } from "@/lib/flow/document";

/** A card and the space around it, in pixels of the canvas; places are multiples of eight. */
const step = { x: 384, y: 176 };

/** A free place for a new node before or after another one in the direction of reading. */
export function placeBeside(
  { layout }: FlowDocument,
  nodeId: string,
  side: "before" | "after",
): { x: number; y: number } {
  const from = layout[nodeId] ?? { x: 0, y: 0 };
  const at = { x: from.x + (side === "after" ? step.x : -step.x), y: from.y };
  const taken = Object.values(layout);
  while (taken.some(({ x, y }) => Math.abs(x - at.x) < step.x - 64 && Math.abs(y - at.y) < step.y - 32)) at.y += step.y;
  return at;
}
