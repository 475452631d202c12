"use client";

import { useStore, useStoreApi } from "@xyflow/react";
import { useEffect } from "react";

/** Text that stays readable from far: `--far-text` is 13 pixels of the screen, whatever the zoom. */
export function ZoomVariable() {
  const store = useStoreApi();
  const size = useStore(({ transform }) => Math.min(48, Math.round(13 / transform[2])));
  useEffect(() => {
    store.getState().domNode?.style.setProperty("--far-text", `${size}px`);
  }, [store, size]);
  return null;
}
