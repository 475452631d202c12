import type { FlowDocument } from "@/lib/flow/document";
import type { CheckFacts } from "./issue-reader";

/** What the server told of flows that run inside another, and of which it was asked. */
export interface SubflowsTold {
  names: readonly string[];
  subflows: Record<string, FlowDocument>;
}

/** What is known of the flows of these names, where only others, or some of them, may have been asked for. */
export function knownSubflows(names: readonly string[], told: SubflowsTold): Omit<CheckFacts, "bindings"> {
  return { subflows: told.subflows, unasked: names.filter((name) => !told.names.includes(name)) };
}
