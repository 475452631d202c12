"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useDesigner } from "@/components/designer/designer-context";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { toast } from "@/components/ui/toast";
import { clipToText, copyNodes, pasteClip, textToClip } from "@/lib/editor/commands/clipboard";
import { removeComments } from "@/lib/editor/commands/comments";
import { connect } from "@/lib/editor/commands/connect";
import { commentIdOf, commentKey, nudge } from "@/lib/editor/commands/move-nodes";
import { join, joinOffer, removeNodes } from "@/lib/editor/commands/remove-nodes";

/** What can be done with what is selected, for keys, menus and buttons alike. */
export function useSelectionCommands() {
  const t = useTranslations("designer.canvas");
  const common = useTranslations("common");
  const { editor } = useDesigner();
  const texts = useNodeTexts();

  return useMemo(() => {
    const state = () => editor.store.getState();
    const chosen = () => state().selection.keys;

    function remove() {
      const { document, selection } = state();
      if (editor.readOnly) return;
      if (selection.wire) {
        const { from, exit } = selection.wire;
        return editor.edit("disconnect", (flow) => connect(flow, from, exit, null));
      }
      const keys = selection.keys;
      if (keys.length === 0) return;
      const ids = keys.filter((key) => commentIdOf(key) === null);
      const only = keys.length === 1 && ids.length === 1 ? document.nodes[ids[0] ?? ""] : undefined;
      const offer = only ? joinOffer(document, ids[0] ?? "") : null;
      const target = offer ? document.nodes[offer.to] : undefined;
      editor.edit("remove", (flow) =>
        removeComments(
          removeNodes(flow, ids),
          keys.flatMap((key) => commentIdOf(key) ?? []),
        ),
      );
      if (ids.length === 0) return;
      const name = document.nodes[ids[0] ?? ""];
      toast(t("deleted", { count: ids.length, name: name ? texts.title(name) : "" }), {
        action: { label: common("undo"), onClick: () => editor.undo() },
        cancel:
          offer && target
            ? {
                label: t("joinShort", { to: texts.title(target) }),
                onClick: () => editor.edit("join", (flow) => join(flow, offer)),
              }
            : undefined,
      });
    }

    function copied(): string | null {
      const ids = chosen().filter((key) => commentIdOf(key) === null);
      return ids.length === 0 ? null : clipToText(copyNodes(state().document, ids));
    }

    function paste(text: string, at: { x: number; y: number } | null = null): boolean {
      const clip = textToClip(text);
      if (!clip || editor.readOnly || Object.keys(clip.nodes).length === 0) return false;
      let ids: string[] = [];
      editor.edit("paste", (flow) => {
        const pasted = pasteClip(flow, clip, at);
        ids = pasted.ids;
        return pasted.document;
      });
      editor.select(ids);
      return true;
    }

    function duplicate() {
      const ids = chosen().filter((key) => commentIdOf(key) === null);
      if (ids.length === 0 || editor.readOnly) return;
      let fresh: string[] = [];
      editor.edit("duplicate", (flow) => {
        const pasted = pasteClip(flow, copyNodes(flow, ids), null);
        fresh = pasted.ids;
        return pasted.document;
      });
      editor.select(fresh);
    }

    return {
      remove,
      copied,
      paste,
      duplicate,
      /** For menus: the browser may ask for leave, and may refuse it. */
      copyToClipboard: async () => {
        const text = copied();
        if (text !== null) await navigator.clipboard?.writeText(text).catch(() => undefined);
      },
      pasteFromClipboard: async (at: { x: number; y: number }) => {
        const text = await navigator.clipboard?.readText().catch(() => "");
        if (text) paste(text, at);
      },
      selectAll: () =>
        editor.select([
          ...Object.keys(state().document.nodes),
          ...state().document.comments.map((comment) => commentKey(comment.id)),
        ]),
      nudge: (by: { x: number; y: number }) => {
        if (chosen().length > 0) editor.edit("move", (flow) => nudge(flow, chosen(), by), { merge: "move" });
      },
    };
  }, [editor, t, common, texts]);
}
