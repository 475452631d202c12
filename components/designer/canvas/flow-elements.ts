import type { Edge, Node } from "@xyflow/react";
import { isFrame } from "@/lib/editor/commands/frames";
import { commentIdOf, commentKey, placeOf } from "@/lib/editor/commands/move-nodes";
import type { EditorState } from "@/lib/editor/create-editor";
import type { FlowDocument, FlowNode } from "@/lib/flow/document";

/** Every card is this wide, in pixels of the canvas, so that mirroring it needs no measuring. */
export const cardWidth = 264;
export const commentWidth = 208;

/** More nodes than this are a large flow, of which only what is in view is drawn. */
export const largeFlow = 150;

export type CanvasNode = Node<Record<string, never>, "card" | "comment" | "frame">;
export type WireEdge = Edge<{ exit: string }, "wire">;

/** Frames stand behind wires and cards, also when they are chosen, and let through what is clicked inside them. */
const behind: Partial<CanvasNode> = { zIndex: -2000, style: { pointerEvents: "none" } };

const noData: Record<string, never> = {};

/** The element of a card that names it. So its title may change without a new node for React Flow, which would read all. */
export const titleId = (nodeId: string): string => `title-of-${nodeId}`;
/** The element that names an exit, where there is room for exits. */
export const exitNameId = (nodeId: string, exit: string): string => `exit-of-${nodeId}-${exit}`;

/** A right-to-left reader sees the flow from the right: the same document, mirrored as it is drawn. */
export function mirrored(x: number, width: number, rtl: boolean): number {
  return rtl ? -(x + width) : x;
}

/** Where a card, note or frame is drawn, by the document alone. */
export function drawnPlace(document: FlowDocument, key: string, rtl: boolean): { x: number; y: number } {
  const id = commentIdOf(key);
  const comment = document.comments.find((each) => each.id === id);
  const width = id === null ? cardWidth : (comment?.width ?? commentWidth);
  const { x, y } = placeOf(document, key);
  return { x: mirrored(x, width, rtl), y };
}

export interface CanvasOptions {
  rtl: boolean;
  readOnly: boolean;
  /** What the things on a canvas are called, for whoever hears it. */
  things: Readonly<Record<"step" | "note" | "frame", string>>;
  /** What is believed of a card that was never drawn. */
  guess: (node: FlowNode) => Pick<CanvasNode, "measured" | "handles">;
}

/**
 * The document as React Flow's nodes. What did not change stays the same object, with what was measured of it, so that
 * only cards that changed are drawn again.
 */
export function canvasNodes(
  before: CanvasNode[],
  state: Pick<EditorState, "document" | "selection">,
  { rtl, readOnly, things, guess }: CanvasOptions,
): CanvasNode[] {
  const { document, selection } = state;
  const known = new Map(before.map((node) => [node.id, node]));
  const chosen = new Set(selection.keys);
  const next: CanvasNode[] = [];
  const isLarge = Object.keys(document.nodes).length > largeFlow;
  const add = (
    id: string,
    type: NonNullable<CanvasNode["type"]>,
    at: { x: number; y: number },
    width: number,
    ariaLabel: string | undefined,
    { card, frame }: { card?: FlowNode; frame?: { width: number; height: number } } = {},
  ) => {
    const selected = chosen.has(id);
    const thing = card ? things.step : frame ? things.frame : things.note;
    const position = { x: mirrored(at.x, width, rtl), y: at.y };
    const old = known.get(id);
    const same =
      old?.type === type &&
      old.position.x === position.x &&
      old.position.y === position.y &&
      old.draggable === !readOnly &&
      old.ariaLabel === ariaLabel &&
      old.domAttributes?.["aria-roledescription"] === thing &&
      Boolean(old.selected) === selected &&
      (!frame || (old.width === frame.width && old.height === frame.height));
    next.push(
      // A map's cards cannot be focused, and then React Flow gives them no role, which a name needs.
      same && old
        ? old
        : {
            ...(old ?? (isLarge && card && guess(card))),
            ...(frame && { ...behind, width: frame.width, height: frame.height }),
            id,
            type,
            data: noData,
            position,
            selected,
            draggable: !readOnly,
            ...(!card && { ariaLabel }),
            domAttributes: {
              ...(card && { "aria-labelledby": titleId(id) }),
              "aria-roledescription": thing,
            },
            ariaRole: "group",
          },
    );
  };
  // The larger ones first, so that a frame within a frame can be grabbed.
  const frames = document.comments.filter(isFrame).sort((a, b) => b.width * b.height - a.width * a.height);
  for (const frame of frames) {
    const { id, width, height, text } = frame;
    add(commentKey(id), "frame", frame, width, text.trim() || things.frame, { frame: { width, height } });
  }
  for (const comment of document.comments) {
    if (isFrame(comment)) continue;
    const name = comment.text.trim() || things.note;
    add(commentKey(comment.id), "comment", comment, comment.width ?? commentWidth, name);
  }
  for (const [id, node] of Object.entries(document.nodes)) {
    add(id, "card", document.layout[id] ?? { x: 0, y: 0 }, cardWidth, undefined, { card: node });
  }
  return next.length === before.length && next.every((node, index) => node === before[index]) ? before : next;
}

/** Whether both have the same cards in the same places, wired alike: what cards say they read for themselves. */
export function isDrawnAlike(one: FlowDocument, two: FlowDocument): boolean {
  if (one.layout !== two.layout || one.comments !== two.comments) return false;
  if (one.nodes === two.nodes) return true;
  const ids = Object.keys(one.nodes);
  return (
    ids.length === Object.keys(two.nodes).length &&
    ids.every((id) => one.nodes[id] === two.nodes[id] || one.nodes[id]?.exits === two.nodes[id]?.exits)
  );
}

export const wireId = (from: string, exit: string) => `${from}>${exit}`;

/** What was drawn last: wires by their node, kept as long as its exits are the same object, and all of them together. */
export interface WireCache {
  /** What a wire was called then, for whoever hears it. */
  thing: string;
  byNode: WeakMap<FlowNode["exits"], WireEdge[]>;
  all: WireEdge[];
}

export const newWireCache = (thing: string): WireCache => ({ thing, byNode: new WeakMap(), all: [] });

export function canvasWires(
  { document, selection: { wire } }: Pick<EditorState, "document" | "selection">,
  cache: WireCache,
  thing: string,
): WireEdge[] {
  if (cache.thing !== thing) Object.assign(cache, newWireCache(thing));
  const edges: WireEdge[] = [];
  for (const [from, node] of Object.entries(document.nodes)) {
    let own = cache.byNode.get(node.exits);
    if (!own || (own[0] && own[0].source !== from)) {
      own = Object.entries(node.exits).flatMap(([exit, to]): WireEdge[] =>
        to === null
          ? []
          : [
              {
                id: wireId(from, exit),
                type: "wire",
                source: from,
                sourceHandle: exit,
                target: to,
                targetHandle: "in",
                data: { exit },
                reconnectable: "target",
                domAttributes: {
                  "aria-labelledby": [titleId(from), exitNameId(from, exit), titleId(to)].join(" "),
                  "aria-roledescription": thing,
                },
              },
            ],
      );
      cache.byNode.set(node.exits, own);
    }
    for (const edge of own) {
      if (!Object.hasOwn(document.nodes, edge.target)) continue;
      const selected = wire?.from === from && wire.exit === edge.data?.exit;
      edges.push(selected ? { ...edge, selected, zIndex: 1 } : edge);
    }
  }
  const same = edges.length === cache.all.length && edges.every((edge, index) => edge === cache.all[index]);
  if (!same) cache.all = edges;
  return cache.all;
}
