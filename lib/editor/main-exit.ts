import { type ExitSpec, findNodeType, type NodeCatalogue } from "@/lib/flow/catalogue";
import type { FlowDocument, FlowNode } from "@/lib/flow/document";
import { nodeExits } from "./node-exits";

/** The exit by which a call normally goes on: the first one, unless it is for what is broken. Null: there is none, or nobody knows which. */
export function mainExit(catalogue: NodeCatalogue, node: FlowNode): ExitSpec | null {
  if (!findNodeType(catalogue, node.type)) return null;
  return nodeExits(catalogue, node).find((exit) => exit.known && !exit.broken) ?? null;
}

/**
 * The node that follows another one: the one that all its wires lead to, else the one its main exit leads to. Null when
 * nothing follows, or several things of equal rank do (the choices of a menu).
 */
export function follower(document: FlowDocument, catalogue: NodeCatalogue, id: string): string | null {
  const node = document.nodes[id];
  if (!node) return null;
  const leadsTo = (to: string | null | undefined): to is string =>
    Boolean(to) && to !== id && Object.hasOwn(document.nodes, to as string);
  const targets = new Set(Object.values(node.exits).filter(leadsTo));
  const [first] = targets;
  if (targets.size === 1 && first !== undefined) return first;
  const main = mainExit(catalogue, node);
  // An exit with the author's own words is one of several choices.
  const to = main && main.label === undefined ? node.exits[main.id] : null;
  return leadsTo(to) ? to : null;
}
