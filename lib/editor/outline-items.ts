import type { NodeCatalogue } from "@/lib/flow/catalogue";
import type { FlowDocument } from "@/lib/flow/document";
import { nodeExits } from "./node-exits";
import type { OutlineRow } from "./outline";

/** A line of the outline as people walk it: a node, or an exit that leads nowhere yet. */
export type OutlineItem = { key: string; depth: number; hasChildren: boolean } & (
  | { kind: "node"; row: OutlineRow }
  | { kind: "open"; nodeId: string; exit: string }
);

/** The rows of one tree with each node's open exits right below it, where they are seen first. */
export function outlineItems(
  rows: readonly OutlineRow[],
  document: FlowDocument,
  catalogue: NodeCatalogue,
): OutlineItem[] {
  const items = rows.flatMap((row): OutlineItem[] => {
    const node = document.nodes[row.nodeId];
    const key = `${row.parent ?? ""}/${row.exit ?? ""}/${row.nodeId}`;
    const line: OutlineItem = { kind: "node", key, depth: row.depth, hasChildren: false, row };
    if (!node || row.repeated) return [line];
    const open = nodeExits(catalogue, node)
      .filter(({ id, known, broken }) => known && !broken && !node.exits[id])
      .map(({ id }): OutlineItem => {
        const place = { nodeId: row.nodeId, exit: id, depth: row.depth + 1, hasChildren: false };
        return { kind: "open", key: `${row.nodeId}/${id}`, ...place };
      });
    return [line, ...open];
  });
  return items.map((item, index) => ({ ...item, hasChildren: (items[index + 1]?.depth ?? 0) > item.depth }));
}

/** What is left to see when some lines are folded. */
export function unfolded(items: readonly OutlineItem[], folded: ReadonlySet<string>): OutlineItem[] {
  let hiddenBelow = Number.POSITIVE_INFINITY;
  return items.filter(({ key, depth }) => {
    if (depth > hiddenBelow) return false;
    hiddenBelow = folded.has(key) ? depth : Number.POSITIVE_INFINITY;
    return true;
  });
}

/** The line that a line is below of; its own index for a root. */
export function parentIndex(items: readonly OutlineItem[], index: number): number {
  const depth = items[index]?.depth ?? 0;
  const above = items.slice(0, index).findLastIndex((item) => item.depth < depth);
  return above === -1 ? index : above;
}
