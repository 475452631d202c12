import { expect, it } from "vitest";
import { emptyFlow, type FlowDocument } from "@/lib/flow/document";
import {
  canvasNodes,
  canvasWires,
  cardWidth,
  drawnPlace,
  isDrawnAlike,
  largeFlow,
  newWireCache,
} from "./flow-elements";

const node = (exits: Record<string, string | null>) => ({ type: "menu", label: "", config: {}, exits });
const flow: FlowDocument = {
  ...emptyFlow("x"),
  nodes: { a: node({ next: "b", gone: "nowhere", open: null }), b: node({}) },
  layout: { a: { x: 40, y: 16 } },
  comments: [{ id: "note", text: "Hello", x: 0, y: 300 }],
};
const nothing = { keys: [], wire: null };
const things = { step: "step", note: "note", frame: "frame" };
const ltr = { rtl: false, readOnly: false, things, guess: () => ({ measured: { width: cardWidth, height: 120 } }) };

it("nodes and comments stand where the document says, mirrored for right-to-left readers", () => {
  const at = (rtl: boolean) =>
    Object.fromEntries(
      canvasNodes([], { document: flow, selection: nothing }, { ...ltr, rtl }).map(({ id, position }) => [
        id,
        position,
      ]),
    );
  expect(at(false)).toMatchObject({ a: { x: 40, y: 16 }, b: { x: 0, y: 0 }, "comment:note": { x: 0, y: 300 } });
  expect(at(true).a).toEqual({ x: -40 - cardWidth, y: 16 });
});

it("what is folded away has its place from the document, the same as when it is drawn", () => {
  const framed: FlowDocument = {
    ...flow,
    comments: [...flow.comments, { id: "frame", kind: "frame", text: "", x: -40, y: 8, width: 400, height: 200 }],
  };
  for (const rtl of [false, true])
    for (const { id, position } of canvasNodes([], { document: framed, selection: nothing }, { ...ltr, rtl }))
      expect(drawnPlace(framed, id, rtl)).toEqual(position);
});

it("what did not change stays the same object, with what was measured of it", () => {
  const first = canvasNodes([], { document: flow, selection: nothing }, ltr);
  expect(canvasNodes(first, { document: { ...flow, name: "y" }, selection: nothing }, ltr)).toBe(first);
  const renamed = { ...flow, nodes: { ...flow.nodes, a: { ...flow.nodes.a!, label: "Another name" } } };
  expect(canvasNodes(first, { document: renamed, selection: nothing }, ltr)).toBe(first);
  const moved = canvasNodes(first, { document: { ...flow, layout: { a: { x: 48, y: 16 } } }, selection: nothing }, ltr);
  expect(moved.find(({ id }) => id === "b")).toBe(first.find(({ id }) => id === "b"));
  expect(moved.find(({ id }) => id === "a")).not.toBe(first.find(({ id }) => id === "a"));
});

it("a card of a large flow has a guessed size until it is measured; in a small flow it is measured at once", () => {
  const sizes = (count: number) => {
    const nodes = Object.fromEntries(Array.from({ length: count }, (_, at) => [`n${at}`, node({})]));
    const first = canvasNodes([], { document: { ...flow, nodes }, selection: nothing }, ltr);
    const drawn = first.map((each) =>
      each.id === "n0" ? { ...each, measured: { width: cardWidth, height: 80 } } : each,
    );
    const chosen = canvasNodes(drawn, { document: { ...flow, nodes }, selection: { keys: ["n0"], wire: null } }, ltr);
    return [first, chosen].map((all) => all.find(({ id }) => id === "n0")?.measured?.height);
  };
  expect(sizes(largeFlow + 1)).toEqual([120, 80]);
  expect(sizes(largeFlow)[0]).toBeUndefined();
});

it("wires have two ends, and typing in a node draws none of them again", () => {
  const cache = newWireCache("wire");
  const wires = canvasWires({ document: flow, selection: nothing }, cache, "wire");
  expect(wires.map(({ id, source, target }) => [id, source, target])).toEqual([["a>next", "a", "b"]]);
  const typed = {
    ...flow,
    nodes: { ...flow.nodes, a: { ...flow.nodes.a!, label: "Typed" }, b: { ...node({}), label: "Typed" } },
  };
  expect(canvasWires({ document: typed, selection: nothing }, cache, "wire")).toBe(wires);
  const selection = { keys: [], wire: { from: "a", exit: "next" } };
  expect(canvasWires({ document: typed, selection }, cache, "wire")[0]?.selected).toBe(true);
});

it("what things are called is said in the reader's language, also once that is another one", () => {
  const state = { document: flow, selection: nothing };
  const frame = { id: "frame", kind: "frame", text: "", x: 0, y: 0, width: 9, height: 9 } as const;
  const drawn = { ...state, document: { ...flow, comments: [...flow.comments, frame] } };
  const said = (each: { domAttributes?: object | undefined }[]) =>
    each.map(({ domAttributes }) => new Map(Object.entries(domAttributes ?? {})).get("aria-roledescription"));
  const first = canvasNodes([], drawn, ltr);
  const next = canvasNodes(first, drawn, { ...ltr, things: { step: "samm", note: "märkus", frame: "raam" } });
  expect([said(first), said(next)]).toEqual([
    ["frame", "note", "step", "step"],
    ["raam", "märkus", "samm", "samm"],
  ]);
  const cache = newWireCache("wire");
  const wires = canvasWires(state, cache, "wire");
  expect([said(wires), said(canvasWires(state, cache, "juhe"))]).toEqual([["wire"], ["juhe"]]);
});

it("flows are drawn alike when only words differ, and not when a card, a place, a note or a wire does", () => {
  const { a, b } = flow.nodes;
  if (!a || !b) throw new Error("the flow has both");
  const alike = [{ name: "y" }, { nodes: { a: { ...a, label: "Another", config: { x: 1 } }, b } }];
  const others: Partial<FlowDocument>[] = [
    { nodes: { a } },
    { nodes: { a, b, c: b } },
    { nodes: { a, c: b } },
    { nodes: { a: { ...a, exits: { ...a.exits, open: "b" } }, b } },
    { layout: { a: { x: 48, y: 16 } } },
    { comments: [] },
  ];
  expect(alike.map((change) => isDrawnAlike(flow, { ...flow, ...change }))).toEqual([true, true]);
  expect(others.map((change) => isDrawnAlike(flow, { ...flow, ...change }))).toEqual(others.map(() => false));
});

it("a note that says nothing and a frame without a name are called what they are", () => {
  const comments = [
    { id: "note", text: " ", x: 0, y: 0 },
    { id: "frame", kind: "frame" as const, text: "", x: 0, y: 0, width: 200, height: 100 },
    { id: "said", text: "Ask Kim", x: 0, y: 0 },
  ];
  const drawn = canvasNodes([], { document: { ...flow, comments }, selection: nothing }, ltr);
  const names = Object.fromEntries(drawn.map(({ id, ariaLabel }) => [id, ariaLabel]));
  expect(names).toMatchObject({ "comment:note": "note", "comment:frame": "frame", "comment:said": "Ask Kim" });
});
