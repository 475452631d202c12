import { describe, expect, it } from "vitest";
import { emptyFlow, type FlowDocument, type FlowNode } from "@/lib/flow/document";
import { removeNodes } from "../commands/remove-nodes";
import { takePlaces, valueAt } from "./held-places";
import { mergeDrafts } from "./merge-drafts";

const node = (label: string, config: FlowNode["config"] = {}, exits: FlowNode["exits"] = {}): FlowNode => ({
  type: "menu",
  label,
  config,
  exits,
});
const base: FlowDocument = {
  ...emptyFlow("Support", ["en-US", "ar-AE"]),
  entry: "a",
  nodes: {
    a: node(
      "A",
      { prompt: { "en-US": { say: "Hi" }, "ar-AE": { say: "مرحبا" } }, tries: 3 },
      { next: null, else: null },
    ),
    b: node("B"),
  },
  layout: { a: { x: 0, y: 0 }, b: { x: 9, y: 9 } },
  comments: [{ id: "note", text: "Ask Ann", x: 0, y: 0 }],
};
const withNode = (id: string, change: Partial<FlowNode>): FlowDocument => ({
  ...base,
  nodes: { ...base.nodes, [id]: { ...(base.nodes[id] ?? node(id)), ...change } },
});
const config = (change: FlowNode["config"]) => ({ config: { ...base.nodes.a?.config, ...change } });

describe("merging two drafts", () => {
  it("keeps both sides' changes of different fields of one node", () => {
    const theirs = withNode("a", { label: "Theirs", exits: { next: "b", else: null } });
    const mine = withNode("a", { ...config({ tries: 5 }), exits: { next: null, else: "b" } });
    const { document, conflicts } = mergeDrafts(base, theirs, mine);
    expect(conflicts).toEqual([]);
    expect(document.nodes.a).toEqual({
      ...base.nodes.a,
      label: "Theirs",
      config: { ...base.nodes.a?.config, tries: 5 },
      exits: { next: "b", else: "b" },
    });
  });

  it("counts a prompt in another language as another field", () => {
    const prompt = (english: string, arabic: string) =>
      config({ prompt: { "en-US": { say: english }, "ar-AE": { say: arabic } } });
    const { document, conflicts } = mergeDrafts(
      base,
      withNode("a", prompt("Hello", "مرحبا")),
      withNode("a", prompt("Hi", "أهلا")),
    );
    expect(conflicts).toEqual([]);
    expect(document.nodes.a?.config).toMatchObject(prompt("Hello", "أهلا").config);
  });

  it("names the field that both left different, and keeps mine there and theirs elsewhere", () => {
    const theirs = withNode("a", { label: "Theirs", ...config({ tries: 4 }) });
    const mine = withNode("a", { label: "Mine" });
    const { document, conflicts } = mergeDrafts(base, theirs, mine);
    expect(conflicts).toEqual([{ subject: "node:a", path: ["label"] }]);
    expect(document.nodes.a).toMatchObject({ label: "Mine", config: { tries: 4 } });
    expect([base, theirs, document].map((flow) => valueAt(flow, { subject: "node:a", path: ["label"] }))).toEqual([
      "A",
      "Theirs",
      "Mine",
    ]);
    expect(takePlaces(document, theirs, conflicts).nodes.a?.label).toBe("Theirs");
  });

  it("never puts half of theirs into a value of mine", () => {
    const theirs = withNode("a", config({ prompt: { "en-US": { audio: "hello" }, "ar-AE": { say: "مرحبا" } } }));
    const mine = withNode("a", config({ prompt: { "en-US": { say: "Hey" }, "ar-AE": { say: "مرحبا" } } }));
    const { document, conflicts } = mergeDrafts(base, theirs, mine);
    expect(conflicts).toEqual([{ subject: "node:a", path: ["config", "prompt", "en-US"] }]);
    expect(takePlaces(document, theirs, conflicts)).toEqual(theirs);
  });

  it.each([
    ["changed", withNode("b", { label: "Changed" })],
    ["led an exit to", withNode("a", { exits: { next: "b", else: null } })],
    ["made the start of calls", { ...base, entry: "b" }],
  ])("asks about a node that one removed and the other %s", (_, kept) => {
    const removed = removeNodes(base, ["b"]);
    const whole = [{ subject: "node:b", path: [] }];
    const iKept = mergeDrafts(base, removed, kept);
    expect(iKept.conflicts).toEqual(whole);
    expect(iKept.document.nodes.b).toEqual(kept.nodes.b);
    expect(iKept.document.layout.b).toEqual({ x: 9, y: 9 });
    const iRemoved = mergeDrafts(base, kept, removed);
    expect(iRemoved.conflicts).toEqual(whole);
    expect(iRemoved.document.nodes.b).toBeUndefined();
    expect(takePlaces(iRemoved.document, kept, iRemoved.conflicts)).toEqual(kept);
  });

  it("removes without a word what the other did not touch but moved", () => {
    const moved = { ...base, layout: { ...base.layout, b: { x: 1, y: 1 } } };
    for (const [theirs, mine] of [
      [removeNodes(base, ["b"]), moved],
      [moved, removeNodes(base, ["b"])],
    ] as const) {
      const { document, conflicts } = mergeDrafts(base, theirs, mine);
      expect([conflicts, document.nodes.b, document.layout.b]).toEqual([[], undefined, undefined]);
    }
  });

  it("keeps two new nodes and notes that happen to have one id, and the exits that lead to each", () => {
    const added = (label: string, from: "a" | "b"): FlowDocument => ({
      ...base,
      nodes: {
        ...base.nodes,
        [from]: { ...(base.nodes[from] as FlowNode), exits: { next: "menu" } },
        menu: node(label),
      },
      layout: { ...base.layout, menu: { x: 5, y: 5 } },
      comments: [...base.comments, { id: "note-2", text: label, x: 0, y: 0 }],
    });
    const { document, conflicts, renamed } = mergeDrafts(base, added("Theirs", "a"), added("Mine", "b"));
    expect(conflicts).toEqual([]);
    expect([...renamed.nodes]).toEqual([["menu", "menu-2"]]);
    const led = (from: string) => document.nodes[document.nodes[from]?.exits.next ?? ""]?.label;
    expect([led("a"), led("b")]).toEqual(["Theirs", "Mine"]);
    expect(document.layout["menu-2"]).toEqual({ x: 5, y: 5 });
    expect(document.comments.map(({ text }) => text)).toEqual(["Ask Ann", "Theirs", "Mine"]);
  });

  it("asks about a note's words, not about its place", () => {
    const note = (change: object) => ({ ...base, comments: [{ id: "note", text: "Ask Ann", x: 0, y: 0, ...change }] });
    expect(mergeDrafts(base, note({ x: 5, text: "Done" }), note({ x: 7 }))).toMatchObject({
      conflicts: [],
      document: { comments: [{ text: "Done", x: 7 }] },
    });
    expect(mergeDrafts(base, note({ text: "Done" }), note({ text: "Later" })).conflicts).toEqual([
      { subject: "comment:note", path: [] },
    ]);
  });
});
