import { describe, expect, it } from "vitest";
import { emptyFlow, type FlowDocument } from "@/lib/flow/document";
import { parseDraft } from "@/lib/flow/parse-draft";
import { testCatalogue as catalogue } from "../test-catalogue";
import { addNode } from "./add-node";
import { align, distribute } from "./align";
import { addComment } from "./comments";
import { connect } from "./connect";
import { addFrame, fitFrame, fitsFrame, frameAround, frameMembers, frameOf, withMembers } from "./frames";
import { canInsert, canInsertNew, insertOnWire, isLoose, roomOnWire } from "./insert-on-wire";
import { commentKey, nearestTo, nudge } from "./move-nodes";

const sizes: Record<string, number> = { a: 100, b: 200, c: 60 };
const sizeOf = (key: string) => ({ width: 264, height: sizes[key] ?? 40 });

/** a → b → c, and d that nothing leads to */
function sample(): FlowDocument {
  let flow = emptyFlow("x");
  for (const [label, x, y] of [
    ["a", 0, 0],
    ["b", 400, 100],
    ["c", 800, 500],
    ["d", 0, 900],
  ] as const)
    flow = addNode(flow, catalogue, { type: label === "c" ? "hangUp" : "greeting", label, at: { x, y } }).document;
  return connect(connect(flow, "a", "next", "b"), "b", "next", "c");
}
const xs = (flow: FlowDocument) => ["a", "b", "c"].map((id) => flow.layout[id]?.x);
const ys = (flow: FlowDocument) => ["a", "b", "c"].map((id) => flow.layout[id]?.y);

describe("aligning", () => {
  it.each([
    ["start", [0, 0, 0], [0, 100, 500]],
    ["centre", [400, 400, 400], [0, 100, 500]],
    ["end", [800, 800, 800], [0, 100, 500]],
    ["top", [0, 400, 800], [0, 0, 0]],
    ["middle", [0, 400, 800], [230, 180, 250]],
    ["bottom", [0, 400, 800], [460, 360, 500]],
  ] as const)("at the %s", (how, x, y) => {
    const flow = align(sample(), ["a", "b", "c"], how, sizeOf);
    expect([xs(flow), ys(flow)]).toEqual([x, y]);
    expect(flow.layout.d).toEqual({ x: 0, y: 900 });
  });

  it("the same space goes between boxes of any size, also notes", () => {
    const flow = addComment(sample(), "", { x: 0, y: 760 }).document;
    const spread = distribute(flow, ["c", "b", "a", "comment:note"], "vertically", sizeOf);
    // 800 high, 400 of it taken: 133⅓ between one and the next.
    expect([...ys(spread), spread.comments[0]?.y]).toEqual([0, 233, 567, 760]);
    expect(distribute(flow, ["a", "b"], "horizontally", sizeOf)).toBe(flow);
  });
});

describe("aligning frames", () => {
  /** Around a; within it, a smaller one around d, which stands inside. */
  function framed(): FlowDocument {
    const flow = sample();
    const inside = { ...flow, layout: { ...flow.layout, d: { x: 20, y: 200 } } };
    const outer = addFrame(inside, "outer", { x: -40, y: -40, width: 400, height: 400 }).document;
    return addFrame(outer, "inner", { x: 0, y: 180, width: 300, height: 100 }).document;
  }
  const size = (key: string) => {
    const { width, height } = frameOf(framed(), key) ?? sizeOf(key);
    return { width, height };
  };
  const shown = (flow: FlowDocument) => ({
    a: flow.layout.a,
    b: flow.layout.b,
    d: flow.layout.d,
    frames: flow.comments.map(({ x, y }) => ({ x, y })),
  });

  it("takes along what lies in them, also in a frame within, and nothing twice", () => {
    const flow = align(framed(), ["comment:frame", "c"], "top", size);
    expect(shown(flow)).toEqual(shown(framed()));
    const down = align(framed(), ["comment:frame", "c"], "bottom", size);
    // The frame ends at 360, c at 560.
    expect(shown(down)).toEqual({
      a: { x: 0, y: 200 },
      b: { x: 400, y: 100 },
      d: { x: 20, y: 400 },
      frames: [
        { x: -40, y: 160 },
        { x: 0, y: 380 },
      ],
    });
  });

  it("leaves what is chosen itself where its own line is", () => {
    const flow = align(framed(), ["comment:frame", "a", "c"], "bottom", size);
    expect([flow.layout.a, flow.layout.d, flow.comments[0]?.y]).toEqual([{ x: 0, y: 460 }, { x: 20, y: 400 }, 160]);
  });

  it("also when they are spread", () => {
    // 560 high, 260 of it taken: 150 between one and the next.
    const flow = distribute(framed(), ["a", "comment:frame-2", "c"], "vertically", size);
    expect([flow.comments[1]?.y, flow.layout.d, flow.layout.b]).toEqual([250, { x: 20, y: 270 }, { x: 400, y: 100 }]);
  });
});

describe("inserting on a wire", () => {
  const wire = { from: "a", exit: "next" };
  it("leads the wire in and the first open exit onward", () => {
    const flow = insertOnWire(sample(), catalogue, wire, "d");
    expect([flow.nodes.a?.exits.next, flow.nodes.d?.exits.next]).toEqual(["d", "b"]);
  });

  it("makes room by moving on what follows, and nothing else", () => {
    const made = roomOnWire(sample(), wire, sizeOf)!;
    expect(made.at).toEqual({ x: 328, y: 48 });
    expect(xs(made.document)).toEqual([0, 656, 1056]);
    expect(made.document.layout.d).toEqual({ x: 0, y: 900 });
    const roomy = { ...sample(), layout: { ...sample().layout, b: { x: 1000, y: 0 } } };
    expect(roomOnWire(roomy, wire, sizeOf)).toEqual({ document: roomy, at: { x: 504, y: 0 } });
    // Below what is in the way.
    const crowded = { ...roomy, layout: { ...roomy.layout, d: { x: 500, y: 100 } } };
    expect(roomOnWire(crowded, wire, sizeOf)?.at).toEqual({ x: 504, y: 168 });
    expect(roomOnWire(connect(sample(), "b", "next", "a"), { from: "b", exit: "next" }, sizeOf)).toBeNull();
  });

  it("is refused where there is no way on, no wire, or no such part of the call", () => {
    const flow = addNode(sample(), catalogue, { type: "afterCallWork", label: "after", at: { x: 0, y: 0 } }).document;
    const end = addNode(flow, catalogue, { type: "hangUp", label: "end", at: { x: 0, y: 0 } }).document;
    const reason = (id: string, exit = "next") => canInsert(end, catalogue, { from: "a", exit }, id);
    expect(reason("end")).toMatchObject({ reason: "noWayOn" });
    expect(reason("after")).toMatchObject({ allowed: false });
    expect(reason("b")).toMatchObject({ allowed: false });
    expect(reason("d", "other")).toMatchObject({ reason: "noSuchExit" });
    expect(insertOnWire(end, catalogue, wire, "end")).toBe(end);
  });

  it("is told of a new step by its type, before there is one", () => {
    const fits = (type: string, exit = "next") => canInsertNew(sample(), catalogue, { from: "a", exit }, type);
    expect(["greeting", "hangUp", "afterCallWork", "noSuchType"].map((type) => fits(type))).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(fits("greeting", "other")).toBe(false);
  });

  it("only what nothing leads to is loose", () => {
    expect(["a", "b", "d"].map((id) => isLoose(sample(), id))).toEqual([false, false, true]);
  });
});

describe("a frame", () => {
  const framed = () => {
    const flow = addComment(sample(), "inside", { x: 10, y: 10 }).document;
    return addFrame(flow, "Billing", frameAround(flow, ["a", "b"], sizeOf)!);
  };

  it("stands around what it was drawn for, and holds what lies in it", () => {
    const { document, id } = framed();
    const frame = frameOf(document, commentKey(id))!;
    expect(frame).toEqual({ id: "frame", kind: "frame", text: "Billing", x: -32, y: -72, width: 728, height: 404 });
    expect(frameMembers(document, frame, sizeOf)).toEqual(["a", "b", "comment:note"]);
    expect(withMembers(document, ["comment:frame", "a", "c"], sizeOf)).toEqual([
      "comment:frame",
      "a",
      "c",
      "b",
      "comment:note",
    ]);
  });

  it("is made as large as what lies in it needs, and stays when that is nothing", () => {
    const { document } = framed();
    const wide = addFrame(sample(), "Wide", { x: -100, y: -100, width: 850, height: 500 }).document;
    const frame = frameOf(wide, "comment:frame")!;
    const fitted = frameOf(fitFrame(wide, frame, sizeOf), "comment:frame");
    expect(fitted).toMatchObject({ x: -32, y: -72, width: 728, height: 404 });
    const empty = addFrame(document, "Far", { x: 5000, y: 0, width: 200, height: 120 });
    expect(fitFrame(empty.document, frameOf(empty.document, commentKey(empty.id))!, sizeOf)).toBe(empty.document);
  });

  it("is no smaller and no larger than a frame may be", () => {
    expect([159, 160, 20_000, 20_001].map((length) => fitsFrame("width", length))).toEqual([false, true, true, false]);
    expect([95, 96].map((length) => fitsFrame("height", length))).toEqual([false, true]);
  });

  it("takes what lies in it along, and leaves the rest", () => {
    const { document } = framed();
    const moved = nudge(document, withMembers(document, ["comment:frame"], sizeOf), { x: 8, y: 16 });
    expect([xs(moved), ys(moved)]).toEqual([
      [8, 408, 800],
      [16, 116, 500],
    ]);
    expect(moved.comments.map(({ x, y }) => [x, y])).toEqual([
      [18, 26],
      [-24, -56],
    ]);
  });

  it("holds a smaller frame as a whole, never the other way round", () => {
    const { document } = framed();
    const both = addFrame(document, "Inner", { x: 0, y: 0, width: 200, height: 120 }).document;
    expect(frameMembers(both, frameOf(both, "comment:frame")!, sizeOf)).toContain("comment:frame-2");
    expect(frameMembers(both, frameOf(both, "comment:frame-2")!, sizeOf)).toEqual(["a", "comment:note"]);
  });

  it("is kept in a file, beside the notes of earlier releases", () => {
    const { document } = framed();
    const read = parseDraft(JSON.stringify(document));
    expect(read.ok && read.value.comments).toEqual(document.comments);
  });
});

it("the step nearest to a place is found, and none in an empty flow", () => {
  expect(nearestTo(sample(), { x: 420, y: 180 })).toBe("b");
  expect(nearestTo(sample(), { x: 0, y: 700 })).toBe("d");
  expect(nearestTo(emptyFlow("x"), { x: 0, y: 0 })).toBeNull();
});
