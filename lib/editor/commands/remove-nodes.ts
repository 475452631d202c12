import type { NodeCatalogue } from "@/lib/flow/catalogue";
import type { FlowDocument, FlowNode } from "@/lib/flow/document";
import { follower } from "../main-exit";
import { wiresOf } from "../node-exits";
import { canBe, canConnect } from "../rules";
import { removeComments } from "./comments";
import { connect } from "./connect";
import { commentIdOf } from "./move-nodes";

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

/** Takes away nodes, notes and frames, by their keys; exits that led to a node lead on where they can, or stay open. */
export function removeKeys(
  document: FlowDocument,
  catalogue: NodeCatalogue,
  keys: readonly string[],
  isOpen = false,
): { document: FlowDocument; to: string[] } {
  const ids = keys.filter((key) => commentIdOf(key) === null);
  const comments = keys.flatMap((key) => commentIdOf(key) ?? []);
  const { document: without, to } = isOpen
    ? { document: removeNodes(document, ids), to: [] }
    : removeAndJoin(document, catalogue, ids);
  return { document: removeComments(without, comments), to };
}

/**
 * Takes nodes away; what led to them leads to what followed them, where one thing did and the rules allow it.
 *
 * @returns `to`: the nodes that calls now go to instead; empty when every exit that led there is open
 */
export function removeAndJoin(
  document: FlowDocument,
  catalogue: NodeCatalogue,
  ids: readonly string[],
): { document: FlowDocument; to: string[] } {
  const gone = new Set(ids.filter((id) => Object.hasOwn(document.nodes, id)));
  let next = removeNodes(document, ids);
  const to = new Set<string>();
  for (const wire of wiresOf(document)) {
    if (gone.has(wire.from) || !gone.has(wire.to)) continue;
    const target = firstLeft(wire.to);
    if (target === null || !canConnect(next, catalogue, wire.from, wire.exit, target).allowed) continue;
    next = connect(next, wire.from, wire.exit, target);
    to.add(target);
  }
  for (const role of ["entry", "afterCall", "fallback"] as const) {
    const old = document[role];
    const target = old !== null && gone.has(old) ? firstLeft(old) : null;
    if (target === null || !canBe(next, catalogue, role, target).allowed) continue;
    next = { ...next, [role]: target };
    to.add(target);
  }
  return { document: next, to: [...to] };

  /** The first node after a removed one that stays. */
  function firstLeft(id: string): string | null {
    const seen = new Set<string>();
    let current: string | null = id;
    while (current !== null && gone.has(current) && !seen.has(current)) {
      seen.add(current);
      current = follower(document, catalogue, current);
    }
    return current !== null && !gone.has(current) ? current : null;
  }
}
