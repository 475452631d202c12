import { createStore, type StoreApi } from "zustand/vanilla";
import type { FoldKey } from "@/lib/editor/fold";

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

export type PanelName = "problems" | "outline" | "traffic";

/** A node to be chosen for a place on the canvas, and the exit that will lead to it. */
export interface QuickAdd {
  at: { x: number; y: number };
  /** In pixels of the window, where the list opens. */
  screen: { x: number; y: number };
  from: { nodeId: string; exit: string } | null;
  /** The step of undo that opened the exit, which is one with what is chosen for it; null or left out: none did. */
  after?: number | null;
  /** The wire that it will stand on instead. */
  onto?: WireStart | null;
}

/** A wire, by the exit it leaves from. */
export interface WireStart {
  from: string;
  exit: string;
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
  /** All prompts in a table, or those of one step. */
  prompts: { nodeId: string | null } | null;
  dialog: "publish" | "versions" | "group" | null;
  /** Exits whose branches are folded away. */
  folded: ReadonlySet<FoldKey>;
  /** The search through the flow is open; grows with every wish, so that a second one takes the focus back. */
  search: number;
  isArranging: boolean;
  /** The walk around the designer is on. */
  isTouring: boolean;
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
    prompts: null,
    dialog: null,
    folded: new Set(),
    search: 0,
    isArranging: false,
    isTouring: false,
    reveal: null,
  }));
}

export function reveal(view: ViewStore, nodeId: string): void {
  view.setState((state) => ({ reveal: { nodeId, count: (state.reveal?.count ?? 0) + 1 } }));
}
