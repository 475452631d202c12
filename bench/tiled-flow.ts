import { readFileSync } from "node:fs";
import type { FlowDocument, FlowNode } from "@/lib/flow/document";

/** Room of one copy on the canvas, and copies in a row. */
const tile = { width: 3_300, height: 1_100, columns: 3 };

/** The gallery's support line again and again, side by side, until there are so many nodes. Each copy is entered from the one before. */
export function tiledFlow(size: number): FlowDocument {
  const gallery = JSON.parse(readFileSync("flows/support-line/flow.json", "utf8")) as FlowDocument;
  const flow: FlowDocument = { ...gallery, name: `${size} nodes`, nodes: {}, layout: {}, comments: [] };
  const originals = Object.entries(gallery.nodes);
  for (let at = 0; at < size; at++) {
    const copy = Math.floor(at / originals.length);
    const [id, node] = originals[at % originals.length] as [string, FlowNode];
    const place = gallery.layout[id] ?? { x: 0, y: 0 };
    flow.nodes[named(id, copy)] = {
      ...node,
      label: copy === 0 ? node.label : `${node.label} ${copy + 1}`,
      exits: Object.fromEntries(Object.entries(node.exits).map(([exit, to]) => [exit, to && named(to, copy)])),
    };
    flow.layout[named(id, copy)] = {
      x: place.x + (copy % tile.columns) * tile.width,
      y: place.y + Math.floor(copy / tile.columns) * tile.height,
    };
  }
  for (const [id, node] of Object.entries(flow.nodes)) {
    for (const [exit, to] of Object.entries(node.exits))
      if (to !== null && !flow.nodes[to]) node.exits[exit] = flow.nodes.goodbye ? "goodbye" : id;
  }
  // The first key of a copy's main menu leads on to the next copy.
  for (let copy = 1; flow.nodes[named(gallery.entry ?? "", copy)]; copy++) {
    const menu = flow.nodes[named("main-menu", copy - 1)];
    const first = Object.keys(menu?.exits ?? {})[0];
    if (menu && first) menu.exits[first] = named(gallery.entry ?? "", copy);
  }
  return flow;
}

const named = (id: string, copy: number) => (copy === 0 ? id : `${id}-${copy + 1}`);
