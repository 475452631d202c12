import { type FlowGraph, reachableFrom } from "../graph";
import type { Issue } from "../issue";
import { type Check, nameOf } from "./check";

/** After-call work runs when nobody is on the line, so the two parts of a flow may not lead into each other. */
export const stageCheck: Check = (graph) => {
  const { entry, fallback, afterCall } = graph.flow;
  return [
    ...misplaced(graph, [entry, fallback], "inCall", "is after-call work and cannot run while the caller is there"),
    ...misplaced(graph, [afterCall], "afterCall", "needs a caller, and after-call work runs when nobody is there"),
  ];
};

function misplaced(graph: FlowGraph, roots: (string | null)[], stage: "inCall" | "afterCall", why: string): Issue[] {
  return [...reachableFrom(graph, roots)].flatMap((id) => {
    const found = graph.nodes.get(id);
    if (!found?.type || found.type.stage === stage || found.type.stage === "any") return [];
    return [
      {
        code: "after_call_stage",
        severity: "error" as const,
        nodeId: id,
        path: "",
        message: `${nameOf(found)} ${why}. Remove the wire that leads to it.`,
        values: { node: found.node.label || id, stage },
      },
    ];
  });
}
