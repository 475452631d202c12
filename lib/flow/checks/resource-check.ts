import { resourceLists } from "../catalogue";
import { nodeResources } from "../node-resources";
import type { Check } from "./check";

/** Everything a flow names exists in this installation. */
export const resourceCheck: Check = (graph, bindings) => {
  if (bindings === null) return [];
  const known = new Map(Object.entries(resourceLists).map(([kind, list]) => [kind, new Set(bindings[list])]));
  return [...graph.nodes.values()].flatMap((found) =>
    nodeResources(found)
      .filter(({ kind, name }) => !known.get(kind)?.has(name))
      .map(({ kind, name, path }) => ({
        code: "unbound_resource",
        severity: "error" as const,
        nodeId: found.id,
        path,
        message: `This installation has no ${kind} "${name}". Add it to the ${resourceLists[kind]}, or choose another.`,
        values: { kind, name },
      })),
  );
};
