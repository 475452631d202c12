"use client";

import { useReactFlow } from "@xyflow/react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useDesigner } from "@/components/designer/designer-context";
import type { Action } from "@/components/shell/actions";

const room = { padding: 0.16, duration: 150 };

/** Ways to look at the flow. */
export function useZoomActions(): { fit: Action; selection: Action; actualSize: Action } {
  const t = useTranslations("designer");
  const { editor } = useDesigner();
  const { fitView, zoomTo } = useReactFlow();
  return useMemo(() => {
    const fit = () => void fitView({ ...room, maxZoom: 1 });
    return {
      fit: { id: "fit", label: t("canvas.fit"), keys: "shift+1", run: fit },
      selection: {
        id: "zoom-selection",
        label: t("keys.zoomSelection"),
        keys: "shift+2",
        run: () => {
          const { keys, wire } = editor.store.getState().selection;
          const to = wire && editor.store.getState().document.nodes[wire.from]?.exits[wire.exit];
          const ids = wire ? [wire.from, ...(to ? [to] : [])] : keys;
          if (ids.length > 0) void fitView({ ...room, nodes: ids.map((id) => ({ id })), maxZoom: 1.25 });
        },
      },
      actualSize: {
        id: "actual-size",
        label: t("keys.actualSize"),
        keys: "shift+0",
        run: () => void zoomTo(1, { duration: 150 }),
      },
    };
  }, [t, editor, fitView, zoomTo]);
}
