"use client";

import "@xyflow/react/dist/base.css";
import "@/components/designer/canvas/canvas.css";
import "@/components/designer/canvas/hands.css";
import { ConnectionLineType, ReactFlow, SelectionMode } from "@xyflow/react";
import { useTranslations } from "next-intl";
import { Direction } from "radix-ui";
import { useMemo, useRef, useState } from "react";
import { CanvasControls } from "@/components/designer/canvas/canvas-controls";
import { CanvasMenu, type MenuTarget } from "@/components/designer/canvas/canvas-menu";
import { Dots, edgeTypes, nodeTypes, zoomKey } from "@/components/designer/canvas/drawing";
import { EmptyCanvas } from "@/components/designer/canvas/empty-canvas";
import { useFarPicture } from "@/components/designer/canvas/far-picture";
import { type CanvasNode, largeFlow, type WireEdge } from "@/components/designer/canvas/flow-elements";
import { FlowSearch } from "@/components/designer/canvas/flow-search";
import { drawnCard } from "@/components/designer/canvas/focus-drawn";
import { FoldChips } from "@/components/designer/canvas/fold-chips";
import { Guides } from "@/components/designer/canvas/guides";
import { Overview } from "@/components/designer/canvas/overview";
import { createPointer, type PointerStore } from "@/components/designer/canvas/pointer-state";
import { QuickAddList } from "@/components/designer/canvas/quick-add";
import { useAddingPresses } from "@/components/designer/canvas/use-adding-presses";
import { useCanvasElements } from "@/components/designer/canvas/use-canvas-elements";
import { useCanvasHandlers } from "@/components/designer/canvas/use-canvas-handlers";
import { useDragAids } from "@/components/designer/canvas/use-drag-aids";
import { useDropNode } from "@/components/designer/canvas/use-drop-node";
import { useEnterKey } from "@/components/designer/canvas/use-enter-key";
import { useFoldMemory, useUnfolded } from "@/components/designer/canvas/use-folding";
import { useMenuTouch } from "@/components/designer/canvas/use-menu-touch";
import { useOpenAt } from "@/components/designer/canvas/use-open-at";
import { useReveal } from "@/components/designer/canvas/use-reveal";
import { useWiring } from "@/components/designer/canvas/use-wiring";
import { WireEnds } from "@/components/designer/canvas/wire";
import { WireInsert } from "@/components/designer/canvas/wire-insert";
import { ZoomVariable } from "@/components/designer/canvas/zoom-variable";
import { useDesigner } from "@/components/designer/designer-context";
import { GroupDialog } from "@/components/designer/group/group-dialog";
import { FarMarkers } from "@/components/designer/together/far-markers";
import { ContextMenu, ContextMenuTrigger } from "@/components/ui/context-menu";
import { keepFocus } from "@/components/ui/kept-focus";

// Made once: a new array would draw every card again.
const snapGrid: [number, number] = [8, 8];
const panButtons = [0, 1];

/** Where the flow is drawn. Keyboard commands live in `DesignerActions`; what they do, in `lib/editor`. */
export function Canvas() {
  const page = useTranslations("designer");
  const { editor } = useDesigner();
  const isRtl = Direction.useDirection() === "rtl";
  const [pointer] = useState(createPointer);
  const drop = useDropNode(isRtl, pointer);
  const [menuFor, setMenuFor] = useState<MenuTarget>({ kind: "pane", screen: { x: 0, y: 0 } });
  const [showsMap, setShowsMap] = useState(true);
  const menuTouch = useMenuTouch(setMenuFor);
  const onEnter = useEnterKey();
  const giveFocusBack = useRef(() => {});
  useReveal();
  useFoldMemory();

  return (
    <ContextMenu
      onOpenChange={(open) => {
        if (open) giveFocusBack.current = keepFocus(() => drawnCard(editor.store.getState().selection.keys[0]));
      }}
    >
      <ContextMenuTrigger asChild>
        {/* React Flow counts from the left; the mirroring is done where the document becomes its nodes. */}
        <section
          dir="ltr"
          data-tour="canvas"
          aria-label={page("canvasLabel")}
          className="relative size-full"
          {...drop}
          {...menuTouch}
          onKeyDownCapture={onEnter}
        >
          <WireEnds />
          <ZoomVariable />
          {/* Anew when the reader's direction changes: what was measured is of the other side. */}
          <EditableFlow key={String(isRtl)} pointer={pointer} isRtl={isRtl} showsMap={showsMap} onMenu={setMenuFor} />
          <CanvasControls isRtl={isRtl} showsMap={showsMap} onShowsMapChange={setShowsMap} />
          <EmptyCanvas />
          <QuickAddList />
          <FlowSearch />
        </section>
      </ContextMenuTrigger>
      <CanvasMenu target={menuFor} isRtl={isRtl} onClosed={() => giveFocusBack.current()} />
      <GroupDialog />
    </ContextMenu>
  );
}

/** The flow itself. A component of its own: an edit draws nothing around it again. */
function EditableFlow({
  pointer,
  isRtl,
  showsMap,
  onMenu,
}: {
  pointer: PointerStore;
  isRtl: boolean;
  showsMap: boolean;
  onMenu(target: MenuTarget): void;
}) {
  const t = useTranslations("designer.canvas");
  const { editor } = useDesigner();
  const elements = useCanvasElements(isRtl);
  const { nodes, edges } = useUnfolded(elements.nodes, elements.edges);
  const { wires, picture } = useFarPicture(nodes, edges);
  const dragging = useDragAids(pointer, elements.onNodesChange, elements.dragHandlers);
  const wiring = useWiring();
  const labels = useMemo(
    () => ({
      "node.a11yDescription.default": t("nodeHelp"),
      "node.a11yDescription.keyboardDisabled": t("nodeHelp"),
      "node.a11yDescription.ariaLiveMessage": ({ direction }: { direction: string }) => t("moved", { direction }),
      "edge.a11yDescription.default": t("wireHelp"),
    }),
    [t],
  );
  const handlers = useCanvasHandlers(onMenu, pointer);
  const openAt = useOpenAt(isRtl);
  const addingPresses = useAddingPresses();

  return (
    <ReactFlow<CanvasNode, WireEdge>
      className="flow-canvas quiet-panning"
      nodes={nodes}
      edges={wires}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      onEdgesChange={elements.onEdgesChange}
      {...dragging}
      {...wiring}
      {...elements.boxHandlers}
      nodesConnectable={!editor.readOnly}
      edgesReconnectable={!editor.readOnly}
      {...handlers}
      ariaLabelConfig={labels}
      zoomOnDoubleClick={false}
      deleteKeyCode={null}
      selectionKeyCode="Shift"
      multiSelectionKeyCode={null}
      {...addingPresses}
      selectionMode={SelectionMode.Partial}
      panOnScroll
      panOnDrag={panButtons}
      zoomActivationKeyCode={zoomKey}
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
      <WireInsert pointer={pointer} />
      <FoldChips />
      <Guides pointer={pointer} />
      <Dots />
      {picture}
      <FarMarkers />
      {showsMap && nodes.length > 6 && <Overview nodes={nodes} isRtl={isRtl} label={t("minimap")} />}
    </ReactFlow>
  );
}
