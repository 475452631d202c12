import fc from "fast-check";
import { expect, it } from "vitest";
import { emptyFlow, type FlowDocument } from "@/lib/flow/document";
import { branchOf, foldableExits, foldedNodes, unfoldedFor } from "./fold";

function flowOf(wires: Record<string, Record<string, string>>, entry = "a"): FlowDocument {
  const nodes = Object.fromEntries(
    Object.entries(wires).map(([id, exits]) => [id, { type: "menu", label: id, config: {}, exits }]),
  );
  return { ...emptyFlow("x"), entry, nodes };
}

/** a —one→ b → c → a; a —two→ d → shared; b —other→ shared; e alone */
const flow = flowOf({
  a: { one: "b", two: "d" },
  b: { next: "c", other: "shared" },
  c: { next: "a" },
  d: { next: "shared" },
  shared: {},
  e: {},
});

it("a branch is what is reached through its exit only", () => {
  expect(branchOf(flow, "a>one")).toEqual(["b", "c"]);
  expect(branchOf(flow, "a>two")).toEqual(["d"]);
  expect(branchOf(flow, "d>next")).toEqual([]);
  expect(branchOf(flow, "a>gone")).toEqual([]);
  expect(foldableExits(flow, "a")).toEqual(["a>one", "a>two"]);
  expect(foldableExits(flow, "d")).toEqual([]);
});

it("folds within folds hide each node once; unfolding for a node opens only what hides it", () => {
  const keys = new Set(["a>one", "b>next", "a>two", "gone>exit"]);
  const { hidden, branches } = foldedNodes(flow, keys);
  expect([...hidden].sort()).toEqual(["b", "c", "d"]);
  expect([...branches.keys()]).toEqual(["a>one", "b>next", "a>two"]);
  expect([...unfoldedFor(flow, keys, "c")]).toEqual(["a>two", "gone>exit"]);
  expect(unfoldedFor(flow, keys, "shared")).toBe(keys);
});

it("never hides where a call begins, what nothing leads to, or the step that was folded", () => {
  const ids = ["n0", "n1", "n2", "n3", "n4", "n5"];
  const wires = fc.array(fc.tuple(fc.nat(5), fc.constantFrom("one", "two"), fc.nat(5)), { maxLength: 12 });
  fc.assert(
    fc.property(wires, fc.nat(5), fc.constantFrom("one", "two"), (list, at, exit) => {
      const exits: Record<string, Record<string, string>> = Object.fromEntries(ids.map((id) => [id, {}]));
      for (const [from, name, to] of list) exits[`n${from}`]![name] = `n${to}`;
      const { hidden } = foldedNodes(flowOf(exits, "n0"), new Set([`n${at}>${exit}`]));
      const entered = new Set(Object.values(exits).flatMap((each) => Object.values(each)));
      for (const id of ids) if (id === "n0" || !entered.has(id)) expect(hidden.has(id)).toBe(false);
      if (hidden.size > 0) expect(hidden.has(`n${at}`)).toBe(false);
    }),
  );
});
