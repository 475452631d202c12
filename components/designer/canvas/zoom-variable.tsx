"use client";

import { useStore } from "@xyflow/react";
import { useEffect } from "react";
import { useDetail } from "@/components/designer/canvas/use-detail";

/** Tells the style sheet how far away we are: `data-detail`, and `--far-size`, how many of the canvas's pixels are 13 of the screen. */
export function ZoomVariable() {
  // The canvas may be there only after this is drawn first.
  const canvas = useStore(({ domNode }) => domNode);
  const detail = useDetail();
  // Only titles are written in it; what else there is need not learn of each step of a zoom.
  const size = useStore(({ transform }) => (detail === "title" ? Math.round(13 / transform[2]) : null));
  useEffect(() => {
    if (canvas) canvas.dataset.detail = detail;
  }, [canvas, detail]);
  useEffect(() => {
    if (size !== null) canvas?.style.setProperty("--far-size", String(size));
  }, [canvas, size]);
  return null;
}
