import { describe, expect, it } from "vitest";
import { emptyFlow, type FlowDocument } from "@/lib/flow/document";
import { limits } from "@/lib/flow/limits";
import { testCatalogue as catalogue } from "../test-catalogue";
import { addNode } from "./add-node";
import { clipToText, copyNodes, isStillCopied, pasteClip, refusesClip, textToClip } from "./clipboard";
import { addComment } from "./comments";
import { connect } from "./connect";
import { addFrame, frameOf, withMembers } from "./frames";
import { removeKeys } from "./remove-nodes";

const at = { x: 0, y: 0 };

function sample(): FlowDocument {
  let flow = addNode(emptyFlow("Support"), catalogue, { type: "greeting", label: "Welcome", at }).document;
  flow = addNode(flow, catalogue, { type: "menu", label: "Main menu", at: { x: 300, y: 40 } }).document;
  flow = connect(connect(flow, "welcome", "next", "main-menu"), "main-menu", "else", "welcome");
  return addComment(flow, "Ask legal", { x: 10, y: 200 }).document;
}

const read = (text: string) => {
  const clip = textToClip(text);
  if (!clip.ok) throw new Error(clip.error.reason);
  return clip.value;
};

it("a frame that is cut goes with what lies in it, and pasting brings all of it once", () => {
  const flow = addFrame(sample(), "Start", { x: -40, y: -40, width: 400, height: 400 }).document;
  const sizeOf = (key: string) => frameOf(flow, key) ?? { width: 264, height: 120 };
  const keys = withMembers(flow, ["comment:frame"], sizeOf);
  const without = removeKeys(flow, catalogue, keys).document;
  expect([Object.keys(without.nodes), without.comments]).toEqual([["main-menu"], []]);
  const { document } = pasteClip(without, copyNodes(flow, keys), null);
  expect(Object.keys(document.nodes).toSorted()).toEqual(Object.keys(flow.nodes).toSorted());
  expect(document.comments.map(({ id }) => id)).toEqual(flow.comments.map(({ id }) => id));
});

describe("what is copied", () => {
  it("keeps wires among the copied, leaves out the others, and gets fresh ids", () => {
    const flow = sample();
    const clip = read(clipToText(copyNodes(flow, ["welcome", "main-menu", "comment:note"])));
    const { document, keys } = pasteClip(flow, clip, { x: 500, y: 100 });
    expect(keys).toEqual(["welcome-2", "main-menu-2", "comment:note-2"]);
    expect(document.nodes["welcome-2"]?.exits).toEqual({ next: "main-menu-2" });
    expect(document.nodes["main-menu-2"]?.exits).toEqual({ one: null, else: "welcome-2" });
    expect(document.layout["main-menu-2"]).toEqual({ x: 800, y: 140 });
    expect(document.comments.at(-1)).toEqual({ id: "note-2", text: "Ask legal", x: 510, y: 300 });
    expect([document.nodes.welcome, document.entry]).toEqual([flow.nodes.welcome, "welcome"]);
    expect(read(clipToText(copyNodes(flow, ["welcome"]))).nodes.welcome?.exits).toEqual({ next: null });
  });

  it("brings its beginnings to a flow that has none; a whole flow as exported is pasted like steps", () => {
    const flow = { ...sample(), fallback: "main-menu" };
    const pasted = pasteClip(emptyFlow("New"), read(JSON.stringify(flow)), null).document;
    expect(pasted).toMatchObject({ entry: "welcome", fallback: "main-menu", name: "New" });
    expect(Object.keys(pasted.nodes)).toEqual(["welcome", "main-menu"]);
  });

  it("keeps steps of a type that is not known here", () => {
    const { document } = pasteClip(sample(), read(JSON.stringify(sample()).replace("greeting", "teleport")), null);
    expect(document.nodes["welcome-2"]).toMatchObject({ type: "teleport", exits: { next: "main-menu-2" } });
  });

  it("is told from what somebody has changed since, but not from what stands beside it", () => {
    const flow = sample();
    const keys = ["welcome", "comment:note"];
    const clip = copyNodes(flow, keys);
    const relabelled = (id: string): FlowDocument => {
      const node = flow.nodes[id];
      return node ? { ...flow, nodes: { ...flow.nodes, [id]: { ...node, label: "Anew" } } } : flow;
    };
    expect(isStillCopied(structuredClone(flow), keys, clip)).toBe(true);
    expect(isStillCopied(relabelled("main-menu"), keys, clip)).toBe(true);
    expect(isStillCopied(relabelled("welcome"), keys, clip)).toBe(false);
    expect(isStillCopied(removeKeys(flow, catalogue, ["welcome"]).document, keys, clip)).toBe(false);
    expect(isStillCopied({ ...flow, comments: [] }, keys, clip)).toBe(false);
  });

  it("of an earlier release, without comments and beginnings, can still be pasted", () => {
    const { comments: _comments, roles: _roles, ...old } = copyNodes(sample(), ["welcome"]);
    expect(pasteClip(emptyFlow("New"), read(JSON.stringify(old)), null).keys).toEqual(["welcome"]);
  });
});

describe("rubbish", () => {
  const clip = copyNodes(sample(), ["welcome"]);
  const blank = { type: "say", config: {}, exits: {} };
  it.each([
    ["", "empty", {}],
    ["hello", "notSteps", {}],
    ["{}", "notSteps", {}],
    ["null", "notSteps", {}],
    ['{"format":"somebody/else@1","nodes":{}}', "notSteps", {}],
    [clipToText(clip).slice(0, 60), "damaged", {}],
    ['{"format":"callwright/clip@1"}', "damaged", { place: "nodes" }],
    [JSON.stringify({ ...clip, nodes: { "../x": 1 } }), "damaged", { place: "nodes.../x" }],
    [JSON.stringify({ ...clip, nodes: { x: { ...blank, label: "\0" } } }), "damaged", { place: "nodes.x.label" }],
    [JSON.stringify({ ...sample(), name: "\ud83d" }), "damaged", { place: "name" }],
    [JSON.stringify({ ...sample(), entry: 7 }), "damaged", { place: "entry" }],
    [JSON.stringify({ ...clip, format: "callwright/clip@2" }), "newer", { format: "callwright/clip@2" }],
    [JSON.stringify({ ...sample(), format: "callwright/flow@9" }), "newer", { format: "callwright/flow@9" }],
    ["x".repeat(limits.documentBytes + 1), "tooLarge", { limit: 4 }],
  ])("%.40s is refused as %s", (text, reason, values) => {
    const refused = textToClip(text);
    expect(refused).toMatchObject({ ok: false, error: { reason, values } });
  });

  it("more steps than a flow may have are refused before anything is pasted", () => {
    const nodes = Object.fromEntries(
      Array.from({ length: limits.nodesPerFlow }, (_, n) => [`n${n}`, sample().nodes.welcome!]),
    );
    expect(refusesClip({ ...emptyFlow("x"), nodes }, clip)).toEqual({
      reason: "tooMany",
      values: { limit: limits.nodesPerFlow },
    });
    expect(refusesClip(sample(), clip)).toBeNull();
  });
});
