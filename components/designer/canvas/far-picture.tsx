"use client";

import { type ReactFlowState, useStore, ViewportPortal } from "@xyflow/react";
import { Direction } from "radix-ui";
import { memo, type ReactNode, useLayoutEffect, useMemo, useRef } from "react";
import { editorOf } from "@/components/designer/canvas/card-content";
import { type CanvasNode, largeFlow, type WireEdge } from "@/components/designer/canvas/flow-elements";
import { type CardFacts, type Picture, pictureOf, type Tile, tileAt } from "@/components/designer/canvas/picture-tiles";
import { useOutlook, useOutlookStore } from "@/components/designer/canvas/use-detail";
import { useDesigner, useView } from "@/components/designer/designer-context";
import { nodeExits } from "@/lib/editor/node-exits";
import { findNodeType, type NodeFamily } from "@/lib/flow/catalogue";

const none: readonly never[] = [];

/**
 * Far away, the cards and wires of a large flow are one picture of a few shapes. Cards are still there to be grabbed
 * and focused; what is chosen, with its wires, is drawn as it always is, and so is everything while a call is shown or
 * something else is told of single cards.
 *
 * @returns the wires that React Flow is to draw, and the picture of everything else
 */
export function useFarPicture(nodes: CanvasNode[], wires: WireEdge[]): { wires: WireEdge[]; picture: ReactNode } {
  const outlook = useOutlookStore();
  const isPlain = useOutlook(({ detail, isAnnotated }) => detail === "shape" && !isAnnotated);
  const showsCall = useView(({ highlight }) => highlight !== null);
  const isPictured = isPlain && !showsCall && nodes.length > largeFlow;
  useLayoutEffect(() => outlook.setState({ isPictured }), [outlook, isPictured]);

  const chosen = useSame(isPictured ? nodes.filter(({ selected }) => selected).map(({ id }) => id) : none);
  const { own, others } = useMemo(() => {
    const keys = new Set(chosen);
    const isOwn = (wire: WireEdge) => wire.selected || keys.has(wire.source) || keys.has(wire.target);
    return { own: wires.filter(isOwn), others: wires.filter((wire) => !isOwn(wire)) };
  }, [wires, chosen]);
  // While a card is dragged, all others stay the same, and so does the picture of them.
  const cards = useSame(isPictured ? nodes.filter(({ type, selected }) => type === "card" && !selected) : none);
  return {
    wires: isPictured ? own : wires,
    picture: isPictured && <FarPicture cards={cards} wires={others} />,
  };
}

function useSame<T>(list: readonly T[]): readonly T[] {
  const last = useRef(list);
  const { current } = last;
  if (current.length !== list.length || list.some((item, at) => item !== current[at])) last.current = list;
  return last.current;
}

const FarPicture = memo(function FarPicture({
  cards,
  wires,
}: {
  cards: readonly CanvasNode[];
  wires: readonly WireEdge[];
}) {
  const { editor } = useDesigner();
  const isRtl = Direction.useDirection() === "rtl";
  const picture = useMemo<Picture>(() => {
    const { nodes } = editor.store.getState().document;
    const factsOf = (id: string): CardFacts | null => {
      const node = nodes[id];
      if (!node) return null;
      const family = findNodeType(editor.catalogue, node.type)?.family ?? null;
      return { family, exits: nodeExits(editor.catalogue, node), isJump: editorOf(node.type)?.isJump ?? false };
    };
    return pictureOf(cards, wires, factsOf, isRtl);
  }, [editor, cards, wires, isRtl]);
  const [left = 0, top = 0, right = 0, bottom = 0] = useStore(tilesInView).split(",").map(Number);
  const inView = picture.tiles.filter(({ key }) => {
    const [column = 0, row = 0] = key.split(",").map(Number);
    return column >= left && column <= right && row >= top && row <= bottom;
  });
  return (
    <ViewportPortal>
      <svg aria-hidden className="far-picture">
        <path className="wire" d={picture.longWires} />
        {inView.map(({ key, wires: d }) => (
          <path key={key} className="wire" d={d} />
        ))}
        {inView.map((tile) => (
          <Cards key={tile.key} cards={tile.cards} />
        ))}
      </svg>
    </ViewportPortal>
  );
});

function Cards({ cards }: Pick<Tile, "cards">) {
  return cards.map(({ family, bodies, edges }) => (
    <g key={family}>
      <path className={`${bodyFill[family]} stroke-border`} d={bodies} />
      <path className={edgeFill[family]} d={edges} />
    </g>
  ));
}

/** Written out, since Tailwind finds class names by reading them. */
const bodyFill: Record<NodeFamily | "unknown", string> = {
  talk: "fill-talk-soft",
  ask: "fill-ask-soft",
  decide: "fill-decide-soft",
  connect: "fill-connect-soft",
  record: "fill-record-soft",
  unknown: "fill-card",
};
const edgeFill: Record<NodeFamily | "unknown", string> = {
  talk: "fill-talk",
  ask: "fill-ask",
  decide: "fill-decide",
  connect: "fill-connect",
  record: "fill-record",
  unknown: "fill-muted-foreground",
};

/** First and last column and row of what is in view, with one more on each side; text, so that it stays the same. */
function tilesInView({ transform, width, height }: ReactFlowState): string {
  const [x, y, zoom] = transform;
  return [
    tileAt(-x / zoom) - 1,
    tileAt(-y / zoom) - 1,
    tileAt((width - x) / zoom) + 1,
    tileAt((height - y) / zoom) + 1,
  ].join();
}
