import type { FlowDocument, FlowNode } from "@/lib/flow/document";
import { type Wire, wiresOf } from "../node-exits";

/**
 * Takes nodes away with their positions; exits that led to them are open again, and the flow's own entries that
 * named them are empty.
 */
export function removeNodes(document: FlowDocument, ids: readonly string[]): FlowDocument {
  const gone = new Set(ids.filter((id) => Object.hasOwn(document.nodes, id)));
  if (gone.size === 0) return document;
  const nodes: Record<string, FlowNode> = {};
  for (const [id, node] of Object.entries(document.nodes)) {
    if (gone.has(id)) continue;
    const broken = Object.values(node.exits).some((to) => to !== null && gone.has(to));
    nodes[id] = broken
      ? {
          ...node,
          exits: Object.fromEntries(
            Object.entries(node.exits).map(([exit, to]) => [exit, to && gone.has(to) ? null : to]),
          ),
        }
      : node;
  }
  const kept = (id: string | null) => (id !== null && gone.has(id) ? null : id);
  return {
    ...document,
    entry: kept(document.entry),
    afterCall: kept(document.afterCall),
    fallback: kept(document.fallback),
    nodes,
    layout: Object.fromEntries(Object.entries(document.layout).filter(([id]) => !gone.has(id))),
  };
}

/** How what was around a node could be joined once it is gone. */
export interface JoinOffer {
  wires: Wire[];
  /** The node was the flow's entry (or after-call entry, or fallback), which would move to this node. */
  roles: ("entry" | "afterCall" | "fallback")[];
  to: string;
}

/** An offer when the node leads to exactly one other node and something leads to it; otherwise there is no one answer. */
export function joinOffer(document: FlowDocument, id: string): JoinOffer | null {
  const node = document.nodes[id];
  if (!node) return null;
  const targets = new Set(
    Object.values(node.exits).filter(
      (to): to is string => to !== null && to !== id && Object.hasOwn(document.nodes, to),
    ),
  );
  const [to] = targets;
  if (targets.size !== 1 || to === undefined) return null;
  const wires = wiresOf(document)
    .filter((wire) => wire.to === id && wire.from !== id && wire.from !== to)
    .map((wire) => ({ ...wire, to }));
  const roles = (["entry", "afterCall", "fallback"] as const).filter((role) => document[role] === id);
  return wires.length + roles.length > 0 ? { wires, roles, to } : null;
}

export function join(document: FlowDocument, offer: JoinOffer): FlowDocument {
  const next: FlowDocument = { ...document, nodes: { ...document.nodes } };
  for (const wire of offer.wires) {
    const from = next.nodes[wire.from];
    if (from && Object.hasOwn(next.nodes, wire.to))
      next.nodes[wire.from] = { ...from, exits: { ...from.exits, [wire.exit]: wire.to } };
  }
  for (const role of offer.roles) if (Object.hasOwn(next.nodes, offer.to)) next[role] = offer.to;
  return next;
}
