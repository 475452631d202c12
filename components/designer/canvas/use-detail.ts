"use client";

import { useStore } from "@xyflow/react";

/** How much a card shows: all of it, its title alone, or only its shape. Text is never shrunk to illegible. */
export type Detail = "full" | "title" | "shape";

/** Zoom at and above which a detail is shown. */
export const detailZoom = { full: 0.58, title: 0.26 };

export function useDetail(): Detail {
  return useStore(({ transform }) =>
    transform[2] >= detailZoom.full ? "full" : transform[2] >= detailZoom.title ? "title" : "shape",
  );
}
