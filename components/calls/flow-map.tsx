"use client";

import "@xyflow/react/dist/base.css";
import "@/components/designer/canvas/canvas.css";
import {
  Background,
  BackgroundVariant,
  type EdgeTypes,
  type NodeTypes,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
} from "@xyflow/react";
import { Maximize, Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Direction } from "radix-ui";
import { useEffect, useRef, useState } from "react";
import { readOnlyDesigner } from "@/components/calls/read-only-designer";
import { CommentCard } from "@/components/designer/canvas/comment-card";
import { type CanvasNode, largeFlow, type WireEdge } from "@/components/designer/canvas/flow-elements";
import { NodeCard } from "@/components/designer/canvas/node-card";
import { useCanvasElements } from "@/components/designer/canvas/use-canvas-elements";
import { useOpenAt } from "@/components/designer/canvas/use-open-at";
import { useReveal } from "@/components/designer/canvas/use-reveal";
import { Wire, WireEnds } from "@/components/designer/canvas/wire";
import { ZoomVariable } from "@/components/designer/canvas/zoom-variable";
import { DesignerContext } from "@/components/designer/designer-context";
import { type Highlight, reveal } from "@/components/designer/view-state";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import type { FlowDocument } from "@/lib/flow/document";

const nodeTypes: NodeTypes = { card: NodeCard, comment: CommentCard };
const edgeTypes: EdgeTypes = { wire: Wire };

/**
 * A flow to look at, with the way of a call lit. It opens on the nodes that the call has passed (on its entry before any), follows the one where
 * it is, and changes nothing. Give it a height, and a `key` that is another for another document.
 */
export function FlowMap(props: { document: FlowDocument; path: Highlight | null; className?: string }) {
  return (
    <ReactFlowProvider>
      <LitMap {...props} />
    </ReactFlowProvider>
  );
}

function LitMap({ document, path, className }: { document: FlowDocument; path: Highlight | null; className?: string }) {
  const [designer] = useState(() => readOnlyDesigner(document));
  const shownBefore = useRef(path);
  useEffect(() => {
    designer.view.setState({ highlight: path });
    // A running call is followed by itself; stepping through one that is over brings each step into view.
    const last = path?.visited.at(-1);
    if (path !== shownBefore.current && last !== undefined && path?.current === null) reveal(designer.view, last);
    shownBefore.current = path;
  }, [designer, path]);
  return (
    <DesignerContext.Provider value={designer}>
      <Canvas visited={path?.visited ?? []} className={className} />
    </DesignerContext.Provider>
  );
}

function Canvas({ visited, className }: { visited: readonly string[]; className?: string }) {
  const t = useTranslations("calls.map");
  const rtl = Direction.useDirection() === "rtl";
  const { nodes, edges, onNodesChange } = useCanvasElements(rtl);
  const framing = () => ({
    padding: 0.12,
    maxZoom: 0.9,
    ...(visited.length > 0 && { nodes: visited.map((id) => ({ id })) }),
  });
  const openAt = useOpenAt(rtl);
  useReveal();
  return (
    // React Flow counts from the left; the mirroring is done where the document becomes its nodes.
    <section dir="ltr" aria-label={t("label")} className={cn("relative", className)}>
      <WireEnds />
      <ZoomVariable />
      <ReactFlow<CanvasNode, WireEdge>
        className="flow-canvas"
        nodes={nodes}
        edges={edges}
        onNodesChange={onNodesChange}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onInit={(flow) => {
          if (visited.length > 0) void flow.fitView(framing());
          else void openAt(flow);
        }}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        edgesReconnectable={false}
        elementsSelectable={false}
        deleteKeyCode={null}
        selectionKeyCode={null}
        // The wheel scrolls the page; with Ctrl it zooms.
        zoomOnScroll={false}
        preventScrolling={false}
        zoomActivationKeyCode={["Meta", "Control"]}
        zoomOnDoubleClick={false}
        minZoom={0.1}
        maxZoom={1.5}
        onlyRenderVisibleElements={nodes.length > largeFlow}
      >
        <Background variant={BackgroundVariant.Dots} gap={24} size={1.25} />
      </ReactFlow>
      <Controls framing={framing} rtl={rtl} />
    </section>
  );
}

function Controls({
  framing,
  rtl,
}: {
  framing: () => Parameters<ReturnType<typeof useReactFlow>["fitView"]>[0];
  rtl: boolean;
}) {
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
      <IconButton label={t("fit")} size="icon-sm" onClick={() => void fitView({ ...framing(), duration: 150 })}>
        <Maximize aria-hidden />
      </IconButton>
    </div>
  );
}
