"use client";

import { type Connection, type FinalConnectionState, type OnConnectEnd, useReactFlow } from "@xyflow/react";
import { useTranslations } from "next-intl";
import { type MouseEvent as ReactMouseEvent, useMemo, useRef } from "react";
import type { WireEdge } from "@/components/designer/canvas/flow-elements";
import { useDesigner } from "@/components/designer/designer-context";
import { toast } from "@/components/ui/toast";
import { connect } from "@/lib/editor/commands/connect";
import { canConnect } from "@/lib/editor/rules";
import { stepMade } from "@/lib/editor/step-made";

/** Drawing wires from exits: to a node, to nowhere (then a new node is offered there), and off a node again. */
export function useWiring() {
  const t = useTranslations("designer.rules");
  const { editor, view } = useDesigner();
  const { screenToFlowPosition } = useReactFlow();
  /** The wire that is being dragged off its node. */
  const loose = useRef<WireEdge | null>(null);

  return useMemo(() => {
    const verdict = (from: string | null, exit: string | null | undefined, to: string | null) =>
      canConnect(editor.store.getState().document, editor.catalogue, from ?? "", exit ?? "", to ?? "");
    const wire = (from: string, exit: string, to: string | null) =>
      editor.edit(to === null ? "disconnect" : "connect", (flow) => connect(flow, from, exit, to));

    const onConnectEnd: OnConnectEnd = (event, state: FinalConnectionState) => {
      const { fromNode, fromHandle } = state;
      if (state.isValid || !fromNode || fromHandle?.type !== "source") return;
      const point = "changedTouches" in event ? event.changedTouches[0] : event;
      const under = point && document.elementFromPoint(point.clientX, point.clientY);
      if (!point || !under?.closest(".react-flow__pane")) return;
      // React Flow names no node for a handle that it has not measured, as a card's drop handle never is.
      const toNode = under.closest<HTMLElement>(".react-flow__node-card")?.dataset.id;
      if (toNode !== undefined) {
        const refused = verdict(fromNode.id, fromHandle.id, toNode);
        if (!refused.allowed) toast.warning(t(refused.reason));
        return;
      }
      const screen = { x: point.clientX, y: point.clientY };
      // Dragged off its node and let go over nothing: the exit is open again, in one step with what is chosen for it.
      const after = loose.current ? stepMade(editor, () => wire(fromNode.id, fromHandle.id ?? "", null)) : null;
      view.setState({
        quickAdd: {
          at: screenToFlowPosition(screen),
          screen,
          from: { nodeId: fromNode.id, exit: fromHandle.id ?? "" },
          after,
        },
      });
    };

    return {
      isValidConnection: (connection: Connection | WireEdge) =>
        verdict(connection.source, connection.sourceHandle, connection.target).allowed,
      onConnect: ({ source, sourceHandle, target }: Connection) => wire(source, sourceHandle ?? "", target),
      onConnectEnd,
      onReconnectStart: (_: ReactMouseEvent, edge: WireEdge) => {
        loose.current = edge;
      },
      onReconnect: (old: WireEdge, { source, sourceHandle, target }: Connection) => {
        if (source === old.source && sourceHandle === old.sourceHandle) wire(source, sourceHandle ?? "", target);
      },
      // Comes after the end of the connection itself.
      onReconnectEnd: () => {
        loose.current = null;
      },
    };
  }, [editor, view, screenToFlowPosition, t]);
}
