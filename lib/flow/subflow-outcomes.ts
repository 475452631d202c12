import type { NodeCatalogue } from "./catalogue";
import type { FlowDocument } from "./document";
import { flowGraph, reachableFrom } from "./graph";

/** The outcomes a flow can return when it runs as a subflow, in the order of its nodes; what no call reaches is left out. */
export function outcomesOf(flow: FlowDocument, catalogue: NodeCatalogue): string[] {
  const graph = flowGraph(flow, catalogue);
  const reached = reachableFrom(graph, [flow.entry]);
  const outcomes = [...graph.nodes.values()].flatMap(({ id, type, config }) =>
    type?.returns && config !== undefined && reached.has(id) ? [type.returns(config)] : [],
  );
  return [...new Set(outcomes)];
}
