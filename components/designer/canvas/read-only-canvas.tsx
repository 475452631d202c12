"use client";

import "@xyflow/react/dist/base.css";
import "@/components/designer/canvas/canvas.css";
import { type EdgeTypes, type FitViewOptions, type NodeTypes, ReactFlow, useReactFlow } from "@xyflow/react";
import { Maximize, Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Direction } from "radix-ui";
import { type ReactNode, useMemo } from "react";
import {
  Dots,
  edgeTypes as ownEdgeTypes,
  nodeTypes as ownNodeTypes,
  zoomKey,
} from "@/components/designer/canvas/drawing";
import { type CanvasNode, largeFlow, type WireEdge } from "@/components/designer/canvas/flow-elements";
import { useCanvasElements } from "@/components/designer/canvas/use-canvas-elements";
import { useOpenAt } from "@/components/designer/canvas/use-open-at";
import { useReveal } from "@/components/designer/canvas/use-reveal";
import { WireEnds } from "@/components/designer/canvas/wire";
import { ZoomVariable } from "@/components/designer/canvas/zoom-variable";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";

const noWires: readonly WireEdge[] = [];

/**
 * A flow to look at: the designer's cards and wires, none of which can be moved. Needs `DesignerContext` with the flow
 * and a `ReactFlowProvider` around it, and a height.
 */
export function ReadOnlyCanvas({
  label,
  opensOn,
  fitLabel,
  wheel = "page",
  nodeTypes = ownNodeTypes,
  edgeTypes = ownEdgeTypes,
  moreWires = noWires,
  onChoose,
  className,
  children,
}: {
  /** Its name as a landmark. */
  label: string;
  /** What it opens on and returns to; the flow's beginning when empty. */
  opensOn: readonly string[];
  fitLabel: string;
  /** What the wheel moves; with Ctrl it zooms. */
  wheel?: "page" | "canvas";
  /** Always the same objects: others would draw everything again. */
  nodeTypes?: NodeTypes;
  edgeTypes?: EdgeTypes;
  /** Wires that the document does not have. */
  moreWires?: readonly WireEdge[];
  onChoose?: (key: string | null) => void;
  className?: string;
  children?: ReactNode;
}) {
  const rtl = Direction.useDirection() === "rtl";
  const { nodes, edges, onNodesChange } = useCanvasElements(rtl);
  const allEdges = useMemo(() => (moreWires.length === 0 ? edges : [...edges, ...moreWires]), [edges, moreWires]);
  const framing = (): FitViewOptions => ({
    padding: 0.12,
    maxZoom: 0.9,
    ...(opensOn.length > 0 && { nodes: opensOn.map((id) => ({ id })) }),
  });
  const openAt = useOpenAt(rtl);
  useReveal();
  return (
    // React Flow counts from the left; the mirroring is done where the document becomes its nodes.
    <section dir="ltr" aria-label={label} className={cn("relative", className)}>
      <WireEnds />
      <ZoomVariable />
      <ReactFlow<CanvasNode, WireEdge>
        className="flow-canvas"
        nodes={nodes}
        edges={allEdges}
        onNodesChange={onNodesChange}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onInit={(flow) => {
          if (opensOn.length > 0) void flow.fitView(framing());
          else void openAt(flow);
        }}
        onNodeClick={onChoose && ((_event, node) => onChoose(node.id))}
        onPaneClick={onChoose && (() => onChoose(null))}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        edgesReconnectable={false}
        elementsSelectable={false}
        deleteKeyCode={null}
        selectionKeyCode={null}
        panOnScroll={wheel === "canvas"}
        zoomOnScroll={false}
        preventScrolling={wheel === "canvas"}
        zoomActivationKeyCode={zoomKey}
        zoomOnDoubleClick={false}
        minZoom={0.1}
        maxZoom={1.5}
        onlyRenderVisibleElements={nodes.length > largeFlow}
      >
        <Dots />
        {children}
      </ReactFlow>
      <Controls framing={framing} fitLabel={fitLabel} rtl={rtl} />
    </section>
  );
}

function Controls({ framing, fitLabel, rtl }: { framing: () => FitViewOptions; fitLabel: string; rtl: boolean }) {
  const t = useTranslations("calls.map");
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  return (
    <div
      dir={rtl ? "rtl" : "ltr"}
      role="toolbar"
      aria-label={t("controls")}
      className="absolute end-2 top-2 z-10 flex items-center rounded-md border bg-card p-0.5 shadow-xs"
    >
      <IconButton label={t("zoomOut")} size="icon-sm" onClick={() => void zoomOut({ duration: 120 })}>
        <Minus aria-hidden />
      </IconButton>
      <IconButton label={t("zoomIn")} size="icon-sm" onClick={() => void zoomIn({ duration: 120 })}>
        <Plus aria-hidden />
      </IconButton>
      <IconButton label={fitLabel} size="icon-sm" onClick={() => void fitView({ ...framing(), duration: 150 })}>
        <Maximize aria-hidden />
      </IconButton>
    </div>
  );
}
