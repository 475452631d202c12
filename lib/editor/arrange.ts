import type { NodeCatalogue } from "@/lib/flow/catalogue";
import type { FlowDocument } from "@/lib/flow/document";
import { nodeExits } from "./node-exits";
import { outlineOf } from "./outline";

export interface Size {
  width: number;
  height: number;
}

const columnGap = 96;
const rowGap = 40;
const groupGap = 96;

/**
 * Places for every node: columns by distance from the entry, each column in the order of the exits that lead to it,
 * after-call work and loose nodes in bands of their own below. Positions are multiples of eight.
 *
 * @param sizeOf a card's size in pixels of the canvas
 */
export function arrange(
  document: FlowDocument,
  catalogue: NodeCatalogue,
  sizeOf: (id: string) => Size,
): Record<string, { x: number; y: number }> {
  const outline = outlineOf(document, catalogue);
  const places: Record<string, { x: number; y: number }> = {};
  let top = 0;
  for (const group of [[...outline.call, ...outline.fallback], outline.afterCall, outline.loose]) {
    const ids = [...new Set(group.map((row) => row.nodeId))].filter((id) => !Object.hasOwn(places, id));
    if (ids.length === 0) continue;
    top = placeGroup(document, catalogue, ids, top, sizeOf, places) + groupGap;
  }
  return places;
}

function placeGroup(
  document: FlowDocument,
  catalogue: NodeCatalogue,
  ids: readonly string[],
  top: number,
  sizeOf: (id: string) => Size,
  places: Record<string, { x: number; y: number }>,
): number {
  const columns = columnsOf(document, catalogue, ids);
  let x = 0;
  let bottom = top;
  const centre = (id: string) => (places[id]?.y ?? 0) + sizeOf(id).height / 2;
  columns.forEach((column, index) => {
    const before = new Set(columns[index - 1] ?? []);
    const wanted = new Map(
      column.map((id, order) => [id, wantedCentre(document, catalogue, id, before, centre, sizeOf) ?? order]),
    );
    const sorted = index === 0 ? column : [...column].sort((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0));
    let y = top;
    for (const id of sorted) {
      const { height } = sizeOf(id);
      const ideal = index === 0 ? y : (wanted.get(id) ?? 0) - height / 2;
      y = snap(Math.max(y, ideal));
      places[id] = { x: snap(x), y };
      y += height + rowGap;
      bottom = Math.max(bottom, y - rowGap);
    }
    x += Math.max(...column.map((id) => sizeOf(id).width)) + columnGap;
  });
  return bottom;
}

/** Breadth first over wires inside the group; a node stands one column after the first that leads to it. */
function columnsOf(document: FlowDocument, catalogue: NodeCatalogue, ids: readonly string[]): string[][] {
  const within = new Set(ids);
  const columnOf = new Map<string, number>();
  for (const root of ids) {
    if (columnOf.has(root)) continue;
    columnOf.set(root, 0);
    const queue = [root];
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      const node = document.nodes[id];
      if (!node) continue;
      for (const exit of nodeExits(catalogue, node)) {
        const to = node.exits[exit.id];
        if (!to || !within.has(to) || columnOf.has(to)) continue;
        columnOf.set(to, (columnOf.get(id) ?? 0) + 1);
        queue.push(to);
      }
    }
  }
  const columns: string[][] = [];
  for (const [id, column] of columnOf) {
    columns[column] ??= [];
    columns[column].push(id);
  }
  return columns;
}

/** The height of the exit rows that lead here, so that wires run level; null when nothing in the last column does. */
function wantedCentre(
  document: FlowDocument,
  catalogue: NodeCatalogue,
  id: string,
  before: ReadonlySet<string>,
  centre: (id: string) => number,
  sizeOf: (id: string) => Size,
): number | null {
  const heights: number[] = [];
  for (const from of before) {
    const node = document.nodes[from];
    if (!node) continue;
    const exits = nodeExits(catalogue, node);
    exits.forEach((exit, index) => {
      if (node.exits[exit.id] === id)
        heights.push(centre(from) + ((index + 0.5) / exits.length - 0.5) * sizeOf(from).height);
    });
  }
  return heights.length > 0 ? heights.reduce((sum, height) => sum + height, 0) / heights.length : null;
}

const snap = (value: number) => Math.round(value / 8) * 8;
