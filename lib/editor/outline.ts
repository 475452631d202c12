import type { NodeCatalogue } from "@/lib/flow/catalogue";
import type { FlowDocument } from "@/lib/flow/document";
import { nodeExits } from "./node-exits";

/** One line of the flow read as a tree. */
export interface OutlineRow {
  nodeId: string;
  /** The exit that leads here from the parent; null for a root. */
  exit: string | null;
  parent: string | null;
  depth: number;
  /** The node has its own line above; its children are not repeated. */
  repeated: boolean;
}

export interface Outline {
  call: OutlineRow[];
  afterCall: OutlineRow[];
  fallback: OutlineRow[];
  /** Nodes that nothing leads to. */
  loose: OutlineRow[];
}

/** The flow as a person would read it aloud: from its entries, exits in their order, each node once. */
export function outlineOf(document: FlowDocument, catalogue: NodeCatalogue): Outline {
  const seen = new Set<string>();
  const from = (root: string | null): OutlineRow[] => {
    if (root === null || !Object.hasOwn(document.nodes, root)) return [];
    const rows: OutlineRow[] = [];
    const stack: OutlineRow[] = [{ nodeId: root, exit: null, parent: null, depth: 0, repeated: false }];
    for (let row = stack.pop(); row; row = stack.pop()) {
      const node = document.nodes[row.nodeId];
      if (!node) continue;
      const repeated = seen.has(row.nodeId);
      rows.push({ ...row, repeated });
      if (repeated) continue;
      seen.add(row.nodeId);
      const children = nodeExits(catalogue, node).flatMap((exit) => {
        const to = node.exits[exit.id];
        return to && Object.hasOwn(document.nodes, to)
          ? [{ nodeId: to, exit: exit.id, parent: row.nodeId, depth: row.depth + 1, repeated: false }]
          : [];
      });
      stack.push(...children.reverse());
    }
    return rows;
  };
  const call = from(document.entry);
  const fallback = document.fallback !== null && seen.has(document.fallback) ? [] : from(document.fallback);
  const afterCall = from(document.afterCall);
  const loose: OutlineRow[] = [];
  const pointedAt = new Set(Object.values(document.nodes).flatMap((node) => Object.values(node.exits)));
  const rest = Object.keys(document.nodes).filter((id) => !seen.has(id));
  for (const id of [...rest.filter((each) => !pointedAt.has(each)), ...rest])
    if (!seen.has(id)) loose.push(...from(id));
  return { call, afterCall, fallback, loose };
}
