import type { Bindings } from "../catalogue";
import type { FlowGraph, GraphNode } from "../graph";
import type { Issue } from "../issue";

/** One thing that can be wrong with a flow. */
export type Check = (graph: FlowGraph, bindings: Bindings | null) => Issue[];

/** How a person knows a node: its label, else its id. */
export const nameOf = ({ id, node }: GraphNode): string => (node.label.trim() ? `"${node.label.trim()}"` : `"${id}"`);
