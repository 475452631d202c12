"use client";

import { useLayoutEffect, useRef } from "react";
import { keepFocus } from "@/components/ui/kept-focus";

/** What is drawn into it with `createPortal` stands wherever its place is, and is the same there. */
export function movableBox(): HTMLElement {
  const box = document.createElement("div");
  box.className = "contents";
  return box;
}

/**
 * One of the places where something may stand. What moves from one to another is not made anew: it has the focus if it
 * had it, and what is open there stays open.
 */
export function Place({ box, isHere }: { box: HTMLElement; isHere: boolean }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!isHere) return;
    const giveFocusBack = keepFocus();
    place.current?.append(box);
    giveFocusBack();
  }, [box, isHere]);
  return <div ref={place} className="contents" />;
}
