import type { NodeCatalogue } from "@/lib/flow/catalogue";
import type { FlowDocument } from "@/lib/flow/document";
import { type Box, boxOf, type SizeOf } from "../box";
import { nodeExits, type Wire, wiresOf } from "../node-exits";
import { canConnect, type Verdict } from "../rules";
import { addNode } from "./add-node";
import { connect } from "./connect";

type WireStart = Pick<Wire, "from" | "exit">;

/** Space between cards that stand one after the other, in pixels of the canvas. */
const gap = 64;

/** Whether a node may come between the two ends of a wire; nothing may lead to it yet, or it would be taken from there. */
export function canInsert(document: FlowDocument, catalogue: NodeCatalogue, wire: WireStart, id: string): Verdict {
  const to = targetOf(document, wire);
  if (to === null || id === wire.from || id === to) return { allowed: false, reason: "noSuchExit" };
  const onward = onwardExit(document, catalogue, id);
  if (onward === null) return { allowed: false, reason: "noWayOn" };
  const enter = canConnect(document, catalogue, wire.from, wire.exit, id);
  return enter.allowed ? canConnect(document, catalogue, id, onward, to) : enter;
}

/** Whether a new step of a type may, as far as its fresh config has a way on. */
export function canInsertNew(document: FlowDocument, catalogue: NodeCatalogue, wire: WireStart, type: string): boolean {
  const { document: next, id } = addNode(document, catalogue, { type, label: "", at: { x: 0, y: 0 } });
  return id !== null && canInsert(next, catalogue, wire, id).allowed;
}

/** The wire leads to the node, and the node's first open exit to where the wire led. Unchanged when rules forbid it. */
export function insertOnWire(
  document: FlowDocument,
  catalogue: NodeCatalogue,
  wire: WireStart,
  id: string,
): FlowDocument {
  const to = targetOf(document, wire);
  const onward = onwardExit(document, catalogue, id);
  if (onward === null || !canInsert(document, catalogue, wire, id).allowed) return document;
  return connect(connect(document, wire.from, wire.exit, id), id, onward, to);
}

/** About as high as most cards, for one that has not been drawn yet. */
const usualHeight = 168;

/**
 * A place on a wire for a card, after what follows has been moved on far enough; below others that are in the way.
 *
 * @param id the card, when it stands on the canvas already
 * @returns the document with room in it, and the place; null for a wire that leads back, where there is no between
 */
export function roomOnWire(
  document: FlowDocument,
  wire: WireStart,
  sizeOf: SizeOf,
  id: string | null = null,
): { document: FlowDocument; at: { x: number; y: number } } | null {
  const to = targetOf(document, wire);
  const start = document.layout[wire.from];
  const end = to === null ? undefined : document.layout[to];
  if (to === null || !start || !end || end.x <= start.x) return null;
  const { width } = sizeOf(wire.from);
  const begin = start.x + width + gap;
  const missing = Math.max(0, begin + width + gap - end.x);
  const by = Math.ceil(missing / 8) * 8;
  const at = {
    x: Math.round((missing > 0 ? begin : (start.x + width + end.x - width) / 2) / 8) * 8,
    y: Math.round((start.y + end.y) / 16) * 8,
  };
  const layout = { ...document.layout };
  for (const next of after(document, to, wire.from)) {
    const place = layout[next];
    if (by > 0 && place && place.x >= end.x) layout[next] = { ...place, x: place.x + by };
  }
  const made = by > 0 ? { ...document, layout } : document;
  const others = Object.keys(document.nodes).flatMap((other) => (other === id ? [] : [boxOf(made, other, sizeOf)]));
  const height = id === null ? usualHeight : sizeOf(id).height;
  return { document: made, at: firstFree({ ...at, width, height }, others) };
}

/** The place, or the first one below it where no other box is. */
function firstFree(box: Box, others: readonly Box[]): { x: number; y: number } {
  let { y } = box;
  const isOver = (other: Box) =>
    box.x < other.x + other.width &&
    other.x < box.x + box.width &&
    y < other.y + other.height &&
    other.y < y + box.height;
  for (let other = others.find(isOver); other; other = others.find(isOver))
    y = Math.ceil((other.y + other.height + 24) / 8) * 8;
  return { x: box.x, y };
}

/** Nodes that can be reached from one without going through another. */
function after(document: FlowDocument, from: string, without: string): Set<string> {
  const reached = new Set<string>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === without || reached.has(id)) continue;
    reached.add(id);
    for (const to of Object.values(document.nodes[id]?.exits ?? {})) if (to) open.push(to);
  }
  return reached;
}

/** Whether no wire and no beginning of the flow leads to a node. */
export function isLoose(document: FlowDocument, id: string): boolean {
  const roles = [document.entry, document.afterCall, document.fallback];
  return !roles.includes(id) && !wiresOf(document).some((wire) => wire.to === id);
}

function onwardExit(document: FlowDocument, catalogue: NodeCatalogue, id: string): string | null {
  const node = Object.hasOwn(document.nodes, id) ? document.nodes[id] : undefined;
  if (!node) return null;
  return nodeExits(catalogue, node).find((exit) => exit.known && !exit.broken && !node.exits[exit.id])?.id ?? null;
}

function targetOf(document: FlowDocument, { from, exit }: WireStart): string | null {
  const to = document.nodes[from]?.exits[exit] ?? null;
  return to !== null && Object.hasOwn(document.nodes, to) ? to : null;
}
