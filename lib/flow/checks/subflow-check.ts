import type { Folded, Place } from "../call-map";
import type { FlowGraph, GraphNode } from "../graph";
import type { Issue } from "../issue";
import { limits } from "../limits";
import { outcomesOf } from "../subflow-outcomes";
import type { Check } from "./check";

/** Every subflow is there, ends, runs inside no other run of itself, and comes back by outcomes that its node knows. */
export const subflowCheck: Check = (graph, bindings, map) => [
  ...map.folded.flatMap(({ place, why }) => notRun(map.places[place] as Place, why, bindings !== null)),
  ...[...graph.nodes.values()].flatMap((found) => outcomes(graph, found)),
];

function notRun({ top, found: { type, config } }: Place, why: Folded["why"], isInstalled: boolean): Issue[] {
  const flow = type?.subflow?.(config).flow ?? "";
  const place = { severity: "error" as const, nodeId: top, path: "config.flow" };
  switch (why) {
    case "unknown":
      return [
        {
          code: "unbound_resource",
          ...place,
          message: isInstalled
            ? `This installation has no published flow "${flow}". Publish it, or choose another.`
            : `There is no flow "${flow}" beside this one.`,
          values: { kind: "subflow", name: flow },
        },
      ];
    case "recursion":
      return [
        {
          code: "subflow_recursion",
          ...place,
          message: `"${flow}" would run inside itself and never end. Choose another flow, or wire the call back instead.`,
          values: { flow },
        },
      ];
    case "depth":
      return [
        {
          code: "subflow_too_deep",
          ...place,
          message: `Subflows may run ${limits.subflowDepth} deep inside one another; "${flow}" would be deeper.`,
          values: { flow, limit: limits.subflowDepth },
        },
      ];
    case "size":
      return [
        {
          code: "too_many_nodes",
          ...place,
          message: `With "${flow}" the flow and all that runs inside it come to more than ${limits.nodesPerFlow} nodes.`,
          values: { limit: limits.nodesPerFlow },
        },
      ];
  }
}

/** The node's list of outcomes against what the subflow can return. */
function outcomes({ flow: { subflows = {} }, catalogue }: FlowGraph, { id, type, config }: GraphNode): Issue[] {
  if (!type?.subflow || config === undefined) return [];
  const call = type.subflow(config);
  const inner = Object.hasOwn(subflows, call.flow) ? subflows[call.flow] : undefined;
  if (!inner) return [];
  const returned = outcomesOf(inner, catalogue);
  const place = { nodeId: id, path: "config.outcomes" };
  return [
    ...returned
      .filter((outcome) => !call.outcomes.includes(outcome))
      .map((outcome) => ({
        code: "subflow_outcome_missing",
        severity: "error" as const,
        ...place,
        message: `"${call.flow}" can also end in "${outcome}", which has no exit here. Add the outcome and wire it.`,
        values: { flow: call.flow, outcome },
      })),
    ...call.outcomes
      .filter((outcome) => !returned.includes(outcome))
      .map((outcome) => ({
        code: "subflow_outcome_unknown",
        severity: "warning" as const,
        ...place,
        message: `"${call.flow}" never ends in "${outcome}". Remove the outcome.`,
        values: { flow: call.flow, outcome },
      })),
  ];
}
