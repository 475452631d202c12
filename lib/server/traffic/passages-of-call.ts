import { histogramOf } from "@/lib/metrics/durations";
import { type Passed, visitsOf } from "@/lib/metrics/passages";
import type { FindStep } from "./version-steps";

/** A row of `call_passage` without what is the same for the whole call. */
export interface Passage {
  flowId: string;
  flowVersion: number;
  /** "" for the flow as a whole. */
  nodeId: string;
  /** `in`, or how it left (`WayOut`). */
  way: string;
  times: number;
  durations: number[];
}

/**
 * What a call adds to the traffic of the flows it went through. For every node the times of `in` are those of all its
 * ways out together; a flow as a whole has `in` once, and `hungUp` when the caller hung up in it.
 */
export function passagesOf(turns: readonly Passed[], find: FindStep): Passage[] {
  const passages = new Map<string, Passage & { seconds: number[] }>();
  const add = (place: Pick<Passage, "flowId" | "flowVersion" | "nodeId">, way: string, seconds: number | null) => {
    const { flowId, flowVersion, nodeId } = place;
    const key = JSON.stringify([flowId, nodeId, way]);
    const passage = passages.get(key) ?? { flowId, flowVersion, nodeId, way, times: 0, durations: [], seconds: [] };
    passage.times += 1;
    if (seconds !== null) passage.seconds.push(seconds);
    passages.set(key, passage);
  };
  for (const visit of visitsOf(turns, (nodeId) => find(nodeId)?.returns ?? false)) {
    const place = find(visit.nodeId);
    if (!place) continue;
    add(place, "in", visit.seconds);
    add(place, visit.way, null);
    for (const way of visit.way === "hungUp" ? ["in", "hungUp"] : ["in"]) {
      const whole = { ...place, nodeId: "" };
      if (!passages.has(JSON.stringify([place.flowId, "", way]))) add(whole, way, null);
    }
  }
  return [...passages.values()].map(({ seconds, ...passage }) => ({ ...passage, durations: histogramOf(seconds) }));
}
