import { expect, it } from "vitest";
import { boundsOf, overviewFrame } from "./overview-frame";

const size = { width: 176, height: 112 };
const view = { x: 0, y: 0, width: 1_000, height: 500 };

it("the overview shows all nodes and the view, in the middle and as large as they can be", () => {
  const nodes = boundsOf([
    { x: -660, y: 0, width: 100, height: 50 },
    { x: 900, y: 400, width: 100, height: 50 },
  ]);
  expect(nodes).toEqual({ x: -660, y: 0, width: 1_660, height: 450 });
  // 166 of its 176 pixels are 1660 of the canvas.
  expect(overviewFrame(nodes, view, size)).toEqual({ x: -710, y: -310, width: 1_760, height: 1_120 });
});

it("a flow without nodes shows the view alone", () => {
  expect(boundsOf([])).toBeNull();
  const { x, width } = overviewFrame(null, { ...view, width: 1_660 }, size);
  expect([x, width]).toEqual([-50, 1_760]);
});
