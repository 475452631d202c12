"use client";

import { BaseEdge, EdgeLabelRenderer, type EdgeProps, useStoreApi } from "@xyflow/react";
import { memo, useSyncExternalStore } from "react";
import { editorOf } from "@/components/designer/canvas/card-content";
import type { CanvasNode, WireEdge } from "@/components/designer/canvas/flow-elements";
import { useDetail } from "@/components/designer/canvas/use-detail";
import { type Body, bodyOf, goesForward, isBelow, lane, wirePath } from "@/components/designer/canvas/wire-path";
import { useDesigner, useEditor, useView } from "@/components/designer/designer-context";
import { useTraffic } from "@/components/designer/traffic/traffic-store";
import { WireTraffic } from "@/components/designer/traffic/wire-traffic";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { cn } from "@/components/ui/cn";
import { nodeExits } from "@/lib/editor/node-exits";

/** Shorter ones have no room for a label between their cards, whose exits are in sight then. In pixels of the canvas. */
const labelledFrom = 160;

/**
 * A wire from an exit to a node. Its row on the card already names it, so it has a label only where that row cannot be
 * read or may be out of sight: far away, chosen, or leading to a chosen node.
 */
export const Wire = memo(function Wire(props: EdgeProps<WireEdge>) {
  const { id, source, target, selected, data } = props;
  const exit = data?.exit ?? "";
  const detail = useDetail();
  const isNear = useEditor(({ selection }) => selection.keys.includes(source) || selection.keys.includes(target));
  const isLong = Math.hypot(props.targetX - props.sourceX, props.targetY - props.sourceY) >= labelledFrom;
  const leadsToChosen = useEditor(({ selection }) => isLong && selection.keys.includes(target));
  const call = useView(({ highlight }) =>
    highlight === null
      ? "none"
      : highlight.takenExits.some(([from, taken]) => from === source && taken === exit)
        ? "taken"
        : "faded",
  );
  const isJump = useEditor(({ document }) => editorOf(document.nodes[source]?.type ?? "")?.isJump ?? false);
  const look = selected ? "selected" : call !== "none" ? call : isNear ? "near" : "plain";
  const [from, to] = useBodies(source, target, !goesForward(props));
  const [path, labelX, labelY] = wirePath(props, from, to);
  const isCounted = useTraffic(({ shown }) => shown !== null);
  // Far away there is room for one word: the count, where there is one.
  const showsFar = detail === "title" && call !== "faded" && !isCounted;
  const showsLabel = detail !== "shape" && (selected || leadsToChosen || showsFar);
  if (isJump && look !== "selected" && look !== "near") return null;
  return (
    <>
      <WireTraffic id={id} source={source} exit={exit} path={path} ends={props} middle={{ x: labelX, y: labelY }} />
      <BaseEdge
        id={id}
        path={path}
        interactionWidth={detail === "shape" ? 0 : 22}
        className="wire"
        data-look={look}
        markerEnd={
          detail === "shape"
            ? undefined
            : `url(#wire-end-${look === "selected" || look === "taken" ? "strong" : "plain"})`
        }
      />
      {showsLabel && (
        <WireLabel
          nodeId={source}
          exit={exit}
          x={labelX}
          y={labelY}
          isBelow={isBelow(labelY, from) && isBelow(labelY, to)}
          far={detail === "title"}
        />
      )}
    </>
  );
});

/** The cards that a wire joins. Only one that goes back is told when they grow: no other goes by their lower ends. */
function useBodies(source: string, target: string, goesBack: boolean): [Body, Body] {
  const store = useStoreApi<CanvasNode, WireEdge>();
  const read = (): [Body, Body] => {
    const { nodeLookup } = store.getState();
    return [bodyOf(nodeLookup.get(source)), bodyOf(nodeLookup.get(target))];
  };
  // Where they stand comes with the wire's ends.
  const heights = () =>
    goesBack
      ? read()
          .map(({ height }) => height)
          .join()
      : "";
  useSyncExternalStore(goesBack ? store.subscribe : toNobody, heights, heights);
  return read();
}

const toNobody = () => () => {};

/** In pixels of the canvas. */
const labelHeight = 20;

function WireLabel({
  nodeId,
  exit,
  x,
  y,
  isBelow,
  far,
}: {
  nodeId: string;
  exit: string;
  x: number;
  y: number;
  /** Of both cards: there the wire of the last exit is the first. */
  isBelow: boolean;
  far: boolean;
}) {
  const { editor } = useDesigner();
  const node = useEditor((state) => state.document.nodes[nodeId]);
  const texts = useNodeTexts();
  const alike = node ? nodeExits(editor.catalogue, node).filter(({ id }) => node.exits[id] === node.exits[exit]) : [];
  const at = alike.findIndex((each) => each.id === exit);
  const spec = alike[at];
  if (!node || !spec) return null;
  // Apart from those beside it, so that each can be read.
  const apart = (at - (alike.length - 1) / 2) * (labelHeight - lane) * (isBelow ? -1 : 1);
  return (
    <EdgeLabelRenderer>
      <span
        aria-hidden
        style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y + apart}px)` }}
        className={cn(
          "pointer-events-none absolute max-w-48 truncate rounded-sm border bg-card px-1.5 text-muted-foreground",
          far ? "py-0.5 text-[length:var(--far-text)] leading-[1.2]" : "text-2xs leading-4.5",
        )}
      >
        {texts.exit(node.type, spec)}
      </span>
    </EdgeLabelRenderer>
  );
}

/** Arrow heads, drawn once. */
export function WireEnds() {
  return (
    <svg aria-hidden className="absolute size-0">
      <defs>
        {(["plain", "strong"] as const).map((look) => (
          <marker
            key={look}
            id={`wire-end-${look}`}
            viewBox="0 0 10 10"
            refX="9"
            refY="5"
            markerWidth="11"
            markerHeight="11"
            markerUnits="userSpaceOnUse"
            orient="auto-start-reverse"
          >
            <path
              d="M1 1 L9 5 L1 9"
              fill="none"
              strokeWidth="1.75"
              strokeLinecap="round"
              strokeLinejoin="round"
              className={look === "strong" ? "stroke-primary" : "stroke-muted-foreground"}
            />
          </marker>
        ))}
      </defs>
    </svg>
  );
}
