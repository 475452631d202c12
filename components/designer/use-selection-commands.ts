"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useDesigner } from "@/components/designer/designer-context";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { useSizeOf } from "@/components/designer/use-size-of";
import { toast } from "@/components/ui/toast";
import { type Alignment, align, type Direction, distribute } from "@/lib/editor/commands/align";
import { removeComments } from "@/lib/editor/commands/comments";
import { connect } from "@/lib/editor/commands/connect";
import { addFrame, frameAround, withMembers } from "@/lib/editor/commands/frames";
import { commentIdOf, commentKey, nudge } from "@/lib/editor/commands/move-nodes";
import { removeAndJoin, removeNodes } from "@/lib/editor/commands/remove-nodes";
import { lastStep } from "@/lib/editor/history";

/** What can be done with what is selected, for keys, menus and buttons alike. */
export function useSelectionCommands() {
  const t = useTranslations("designer.canvas");
  const fresh = useTranslations("designer.frame");
  const common = useTranslations("common");
  const { editor } = useDesigner();
  const texts = useNodeTexts();
  const sizeOf = useSizeOf();

  return useMemo(() => {
    const state = () => editor.store.getState();
    const chosen = () => state().selection.keys;
    const chosenNodes = () => chosen().filter((key) => commentIdOf(key) === null);

    /** What led to a removed step leads to what followed it, unless its way is to be left open. */
    function remove(isOpen = false): void {
      const { selection } = state();
      if (editor.readOnly) return;
      const { wire, keys } = selection;
      if (wire) editor.edit("disconnect", (flow) => connect(flow, wire.from, wire.exit, null));
      else if (keys.length > 0) removeKeys(keys, isOpen);
    }

    function removeKeys(keys: readonly string[], isOpen: boolean): void {
      const { document } = state();
      const ids = keys.filter((key) => commentIdOf(key) === null);
      const comments = keys.flatMap((key) => commentIdOf(key) ?? []);
      let to: string[] = [];
      editor.edit("remove", (flow) => {
        const joined = isOpen
          ? { document: removeNodes(flow, ids), to: [] }
          : removeAndJoin(flow, editor.catalogue, ids);
        to = joined.to;
        return removeComments(joined.document, comments);
      });
      const step = lastStep(state().history);
      if (ids.length === 0) return;
      // Somebody who has gone on working would lose that instead.
      const takeBack = () => {
        const isLast = step !== null && lastStep(state().history) === step;
        if (isLast) editor.undo();
        return isLast;
      };
      const only = document.nodes[ids[0] ?? ""];
      const names = to.flatMap((id) => state().document.nodes[id] ?? []).map((node) => `“${texts.title(node)}”`);
      toast(t("deleted", { count: ids.length, name: only ? texts.title(only) : "" }), {
        description: names.length > 0 ? t("deletedJoined", { to: texts.list(names) }) : undefined,
        action: { label: common("undo"), onClick: () => takeBack() },
        cancel:
          names.length > 0 ? { label: t("leaveOpen"), onClick: () => takeBack() && removeKeys(keys, true) } : undefined,
      });
    }

    return {
      remove: () => remove(),
      removeOpen: () => remove(true),
      selectAll: () =>
        editor.select([
          ...Object.keys(state().document.nodes),
          ...state().document.comments.map((comment) => commentKey(comment.id)),
        ]),
      nudge: (by: { x: number; y: number }) => {
        if (chosen().length === 0) return;
        editor.edit("move", (flow) => nudge(flow, withMembers(flow, chosen(), sizeOf), by), { merge: "move" });
      },
      align: (how: Alignment) => editor.edit("align", (flow) => align(flow, chosen(), how, sizeOf)),
      distribute: (how: Direction) => editor.edit("align", (flow) => distribute(flow, chosen(), how, sizeOf)),
      /** Around what is selected, else of the usual size at a place of the document. */
      frame: (otherwise: { x: number; y: number; width: number; height: number }) => {
        let id = "";
        editor.edit("frame", (flow) => {
          const next = addFrame(flow, fresh("fresh"), frameAround(flow, chosen(), sizeOf) ?? otherwise);
          id = next.id;
          return next.document;
        });
        if (id !== "") editor.focus(commentKey(id), "frame");
      },
      chosenNodes,
    };
  }, [editor, t, fresh, common, texts, sizeOf]);
}

export type SelectionCommands = ReturnType<typeof useSelectionCommands>;
