import { createContext, useContext } from "react";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Period } from "@/components/designer/traffic/period";
import type { ApiOutputs } from "@/lib/api-client";

export type FlowTraffic = ApiOutputs["flows"]["traffic"];
export type NodeTraffic = FlowTraffic["nodes"][number];

/** What of the period's calls is counted; null: all of it. */
export interface TrafficFilters {
  version: number | null;
  number: string | null;
  language: string | null;
}

/** What the canvas draws: found by node, and compared by being the same object. */
export interface ShownTraffic {
  traffic: FlowTraffic;
  nodes: ReadonlyMap<string, NodeTraffic>;
  /** Of which calls, for the way to them. */
  bounds: { from: Date; to: Date };
  filters: TrafficFilters;
}

export interface TrafficState {
  /** Null: it is not drawn. */
  period: Period | null;
  filters: TrafficFilters;
  shown: ShownTraffic | null;
  /** Asks again, when it could not be read. */
  retry: (() => void) | null;
  /** How far along its wire each label has room, by wire (label-places.ts). */
  labelPlaces: ReadonlyMap<string, number>;
}

export type TrafficStore = StoreApi<TrafficState>;

export const noFilters: TrafficFilters = { version: null, number: null, language: null };

export const createTrafficStore = (period: Period | null): TrafficStore =>
  createStore<TrafficState>(() => ({ period, filters: noFilters, shown: null, retry: null, labelPlaces: new Map() }));

/** Null where a flow is drawn that has no traffic to show, such as the map of one call. */
export const TrafficContext = createContext<TrafficStore | null>(null);

const off = createTrafficStore(null);

/** A part of it; draws again only when that part is another one. */
export function useTraffic<T>(select: (state: TrafficState) => T): T {
  return useStore(useContext(TrafficContext) ?? off, select);
}

export function useTrafficStore(): TrafficStore {
  const store = useContext(TrafficContext);
  if (!store) throw new Error("useTrafficStore needs TrafficContext around it");
  return store;
}

export function showTraffic(
  store: TrafficStore,
  traffic: FlowTraffic,
  of: Pick<ShownTraffic, "bounds" | "filters">,
): void {
  store.setState({ shown: { traffic, nodes: new Map(traffic.nodes.map((node) => [node.nodeId, node])), ...of } });
}
