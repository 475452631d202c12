"use client";

import { type ReactFlowState, useStoreApi } from "@xyflow/react";
import { useEffect } from "react";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";

/** How much a card shows: all of it, its title alone, or only its shape. Text is never shrunk to illegible. */
export type Detail = "full" | "title" | "shape";

/** Zoom at and above which a detail is shown. */
export const detailZoom = { full: 0.58, title: 0.26 };

/** What every card and wire goes by. */
export interface Outlook {
  detail: Detail;
  /** A wire is being drawn from an exit. */
  isConnecting: boolean;
  /** Cards are in the far picture and draw nothing themselves. */
  isPictured: boolean;
  /** Something is told of single cards and wires, which the far picture would hide. */
  isAnnotated: boolean;
}

const outlooks = new WeakMap<() => ReactFlowState, StoreApi<Outlook>>();

/**
 * A part of the canvas's outlook. React Flow's store changes with every move of the pointer, so one listener tells all
 * cards when there is something to tell.
 */
export function useOutlook<T>(select: (outlook: Outlook) => T): T {
  return useStore(useOutlookStore(), select);
}

export function useOutlookStore(): StoreApi<Outlook> {
  const { getState, subscribe } = useStoreApi();
  const known = outlooks.get(getState);
  if (known) return known;
  const outlook = createStore<Outlook>(() => ({
    ...outlookIn(getState()),
    isPictured: false,
    isAnnotated: false,
  }));
  outlooks.set(getState, outlook);
  // As long as React Flow's own store lives, and no longer.
  subscribe((state) => {
    const [now, next] = [outlook.getState(), outlookIn(state)];
    if (now.detail !== next.detail || now.isConnecting !== next.isConnecting) outlook.setState(next);
  });
  return outlook;
}

/** While it is on, every card and wire is drawn by itself, however far away. */
export function useAnnotation(isOn: boolean): void {
  const outlook = useOutlookStore();
  useEffect(() => {
    outlook.setState({ isAnnotated: isOn });
    return () => outlook.setState({ isAnnotated: false });
  }, [outlook, isOn]);
}

export function useDetail(): Detail {
  return useOutlook(({ detail }) => detail);
}

export function outlookIn({
  transform,
  connection,
}: Pick<ReactFlowState, "transform" | "connection">): Pick<Outlook, "detail" | "isConnecting"> {
  const zoom = transform[2];
  return {
    detail: zoom >= detailZoom.full ? "full" : zoom >= detailZoom.title ? "title" : "shape",
    isConnecting: connection.inProgress && connection.fromHandle?.id !== "in",
  };
}
