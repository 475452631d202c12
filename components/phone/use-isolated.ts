"use client";

import { Direction } from "radix-ui";

/** Keeps numbers and clock times inside a right-to-left sentence in their own order; elsewhere text is as it is. */
export function useIsolated(): (text: string) => string {
  const isRtl = Direction.useDirection() === "rtl";
  return (text) => (isRtl ? `\u2068${text}\u2069` : text);
}
