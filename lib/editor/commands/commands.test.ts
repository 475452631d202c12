import { describe, expect, it } from "vitest";
import { emptyFlow, type FlowDocument } from "@/lib/flow/document";
import { testCatalogue as catalogue } from "../test-catalogue";
import { addNode } from "./add-node";
import { addComment, removeComments } from "./comments";
import { connect } from "./connect";
import { commentKey, moveTo, nudge } from "./move-nodes";
import { removeAndJoin, removeNodes } from "./remove-nodes";
import { replaceType } from "./replace-type";
import { renameNode, setConfig } from "./set-node";

const at = { x: 0, y: 0 };

/** welcome → menu → bye, menu/else → welcome */
function sample(): FlowDocument {
  let flow = emptyFlow("Support");
  for (const [type, label] of [
    ["greeting", "Welcome"],
    ["menu", "Main menu"],
    ["hangUp", "Bye"],
  ] as const) {
    flow = addNode(flow, catalogue, { type, label, at }).document;
  }
  flow = connect(flow, "welcome", "next", "main-menu");
  flow = connect(flow, "main-menu", "one", "bye");
  return connect(flow, "main-menu", "else", "welcome");
}

describe("adding", () => {
  it("names a node by its label, keeps ids apart, and makes the first one the entry", () => {
    const flow = sample();
    expect(Object.keys(flow.nodes)).toEqual(["welcome", "main-menu", "bye"]);
    expect(flow.entry).toBe("welcome");
    expect(addNode(flow, catalogue, { type: "greeting", label: "Welcome", at }).id).toBe("welcome-2");
    expect(addNode(flow, catalogue, { type: "hangUp", label: "مع السلامة", at }).id).toBe("hang-up");
    expect(addNode(flow, catalogue, { type: "nothing", label: "", at }).id).toBeNull();
  });

  it("gives a fresh node its open exits", () => {
    expect(addNode(emptyFlow("x"), catalogue, { type: "menu", label: "Menu", at }).document.nodes.menu?.exits).toEqual({
      one: null,
      else: null,
    });
  });

  it("makes the first after-call node the after-call entry", () => {
    const flow = addNode(emptyFlow("x"), catalogue, { type: "afterCallWork", label: "Wrap", at }).document;
    expect([flow.entry, flow.afterCall]).toEqual([null, "wrap"]);
  });
});

describe("removing", () => {
  it("opens the exits that led there and empties the entries", () => {
    const flow = removeNodes(sample(), ["welcome"]);
    expect(flow.entry).toBeNull();
    expect(flow.nodes["main-menu"]?.exits.else).toBeNull();
    expect(flow.layout.welcome).toBeUndefined();
  });

  it("joins what led to a node with what followed it", () => {
    const flow = sample();
    const without = removeAndJoin(flow, catalogue, ["welcome"]);
    expect(without.to).toEqual(["main-menu"]);
    expect(without.document.entry).toBe("main-menu");
    expect(without.document.nodes["main-menu"]?.exits).toEqual({ one: "bye", else: "main-menu" });
  });

  it("joins round several at once, and leaves open what has no one follower", () => {
    let flow = addNode(sample(), catalogue, { type: "greeting", label: "First", at }).document;
    flow = connect({ ...flow, entry: "first" }, "first", "next", "welcome");
    const both = removeAndJoin(flow, catalogue, ["first", "welcome"]);
    expect([both.document.entry, both.to]).toEqual(["main-menu", ["main-menu"]]);
    // A menu's choices are of equal rank: nobody presses one for the caller.
    const menu = removeAndJoin(flow, catalogue, ["main-menu"]);
    expect([menu.to, menu.document.nodes.welcome?.exits.next]).toEqual([[], null]);
  });

  it("never joins what would go round for ever", () => {
    let flow = addNode(sample(), catalogue, { type: "greeting", label: "Again", at }).document;
    flow = connect(connect(flow, "welcome", "next", "again"), "again", "next", "welcome");
    expect(removeAndJoin(flow, catalogue, ["again"]).document.nodes.welcome?.exits.next).toBeNull();
  });
});

describe("a config", () => {
  it("carries the wire of a renamed exit over, and drops the wire of one that is gone", () => {
    const renamed = setConfig(sample(), catalogue, "main-menu", { text: "", choices: ["bills"] });
    expect(renamed.nodes["main-menu"]?.exits).toEqual({ bills: "bye", else: "welcome" });
    const gone = setConfig(sample(), catalogue, "main-menu", { text: "", choices: [] });
    expect(gone.nodes["main-menu"]?.exits).toEqual({ else: "welcome" });
  });

  it("whose exits stay the same keeps them as the same object, so that nothing draws its wires again", () => {
    const { config = {}, exits } = sample().nodes["main-menu"] ?? {};
    const before = { ...sample(), nodes: { ...sample().nodes } };
    const kept = setConfig(before, catalogue, "main-menu", { ...config, text: "Typed." });
    expect(kept.nodes["main-menu"]?.exits).toEqual(exits);
    expect(kept.nodes["main-menu"]?.exits).toBe(before.nodes["main-menu"]?.exits);
  });

  it("that does not fit its type leaves the wires alone", () => {
    expect(setConfig(sample(), catalogue, "main-menu", { choices: "?" }).nodes["main-menu"]?.exits).toEqual({
      one: "bye",
      else: "welcome",
    });
  });
});

describe("another type for a node", () => {
  const strange = (exits: Record<string, string | null>) => {
    const flow = sample();
    return {
      ...flow,
      nodes: { ...flow.nodes, welcome: { type: "teleport", label: "Beam", config: { to: 7 }, exits } },
    };
  };

  it("keeps its name, its place and the wires of exits it still has", () => {
    const flow = replaceType(strange({ next: "bye", other: "main-menu" }), catalogue, "welcome", "greeting");
    expect(flow.nodes.welcome).toEqual({
      type: "greeting",
      label: "Beam",
      config: { text: "", choices: [] },
      exits: { next: "bye" },
    });
    expect([flow.entry, flow.layout.welcome]).toEqual(["welcome", at]);
  });

  it("leads to the one thing that followed, and nowhere when several did", () => {
    const replaced = (exits: Record<string, string | null>) =>
      replaceType(strange(exits), catalogue, "welcome", "greeting").nodes.welcome?.exits;
    expect(replaced({ up: "main-menu", down: null })).toEqual({ next: "main-menu" });
    expect(replaced({ up: "main-menu", down: "bye" })).toEqual({ next: null });
  });

  it("that is unknown, too, changes nothing", () => {
    const flow = strange({});
    expect(replaceType(flow, catalogue, "welcome", "constructor")).toBe(flow);
  });
});

it("renaming an id takes wires, entry and position along, and never onto a taken one", () => {
  const flow = renameNode(sample(), "welcome", "hello");
  expect(flow.entry).toBe("hello");
  expect(flow.nodes["main-menu"]?.exits.else).toBe("hello");
  expect(Object.keys(flow.nodes)).toEqual(["hello", "main-menu", "bye"]);
  expect(flow.layout.hello).toEqual(at);
  expect(renameNode(flow, "hello", "bye")).toBe(flow);
});

it("moving and nudging move nodes and comments alike", () => {
  const { document, id } = addComment(sample(), "Ask legal", { x: 10, y: 10 });
  const moved = nudge(moveTo(document, { welcome: { x: 7.6, y: 8 } }), ["welcome", commentKey(id)], { x: 8, y: 0 });
  expect(moved.layout.welcome).toEqual({ x: 16, y: 8 });
  expect(moved.comments).toEqual([{ id: "note", text: "Ask legal", x: 18, y: 10 }]);
  expect(removeComments(moved, [id]).comments).toEqual([]);
});
