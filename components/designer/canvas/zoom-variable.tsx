"use client";

import { useStore } from "@xyflow/react";
import { useEffect } from "react";
import { detailZoom, useDetail } from "@/components/designer/canvas/use-detail";

/**
 * Tells the style sheet how far away we are: `data-detail`, and `--far-size`, how many of the canvas's pixels are 13 of
 * the screen, where titles are written by it.
 */
export function ZoomVariable() {
  // The canvas may be there only after this is drawn first.
  const canvas = useStore(({ domNode }) => domNode);
  const detail = useDetail();
  // Near, nothing is written in it: then no step of a zoom need be told.
  const size = useStore(({ transform }) =>
    detail === "full" ? null : Math.round(13 / Math.max(transform[2], detailZoom.title)),
  );
  useEffect(() => {
    if (canvas) canvas.dataset.detail = detail;
  }, [canvas, detail]);
  useEffect(() => {
    if (size === null) canvas?.style.removeProperty("--far-size");
    else canvas?.style.setProperty("--far-size", String(size));
  }, [canvas, size]);
  return null;
}
