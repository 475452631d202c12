import fc from "fast-check";
import { expect, it } from "vitest";
import { emptyFlow, type FlowDocument } from "@/lib/flow/document";
import { addNode } from "./commands/add-node";
import { connect } from "./commands/connect";
import { outlineOf } from "./outline";
import { testCatalogue as catalogue } from "./test-catalogue";

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
