import { expect, it } from "vitest";
import { snapToOthers } from "./guides";

const box = (x: number, y: number, width = 100, height = 50) => ({ x, y, width, height });

it("what is dragged falls in line with the nearest edge or middle of others", () => {
  expect(snapToOthers(box(4, 300), [box(0, 0)], 6)).toEqual({ by: { x: -4, y: 0 }, x: 0, y: null });
  // Middle with middle, bottom with top.
  expect(snapToOthers(box(23, 148, 60), [box(0, 200)], 6)).toEqual({ by: { x: -3, y: 2 }, x: 50, y: 200 });
  expect(snapToOthers(box(3, 0), [box(0, 400), box(5, 800)], 6).x).toBe(5);
});

it("what is far from all others stays where it is", () => {
  expect(snapToOthers(box(30, 90), [box(0, 0)], 6)).toEqual({ by: { x: 0, y: 0 }, x: null, y: null });
  expect(snapToOthers(box(0, 0), [], 6)).toEqual({ by: { x: 0, y: 0 }, x: null, y: null });
});
