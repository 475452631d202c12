"use client";

import { useStoreApi } from "@xyflow/react";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { entryPlace, exitPlaces } from "@/components/designer/canvas/card-geometry";
import { elkLayout } from "@/components/designer/canvas/elk-layout";
import { useDesigner } from "@/components/designer/designer-context";
import { useSizeOf } from "@/components/designer/use-size-of";
import { toast } from "@/components/ui/toast";
import { arrangedSince, autoLayout } from "@/lib/editor/auto-layout";
import { nodeExits } from "@/lib/editor/node-exits";

/** As long as the style sheet lets cards move. */
const moveMs = 150;

/**
 * Tidies the flow, or two and more chosen nodes of it, as one step of undo. The chosen node, else the entry, keeps its
 * place on the screen.
 */
export function useArrange(): () => void {
  const t = useTranslations("designer.canvas");
  const { editor, view } = useDesigner();
  const sizeOf = useSizeOf();
  const store = useStoreApi();
  return useCallback(() => {
    void arrange().catch(() => toast.error(t("arrangeFailed"), { description: t("nothingChanged") }));

    async function arrange() {
      const { document, selection } = editor.store.getState();
      if (editor.readOnly || view.getState().isArranging || Object.keys(document.nodes).length === 0) return;
      const chosen = selection.keys.filter((key) => Object.hasOwn(document.nodes, key));
      view.setState({ isArranging: true });
      try {
        const next = await autoLayout({
          document,
          catalogue: editor.catalogue,
          ids: chosen.length > 1 ? chosen : null,
          anchor: chosen.length === 1 ? (chosen[0] ?? null) : null,
          sizeOf,
          exitPlaces: (id) => {
            const node = document.nodes[id];
            return node ? exitPlaces(nodeExits(editor.catalogue, node), sizeOf(id).height) : [];
          },
          entryPlace,
          layout: elkLayout,
        });
        const canvas = store.getState().domNode;
        canvas?.setAttribute("data-arranging", "");
        editor.edit("arrange", (flow) => arrangedSince(document, next, flow));
        setTimeout(() => canvas?.removeAttribute("data-arranging"), moveMs);
      } finally {
        view.setState({ isArranging: false });
      }
    }
  }, [editor, view, sizeOf, store, t]);
}
