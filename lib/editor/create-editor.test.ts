import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyFlow, type FlowDocument } from "@/lib/flow/document";
import { addNode } from "./commands/add-node";
import { align, alignments, directions, distribute } from "./commands/align";
import { copyNodes, pasteClip } from "./commands/clipboard";
import { addComment } from "./commands/comments";
import { connect } from "./commands/connect";
import { addFrame } from "./commands/frames";
import { planGroup, replaceByGroup } from "./commands/group-into-subflow";
import { insertOnWire, roomOnWire } from "./commands/insert-on-wire";
import { nudge } from "./commands/move-nodes";
import { removeAndJoin, removeNodes } from "./commands/remove-nodes";
import { renameNode, setConfig, setLabel } from "./commands/set-node";
import { createEditor, type Editor } from "./create-editor";
import { lastStep } from "./history";
import { stepMade } from "./step-made";
import { testCatalogue as catalogue } from "./test-catalogue";

const open = (document = emptyFlow("Support")) => {
  let clock = 0;
  const editor = createEditor({ document, catalogue, now: () => clock });
  return { editor, wait: (ms: number) => (clock += ms) };
};
const flowOf = (editor: Editor) => editor.store.getState().document;
const ids = (flow: FlowDocument) => Object.keys(flow.nodes);
const pick = (flow: FlowDocument, n: number) => ids(flow)[n % Math.max(1, ids(flow).length)] ?? "none";

const size = () => ({ width: 264, height: 120 });

type Command = (flow: FlowDocument) => FlowDocument;
const n = fc.nat(20);
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.constantFrom("greeting", "menu", "hangUp", "afterCallWork").map(
    (type): Command =>
      (flow) =>
        addNode(flow, catalogue, { type, label: type, at: { x: 0, y: 0 } }).document,
  ),
  fc.tuple(n, n).map(
    ([a, b]): Command =>
      (flow) =>
        connect(flow, pick(flow, a), "next", pick(flow, b)),
  ),
  n.map(
    (a): Command =>
      (flow) =>
        removeNodes(flow, [pick(flow, a), pick(flow, a + 1)]),
  ),
  n.map(
    (a): Command =>
      (flow) =>
        nudge(
          flow,
          [pick(flow, a)].filter((id) => id !== "none"),
          { x: 8, y: a },
        ),
  ),
  fc.tuple(n, fc.string()).map(
    ([a, label]): Command =>
      (flow) =>
        setLabel(flow, pick(flow, a), label),
  ),
  fc.tuple(n, fc.array(fc.constantFrom("one", "two", "three"))).map(
    ([a, choices]): Command =>
      (flow) =>
        setConfig(flow, catalogue, pick(flow, a), { choices: [...new Set(choices)] }),
  ),
  fc.tuple(n, n).map(
    ([a, b]): Command =>
      (flow) =>
        renameNode(flow, pick(flow, a), `renamed-${b}`),
  ),
  n.map(
    (a): Command =>
      (flow) =>
        pasteClip(flow, copyNodes(flow, [pick(flow, a)]), null).document,
  ),
  n.map(
    (a): Command =>
      (flow) =>
        addComment(flow, "note", { x: a, y: 0 }).document,
  ),
  n.map(
    (a): Command =>
      (flow) =>
        addFrame(flow, "frame", { x: a, y: 0, width: 400, height: 300 }).document,
  ),
  n.map(
    (a): Command =>
      (flow) =>
        removeAndJoin(flow, catalogue, [pick(flow, a), pick(flow, a + 1)]).document,
  ),
  fc.constantFrom(...alignments, ...directions).map(
    (how): Command =>
      (flow) =>
        how === "horizontally" || how === "vertically"
          ? distribute(flow, ids(flow), how, size)
          : align(flow, ids(flow), how, size),
  ),
  fc.tuple(n, n).map(
    ([a, b]): Command =>
      (flow) => {
        const wire = { from: pick(flow, a), exit: "next" };
        return insertOnWire(roomOnWire(flow, wire, size)?.document ?? flow, catalogue, wire, pick(flow, b));
      },
  ),
  n.map(
    (a): Command =>
      (flow) => {
        const chosen = [pick(flow, a), pick(flow, a + 1)];
        const plan = planGroup(flow, catalogue, chosen);
        return plan.ok ? replaceByGroup(flow, plan.value, chosen, "Part").document : flow;
      },
  ),
);

describe("undo", () => {
  it("takes back any commands, one by one, and redo does them again", () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 25 }), (commands) => {
        const { editor } = open();
        const states = [flowOf(editor)];
        for (const each of commands) {
          const before = editor.store.getState().history.past.length;
          editor.edit("test", each);
          if (editor.store.getState().history.past.length > before) states.push(flowOf(editor));
        }
        for (const state of states.slice(0, -1).reverse()) {
          editor.undo();
          expect(flowOf(editor)).toEqual(state);
        }
        for (const state of states.slice(1)) {
          editor.redo();
          expect(flowOf(editor)).toEqual(state);
        }
      }),
    );
  });

  it("forgets what was undone once something new is done", () => {
    const { editor } = open();
    editor.edit("a", (flow) => ({ ...flow, name: "A" }));
    editor.undo();
    editor.edit("b", (flow) => ({ ...flow, name: "B" }));
    editor.redo();
    expect(flowOf(editor).name).toBe("B");
  });

  it("treats letters typed into one field as one step, until a pause or another field", () => {
    const { editor, wait } = open();
    const type = (name: string) => editor.edit("rename", (flow) => ({ ...flow, name }), { merge: "name" });
    type("A");
    type("Ab");
    wait(5_000);
    type("Abc");
    editor.undo();
    expect(flowOf(editor).name).toBe("Ab");
    editor.undo();
    expect(flowOf(editor).name).toBe("Support");
  });

  it("sees a drag as one step, with what its drop does besides, and never as one with what was done just before", () => {
    const { editor } = open();
    editor.edit(
      "add",
      (flow) => addNode(flow, catalogue, { type: "menu", label: "Menu", at: { x: 0, y: 0 } }).document,
    );
    const drop = (x: number) => editor.edit("move", (flow) => nudge(flow, ["menu"], { x, y: 0 }), { merge: "move" });
    const steps = () => editor.store.getState().history.past.map(({ label }) => label);
    editor.beginStep();
    drop(8);
    editor.edit("insert", (flow) => setLabel(flow, "menu", "On a wire"), { merge: "move" });
    expect(steps()).toEqual(["add", "insert"]);
    editor.beginStep();
    drop(16);
    expect(steps()).toEqual(["add", "insert", "move"]);
    editor.undo();
    expect(flowOf(editor).layout.menu).toEqual({ x: 8, y: 0 });
    editor.undo();
    expect([flowOf(editor).layout.menu, flowOf(editor).nodes.menu?.label]).toEqual([{ x: 0, y: 0 }, "Menu"]);
  });

  it("takes back in one what was done in two goes, as long as nothing came between", () => {
    const { editor } = open();
    const steps = () => editor.store.getState().history.past.map(({ label }) => label);
    const add = (label: string) =>
      editor.edit("add", (flow) => addNode(flow, catalogue, { type: "menu", label, at: { x: 0, y: 0 } }).document);
    add("One");
    const empty = flowOf(editor);
    editor.edit("disconnect", (flow) => setLabel(flow, "one", "Open"));
    const opened = lastStep(editor.store.getState().history) ?? Number.NaN;
    add("Two");
    editor.joinOnto(opened);
    const both = flowOf(editor);
    expect(steps()).toEqual(["add", "add"]);
    editor.undo();
    expect(flowOf(editor)).toEqual(empty);
    editor.redo();
    expect(flowOf(editor)).toEqual(both);
    add("Three");
    editor.joinOnto(opened);
    expect(steps()).toEqual(["add", "add", "add"]);
  });

  it("has what two goes did to one part once in the step they make, as it is in the end", () => {
    const { editor } = open();
    editor.edit(
      "add",
      (flow) => addNode(flow, catalogue, { type: "menu", label: "Menu", at: { x: 0, y: 0 } }).document,
    );
    const labelled = (label: string) => editor.edit("label", (flow) => setLabel(flow, "menu", label));
    const opened = stepMade(editor, () => labelled("Open"));
    labelled("Wired");
    editor.joinOnto(opened ?? Number.NaN);
    expect(editor.store.getState().history.past.at(-1)).toMatchObject({
      redo: [{ op: "setNode", node: { label: "Wired" } }],
      undo: [{ op: "setNode", node: { label: "Menu" } }],
    });
  });

  it("knows the step that something made, and that it made none", () => {
    const { editor } = open();
    const rename = (name: string) => stepMade(editor, () => editor.edit("rename", (flow) => ({ ...flow, name })));
    expect(rename("Other")).toBe(lastStep(editor.store.getState().history));
    expect(rename("Other")).toBeNull();
  });

  it("never holds more than it should", () => {
    const { editor } = open();
    for (let i = 0; i < 300; i++) editor.edit("rename", (flow) => ({ ...flow, name: `${i}` }));
    expect(editor.store.getState().history.past).toHaveLength(200);
  });
});

describe("selection", () => {
  it("is not part of undo, and lets go of what is gone", () => {
    const { editor } = open();
    editor.edit(
      "add",
      (flow) => addNode(flow, catalogue, { type: "menu", label: "Menu", at: { x: 0, y: 0 } }).document,
    );
    editor.select(["menu"]);
    editor.edit("remove", (flow) => removeNodes(flow, ["menu"]));
    expect(editor.store.getState().selection.keys).toEqual([]);
    editor.undo();
    expect(editor.store.getState().selection.keys).toEqual(["menu"]);
    expect(editor.store.getState().history.past).toHaveLength(1);
  });
});

it("a flow opened for reading cannot be changed", () => {
  const editor = createEditor({ document: emptyFlow("x"), catalogue, readOnly: true, now: () => 0 });
  editor.edit("rename", (flow) => ({ ...flow, name: "y" }));
  expect(flowOf(editor).name).toBe("x");
});

it("an undo is told once, with patches of what was touched alone; other nodes and a selection that stays are the same objects", () => {
  let document = emptyFlow("Large");
  for (let at = 0; at < 50; at++)
    document = addNode(document, catalogue, {
      type: "greeting",
      label: `Step ${at}`,
      at: { x: at * 300, y: 0 },
    }).document;
  const { editor } = open(document);
  const [first = "", second = ""] = ids(document);
  editor.select([first]);
  editor.edit("label", (flow) => setLabel(flow, first, "Another name"));
  const { history, selection } = editor.store.getState();
  expect(history.past.at(-1)?.undo).toEqual([{ op: "setNode", id: first, node: document.nodes[first] }]);

  let told = 0;
  editor.store.subscribe(() => told++);
  editor.undo();
  expect(told).toBe(1);
  expect(editor.store.getState().selection).toBe(selection);
  expect(flowOf(editor).nodes[second]).toBe(document.nodes[second]);
  expect(flowOf(editor)).toEqual(document);
});
