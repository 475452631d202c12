import { nodeReads } from "../node-reads";
import { UnsetWays } from "../unset-ways";
import { type Check, wayInWords } from "./check";

/**
 * A variable that a node reads has been set on every way to it; otherwise the caller hears a gap, or a condition
 * decides over nothing. A way without it is named.
 */
export const variableCheck: Check = (graph, _bindings, map) => {
  const unset = new UnsetWays(map);
  return map.places.flatMap((place, index) => {
    const told = new Set<string>();
    return nodeReads(place.found).flatMap(({ fact, mayBeBlank, path }) => {
      const name = variableOf(fact);
      if (name === null || mayBeBlank || told.has(name)) return [];
      const way = unset.wayTo(index, name);
      if (way === null) return [];
      told.add(name);
      const words = wayInWords(map, way);
      return [
        {
          code: "variable_maybe_unset",
          severity: "warning" as const,
          nodeId: place.top,
          path: place.found === graph.nodes.get(place.top) ? path : "",
          message: `"${name}" is not set on the way ${words}. Set it on this way, or say what stands in its place.`,
          values: { variable: name, way: words },
        },
      ];
    });
  });
};

/** `choice` of `vars.choice` and `vars.choice.label`; null for other facts. */
export function variableOf(fact: string): string | null {
  return /^vars\.([^.[]+)/.exec(fact)?.[1] ?? null;
}
