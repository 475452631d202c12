import { Position } from "@xyflow/react";
import { entryPlace, exitPlaces } from "@/components/designer/canvas/card-geometry";
import { type CanvasNode, cardWidth, type WireEdge } from "@/components/designer/canvas/flow-elements";
import { wirePath } from "@/components/designer/canvas/wire-path";
import type { NodeFamily } from "@/lib/flow/catalogue";

/** A part of the picture, as SVG path data. */
export interface Tile {
  /** Column and row, e.g. `0,-2`. */
  key: string;
  cards: { family: NodeFamily | "unknown"; bodies: string; edges: string }[];
  wires: string;
}

export interface Picture {
  tiles: Tile[];
  /** Wires that cross tiles which neither of their ends is near. */
  longWires: string;
}

/** In pixels of the canvas. */
const tileSize = 4_096;
export const tileAt = (x: number) => Math.floor(x / tileSize);
const familyEdgeWidth = 3;

export interface CardFacts {
  family: NodeFamily | null;
  exits: readonly { id: string }[];
  /** Its wires are not drawn: its card says where it leads. */
  isJump: boolean;
}

/**
 * All cards and wires as a few shapes, in tiles, so that a part of it can be drawn and an edit changes one of them.
 *
 * @param nodes cards only, measured or guessed
 * @param factsOf null for a card that the document has no longer
 */
export function pictureOf(
  nodes: readonly CanvasNode[],
  wires: readonly WireEdge[],
  factsOf: (id: string) => CardFacts | null,
  rtl: boolean,
): Picture {
  const tiles = new Map<string, { wires: string; cards: Map<NodeFamily | "unknown", [body: string, edge: string]> }>();
  const tileOf = ({ x, y }: { x: number; y: number }) => {
    const key = `${tileAt(x)},${tileAt(y)}`;
    const tile = tiles.get(key) ?? { wires: "", cards: new Map() };
    tiles.set(key, tile);
    return tile;
  };
  const known = new Map(nodes.map((node) => [node.id, node]));
  for (const node of nodes) {
    const facts = factsOf(node.id);
    if (!facts) continue;
    const { x, y } = node.position;
    const height = heightOf(node);
    const { cards } = tileOf(node.position);
    const family = facts.family ?? "unknown";
    const [bodies, edges] = cards.get(family) ?? ["", ""];
    const edgeX = rtl ? x + cardWidth - familyEdgeWidth : x;
    cards.set(family, [bodies + box(x, y, cardWidth, height), edges + box(edgeX, y, familyEdgeWidth, height)]);
  }

  const places = new Map<string, Map<string, number>>();
  const exitY = (node: CanvasNode, exit: string) => {
    let own = places.get(node.id);
    if (!own) {
      own = new Map(exitPlaces(factsOf(node.id)?.exits ?? [], heightOf(node)).map(({ id, y }) => [id, y]));
      places.set(node.id, own);
    }
    return own.get(exit) ?? entryPlace;
  };
  let longWires = "";
  for (const { source, target, data } of wires) {
    const [from, to] = [known.get(source), known.get(target)];
    if (!from || !to || factsOf(source)?.isJump) continue;
    const path = wireBetween(from, exitY(from, data?.exit ?? ""), to, rtl);
    if (isLong(from.position, to.position)) longWires += path;
    else tileOf(from.position).wires += path;
  }
  return {
    longWires,
    tiles: [...tiles].map(([key, tile]) => ({
      key,
      wires: tile.wires,
      cards: [...tile.cards].map(([family, [bodies, edges]]) => ({ family, bodies, edges })),
    })),
  };
}

function wireBetween(from: CanvasNode, exitY: number, to: CanvasNode, rtl: boolean): string {
  const [reading, far] = rtl ? [Position.Right, Position.Left] : [Position.Left, Position.Right];
  const side = (node: CanvasNode, at: Position) => node.position.x + (at === Position.Left ? 0 : cardWidth);
  const body = (node: CanvasNode) => ({ top: node.position.y, height: heightOf(node) });
  const run = {
    sourceX: side(from, far),
    sourceY: from.position.y + exitY,
    sourcePosition: far,
    targetX: side(to, reading),
    targetY: to.position.y + entryPlace,
    targetPosition: reading,
  };
  const [path] = wirePath(run, body(from), body(to));
  return path;
}

const heightOf = (node: CanvasNode) => node.measured?.height ?? 0;
const box = (x: number, y: number, width: number, height: number) => `M${x} ${y}h${width}v${height}h${-width}z`;

type Point = CanvasNode["position"];
const isLong = (from: Point, to: Point) =>
  Math.abs(tileAt(from.x) - tileAt(to.x)) > 1 || Math.abs(tileAt(from.y) - tileAt(to.y)) > 1;
