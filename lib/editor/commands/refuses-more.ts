import type { FlowDocument } from "@/lib/flow/document";
import { limits } from "@/lib/flow/limits";

/** Frames count as notes. */
export type Countable = "steps" | "notes";

export interface Full {
  of: Countable;
  limit: number;
}

/** Of what the flow would have more than it may, and how many it may have; null when there is room. */
export function refusesMore({ nodes, comments }: FlowDocument, more: Partial<Record<Countable, number>>): Full | null {
  const { steps = 0, notes = 0 } = more;
  if (steps > 0 && Object.keys(nodes).length + steps > limits.nodesPerFlow)
    return { of: "steps", limit: limits.nodesPerFlow };
  return notes > 0 && comments.length + notes > limits.commentsPerFlow
    ? { of: "notes", limit: limits.commentsPerFlow }
    : null;
}
