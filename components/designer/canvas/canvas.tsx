"use client";

import "@xyflow/react/dist/base.css";
import "@/components/designer/canvas/canvas.css";
import {
  Background,
  BackgroundVariant,
  ConnectionLineType,
  type EdgeTypes,
  MiniMap,
  type NodeTypes,
  ReactFlow,
  SelectionMode,
} from "@xyflow/react";
import { useTranslations } from "next-intl";
import { Direction } from "radix-ui";
import { useCallback, useMemo, useState } from "react";
import { CanvasControls } from "@/components/designer/canvas/canvas-controls";
import { CanvasMenu, type MenuTarget } from "@/components/designer/canvas/canvas-menu";
import { CommentCard } from "@/components/designer/canvas/comment-card";
import { EmptyCanvas } from "@/components/designer/canvas/empty-canvas";
import { type CanvasNode, largeFlow, type WireEdge } from "@/components/designer/canvas/flow-elements";
import { NodeCard } from "@/components/designer/canvas/node-card";
import { QuickAddList } from "@/components/designer/canvas/quick-add";
import { useCanvasElements } from "@/components/designer/canvas/use-canvas-elements";
import { useCanvasHandlers } from "@/components/designer/canvas/use-canvas-handlers";
import { useDropNode } from "@/components/designer/canvas/use-drop-node";
import { useOpenAt } from "@/components/designer/canvas/use-open-at";
import { useReveal } from "@/components/designer/canvas/use-reveal";
import { useWiring } from "@/components/designer/canvas/use-wiring";
import { Wire, WireEnds } from "@/components/designer/canvas/wire";
import { ZoomVariable } from "@/components/designer/canvas/zoom-variable";
import { useDesigner } from "@/components/designer/designer-context";
import { ContextMenu, ContextMenuTrigger } from "@/components/ui/context-menu";
import { findNodeType } from "@/lib/flow/catalogue";

const nodeTypes: NodeTypes = { card: NodeCard, comment: CommentCard };
const edgeTypes: EdgeTypes = { wire: Wire };
// Made once: a new array or function would draw every card again.
const snapGrid: [number, number] = [8, 8];
const severalKeys = ["Shift", "Meta", "Control"];
const zoomKeys = ["Meta", "Control"];
const panButtons = [0, 1];

/** Where the flow is drawn. Keyboard commands live in `DesignerActions`; what they do, in `lib/editor`. */
export function Canvas() {
  const t = useTranslations("designer.canvas");
  const page = useTranslations("designer");
  const { editor } = useDesigner();
  const isRtl = Direction.useDirection() === "rtl";
  const { nodes, edges, onNodesChange, onEdgesChange, dragHandlers } = useCanvasElements(isRtl);
  const wiring = useWiring();
  const drop = useDropNode(isRtl);
  const [menuFor, setMenuFor] = useState<MenuTarget>({ kind: "pane", screen: { x: 0, y: 0 } });
  const nodeColor = useCallback(
    ({ id }: CanvasNode) => {
      const type = editor.store.getState().document.nodes[id]?.type;
      const family = type ? findNodeType(editor.catalogue, type)?.family : undefined;
      return family ? `var(--${family})` : "var(--risk)";
    },
    [editor],
  );
  const labels = useMemo(
    () => ({
      "node.a11yDescription.default": t("nodeHelp"),
      "node.a11yDescription.keyboardDisabled": t("nodeHelp"),
      "node.a11yDescription.ariaLiveMessage": ({ direction }: { direction: string }) => t("moved", { direction }),
      "edge.a11yDescription.default": t("wireHelp"),
      "minimap.ariaLabel": t("minimap"),
    }),
    [t],
  );
  const [showsMap, setShowsMap] = useState(true);
  const handlers = useCanvasHandlers(setMenuFor);
  const openAt = useOpenAt(isRtl);
  useReveal();

  return (
    <ContextMenu>
      <ContextMenuTrigger asChild>
        {/* React Flow counts from the left; the mirroring is done where the document becomes its nodes. */}
        <section dir="ltr" aria-label={page("canvasLabel")} className="relative size-full" {...drop}>
          <WireEnds />
          <ZoomVariable />
          <ReactFlow<CanvasNode, WireEdge>
            className="flow-canvas"
            nodes={nodes}
            edges={edges}
            nodeTypes={nodeTypes}
            edgeTypes={edgeTypes}
            onNodesChange={onNodesChange}
            onEdgesChange={onEdgesChange}
            {...dragHandlers}
            {...wiring}
            nodesConnectable={!editor.readOnly}
            edgesReconnectable={!editor.readOnly}
            {...handlers}
            ariaLabelConfig={labels}
            zoomOnDoubleClick={false}
            deleteKeyCode={null}
            selectionKeyCode="Shift"
            multiSelectionKeyCode={severalKeys}
            selectionMode={SelectionMode.Partial}
            panOnScroll
            panOnDrag={panButtons}
            zoomActivationKeyCode={zoomKeys}
            snapToGrid
            snapGrid={snapGrid}
            minZoom={0.1}
            maxZoom={2}
            onInit={openAt}
            attributionPosition="bottom-center"
            onlyRenderVisibleElements={nodes.length > largeFlow}
            connectionLineType={ConnectionLineType.Bezier}
            connectionRadius={28}
            reconnectRadius={14}
            elevateNodesOnSelect
          >
            <Background variant={BackgroundVariant.Dots} gap={24} size={1.25} />
            {showsMap && nodes.length > 6 && (
              <MiniMap<CanvasNode>
                pannable
                zoomable
                ariaLabel={t("minimap")}
                position={isRtl ? "bottom-left" : "bottom-right"}
                className="max-md:hidden! m-3! overflow-hidden rounded-md border"
                style={{ width: 176, height: 112 }}
                nodeBorderRadius={24}
                nodeColor={nodeColor}
              />
            )}
          </ReactFlow>
          <CanvasControls isRtl={isRtl} showsMap={showsMap} onShowsMapChange={setShowsMap} />
          <EmptyCanvas />
          <QuickAddList />
        </section>
      </ContextMenuTrigger>
      <CanvasMenu target={menuFor} isRtl={isRtl} />
    </ContextMenu>
  );
}
