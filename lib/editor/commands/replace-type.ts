import { findNodeType, type NodeCatalogue } from "@/lib/flow/catalogue";
import type { FlowDocument, FlowNode } from "@/lib/flow/document";
import type { Json } from "@/lib/util/json";
import { follower, mainExit } from "../main-exit";
import { declaredExits } from "../node-exits";

/**
 * Another type for a node, under its id, name and place, with a fresh config. Exits of the same id keep their wire;
 * where no exit does, the main one leads to what followed. Unchanged when the new type is unknown.
 */
export function replaceType(document: FlowDocument, catalogue: NodeCatalogue, id: string, type: string): FlowDocument {
  const node = document.nodes[id];
  const definition = findNodeType(catalogue, type);
  if (!node || !definition) return document;
  const config = definition.newConfig(document.languages) as Record<string, Json>;
  const next: FlowNode = { ...node, type, config };
  const exits = declaredExits(catalogue, next) ?? [];
  next.exits = Object.fromEntries(exits.map((exit) => [exit.id, wireOf(node, exit.id)]));
  const main = mainExit(catalogue, next);
  if (main && Object.values(next.exits).every((to) => to === null)) {
    next.exits[main.id] = follower(document, catalogue, id);
  }
  return { ...document, nodes: { ...document.nodes, [id]: next } };
}

const wireOf = ({ exits }: FlowNode, exit: string) => (Object.hasOwn(exits, exit) ? (exits[exit] ?? null) : null);
