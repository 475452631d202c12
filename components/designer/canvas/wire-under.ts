import type { WireStart } from "@/components/designer/view-state";

/** The wire at a point of the window, also below a card that is being dragged over it; null: none. */
export function wireUnder({ x, y }: { x: number; y: number }): WireStart | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const id = element.closest<SVGElement>(".react-flow__edge")?.dataset.id;
    const [from, exit] = id?.split(">") ?? [];
    if (from !== undefined && exit !== undefined) return { from, exit };
  }
  return null;
}
