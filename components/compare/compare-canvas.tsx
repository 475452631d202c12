"use client";

import "@/components/compare/compare.css";
import {
  type EdgeProps,
  type EdgeTypes,
  MiniMap,
  type NodeTypes,
  ReactFlowProvider,
  ViewportPortal,
} from "@xyflow/react";
import { useTranslations } from "next-intl";
import { Direction } from "radix-ui";
import { memo, useCallback, useEffect, useMemo } from "react";
import { readOnlyDesigner } from "@/components/calls/read-only-designer";
import { CompareContext, type Comparison, useComparison } from "@/components/compare/compare-context";
import { ComparedCard, ComparedComment, ComparedFrame } from "@/components/compare/compared-card";
import {
  type CanvasNode,
  cardWidth,
  mirrored,
  type WireEdge,
  wireId,
} from "@/components/designer/canvas/flow-elements";
import { ReadOnlyCanvas } from "@/components/designer/canvas/read-only-canvas";
import { Wire } from "@/components/designer/canvas/wire";
import { DesignerContext } from "@/components/designer/designer-context";
import { reveal } from "@/components/designer/view-state";
import { cn } from "@/components/ui/cn";
import { commentIdOf } from "@/lib/editor/commands/move-nodes";
import type { Overlay } from "@/lib/flow/overlay";

const nodeTypes: NodeTypes = { card: ComparedCard, comment: ComparedComment, frame: ComparedFrame };
const edgeTypes: EdgeTypes = { wire: memo(ComparedWire) };

/** Two states of a flow drawn over each other. */
export function CompareCanvas({
  overlay,
  chosen,
  onChoose,
  showsMoves,
  fadesRest,
  className,
}: {
  overlay: Overlay;
  /** The step or note that is looked at; each time it is another object it is brought into view. */
  chosen: { key: string; from: "canvas" | "list" } | null;
  onChoose(key: string | null): void;
  showsMoves: boolean;
  fadesRest: boolean;
  className?: string;
}) {
  const t = useTranslations("designer.compare");
  const canvas = useTranslations("designer.canvas");
  // A draft that goes on being drawn is another overlay, seen from the same place.
  const designer = useMemo(() => readOnlyDesigner(overlay.document), [overlay]);
  const { wires, moreWires } = useMemo(() => drawnWires(overlay), [overlay]);
  const comparison = useMemo<Comparison>(() => ({ overlay, wires }), [overlay, wires]);
  const opensOn = useMemo(() => Object.keys(overlay.diff.nodes), [overlay]);
  useEffect(() => {
    designer.editor.select(chosen ? [chosen.key] : []);
    if (chosen?.from === "list") reveal(designer.view, chosen.key);
  }, [designer, chosen]);
  return (
    <DesignerContext.Provider value={designer}>
      <CompareContext.Provider value={comparison}>
        <ReactFlowProvider>
          <ReadOnlyCanvas
            label={t("canvasLabel")}
            opensOn={opensOn}
            fitLabel={canvas("fit")}
            wheel="canvas"
            nodeTypes={nodeTypes}
            edgeTypes={edgeTypes}
            moreWires={moreWires}
            onChoose={onChoose}
            className={cn("compare-canvas", fadesRest && "fades-rest", className)}
          >
            {showsMoves && <Moves />}
            <Overview />
          </ReadOnlyCanvas>
        </ReactFlowProvider>
      </CompareContext.Provider>
    </DesignerContext.Provider>
  );
}

/** The document has one wire for each exit; where an exit leads elsewhere, the old one is drawn besides. */
function drawnWires({ wires, document }: Overlay): { wires: Comparison["wires"]; moreWires: WireEdge[] } {
  const kinds = new Map<string, Overlay["wires"][number]["kind"]>();
  const moreWires: WireEdge[] = [];
  for (const { from, exit, to, kind } of wires) {
    const id = wireId(from, exit);
    if (document.nodes[from]?.exits[exit] === to) kinds.set(id, kind);
    else {
      const ghost = `${id}>removed`;
      kinds.set(ghost, kind);
      const ends = { source: from, sourceHandle: exit, target: to, targetHandle: "in" };
      moreWires.push({ id: ghost, type: "wire", ...ends, data: { exit } });
    }
  }
  return { wires: kinds, moreWires };
}

function ComparedWire(props: EdgeProps<WireEdge>) {
  const { wires } = useComparison();
  return (
    <g className="compared-wire" data-change={wires.get(props.id) ?? "same"}>
      <Wire {...props} />
    </g>
  );
}

/** About as high as a card with a text and an exit: the outline only says where it stood. */
const outlineHeight = 112;

/** From where a step stood to where it stands. */
function Moves() {
  const { overlay } = useComparison();
  const rtl = Direction.useDirection() === "rtl";
  return (
    <ViewportPortal>
      <svg aria-hidden className="moves pointer-events-none absolute start-0 top-0 size-px overflow-visible">
        <defs>
          <marker id="move-end" viewBox="0 0 10 10" refX="8" refY="5" markerWidth="9" markerHeight="9" orient="auto">
            <path d="M1 1 L9 5 L1 9 Z" className="fill-muted-foreground" />
          </marker>
        </defs>
        {overlay.moves.map(({ id, from, to }) => {
          const x = (place: { x: number }) => mirrored(place.x, cardWidth, rtl);
          const middle = (place: { x: number; y: number }) => ({ x: x(place) + cardWidth / 2, y: place.y + 20 });
          const [start, end] = [middle(from), middle(to)];
          return (
            <g key={id}>
              <rect x={x(from)} y={from.y} width={cardWidth} height={outlineHeight} rx={6} />
              <line x1={start.x} y1={start.y} x2={end.x} y2={end.y} markerEnd="url(#move-end)" />
            </g>
          );
        })}
      </svg>
    </ViewportPortal>
  );
}

const kindColors = { added: "--ok", removed: "--broken", changed: "--risk", moved: "--muted-foreground" } as const;

function Overview() {
  const t = useTranslations("designer.canvas");
  const { overlay } = useComparison();
  const rtl = Direction.useDirection() === "rtl";
  const color = useCallback(
    ({ id }: CanvasNode) => {
      const comment = commentIdOf(id);
      const kind = comment === null ? overlay.diff.nodes[id]?.kind : overlay.diff.comments[comment];
      return `var(${kind ? kindColors[kind] : "--border"})`;
    },
    [overlay],
  );
  return (
    <MiniMap<CanvasNode>
      pannable
      zoomable
      ariaLabel={t("minimap")}
      position={rtl ? "bottom-left" : "bottom-right"}
      className="max-md:hidden! m-3! overflow-hidden rounded-md border"
      style={{ width: 176, height: 112 }}
      nodeBorderRadius={24}
      nodeColor={color}
    />
  );
}
