"use client";

import { useEffect, useMemo } from "react";
import type { CanvasNode, WireEdge } from "@/components/designer/canvas/flow-elements";
import { useDesigner, useEditor, useView } from "@/components/designer/designer-context";
import { type FoldKey, foldedNodes } from "@/lib/editor/fold";

const noBranches: ReadonlyMap<FoldKey, readonly string[]> = new Map();
const nothingFolded = { hidden: new Set<string>() as ReadonlySet<string>, branches: noBranches };

/** What is folded away; nothing at all, at no cost, while no branch is. */
export function useFolded() {
  const folded = useView((state) => state.folded);
  const document = useEditor((state) => (folded.size === 0 ? null : state.document));
  return useMemo(() => (document ? foldedNodes(document, folded) : nothingFolded), [document, folded]);
}

/** The canvas's nodes and wires without those that are folded away. */
export function useUnfolded(nodes: CanvasNode[], edges: WireEdge[]) {
  const { hidden } = useFolded();
  const shown = useMemo(() => (hidden.size === 0 ? nodes : nodes.filter(({ id }) => !hidden.has(id))), [nodes, hidden]);
  const wires = useMemo(
    () =>
      hidden.size === 0 ? edges : edges.filter(({ source, target }) => !hidden.has(source) && !hidden.has(target)),
    [edges, hidden],
  );
  return { nodes: shown, edges: wires };
}

/** More folds than anybody makes in one flow; what the browser keeps stays small. */
const foldsKept = 500;

/** Folds belong to the reader and this browser, not to the flow. */
export function useFoldMemory(): void {
  const { view, flowId } = useDesigner();
  useEffect(() => {
    const key = `callwright.folded.${flowId}`;
    view.setState({ folded: new Set(read(key)) });
    return view.subscribe(({ folded }, before) => {
      if (folded !== before.folded) write(key, [...folded].slice(-foldsKept));
    });
  }, [view, flowId]);
}

/** Storage may be switched off or full, or hold anything; then folds simply do not outlive the page. */
function read(key: string): string[] {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? kept.filter((each) => typeof each === "string") : [];
  } catch {
    return [];
  }
}

function write(key: string, folds: readonly string[]): void {
  try {
    if (folds.length === 0) window.localStorage.removeItem(key);
    else window.localStorage.setItem(key, JSON.stringify(folds));
  } catch {
    // As above.
  }
}
