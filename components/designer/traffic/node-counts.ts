import type { NodeTraffic, ShownTraffic } from "@/components/designer/traffic/traffic-store";

/** A way out in calls. */
export interface WayCount {
  calls: number;
  times: number;
  /** Of the calls that came to the step, 0 to 1; null when none came. Callers who come back can take several ways. */
  share: number | null;
}

export function wayCount(node: NodeTraffic | undefined, way: string): WayCount {
  const found = node?.ways.find((each) => each.way === way);
  const calls = found?.calls ?? 0;
  return { calls, times: found?.times ?? 0, share: node && node.calls > 0 ? calls / node.calls : null };
}

/** Whether there is any version, so that there can be calls. */
export const wasPublished = ({ traffic }: ShownTraffic): boolean => Object.keys(traffic.drawn).length > 0;

/**
 * Whether versions that were called, or the newest one, have the step and the exit: what only the draft has can have no
 * traffic. While nothing is published, nothing is newer than the rest.
 */
export function isDrawn(shown: ShownTraffic, nodeId: string, exit?: string): boolean {
  if (!wasPublished(shown)) return true;
  const { traffic } = shown;
  const step = Object.hasOwn(traffic.drawn, nodeId) ? traffic.drawn[nodeId] : undefined;
  return step !== undefined && (exit === undefined || step.exits.some(({ id }) => id === exit));
}

/** How much is lost where: 0 nothing, then up to 5, 10, 25 % of the calls that came, then more. */
export function heatOf(share: number | null): 0 | 1 | 2 | 3 | 4 {
  if (!share) return 0;
  if (share <= 0.05) return 1;
  if (share <= 0.1) return 2;
  return share <= 0.25 ? 3 : 4;
}

/** Pixels of the canvas for a wire that this share of all the flow's calls took. */
export const wireWidth = (calls: number, all: number): number => (calls === 0 ? 0 : 2 + 14 * Math.min(1, calls / all));
