import { Position } from "@xyflow/react";
import { describe, expect, it } from "vitest";
import { isBelow, lane, wirePath } from "./wire-path";

const cardWidth = 264;
/** A wire between cards that are 160 high: from an exit 30 above the end of one to the entry 20 below the top of the other. */
function wire(from: { x: number; y: number }, to: { x: number; y: number }, exitAbove = 30) {
  const [source, target] = [from, to].map(({ y }) => ({ top: y, height: 160 })) as [Body, Body];
  const run = {
    sourceX: from.x + cardWidth,
    sourceY: from.y + 160 - exitAbove,
    sourcePosition: Position.Right,
    targetX: to.x,
    targetY: to.y + 20,
    targetPosition: Position.Left,
  };
  const [path, , middle] = wirePath(run, source, target);
  return { path, middle, source, target };
}
type Body = { top: number; height: number };

describe("wirePath", () => {
  it("is a curve to a card that stands further on", () => {
    expect(wire({ x: 0, y: 0 }, { x: 400, y: 90 }).path).toContain("C");
  });

  it("goes back half-way between its ends where no card is in the way", () => {
    const { path, middle } = wire({ x: 400, y: 0 }, { x: 0, y: 400 });
    expect(path).not.toContain("C");
    expect(middle).toBe((130 + 420) / 2);
  });

  it.each([
    ["a card before it in the same row", { x: 0, y: 0 }],
    ["a card before it, half a row lower", { x: 0, y: 100 }],
    ["a card before it, half a row higher", { x: 0, y: -100 }],
    ["its own card", { x: 400, y: 0 }],
  ])("goes back to %s below both", (_name, to) => {
    const { middle, source, target } = wire({ x: 400, y: 0 }, to);
    expect(isBelow(middle, source) && isBelow(middle, target)).toBe(true);
  });

  it("keeps wires of neighbouring exits apart", () => {
    const [first, last] = [54, 30].map((above) => wire({ x: 400, y: 0 }, { x: 0, y: 0 }, above).middle) as [
      number,
      number,
    ];
    expect(first - last).toBeCloseTo(lane);
    expect(lane).toBeGreaterThan(10);
  });
});
