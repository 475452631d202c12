"use client";

import { ArrowLeftRight, type LucideIcon, Minus, Move, Pencil, Plus } from "lucide-react";
import { createContext, useContext } from "react";
import type { ChangeKind } from "@/lib/flow/diff";
import type { OverlaidWire, Overlay } from "@/lib/flow/overlay";

/** What the canvas of a comparison knows of its cards and wires. */
export interface Comparison {
  overlay: Overlay;
  /** By the id of a wire on the canvas. */
  wires: ReadonlyMap<string, OverlaidWire["kind"]>;
}

export const CompareContext = createContext<Comparison | null>(null);

export function useComparison(): Comparison {
  const comparison = useContext(CompareContext);
  if (!comparison) throw new Error("useComparison needs CompareContext around it");
  return comparison;
}

/** Never colour alone: each kind of change has a sign. */
export const kindIcons: Record<ChangeKind, LucideIcon> = { added: Plus, removed: Minus, changed: Pencil, moved: Move };

/** The same for what became of a connection. */
export const exitIcons = { added: Plus, removed: Minus, changed: ArrowLeftRight } as const;

export const kindText: Record<ChangeKind, string> = {
  added: "text-ok",
  removed: "text-broken",
  changed: "text-risk",
  moved: "text-muted-foreground",
};
