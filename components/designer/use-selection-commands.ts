"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { focusDrawn, focusedKey, focusShown, isOnCommand } from "@/components/designer/canvas/focus-drawn";
import { useDesigner } from "@/components/designer/designer-context";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { useRoom } from "@/components/designer/use-room";
import { useSizeOf } from "@/components/designer/use-size-of";
import type { WireStart } from "@/components/designer/view-state";
import { toast } from "@/components/ui/toast";
import { type Alignment, align, type Direction, distribute } from "@/lib/editor/commands/align";
import { addComment } from "@/lib/editor/commands/comments";
import { connect } from "@/lib/editor/commands/connect";
import { addFrame, frameAround } from "@/lib/editor/commands/frames";
import { commentIdOf, commentKey, nearestTo, nudge, placeOf } from "@/lib/editor/commands/move-nodes";
import { removeKeys } from "@/lib/editor/commands/remove-nodes";
import { createHeldKeys } from "@/lib/editor/held-keys";
import { lastStep } from "@/lib/editor/history";

/** What can be done with what is selected, for keys, menus and buttons alike. */
export function useSelectionCommands() {
  const t = useTranslations("designer.canvas");
  const fresh = useTranslations("designer.frame");
  const common = useTranslations("common");
  const { editor, view } = useDesigner();
  const texts = useNodeTexts();
  const sizeOf = useSizeOf();
  const hasRoom = useRoom();

  return useMemo(() => {
    const state = () => editor.store.getState();
    const chosen = () => state().selection.keys;
    const chosenNodes = () => chosen().filter((key) => commentIdOf(key) === null);

    /** What led to a removed step leads to what followed it, unless its way is to be left open. */
    function remove(isOpen = false): void {
      const { selection } = state();
      if (editor.readOnly) return;
      const { wire, keys } = selection;
      if (wire) disconnect(wire);
      else if (keys.length > 0) take(keys, isOpen);
    }

    function disconnect({ from, exit }: WireStart): void {
      const goesOn = isOnCommand() || (document.activeElement?.matches(".react-flow__edge") ?? false);
      editor.edit("disconnect", (flow) => connect(flow, from, exit, null));
      if (goesOn) focusShown(view, from);
    }

    function take(keys: readonly string[], isOpen: boolean, label: "remove" | "cut" = "remove"): void {
      const { document } = state();
      const ids = keys.filter((key) => commentIdOf(key) === null);
      const focused = isOnCommand() ? (keys[0] ?? null) : focusedKey();
      let to: string[] = [];
      editor.edit(label, (flow) => {
        const removed = removeKeys(flow, editor.catalogue, keys, isOpen);
        to = removed.to;
        return removed.document;
      });
      // The keyboard goes on from what is next, not from the beginning of the page.
      if (focused !== null && keys.includes(focused)) {
        const next = to[0] ?? nearestTo(state().document, placeOf(document, focused));
        if (next !== null) focusShown(view, next);
      }
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
          names.length > 0
            ? { label: t("leaveOpen"), onClick: () => takeBack() && take(keys, true, label) }
            : undefined,
      });
    }

    const held = createHeldKeys(editor, sizeOf, "nudge");

    return {
      remove: () => remove(),
      disconnect,
      /** Exactly what was copied, as one step. */
      cut: (copied: readonly string[]) => {
        if (!editor.readOnly && copied.length > 0) take(copied, false, "cut");
      },
      removeOpen: () => remove(true),
      selectAll: () =>
        editor.select([
          ...Object.keys(state().document.nodes),
          ...state().document.comments.map((comment) => commentKey(comment.id)),
        ]),
      nudge: (by: { x: number; y: number }) => {
        if (chosen().length === 0) return;
        editor.edit("move", (flow) => nudge(flow, held.of(chosen()), by), { merge: "nudge" });
      },
      align: (how: Alignment) => editor.edit("align", (flow) => align(flow, chosen(), how, sizeOf)),
      distribute: (how: Direction) => editor.edit("align", (flow) => distribute(flow, chosen(), how, sizeOf)),
      /** Around what is selected, else of the usual size at a place of the document. */
      frame: (otherwise: { x: number; y: number; width: number; height: number }) => {
        if (!hasRoom("notes")) return;
        let id = "";
        editor.edit("frame", (flow) => {
          const next = addFrame(flow, fresh("fresh"), frameAround(flow, chosen(), sizeOf) ?? otherwise);
          id = next.id;
          return next.document;
        });
        if (id !== "") editor.focus(commentKey(id), "frame");
      },
      /** An empty one at a place of the document, with the cursor in it. */
      note: (at: { x: number; y: number }) => {
        if (!hasRoom("notes")) return;
        let id = "";
        editor.edit("note", (flow) => {
          const next = addComment(flow, "", at);
          id = next.id;
          return next.document;
        });
        if (id === "") return;
        editor.select([commentKey(id)]);
        focusDrawn(commentKey(id), "textarea");
      },
      chosenNodes,
    };
  }, [editor, view, t, fresh, common, texts, sizeOf, hasRoom]);
}

export type SelectionCommands = ReturnType<typeof useSelectionCommands>;
