"use client";

import { Direction } from "radix-ui";

/** Keeps numbers and clock times inside a right-to-left sentence in their own order; elsewhere text is as it is. */
export function useIsolated(): (text: string) => string {
  return Direction.useDirection() === "rtl" ? isolate : asItIs;
}

const isolate = (text: string) => `\u2068${text}\u2069`;
const asItIs = (text: string) => text;
