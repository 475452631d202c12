import type { CallMap, Place } from "../call-map";
import type { Bindings } from "../catalogue";
import type { FlowDocument } from "../document";
import type { FlowGraph, GraphNode } from "../graph";
import type { Issue } from "../issue";

/**
 * One thing that can be wrong with a flow. What is true of a node by itself is asked of the graph, the flow's own
 * nodes; what depends on the way a call takes is asked of the map, which has the subflows' nodes too.
 */
export type Check = (graph: FlowGraph, bindings: Bindings | null, map: CallMap) => Issue[];

/** What a node's own prompts and settings are judged by, beside themselves. */
export type Surroundings = Pick<FlowDocument, "languages" | "company">;

/**
 * A check of each node by itself. What was found is remembered as long as the node and its surroundings are the same
 * objects, so that an edit costs what it touched.
 */
export function ofEachNode(check: (found: GraphNode, flow: Surroundings) => Issue[]): Check {
  const before = new WeakMap<GraphNode, Surroundings & { issues: Issue[] }>();
  return ({ flow: { languages, company }, nodes }) => {
    const all: Issue[] = [];
    for (const found of nodes.values()) {
      let known = before.get(found);
      if (known?.languages !== languages || known.company !== company) {
        known = { languages, company, issues: check(found, { languages, company }) };
        before.set(found, known);
      }
      all.push(...known.issues);
    }
    return all;
  };
}

/** How a person knows a node: its label, else its id. */
export const nameOf = ({ id, node }: GraphNode): string => (node.label.trim() ? `"${node.label.trim()}"` : `"${id}"`);

const shownAtMost = 6;

/** Places in the words of a person, e.g. `"Welcome" → "Main menu"`; a long way loses its middle. */
export function wayInWords({ places }: CallMap, way: readonly number[]): string {
  const names = way.map((index) => nameOf((places[index] as Place).found));
  const shown =
    names.length > shownAtMost ? [...names.slice(0, 2), "…", ...names.slice(names.length - shownAtMost + 3)] : names;
  return shown.join(" → ");
}
