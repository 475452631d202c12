import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyFlow, type FlowComment, type FlowDocument, type FlowNode } from "./document";
import { limits } from "./limits";
import { applyPatches, conflicts, diffToPatches, type FlowPatch, flowPatchSchema, mergePatches } from "./patch";

const id = fc.constantFrom("a", "b", "c", "d", "constructor");
const at = fc.record({ x: fc.integer({ min: -999, max: 999 }), y: fc.integer({ min: -999, max: 999 }) });
const node: fc.Arbitrary<FlowNode> = fc.record({
  type: fc.constantFrom("greeting", "menu"),
  label: fc.string({ maxLength: 8 }),
  config: fc.dictionary(
    fc.constantFrom("prompt", "tries"),
    fc.oneof(fc.integer(), fc.string(), fc.constant(null)),
  ) as fc.Arbitrary<FlowNode["config"]>,
  exits: fc.dictionary(fc.constantFrom("next", "else"), fc.option(id)),
});
const comment: fc.Arbitrary<FlowComment> = fc.record({
  id,
  text: fc.string({ maxLength: 5 }),
  x: fc.integer({ max: 999, min: 0 }),
  y: fc.constant(0),
});
const flow: fc.Arbitrary<FlowDocument> = fc
  .record({
    name: fc.constantFrom("One", "Two"),
    languages: fc.uniqueArray(fc.constantFrom("en-US", "ar-AE", "et-EE"), { minLength: 1 }),
    entry: fc.option(id),
    afterCall: fc.option(id),
    nodes: fc.dictionary(id, node),
    layout: fc.dictionary(id, at),
    comments: fc.uniqueArray(comment, { selector: (c) => c.id }),
  })
  .map((parts) => ({ ...emptyFlow("x"), ...parts, nodes: { ...parts.nodes }, layout: { ...parts.layout } }));

const apply = (document: FlowDocument, patches: FlowPatch[]) => {
  const result = applyPatches(document, patches);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

describe("patches", () => {
  it("turn one flow into any other, and back", () => {
    fc.assert(
      fc.property(flow, flow, (before, after) => {
        expect(plain(apply(before, diffToPatches(before, after)))).toEqual(plain(after));
        expect(plain(apply(apply(before, diffToPatches(before, after)), diffToPatches(after, before)))).toEqual(
          plain(before),
        );
      }),
    );
  });

  it("change nothing in the document they are applied to, and applied twice are applied once", () => {
    fc.assert(
      fc.property(flow, flow, (before, after) => {
        const copy = plain(before);
        const patches = diffToPatches(before, after);
        const once = apply(before, patches);
        expect(plain(before)).toEqual(copy);
        expect(plain(apply(once, diffToPatches(once, after)))).toEqual(plain(once));
        expect(diffToPatches(once, after)).toEqual([]);
      }),
    );
  });

  it("pass the schema that the API reads them with", () => {
    fc.assert(
      fc.property(flow, flow, (before, after) => {
        const patches = diffToPatches(before, after);
        expect(flowPatchSchema.array().parse(plain(patches))).toEqual(plain(patches));
      }),
    );
  });

  it("keep a name as it is typed, and refuse a blank one", () => {
    const named = (value: string) => flowPatchSchema.safeParse({ op: "setField", field: "name", value });
    expect(named("Main ").data).toEqual({ op: "setField", field: "name", value: "Main " });
    expect([named("").success, named(" ").success]).toEqual([false, false]);
  });

  it("refuse a field, node or operation that is not one", () => {
    for (const patch of [
      { op: "setField", field: "format", value: "x" },
      { op: "setField", field: "entry", value: 3 },
      { op: "removeNode", id: "../etc" },
      { op: "setNode", id: "a", node: { type: "menu" } },
      { op: "drop" },
    ]) {
      expect(flowPatchSchema.safeParse(patch).success).toBe(false);
    }
  });

  it("keep the identity of nodes they do not touch", () => {
    const menu: FlowNode = { type: "menu", label: "", config: {}, exits: {} };
    const before = { ...emptyFlow("x"), nodes: { a: menu, b: menu } };
    const after = apply(before, [{ op: "setNode", id: "b", node: { ...menu, label: "B" } }]);
    expect(after.nodes.a).toBe(menu);
    expect(after.layout).toBe(before.layout);
  });

  it("refuse to grow past the limit and then apply nothing", () => {
    const menu: FlowNode = { type: "menu", label: "", config: {}, exits: {} };
    const patches = Array.from(
      { length: limits.nodesPerFlow + 1 },
      (_, n): FlowPatch => ({ op: "setNode", id: `n${n}`, node: menu }),
    );
    expect(applyPatches(emptyFlow("x"), patches)).toEqual({
      ok: false,
      error: { code: "too_many_nodes", limit: limits.nodesPerFlow },
    });
  });
});

describe("two people at once", () => {
  const menu = (label: string): FlowNode => ({ type: "menu", label, config: {}, exits: {} });

  it("are not in conflict over different nodes, positions, or the same change", () => {
    const theirs: FlowPatch[] = [
      { op: "setNode", id: "a", node: menu("same") },
      { op: "setLayout", id: "a", at: { x: 1, y: 1 } },
    ];
    const mine: FlowPatch[] = [
      { op: "setNode", id: "a", node: menu("same") },
      { op: "setNode", id: "b", node: menu("mine") },
      { op: "setLayout", id: "a", at: { x: 2, y: 2 } },
    ];
    expect(conflicts(theirs, mine)).toEqual([]);
    expect(mergePatches(theirs, mine).patches).toEqual(mine);
  });

  it("are told when they changed the same node, and the rest is merged", () => {
    const theirs: FlowPatch[] = [
      { op: "setNode", id: "a", node: menu("theirs") },
      { op: "removeNode", id: "c" },
    ];
    const mine: FlowPatch[] = [
      { op: "setNode", id: "a", node: menu("mine") },
      { op: "setNode", id: "b", node: menu("mine") },
      { op: "setLayout", id: "c", at: { x: 0, y: 0 } },
    ];
    expect(mergePatches(theirs, mine)).toEqual({ patches: [mine[1]], conflicts: ["node:a"] });
  });

  it("reach the same flow as one after the other when nothing conflicts", () => {
    fc.assert(
      fc.property(flow, flow, flow, (base, theirFlow, myFlow) => {
        const theirs = diffToPatches(base, theirFlow);
        const mine = diffToPatches(base, myFlow);
        const { patches, conflicts: found } = mergePatches(theirs, mine);
        const merged = apply(apply(base, theirs), patches);
        for (const [nodeId, mineNode] of Object.entries(myFlow.nodes)) {
          if (mine.some((p) => p.op === "setNode" && p.id === nodeId) && !found.includes(`node:${nodeId}`)) {
            expect(merged.nodes[nodeId]).toEqual(mineNode);
          }
        }
      }),
    );
  });
});
