"use client";

import { type KeyboardEvent, useCallback } from "react";
import { focusDrawn, focusedKey } from "@/components/designer/canvas/focus-drawn";
import { useDesigner } from "@/components/designer/designer-context";
import { chordOf } from "@/components/shell/chord";
import { frameOf } from "@/lib/editor/commands/frames";
import { commentIdOf } from "@/lib/editor/commands/move-nodes";

/**
 * Enter on a card that is selected and has the focus goes to its form, or into the note.
 *
 * @returns for the capture phase: React Flow takes the first Enter, which selects
 */
export function useEnterKey() {
  const { editor } = useDesigner();
  return useCallback(
    (event: KeyboardEvent) => {
      if (chordOf(event.nativeEvent) !== "enter" || event.nativeEvent.isComposing) return;
      // Held a little long, the press that selected it would go on into its form.
      if (event.repeat) return;
      const { document, selection } = editor.store.getState();
      const key = focusedKey();
      if (key === null || selection.keys.length !== 1 || selection.keys[0] !== key) return;
      event.preventDefault();
      event.stopPropagation();
      if (commentIdOf(key) === null) editor.focus(key, "label");
      else if (frameOf(document, key)) editor.focus(key, "frame");
      else focusDrawn(key, "textarea");
    },
    [editor],
  );
}
