import { findNodeType, type NodeCatalogue } from "@/lib/flow/catalogue";
import type { FlowDocument, FlowNode } from "@/lib/flow/document";
import type { Json } from "@/lib/util/json";
import { freshId } from "../fresh-id";
import { declaredExits } from "../node-exits";

export interface NewNode {
  type: string;
  label: string;
  at: { x: number; y: number };
}

/**
 * A node of a type with its fresh config. The first that can be the entry (or the after-call entry) becomes it.
 *
 * @returns the new id, or null when the type is unknown
 */
export function addNode(
  document: FlowDocument,
  catalogue: NodeCatalogue,
  { type, label, at }: NewNode,
): { document: FlowDocument; id: string | null } {
  const definition = findNodeType(catalogue, type);
  if (!definition) return { document, id: null };
  const id = freshId((candidate) => Object.hasOwn(document.nodes, candidate), label, type);
  const node: FlowNode = {
    type,
    label,
    config: definition.newConfig(document.languages) as Record<string, Json>,
    exits: {},
  };
  node.exits = Object.fromEntries((declaredExits(catalogue, node) ?? []).map((exit) => [exit.id, null]));
  const next: FlowDocument = {
    ...document,
    nodes: { ...document.nodes, [id]: node },
    layout: { ...document.layout, [id]: at },
  };
  if (definition.stage === "inCall" && document.entry === null) next.entry = id;
  if (definition.stage === "afterCall" && document.afterCall === null) next.afterCall = id;
  return { document: next, id };
}
