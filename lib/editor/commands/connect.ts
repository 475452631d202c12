import type { FlowDocument } from "@/lib/flow/document";

/** Leads an exit to a node, or opens it with null. */
export function connect(document: FlowDocument, from: string, exit: string, to: string | null): FlowDocument {
  const node = document.nodes[from];
  if (!node || (node.exits[exit] ?? null) === to) return document;
  return { ...document, nodes: { ...document.nodes, [from]: { ...node, exits: { ...node.exits, [exit]: to } } } };
}
