import { type ResourceUse, resourceLists } from "../catalogue";
import type { GraphNode } from "../graph";
import type { Check } from "./check";

/** Everything a flow names exists in this installation. */
export const resourceCheck: Check = (graph, bindings) => {
  if (bindings === null) return [];
  const known = new Map(Object.entries(resourceLists).map(([kind, list]) => [kind, new Set(bindings[list])]));
  return [...graph.nodes.values()].flatMap((found) =>
    resourcesOf(found)
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

/** What a node names: what its type says, and the audio of its prompts. */
function resourcesOf({ type, config }: GraphNode): ResourceUse[] {
  if (!type || config === undefined) return [];
  const audio = type
    .prompts(config)
    .flatMap(({ path, prompt }) =>
      Object.entries(prompt).flatMap(([language, content]): ResourceUse[] =>
        "play" in content && !content.play.startsWith("https://")
          ? [{ kind: "audio", name: content.play, path: `${path}.${language}` }]
          : [],
      ),
    );
  return [...type.resources(config), ...audio];
}
