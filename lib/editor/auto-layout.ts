import type { ElkExtendedEdge, ElkNode, LayoutOptions } from "elkjs/lib/elk-api";
import type { NodeCatalogue } from "@/lib/flow/catalogue";
import type { FlowDocument } from "@/lib/flow/document";
import { type Box, boxOf, type SizeOf } from "./box";
import { setComment } from "./commands/comments";
import { type Frame, frameMembers, isFrame } from "./commands/frames";
import { commentIdOf, commentKey, moveTo } from "./commands/move-nodes";
import { mergeDrafts } from "./merge/merge-drafts";
import { nodeExits } from "./node-exits";
import { outlineOf } from "./outline";

export interface LayoutRequest {
  document: FlowDocument;
  catalogue: NodeCatalogue;
  /** Only these nodes move; null: all of them. */
  ids: readonly string[] | null;
  /** The node that stays where it is, so that a reader does not lose their place. */
  anchor: string | null;
  sizeOf: SizeOf;
  /** How far below the top of its card each exit of a node is, and where wires come in. */
  exitPlaces(id: string): readonly { id: string; y: number }[];
  entryPlace: number;
  /** Eclipse Layout Kernel's `layout`, in a worker or not. @throws when it cannot be done */
  layout(graph: ElkNode): Promise<ElkNode>;
}

/** Between the call, what comes after it, and what nothing leads to. */
const bandGap = 96;
/** A note further than this from every node belongs to none of them. */
const noteReach = 400;

const options: LayoutOptions = {
  "elk.algorithm": "layered",
  // The reading direction: right-to-left readers see the whole flow mirrored.
  "elk.direction": "RIGHT",
  "elk.hierarchyHandling": "INCLUDE_CHILDREN",
  "elk.layered.cycleBreaking.strategy": "DEPTH_FIRST",
  // Where it makes no difference, what stood above stays above.
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
  "elk.layered.nodePlacement.favorStraightEdges": "true",
  "elk.spacing.nodeNode": "40",
  "elk.layered.spacing.nodeNodeBetweenLayers": "96",
  "elk.spacing.componentComponent": "56",
  // Our wires are curves that need no lanes of their own.
  "elk.layered.spacing.edgeEdgeBetweenLayers": "2",
  "elk.layered.spacing.edgeNodeBetweenLayers": "24",
  "elk.spacing.edgeEdge": "8",
  "elk.spacing.edgeNode": "16",
};

/**
 * The document with its nodes in layers from the entry onwards: exits in their order, wires level where they can be,
 * frames around what they hold, notes beside what they stood at.
 */
export async function autoLayout(request: LayoutRequest): Promise<FlowDocument> {
  const { document, sizeOf } = request;
  const places = new Map<string, Box>();
  let top = 0;
  for (const band of bands(request)) {
    if (band.length === 0) continue;
    const { graph, place } = bandGraph(request, band);
    const height = place(await request.layout(graph), top, places);
    top += height + bandGap;
  }
  const anchor = request.anchor !== null && places.has(request.anchor) ? request.anchor : firstOf(document, places);
  const anchored = anchor === null ? undefined : places.get(anchor);
  if (anchor === null || !anchored) return document;
  const stays = boxOf(document, anchor, sizeOf);
  const by = { x: Math.round(stays.x - anchored.x), y: Math.round(stays.y - anchored.y) };
  const moved = new Map([...places].map(([key, box]) => [key, { ...box, x: box.x + by.x, y: box.y + by.y }]));
  const notes = notesBeside(document, moved, sizeOf);
  let next = moveTo(document, Object.fromEntries([...moved, ...notes]));
  for (const [key, { width, height }] of moved) {
    const comment = commentIdOf(key);
    if (comment !== null) next = setComment(next, comment, { width: Math.round(width), height: Math.round(height) });
  }
  return next;
}

/**
 * `now` with everything where `arranged` has it: nodes, frames and notes. What was drawn and written since `document`
 * was taken to be arranged stays.
 */
export const arrangedSince = (document: FlowDocument, arranged: FlowDocument, now: FlowDocument): FlowDocument =>
  now === document ? arranged : mergeDrafts(document, now, arranged).document;

/** What is laid out by itself, one below the other. In each, nodes as they stand now, from top to bottom. */
function bands({ document, catalogue, ids }: LayoutRequest): string[][] {
  const byPlace = (one: string, other: string) => {
    const [a, b] = [document.layout[one] ?? { x: 0, y: 0 }, document.layout[other] ?? { x: 0, y: 0 }];
    return a.y - b.y || a.x - b.x;
  };
  if (ids !== null) return [[...ids].sort(byPlace)];
  const outline = outlineOf(document, catalogue);
  const seen = new Set<string>();
  return [[...outline.call, ...outline.fallback], outline.afterCall, outline.loose].map((rows) => {
    const fresh = [...new Set(rows.map((row) => row.nodeId))].filter((id) => !seen.has(id));
    for (const id of fresh) seen.add(id);
    return fresh.sort(byPlace);
  });
}

/** One band for the layout kernel, and the way back: `place` reads the result and tells how high it came out. */
function bandGraph(request: LayoutRequest, band: readonly string[]) {
  const { document, catalogue, ids, sizeOf, entryPlace } = request;
  const within = new Set(band);
  const root: ElkNode = { id: "root", layoutOptions: options, children: [], edges: [] };
  const frames = new Map<string, ElkNode>();
  // Part of a flow is arranged where it is; frames hold whatever then lies in them.
  const holders = ids === null ? holdersOf(document, band, sizeOf) : new Map<string, Frame>();

  for (const id of band) {
    const { width, height } = sizeOf(id);
    const exits = request.exitPlaces(id).map(({ id: exit, y }) => port(`${id}>${exit}`, "EAST", width, y));
    const child: ElkNode = {
      id,
      width,
      height,
      ports: [port(`>${id}`, "WEST", 0, entryPlace), ...exits],
      layoutOptions: { "elk.portConstraints": "FIXED_POS", ...(isRoot(document, id) && first) },
    };
    parentOf(id).children?.push(child);
  }
  for (const id of band) {
    const node = document.nodes[id];
    if (!node) continue;
    for (const { id: exit } of nodeExits(catalogue, node)) {
      const to = node.exits[exit];
      if (!to || to === id || !within.has(to)) continue;
      const edge: ElkExtendedEdge = { id: `${id}>${exit}`, sources: [`${id}>${exit}`], targets: [`>${to}`] };
      root.edges?.push(edge);
    }
  }
  return { graph: root, place };

  function parentOf(key: string): ElkNode {
    const frame = holders.get(key);
    if (!frame) return root;
    const own = commentKey(frame.id);
    const known = frames.get(own);
    if (known) return known;
    const fresh: ElkNode = { id: own, children: [], layoutOptions: { "elk.padding": framePadding } };
    frames.set(own, fresh);
    parentOf(own).children?.push(fresh);
    return fresh;
  }

  function place(result: ElkNode, top: number, places: Map<string, Box>): number {
    const read = (node: ElkNode, x: number, y: number) => {
      for (const child of node.children ?? []) {
        const at = { x: x + (child.x ?? 0), y: y + (child.y ?? 0) };
        places.set(child.id, { ...at, width: child.width ?? 0, height: child.height ?? 0 });
        read(child, at.x, at.y);
      }
    };
    read(result, 0, top);
    return result.height ?? 0;
  }
}

const framePadding = "[top=72,left=32,bottom=32,right=32]";
const first: LayoutOptions = { "elk.layered.layering.layerConstraint": "FIRST" };

const port = (id: string, side: "EAST" | "WEST", x: number, y: number) => {
  return { id, x, y, width: 0, height: 0, layoutOptions: { "elk.port.side": side } };
};

/** Where a call begins, unless something leads back there from its own band as well. */
function isRoot(document: FlowDocument, id: string): boolean {
  const isEntered = Object.values(document.nodes).some((node) => Object.values(node.exits).includes(id));
  return document.entry === id && !isEntered;
}

/** The smallest frame around each node of a band and around each frame that holds one. */
function holdersOf(document: FlowDocument, band: readonly string[], sizeOf: SizeOf): Map<string, Frame> {
  const frames = document.comments.filter(isFrame).sort((a, b) => a.width * a.height - b.width * b.height);
  const wanted = new Set<string>(band);
  const holders = new Map<string, Frame>();
  for (const frame of frames) {
    for (const key of frameMembers(document, frame, sizeOf)) {
      if (!wanted.has(key) || holders.has(key)) continue;
      holders.set(key, frame);
      wanted.add(commentKey(frame.id));
    }
  }
  return holders;
}

/** Where a reader begins among what is moved. */
function firstOf(document: FlowDocument, places: ReadonlyMap<string, Box>): string | null {
  const ids = [...places.keys()].filter((key) => commentIdOf(key) === null);
  if (document.entry !== null && places.has(document.entry)) return document.entry;
  const x = (id: string) => document.layout[id]?.x ?? 0;
  return ids.length === 0 ? null : ids.reduce((one, other) => (x(other) < x(one) ? other : one));
}

/** Notes go with the node that they stand nearest to. */
function notesBeside(
  document: FlowDocument,
  moved: ReadonlyMap<string, Box>,
  sizeOf: SizeOf,
): [key: string, at: { x: number; y: number }][] {
  const before = [...moved.keys()].map((key) => ({ key, box: boxOf(document, key, sizeOf) }));
  return document.comments.flatMap((note): [string, { x: number; y: number }][] => {
    if (isFrame(note)) return [];
    const own = boxOf(document, commentKey(note.id), sizeOf);
    let nearest: { key: string; box: Box; far: number } | null = null;
    for (const { key, box } of before) {
      const far = between(own, box);
      if (far <= noteReach && far < (nearest?.far ?? Number.POSITIVE_INFINITY)) nearest = { key, box, far };
    }
    const to = nearest && moved.get(nearest.key);
    if (!nearest || !to) return [];
    return [[commentKey(note.id), { x: note.x + to.x - nearest.box.x, y: note.y + to.y - nearest.box.y }]];
  });
}

/** The space between two boxes, along the axis where it is larger; 0 where they meet. */
function between(a: Box, b: Box): number {
  const across = Math.max(a.x - (b.x + b.width), b.x - (a.x + a.width), 0);
  return Math.max(across, a.y - (b.y + b.height), b.y - (a.y + a.height));
}
