import { createStore, type StoreApi } from "zustand/vanilla";

/** A call drawn on the canvas: where it has been, where it is, and the ways it went. */
export interface Highlight {
  visited: readonly string[];
  current: string | null;
  /** Node and exit. */
  takenExits: readonly (readonly [node: string, exit: string])[];
}

/** The same on the canvas of the flow itself: a call inside a subflow is at the node that runs it. */
export function onCanvas({ visited, current, takenExits }: Highlight): Highlight {
  const own = (id: string) => id.split("/")[0] as string;
  return {
    visited: [...new Set(visited.map(own))],
    current: current === null ? null : own(current),
    takenExits: takenExits.filter(([node]) => node === own(node)),
  };
}

export type PanelName = "problems" | "outline";

/** A node to be chosen for a place on the canvas, and the exit that will lead to it. */
export interface QuickAdd {
  at: { x: number; y: number };
  /** In pixels of the window, where the list opens. */
  screen: { x: number; y: number };
  from: { nodeId: string; exit: string } | null;
}

/** How the flow is looked at; nothing here is saved with it. */
export interface ViewState {
  highlight: Highlight | null;
  panel: PanelName | null;
  /** The phone stands where the settings are. */
  isSimulating: boolean;
  quickAdd: QuickAdd | null;
  /** What is shown over the page on a narrow screen. */
  drawer: "palette" | "inspector" | null;
  dialog: "publish" | "versions" | null;
  /** The canvas should bring this node into view; grows with every wish. */
  reveal: { nodeId: string; count: number } | null;
}

export type ViewStore = StoreApi<ViewState>;

export function createView(): ViewStore {
  return createStore<ViewState>(() => ({
    highlight: null,
    panel: null,
    isSimulating: false,
    quickAdd: null,
    drawer: null,
    dialog: null,
    reveal: null,
  }));
}

export function reveal(view: ViewStore, nodeId: string): void {
  view.setState((state) => ({ reveal: { nodeId, count: (state.reveal?.count ?? 0) + 1 } }));
}
