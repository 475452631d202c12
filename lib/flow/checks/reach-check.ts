import { reachableFrom } from "../graph";
import { type Check, nameOf } from "./check";

/** Nodes no call can come to: left over, or a wire is missing. Not an error, since drafts are parked so. */
export const reachCheck: Check = (graph) => {
  const { entry, afterCall, fallback } = graph.flow;
  const reached = reachableFrom(graph, [entry, afterCall, fallback]);
  return [...graph.nodes.values()]
    .filter(({ id }) => !reached.has(id))
    .map((found) => ({
      code: "unreachable_node",
      severity: "warning",
      nodeId: found.id,
      path: "",
      message: `No call can reach ${nameOf(found)}. Wire an exit to it or delete it.`,
      values: { node: found.node.label || found.id },
    }));
};
