import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyFlow, type FlowDocument } from "@/lib/flow/document";
import { arrange } from "./arrange";
import { addNode } from "./commands/add-node";
import { connect } from "./commands/connect";
import { outlineOf } from "./outline";
import { testCatalogue as catalogue } from "./test-catalogue";

const size = { width: 240, height: 120 };

function flowOf(types: readonly string[], wires: readonly (readonly [number, string, number])[]): FlowDocument {
  let flow = emptyFlow("x");
  types.forEach((type, index) => {
    flow = addNode(flow, catalogue, { type, label: `n${index}`, at: { x: 0, y: 0 } }).document;
  });
  for (const [from, exit, to] of wires) flow = connect(flow, `n${from}`, exit, `n${to}`);
  return flow;
}

const anyFlow = fc
  .array(fc.constantFrom("greeting", "menu", "hangUp", "afterCallWork"), { maxLength: 20 })
  .chain((types) =>
    fc.array(fc.tuple(fc.nat(20), fc.constantFrom("next", "else", "one"), fc.nat(20)), { maxLength: 40 }).map((wires) =>
      flowOf(
        types,
        wires.filter(([a, , b]) => a < types.length && b < types.length),
      ),
    ),
  );

describe("arranging", () => {
  it("puts nodes from the entry onwards, one column after the other", () => {
    const places = arrange(
      flowOf(
        ["greeting", "menu", "hangUp", "hangUp"],
        [
          [0, "next", 1],
          [1, "one", 2],
          [1, "else", 3],
        ],
      ),
      catalogue,
      () => size,
    );
    expect(places.n0?.x).toBe(0);
    expect(places.n1?.x).toBe(336);
    expect([places.n2?.x, places.n3?.x]).toEqual([672, 672]);
    expect(places.n2!.y).toBeLessThan(places.n3!.y);
  });

  it("places every node, on the grid, none over another", () => {
    fc.assert(
      fc.property(anyFlow, (flow) => {
        const places = arrange(flow, catalogue, () => size);
        const boxes = Object.values(places);
        expect(Object.keys(places).sort()).toEqual(Object.keys(flow.nodes).sort());
        for (const [i, a] of boxes.entries()) {
          expect([a.x % 8, a.y % 8]).toEqual([0, 0]);
          for (const b of boxes.slice(i + 1))
            expect(Math.abs(a.x - b.x) >= size.width || Math.abs(a.y - b.y) >= size.height).toBe(true);
        }
      }),
    );
  });
});

it("the outline names every node once, and repeats only as a reference", () => {
  fc.assert(
    fc.property(anyFlow, (flow) => {
      const { call, afterCall, fallback, loose } = outlineOf(flow, catalogue);
      const rows = [...call, ...afterCall, ...fallback, ...loose];
      expect(
        rows
          .filter((row) => !row.repeated)
          .map((row) => row.nodeId)
          .sort(),
      ).toEqual(Object.keys(flow.nodes).sort());
    }),
  );
});
