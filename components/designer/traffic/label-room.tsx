"use client";

import { type InternalNode, Position, type ReactFlowState, useStore, useStoreApi } from "@xyflow/react";
import { useEffect } from "react";
import { editorOf } from "@/components/designer/canvas/card-content";
import { type CanvasNode, cardWidth, type WireEdge } from "@/components/designer/canvas/flow-elements";
import { useDetail } from "@/components/designer/canvas/use-detail";
import { bodyOf, wirePath } from "@/components/designer/canvas/wire-path";
import { useDesigner } from "@/components/designer/designer-context";
import { type Box, type LabelledWire, labelPlaces } from "@/components/designer/traffic/label-places";
import { type WayCount, wayCount } from "@/components/designer/traffic/node-counts";
import { type ShownTraffic, useTraffic, useTrafficStore } from "@/components/designer/traffic/traffic-store";
import { farTextAt, isRoomy } from "@/components/designer/traffic/traffic-zoom";
import { useWireWords } from "@/components/designer/traffic/use-wire-words";

/** Zooming a little moves no label: far away every label is placed as large as it is at the far end of its step. */
const steps = [0.34, 0.38, 0.43, 0.48, 0.53];
/** While a card is dragged its labels go with it, and are placed anew when it rests. */
const restMs = 80;

/** Finds room for the labels of all wires, for each wire to draw its own. */
export function LabelRoom() {
  const detail = useDetail();
  const step = useStore(({ transform }) =>
    isRoomy(transform[2]) ? steps.findLast((zoom) => transform[2] >= zoom) : undefined,
  );
  const shown = useTraffic((state) => state.shown);
  if (step === undefined || shown === null) return null;
  return <Places text={detail === "full" ? nearText : farTextAt(step)} shown={shown} />;
}

/** @param text size of the labels in pixels of the canvas */
function Places({ text, shown }: { text: number; shown: ShownTraffic }) {
  const store = useTrafficStore();
  const { editor } = useDesigner();
  const flow = useStoreApi<CanvasNode, WireEdge>();
  const wordsOf = useWireWords();
  const nodes = useStore((state) => state.nodes);
  const wires = useStore((state) => state.edges);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is read of the canvas changes with its nodes and wires
  useEffect(() => {
    const timer = setTimeout(() => {
      const { nodes: drawn } = editor.store.getState().document;
      const isJump = (id: string) => editorOf(drawn[id]?.type ?? "")?.isJump ?? false;
      const state = flow.getState();
      const labelled = state.edges.flatMap((wire) =>
        isJump(wire.source) ? [] : labelledWire(state, wire, shown, wordsOf, text),
      );
      const cards = [...state.nodeLookup.values()].flatMap((node) => boxesOf(node, shown, text));
      store.setState({ labelPlaces: labelPlaces(labelled, cards, lineEms * text) });
    }, restMs);
    return () => clearTimeout(timer);
  }, [nodes, wires, text, shown, wordsOf, editor, flow, store]);
  return null;
}

/** As in traffic.css. */
const nearText = 11;
// As in traffic.css, in parts of the text's size; a digit is about so wide.
const [digit, labelSides, pillSides, pillLine, lineEms] = [0.62, 1, 2.6, 1.7, 1.6];
/** So much of the edge of a card may be covered: what it says is in its middle. */
const edge = 8;

function labelledWire(
  { nodeLookup }: ReactFlowState<CanvasNode, WireEdge>,
  { id, source, target, data, hidden }: WireEdge,
  shown: ShownTraffic,
  wordsOf: (count: WayCount) => string,
  text: number,
): LabelledWire[] {
  const count = wayCount(shown.nodes.get(source), `exit:${data?.exit}`);
  const [from, to] = [
    handleOf(nodeLookup.get(source), "source", data?.exit),
    handleOf(nodeLookup.get(target), "target", "in"),
  ];
  if (hidden || count.calls === 0 || !from || !to) return [];
  const run = {
    sourceX: from.x,
    sourceY: from.y,
    sourcePosition: from.position,
    targetX: to.x,
    targetY: to.y,
    targetPosition: to.position,
  };
  const [path, x, y] = wirePath(run, bodyOf(nodeLookup.get(source)), bodyOf(nodeLookup.get(target)));
  const width = (wordsOf(count).length * digit + labelSides) * text;
  return [{ id, calls: count.calls, width, curve: path.includes("C") ? { from, to } : null, middle: { x, y } }];
}

function handleOf(node: InternalNode<CanvasNode> | undefined, kind: "source" | "target", id: string | undefined) {
  const handle = node?.internals.handleBounds?.[kind]?.find((each) => each.id === id);
  if (!node || node.hidden || !handle) return null;
  const { x, y } = node.internals.positionAbsolute;
  const isRight = handle.position === Position.Right;
  return {
    x: x + handle.x + (isRight ? handle.width : 0),
    y: y + handle.y + handle.height / 2,
    position: handle.position,
  };
}

/** A card or a comment, and what stands above a card's end. */
function boxesOf(node: InternalNode<CanvasNode>, shown: ShownTraffic, text: number): Box[] {
  const { width = 0, height = 0 } = node.measured;
  if (node.hidden || node.type === "frame") return [];
  const { x, y } = node.internals.positionAbsolute;
  const body = { left: x + edge, right: x + width - edge, top: y + edge, bottom: y + height - edge };
  const traffic = shown.nodes.get(node.id);
  if (node.type !== "card" || !traffic) return [body];
  const counts = [traffic.calls, wayCount(traffic, "hungUp").calls].filter((count) => count > 0);
  const pills = counts.reduce((sum, count) => sum + (String(count).length * digit + pillSides) * text, 0);
  const end = { top: y - 0.85 * pillLine * text, bottom: y + edge };
  const isMirrored = node.internals.handleBounds?.target?.[0]?.position === Position.Right;
  return [
    body,
    isMirrored ? { ...end, left: x, right: x + pills } : { ...end, left: x + cardWidth - pills, right: x + cardWidth },
  ];
}
