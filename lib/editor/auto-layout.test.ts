import ELK from "elkjs/lib/elk.bundled.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyFlow, type FlowDocument } from "@/lib/flow/document";
import { arrangedSince, autoLayout, type LayoutRequest } from "./auto-layout";
import { addNode } from "./commands/add-node";
import { addComment } from "./commands/comments";
import { connect } from "./commands/connect";
import { addFrame, frameMembers, isFrame } from "./commands/frames";
import { setLabel } from "./commands/set-node";
import { nodeExits } from "./node-exits";
import { testCatalogue as catalogue } from "./test-catalogue";

const size = { width: 240, height: 120 };
const elk = new ELK();

function flowOf(types: readonly string[], wires: readonly (readonly [number, string, number])[]): FlowDocument {
  let flow = emptyFlow("x");
  types.forEach((type, index) => {
    flow = addNode(flow, catalogue, { type, label: `n${index}`, at: { x: index * 40, y: index * 400 } }).document;
  });
  for (const [from, exit, to] of wires) flow = connect(flow, `n${from}`, exit, `n${to}`);
  return flow;
}

const arranged = (document: FlowDocument, options: Partial<LayoutRequest> = {}) =>
  autoLayout({
    document,
    catalogue,
    ids: null,
    anchor: null,
    sizeOf: () => size,
    exitPlaces: (id) => nodeExits(catalogue, document.nodes[id]!).map((exit, at) => ({ id: exit.id, y: 60 + at * 24 })),
    entryPlace: 20,
    layout: (graph) => elk.layout(graph),
    ...options,
  });

const anyFlow = fc
  .array(fc.constantFrom("greeting", "menu", "hangUp", "afterCallWork"), { maxLength: 12 })
  .chain((types) =>
    fc.array(fc.tuple(fc.nat(12), fc.constantFrom("next", "else", "one"), fc.nat(12)), { maxLength: 24 }).map((wires) =>
      flowOf(
        types,
        wires.filter(([a, , b]) => a < types.length && b < types.length),
      ),
    ),
  );

const menu = () =>
  flowOf(
    ["greeting", "menu", "hangUp", "hangUp", "greeting"],
    [
      [0, "next", 1],
      [1, "one", 3],
      [1, "else", 2],
      [3, "next", 0],
    ],
  );

describe("arranging", () => {
  it("goes from the entry onwards, exits in their order, what nothing leads to below", async () => {
    const { layout } = await arranged(menu());
    expect(layout.n1!.x).toBeGreaterThan(layout.n0!.x + size.width);
    expect(layout.n2!.x).toBe(layout.n3!.x);
    // The menu's first exit leads to n3, although n2 stood above it.
    expect(layout.n3!.y).toBeLessThan(layout.n2!.y);
    expect(layout.n4!.y).toBeGreaterThan(Math.max(layout.n2!.y, layout.n1!.y) + size.height);
  });

  it("keeps the node it is anchored at, else the entry, where it was", async () => {
    const flow = menu();
    expect((await arranged(flow)).layout.n0).toEqual(flow.layout.n0);
    expect((await arranged(flow, { anchor: "n3" })).layout.n3).toEqual(flow.layout.n3);
  });

  it("moves only the chosen, and keeps the first of them", async () => {
    const flow = menu();
    const { layout } = await arranged(flow, { ids: ["n1", "n2"] });
    expect(layout.n1).toEqual(flow.layout.n1);
    expect(layout.n2).not.toEqual(flow.layout.n2);
    expect([layout.n0, layout.n3, layout.n4]).toEqual([flow.layout.n0, flow.layout.n3, flow.layout.n4]);
  });

  it("keeps frames around what they hold, and notes beside what they stood at", async () => {
    let flow = addFrame(menu(), "Ends", { x: 60, y: 700, width: 400, height: 700 }).document;
    flow = addComment(flow, "Ask legal", { x: 40, y: 300 }).document;
    const held = (document: FlowDocument) =>
      frameMembers(document, document.comments.find(isFrame)!, (key) =>
        key === "comment:note" ? { width: 0, height: 0 } : size,
      );
    expect(held(flow)).toEqual(["n2", "n3"]);
    const after = await arranged(flow);
    expect(held(after)).toEqual(["n2", "n3"]);
    const beside = (document: FlowDocument) => {
      const note = document.comments.find(({ id }) => id === "note")!;
      return [note.x - document.layout.n1!.x, note.y - document.layout.n1!.y];
    };
    expect(beside(after)).toEqual(beside(flow));
  });

  it("moves frames and notes too when something is written meanwhile, which stays", async () => {
    let flow = addFrame(menu(), "Ends", { x: 60, y: 700, width: 400, height: 700 }).document;
    flow = addComment(flow, "Ask legal", { x: 40, y: 300 }).document;
    const next = await arranged(flow);
    const now = arrangedSince(flow, next, setLabel(flow, "n0", "Hello"));
    expect([now.layout, now.comments]).toEqual([next.layout, next.comments]);
    expect(now.comments).not.toEqual(flow.comments);
    expect(now.nodes.n0?.label).toBe("Hello");
  });

  it("places every node, none over another", async () => {
    await fc.assert(
      fc.asyncProperty(anyFlow, async (flow) => {
        const { layout } = await arranged(flow);
        const boxes = Object.values(layout);
        expect(Object.keys(layout).sort()).toEqual(Object.keys(flow.nodes).sort());
        for (const [i, a] of boxes.entries())
          for (const b of boxes.slice(i + 1))
            expect(Math.abs(a.x - b.x) >= size.width || Math.abs(a.y - b.y) >= size.height).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
