"use client";

import {
  type Connection,
  type FinalConnectionState,
  type HandleType,
  type OnConnectEnd,
  useReactFlow,
} from "@xyflow/react";
import { useTranslations } from "next-intl";
import { useMemo, useRef } from "react";
import type { WireEdge } from "@/components/designer/canvas/flow-elements";
import { useDesigner } from "@/components/designer/designer-context";
import { toast } from "@/components/ui/toast";
import { connect } from "@/lib/editor/commands/connect";
import { canConnect } from "@/lib/editor/rules";

/** Drawing wires from exits: to a node, to nowhere (then a new node is offered there), and off a node again. */
export function useWiring() {
  const t = useTranslations("designer.rules");
  const { editor, view } = useDesigner();
  const { screenToFlowPosition } = useReactFlow();
  const reconnected = useRef(true);

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
      view.setState({
        quickAdd: {
          at: screenToFlowPosition(screen),
          screen,
          from: { nodeId: fromNode.id, exit: fromHandle.id ?? "" },
        },
      });
    };

    return {
      isValidConnection: (connection: Connection | WireEdge) =>
        verdict(connection.source, connection.sourceHandle, connection.target).allowed,
      onConnect: ({ source, sourceHandle, target }: Connection) => wire(source, sourceHandle ?? "", target),
      onConnectEnd,
      onReconnectStart: () => {
        reconnected.current = false;
      },
      onReconnect: (old: WireEdge, { source, sourceHandle, target }: Connection) => {
        reconnected.current = true;
        if (source === old.source && sourceHandle === old.sourceHandle) wire(source, sourceHandle ?? "", target);
      },
      onReconnectEnd: (_: MouseEvent | TouchEvent, edge: WireEdge, _side: HandleType, state: FinalConnectionState) => {
        // Dragged off its node and let go over nothing: the exit is open again.
        if (!reconnected.current && !state.toNode) wire(edge.source, edge.sourceHandle ?? "", null);
        reconnected.current = true;
      },
    };
  }, [editor, view, screenToFlowPosition, t]);
}
