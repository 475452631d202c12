"use client";

import { useStore, useStoreApi } from "@xyflow/react";
import { useEffect } from "react";
import { useDetail } from "@/components/designer/canvas/use-detail";

/** Tells the style sheet how far away we are: `data-detail`, and `--far-text`, which is 13 pixels of the screen at any zoom. */
export function ZoomVariable() {
  const store = useStoreApi();
  const size = useStore(({ transform }) => Math.min(48, Math.round(13 / transform[2])));
  const detail = useDetail();
  useEffect(() => {
    const { domNode } = store.getState();
    if (domNode) domNode.dataset.detail = detail;
  }, [store, detail]);
  useEffect(() => {
    store.getState().domNode?.style.setProperty("--far-text", `${size}px`);
  }, [store, size]);
  return null;
}
