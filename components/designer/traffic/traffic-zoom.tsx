"use client";

import { useStore } from "@xyflow/react";
import { useEffect } from "react";
import { useAnnotation } from "@/components/designer/canvas/use-detail";
import { useTraffic } from "@/components/designer/traffic/traffic-store";

/** Pixels of the canvas that three digits may have on a card. */
const largestText = 88;
const smallestZoom = 12 / largestText;
/** Nearer than this there is room between two cards for what stands on a wire. */
const roomyZoom = 0.34;

/** Pixels of the canvas that are 12 of the screen, up to what a card has room for. */
export const farTextAt = (zoom: number): number => Math.min(largestText, Math.round(12 / zoom));

export const isRoomy = (zoom: number): boolean => zoom >= roomyZoom;

/** Tells the style sheet how far away we are, so that zooming draws no card again. */
export function TrafficZoom() {
  const isOn = useTraffic(({ period }) => period !== null);
  useAnnotation(isOn);
  return isOn ? <Variables /> : null;
}

function Variables() {
  const canvas = useStore(({ domNode }) => domNode);
  const text = useStore(({ transform }) => farTextAt(transform[2]));
  const wire = useStore(({ transform }) => Math.min(3, Math.max(1, Math.round(6 / transform[2]) / 10)));
  const room = useStore(({ transform: [, , zoom] }) =>
    isRoomy(zoom) ? "wires" : zoom >= smallestZoom ? "cards" : "none",
  );
  useEffect(() => {
    if (!canvas) return;
    canvas.style.setProperty("--traffic-text", `${text}px`);
    canvas.style.setProperty("--traffic-wire", String(wire));
    canvas.dataset.trafficText = room;
  }, [canvas, text, wire, room]);
  return null;
}
