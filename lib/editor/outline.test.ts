import fc from "fast-check";
import { expect, it } from "vitest";
import { emptyFlow, type FlowDocument } from "@/lib/flow/document";
import { addNode } from "./commands/add-node";
import { connect } from "./commands/connect";
import { outlineOf } from "./outline";
import { outlineItems, parentIndex, unfolded } from "./outline-items";
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

it("every open exit stands below its node, and folding hides what is below and nothing else", () => {
  fc.assert(
    fc.property(anyFlow, fc.infiniteStream(fc.boolean()), (flow, coin) => {
      const { call, loose } = outlineOf(flow, catalogue);
      for (const rows of [call, loose]) {
        const items = outlineItems(rows, flow, catalogue);
        const open = items.flatMap((item) => (item.kind === "open" ? [`${item.nodeId}/${item.exit}`] : []));
        const expected = rows
          .filter((row) => !row.repeated)
          .flatMap(({ nodeId }) => {
            const exits = flow.nodes[nodeId]?.exits ?? {};
            return Object.keys(exits).flatMap((exit) => (exits[exit] === null ? [`${nodeId}/${exit}`] : []));
          });
        expect(open.sort()).toEqual(expected.sort());

        const folded = new Set(items.filter(() => coin.next().value).map(({ key }) => key));
        const isBelowFolded = (index: number): boolean => {
          const parent = parentIndex(items, index);
          return parent !== index && (folded.has(items[parent]?.key ?? "") || isBelowFolded(parent));
        };
        expect(unfolded(items, folded)).toEqual(items.filter((_, index) => !isBelowFolded(index)));
      }
    }),
  );
});
