"use client";

import { type KeyboardEvent, useRef, useState } from "react";
import { NodeLine, OpenExitLine } from "@/components/designer/panels/outline-lines";
import { type OutlineItem, parentIndex, unfolded } from "@/lib/editor/outline-items";

/**
 * A tree by the pattern of the same name (w3.org/WAI/ARIA/apg/patterns/treeview): arrows walk, unfold and fold, Home
 * and End jump, Enter goes to the step or wires the open exit.
 */
export function OutlineTree({ label, items }: { label: string; items: readonly OutlineItem[] }) {
  const tree = useRef<HTMLDivElement>(null);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [current, setCurrent] = useState<string | null>(null);
  const shown = unfolded(items, folded);
  const at = Math.max(
    0,
    shown.findIndex(({ key }) => key === current),
  );

  const fold = (key: string, isFolded: boolean) => {
    const next = new Set(folded);
    if (isFolded) next.add(key);
    else next.delete(key);
    setFolded(next);
  };
  const goTo = (index: number) => {
    const item = shown[Math.min(shown.length - 1, Math.max(0, index))];
    if (!item) return;
    setCurrent(item.key);
    tree.current?.querySelectorAll<HTMLElement>("[role=treeitem]")[shown.indexOf(item)]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!(event.target instanceof HTMLElement) || event.target.role !== "treeitem") return;
    const isRtl = getComputedStyle(event.currentTarget).direction === "rtl";
    const move = moves[isRtl ? (mirrored[event.key] ?? event.key) : event.key];
    const item = shown[at];
    if (!move || !item || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const isFolded = folded.has(item.key);
    if (move === "first") goTo(0);
    else if (move === "last") goTo(shown.length - 1);
    else if (move === "down") goTo(at + 1);
    else if (move === "up") goTo(at - 1);
    else if (move === "in" && item.hasChildren) isFolded ? fold(item.key, false) : goTo(at + 1);
    else if (move === "out") item.hasChildren && !isFolded ? fold(item.key, true) : goTo(parentIndex(shown, at));
  };

  return (
    <div ref={tree} role="tree" aria-label={label} onKeyDown={onKeyDown}>
      {shown.map((item, index) => {
        const line = {
          depth: item.depth,
          expanded: item.hasChildren ? !folded.has(item.key) : undefined,
          tabIndex: index === at ? 0 : -1,
          onFocus: () => setCurrent(item.key),
          onFold: () => fold(item.key, !folded.has(item.key)),
        };
        return item.kind === "node" ? (
          <NodeLine key={item.key} row={item.row} line={line} />
        ) : (
          <OpenExitLine key={item.key} nodeId={item.nodeId} exitId={item.exit} line={line} />
        );
      })}
    </div>
  );
}

const moves: Readonly<Record<string, "down" | "up" | "in" | "out" | "first" | "last">> = {
  ArrowDown: "down",
  ArrowUp: "up",
  ArrowRight: "in",
  ArrowLeft: "out",
  Home: "first",
  End: "last",
};

/** The tree opens towards the end of the line. */
const mirrored: Readonly<Record<string, string>> = { ArrowRight: "ArrowLeft", ArrowLeft: "ArrowRight" };
