import type { NodeCatalogue } from "@/lib/flow/catalogue";
import type { FlowDocument, FlowNode } from "@/lib/flow/document";
import { subflowOf } from "@/lib/flow/nested-node";
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

/**
 * Tells at every change which flows run inside one, without reading all of a large flow: each node is read once, as
 * long as it stays the same.
 *
 * @returns a function to their names as JSON: the same text for the same names in the same order
 */
export function createSubflowReader(catalogue: NodeCatalogue): (flow: FlowDocument) => string {
  const known = new WeakMap<FlowNode, string | null>();
  let last: FlowDocument["nodes"] | null = null;
  let text = "[]";
  return (flow) => {
    if (flow.nodes === last) return text;
    last = flow.nodes;
    const names = new Set<string>();
    for (const [id, node] of Object.entries(flow.nodes)) {
      const before = known.get(node);
      const name = before === undefined ? subflowOf(flow, catalogue, id) : before;
      if (before === undefined) known.set(node, name);
      if (name) names.add(name);
    }
    text = JSON.stringify([...names]);
    return text;
  };
}
