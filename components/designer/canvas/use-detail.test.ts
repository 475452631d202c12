import type { ReactFlowState } from "@xyflow/react";
import { expect, it } from "vitest";
import { outlookIn } from "./use-detail";

type Connection = ReactFlowState["connection"];
const at = (zoom: number, connection = { inProgress: false } as Connection) =>
  outlookIn({ transform: [12, 34, zoom], connection });

it("moving the canvas changes nothing that cards go by; zooming does at two places", () => {
  expect([2, 0.58, 0.57, 0.26, 0.25].map((zoom) => at(zoom).detail)).toEqual([
    "full",
    "full",
    "title",
    "title",
    "shape",
  ]);
});

it("cards take a wire while one is drawn from an exit, not while one is taken off a card", () => {
  const drawn = (id: string) => ({ inProgress: true, fromHandle: { id } }) as Connection;
  expect(at(1, drawn("next")).isConnecting).toBe(true);
  expect(at(1, drawn("in")).isConnecting).toBe(false);
  expect(at(1).isConnecting).toBe(false);
});
