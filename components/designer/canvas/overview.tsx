"use client";

import { Panel, type ReactFlowState, useReactFlow, useStoreApi } from "@xyflow/react";
import { type PointerEvent, useEffect, useMemo, useRef } from "react";
import { type CanvasNode, cardWidth } from "@/components/designer/canvas/flow-elements";
import { boundsOf, overviewFrame, type Rect } from "@/components/designer/canvas/overview-frame";
import { useDesigner } from "@/components/designer/designer-context";
import { findNodeType, type NodeFamily } from "@/lib/flow/catalogue";

const size = { width: 176, height: 112 };

/**
 * The whole flow at a glance, and where we are in it: a click goes there, dragging moves the canvas, the wheel zooms.
 * React Flow's own listens to every move for every node; this is a shape for each family and a frame that moves.
 */
export function Overview({ nodes, isRtl, label }: { nodes: readonly CanvasNode[]; isRtl: boolean; label: string }) {
  const { editor } = useDesigner();
  const store = useStoreApi();
  const { setViewport, setCenter, zoomTo } = useReactFlow();
  const shapes = useRef<SVGSVGElement>(null);
  const mask = useRef<SVGSVGElement>(null);
  const settled = useSettled(nodes);
  const { all, shapesOf } = useMemo(() => {
    const { nodes: known } = editor.store.getState().document;
    const rects = settled.map(rectOf);
    const paths = new Map<Kind, string>();
    settled.forEach(({ id: key, type: kind }, at) => {
      const type = findNodeType(editor.catalogue, known[key]?.type ?? "");
      const family = kind === "frame" ? kind : (type?.family ?? "unknown");
      const { x, y, width, height } = rects[at] as Rect;
      paths.set(family, `${paths.get(family) ?? ""}M${x} ${y}h${width}v${height}h${-width}z`);
    });
    return { all: boundsOf(rects), shapesOf: [...paths] };
  }, [settled, editor]);

  const scale = useRef(1);
  const at = useRef({ x: 0, y: 0 });
  useEffect(() => {
    let last = "";
    const show = (state: ReactFlowState) => {
      if (state.width === 0) return;
      const view = viewOf(state);
      const frame = overviewFrame(all, view, size);
      const viewBox = [frame.x, frame.y, frame.width, frame.height].join(" ");
      const hole = `M${view.x} ${view.y}h${view.width}v${view.height}h${-view.width}z`;
      if (viewBox + hole === last) return;
      if (!last.startsWith(viewBox)) {
        shapes.current?.setAttribute("viewBox", viewBox);
        mask.current?.setAttribute("viewBox", viewBox);
      }
      last = viewBox + hole;
      scale.current = frame.width / size.width;
      const around = `M${frame.x} ${frame.y}h${frame.width}v${frame.height}h${-frame.width}z`;
      mask.current?.firstElementChild?.setAttribute("d", around + hole);
    };
    show(store.getState());
    return store.subscribe(show);
  }, [store, all]);

  useEffect(() => {
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      void zoomTo(store.getState().transform[2] * 2 ** (-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.002)));
    };
    const { current } = mask;
    current?.addEventListener("wheel", onWheel, { passive: false });
    return () => current?.removeEventListener("wheel", onWheel);
  }, [store, zoomTo]);

  function onPointerDown(event: PointerEvent<SVGSVGElement>) {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    at.current = { x: event.clientX, y: event.clientY };
    const state = store.getState();
    const view = viewOf(state);
    const frame = overviewFrame(all, view, size);
    const box = event.currentTarget.getBoundingClientRect();
    const x = frame.x + (event.clientX - box.x) * scale.current;
    const y = frame.y + (event.clientY - box.y) * scale.current;
    const isInside = x >= view.x && x <= view.x + view.width && y >= view.y && y <= view.y + view.height;
    if (!isInside) void setCenter(x, y, { zoom: state.transform[2] });
  }

  function onPointerMove(event: PointerEvent<SVGSVGElement>) {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const [x, y, zoom] = store.getState().transform;
    const by = scale.current * zoom;
    void setViewport({ x: x - (event.clientX - at.current.x) * by, y: y - (event.clientY - at.current.y) * by, zoom });
    at.current = { x: event.clientX, y: event.clientY };
  }

  return (
    <Panel
      position={isRtl ? "bottom-left" : "bottom-right"}
      className="max-md:hidden! m-3! overflow-hidden rounded-md border bg-card"
      style={size}
    >
      <svg aria-hidden ref={shapes} className="absolute inset-0 size-full" shapeRendering="crispEdges">
        {shapesOf.map(([family, path]) => (
          <path key={family} d={path} className={fill[family]} />
        ))}
      </svg>
      <svg
        ref={mask}
        role="img"
        aria-label={label}
        className="absolute inset-0 size-full touch-none"
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
      >
        <path className="overview-mask" fillRule="evenodd" />
      </svg>
    </Panel>
  );
}

/** Nodes as they were when nothing was dragged. */
function useSettled(nodes: readonly CanvasNode[]): readonly CanvasNode[] {
  const last = useRef(nodes);
  if (!nodes.some(({ dragging }) => dragging)) last.current = nodes;
  return last.current;
}

const rectOf = ({ position, measured, width, height }: CanvasNode): Rect => ({
  ...position,
  width: measured?.width ?? width ?? cardWidth,
  height: measured?.height ?? height ?? 0,
});

function viewOf({ transform: [x, y, zoom], width, height }: ReactFlowState): Rect {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
}

type Kind = NodeFamily | "frame" | "unknown";

/** Written out, since Tailwind finds class names by reading them. */
const fill: Record<Kind, string> = {
  frame: "fill-border",
  talk: "fill-talk",
  ask: "fill-ask",
  decide: "fill-decide",
  connect: "fill-connect",
  record: "fill-record",
  unknown: "fill-risk",
};
