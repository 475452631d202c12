import type { NodeCatalogue } from "@/lib/flow/catalogue";
import type { FlowDocument, FlowNode } from "@/lib/flow/document";
import type { Json } from "@/lib/util/json";
import { declaredExits } from "../node-exits";

export function setLabel(document: FlowDocument, id: string, label: string): FlowDocument {
  const node = document.nodes[id];
  return node && node.label !== label ? withNode(document, id, { ...node, label }) : document;
}

/**
 * A new config. Exits follow it: those that are gone lose their wire, and when exactly one went and one came (an exit
 * was renamed) the wire goes over to the new one.
 */
export function setConfig(
  document: FlowDocument,
  catalogue: NodeCatalogue,
  id: string,
  config: Record<string, Json>,
): FlowDocument {
  const node = document.nodes[id];
  if (!node) return document;
  const next: FlowNode = { ...node, config };
  const exits = declaredExits(catalogue, next);
  if (exits) {
    const followed = followExits(
      node,
      exits.map((exit) => exit.id),
    );
    // The same object when they are the same, so that typing draws no wire again.
    if (JSON.stringify(followed) !== JSON.stringify(node.exits)) next.exits = followed;
  }
  return withNode(document, id, next);
}

function followExits(node: FlowNode, ids: readonly string[]): Record<string, string | null> {
  const came = ids.filter((exit) => !Object.hasOwn(node.exits, exit));
  const went = Object.keys(node.exits).filter((exit) => !ids.includes(exit));
  const renamed = came.length === 1 && went.length === 1 ? { from: went[0] as string, to: came[0] as string } : null;
  return Object.fromEntries(ids.map((exit) => [exit, node.exits[renamed?.to === exit ? renamed.from : exit] ?? null]));
}

/** Another id for a node; every wire, entry and position follows. Unchanged when the new id is taken. */
export function renameNode(document: FlowDocument, id: string, newId: string): FlowDocument {
  const node = document.nodes[id];
  if (!node || id === newId || Object.hasOwn(document.nodes, newId)) return document;
  const renamed = (target: string | null) => (target === id ? newId : target);
  const nodes = Object.fromEntries(
    Object.entries(document.nodes).map(([key, each]) => {
      const touched = Object.values(each.exits).includes(id);
      const exits = touched
        ? Object.fromEntries(Object.entries(each.exits).map(([exit, to]) => [exit, renamed(to)]))
        : each.exits;
      return [key === id ? newId : key, touched ? { ...each, exits } : each];
    }),
  );
  const layout = Object.fromEntries(Object.entries(document.layout).map(([key, at]) => [key === id ? newId : key, at]));
  return {
    ...document,
    entry: renamed(document.entry),
    afterCall: renamed(document.afterCall),
    fallback: renamed(document.fallback),
    nodes,
    layout,
  };
}

function withNode(document: FlowDocument, id: string, node: FlowNode): FlowDocument {
  return { ...document, nodes: { ...document.nodes, [id]: node } };
}
