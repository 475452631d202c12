import { createStore, type StoreApi } from "zustand/vanilla";
import type { WireStart } from "@/components/designer/view-state";

/** Lines that what is dragged is in line with, in pixels of the canvas as drawn. */
export interface GuideLines {
  x: number | null;
  y: number | null;
}

/** What changes with every move of the pointer; apart from the view, which every card listens to. */
export interface PointerState {
  /** The wire under the pointer. */
  wire: WireStart | null;
  /** A step is being dragged, which would be inserted there. */
  isDrop: boolean;
  guides: GuideLines | null;
}

export type PointerStore = StoreApi<PointerState>;

export const createPointer = (): PointerStore =>
  createStore<PointerState>(() => ({ wire: null, isDrop: false, guides: null }));

export function overWire(pointer: PointerStore, wire: WireStart | null, isDrop = false): void {
  const now = pointer.getState();
  if (now.wire?.from === wire?.from && now.wire?.exit === wire?.exit && now.isDrop === isDrop) return;
  pointer.setState({ wire, isDrop });
}

/** Long enough to get from the wire to the button on it. */
const leaveMs = 250;

export function leaveWire(pointer: PointerStore): void {
  const { wire } = pointer.getState();
  setTimeout(() => {
    const now = pointer.getState();
    const isHere = document.querySelector(".wire-insert:hover, .react-flow__edge:hover") !== null;
    if (now.wire === wire && !now.isDrop && !isHere) pointer.setState({ wire: null });
  }, leaveMs);
}

export function showGuides(pointer: PointerStore, guides: GuideLines | null): void {
  const now = pointer.getState().guides;
  const next = guides && (guides.x !== null || guides.y !== null) ? guides : null;
  if (now?.x !== next?.x || now?.y !== next?.y) pointer.setState({ guides: next });
}
