"use client";

import { useStoreApi } from "@xyflow/react";
import { type KeyboardEvent, type MouseEvent, useMemo } from "react";

/**
 * With Shift, Ctrl or ⌘ a press adds to what is selected, which each press tells by itself. React Flow would watch the
 * keys instead: it would draw its panes again for each of them, and take the end of a Ctrl-Z for that of Ctrl.
 *
 * @returns handlers for around the flow
 */
export function useAddingPresses() {
  const store = useStoreApi();
  return useMemo(() => {
    const tell = (press: MouseEvent | KeyboardEvent) => {
      const multiSelectionActive = isAdding(press);
      if (store.getState().multiSelectionActive !== multiSelectionActive) store.setState({ multiSelectionActive });
    };
    return { onPointerDownCapture: tell, onClickCapture: tell, onKeyDownCapture: tell };
  }, [store]);
}

export const isAdding = ({ shiftKey, ctrlKey, metaKey }: Pick<MouseEvent, "shiftKey" | "ctrlKey" | "metaKey">) =>
  shiftKey || ctrlKey || metaKey;
