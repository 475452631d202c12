import type { Check } from "./check";

/** Every node has a type this release knows. */
export const nodeTypeCheck: Check = ({ nodes }) =>
  [...nodes.values()]
    .filter(({ type }) => type === null)
    .map(({ id, node }) => ({
      code: "unknown_node_type",
      severity: "error",
      nodeId: id,
      path: "type",
      message: `There is no node type "${node.type}". Replace the node, or update Callwright if a newer release made the flow.`,
      values: { type: node.type },
    }));
