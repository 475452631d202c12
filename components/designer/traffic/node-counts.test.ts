import { expect, it } from "vitest";
import { heatOf } from "./node-counts";

it.each([
  [null, 0],
  [0, 0],
  [0.001, 1],
  [0.05, 1],
  [0.051, 2],
  [0.1, 2],
  [0.101, 3],
  [0.25, 3],
  [0.251, 4],
  [1, 4],
])("warms a share of %s to step %s of the scale", (share, heat) => {
  expect(heatOf(share)).toBe(heat);
});
