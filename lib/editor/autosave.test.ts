import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { emptyFlow, type FlowDocument } from "@/lib/flow/document";
import { limits } from "@/lib/flow/limits";
import { type Autosave, createAutosave } from "./autosave";
import { setLabel } from "./commands/set-node";
import { createEditor } from "./create-editor";
import { createDraftMemory, forgetKept, isOffered, isSavedBy, isStillKept, keptDrafts } from "./draft-memory";
import type { SaveReply } from "./draft-port";
import { lastStep } from "./history";
import { createLeaving } from "./leave-autosave";
import { testCatalogue as catalogue } from "./test-catalogue";
import { TestServer, textStore } from "./test-server";

const node = (label: string) => ({ type: "menu", label, config: {}, exits: {} });
const start: FlowDocument = {
  ...emptyFlow("Support"),
  nodes: { a: node("A"), b: node("B") },
  layout: { a: { x: 0, y: 0 }, b: { x: 9, y: 9 } },
};

let saveIds = 0;

function open(server: TestServer, { session = textStore(), local = textStore(), tabId = "tab-1" } = {}) {
  const { document, revision } = server.draft;
  const editor = createEditor({ document, catalogue, now: () => Date.now() });
  const memory = createDraftMemory({ session, local, personId: "ann", flowId: "f1", tabId });
  const autosave = createAutosave({
    editor,
    draft: { document, revision },
    port: server,
    memory,
    now: () => Date.now(),
    newSaveId: () => `save-${saveIds++}`,
  });
  const state = () => autosave.status.getState();
  return {
    editor,
    autosave,
    state,
    stores: { session, local },
    label: (id: string, text: string) => editor.edit("label", (flow) => setLabel(flow, id, text)),
    flow: () => editor.store.getState().document,
    kind: () => state().status.kind,
    hear: () => autosave.receive(server.news(state().revision)),
  };
}

function leavingOf(autosave: Autosave) {
  const stop = vi.fn();
  return { stop, leaving: createLeaving("ann.f1.tab-1", autosave, () => stop) };
}

const labelOf = (server: TestServer, id: string) => server.draft.document.nodes[id]?.label;
const where = { subject: "node:a", path: ["label"] } as const;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("autosave", () => {
  it("saves once after a quiet moment", async () => {
    const server = new TestServer(start);
    const { label, kind } = open(server);
    label("a", "A1");
    label("a", "A2");
    expect(kind()).toBe("unsaved");
    await vi.runAllTimersAsync();
    expect(kind()).toBe("saved");
    expect([server.saves, labelOf(server, "a")]).toEqual([1, "A2"]);
  });

  it("shows others what somebody types without a pause, every second", async () => {
    const server = new TestServer(start);
    const { label } = open(server);
    for (let letters = 1; letters <= 14; letters++) {
      label("a", "x".repeat(letters));
      await vi.advanceTimersByTimeAsync(200);
    }
    expect([server.saves, labelOf(server, "a")?.length]).toEqual([2, 10]);
    await vi.runAllTimersAsync();
    expect([server.saves, labelOf(server, "a")?.length]).toEqual([3, 14]);
  });

  it("says how much is only here when the server cannot be reached, tries again, and then saves", async () => {
    const server = new TestServer(start);
    server.isDown = true;
    const { label, kind, autosave, state, editor } = open(server);
    label("a", "A1");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(state()).toMatchObject({ status: { kind: "offline" }, waiting: 1 });
    editor.edit("move", (flow) => ({ ...flow, layout: { a: { x: 1, y: 1 }, b: { x: 2, y: 2 } } }));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(state().waiting).toBe(2);
    expect(await autosave.flush()).toBe(false);
    server.isDown = false;
    await vi.runAllTimersAsync();
    expect([kind(), state().waiting, labelOf(server, "a")]).toEqual(["saved", 0, "A1"]);
  });

  it("is left: what could not be sent is written down and left to a successor; what is still under way ends, and writes nothing over a successor's", async () => {
    const server = new TestServer(start);
    server.isDown = true;
    const first = open(server);
    const leaving = leavingOf(first.autosave).leaving;
    leaving.enter();
    const tried = vi.spyOn(server, "save");
    first.label("a", "A1");
    // Entered, left and entered again: it goes on.
    const left = leaving.leave();
    leaving.enter();
    await left;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(tried).toHaveBeenCalledTimes(2);
    const gone = leaving.leave();
    const second = open(server, first.stores);
    leavingOf(second.autosave).leaving.enter();
    second.label("b", "B1");
    second.autosave.remember();
    await gone;
    tried.mockClear();
    second.autosave.dispose();
    await vi.runAllTimersAsync();
    expect(tried).not.toHaveBeenCalled();

    server.isDown = false;
    const third = open(server, first.stores);
    await vi.runAllTimersAsync();
    expect([third.kind(), labelOf(server, "a"), labelOf(server, "b")]).toEqual(["saved", "A1", "B1"]);
  });

  it("is left while the server is away: it goes on trying, and ends once everything is saved", async () => {
    const server = new TestServer(start);
    server.isDown = true;
    const { autosave, label, stores } = open(server);
    const { leaving, stop } = leavingOf(autosave);
    leaving.enter();
    label("a", "A1");
    await leaving.leave();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(stop).not.toHaveBeenCalled();
    server.isDown = false;
    await vi.advanceTimersByTimeAsync(30_000);
    expect([labelOf(server, "a"), stop.mock.calls.length]).toEqual(["A1", 1]);
    await vi.runAllTimersAsync();
    expect(keptDrafts(stores.local, "ann", "f1")).toEqual([]);
  });

  it("is left right after what the server had refused was mended: that is sent once more", async () => {
    const server = new TestServer(start);
    const { autosave, label, kind } = open(server);
    const { leaving, stop } = leavingOf(autosave);
    leaving.enter();
    vi.spyOn(server, "save").mockResolvedValueOnce({ status: "refused", message: "flowTooLarge", isFinal: false });
    label("a", "Too much");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(kind()).toBe("refused");
    label("a", "Less");
    label("b", "And this");
    await leaving.leave();
    expect([labelOf(server, "a"), labelOf(server, "b"), stop.mock.calls.length]).toEqual(["Less", "And this", 1]);
  });

  it("is left where nothing is kept: the page has the edits for whoever opens the flow again, and says that it would lose them", async () => {
    const server = new TestServer(start);
    server.isDown = true;
    const stores = { session: textStore(new Map(), 0), local: textStore(new Map(), 0) };
    const first = open(server, stores);
    const { leaving, stop } = leavingOf(first.autosave);
    leaving.enter();
    expect(first.autosave.remember()).toBe(true);
    first.label("a", "A1");
    await leaving.leave();
    expect(first.autosave.remember()).toBe(false);
    const second = open(server, stores);
    leavingOf(second.autosave).leaving.enter();
    expect(stop).toHaveBeenCalledOnce();
    expect(second.flow().nodes.a?.label).toBe("A1");
    server.isDown = false;
    await vi.runAllTimersAsync();
    expect([labelOf(server, "a"), second.autosave.remember()]).toEqual(["A1", true]);
  });

  it.each([
    ["kept", Number.POSITIVE_INFINITY, 1],
    ["lost with the page", 0, 0],
  ])(
    "is left by somebody whose session ends: no more is tried, and it is over where the edits are %s",
    async (_, room, ends) => {
      const server = new TestServer(start);
      server.save = async () => ({ status: "signedOut", as: null });
      const tried = vi.spyOn(server, "save");
      const { autosave, label } = open(server, { local: textStore(new Map(), room) });
      const { leaving, stop } = leavingOf(autosave);
      leaving.enter();
      label("a", "A1");
      await leaving.leave();
      await vi.runAllTimersAsync();
      expect([tried.mock.calls.length, stop.mock.calls.length]).toEqual([1, ends]);
    },
  );

  it("saves what is dropped while the network is away, once it is back", async () => {
    const server = new TestServer(start);
    const { editor, kind, state } = open(server);
    const drag = (x: number) =>
      editor.edit("move", (flow) => ({ ...flow, layout: { ...flow.layout, a: { x, y: 0 } } }));
    drag(10);
    server.isDown = true;
    await vi.advanceTimersByTimeAsync(500);
    drag(20);
    drag(30);
    await vi.advanceTimersByTimeAsync(500);
    expect([kind(), state().waiting]).toEqual(["offline", 1]);
    server.isDown = false;
    await vi.runAllTimersAsync();
    expect([kind(), server.draft.document.layout.a]).toEqual(["saved", { x: 30, y: 0 }]);
  });

  it("loses nothing when the server is started again in the middle of a save, and does no save twice", async () => {
    const server = new TestServer(start);
    const { label, kind, autosave } = open(server);
    server.losesAnswer = true;
    label("a", "Saved, never answered");
    await vi.advanceTimersByTimeAsync(500);
    server.isDown = true;
    label("b", "While it was down");
    await vi.advanceTimersByTimeAsync(5_000);
    expect([kind(), await autosave.flush()]).toEqual(["offline", false]);
    server.isDown = false;
    await vi.runAllTimersAsync();
    expect([kind(), labelOf(server, "a"), labelOf(server, "b")]).toEqual([
      "saved",
      "Saved, never answered",
      "While it was down",
    ]);
    expect([server.saves, await autosave.flush()]).toEqual([2, true]);
  });

  it("keeps unsaved edits and undo over a reload", async () => {
    const server = new TestServer(start);
    server.isDown = true;
    const first = open(server);
    first.label("a", "A1");
    await vi.advanceTimersByTimeAsync(1_000);
    first.autosave.dispose();
    server.isDown = false;
    const second = open(server, first.stores);
    expect(second.flow().nodes.a?.label).toBe("A1");
    await vi.runAllTimersAsync();
    expect(labelOf(server, "a")).toBe("A1");
    second.editor.undo();
    expect(second.flow().nodes.a?.label).toBe("A");
  });

  it("keeps unsaved edits of a closed tab for the next one, which goes on with them under what others did since", async () => {
    const server = new TestServer(start);
    server.isDown = true;
    const first = open(server);
    first.label("a", "Mine");
    first.autosave.dispose();
    server.isDown = false;
    server.edit((flow) => setLabel(flow, "b", "Theirs"));

    const local = first.stores.local;
    const second = open(server, { local, tabId: "tab-2" });
    expect(second.flow().nodes.a?.label).toBe("A");
    expect(keptDrafts(local, "ben", "f1")).toEqual([]);
    const [kept] = keptDrafts(local, "ann", "f1");
    if (!kept) throw new Error("nothing was kept");
    expect(isStillKept(local, "ann", "f1", kept)).toBe(true);
    // Its own tab is back and has written something else there.
    const newer = { ...kept, unsaved: { ...kept.unsaved, atMs: kept.unsaved.atMs + 1 } };
    expect(isStillKept(local, "ann", "f1", newer)).toBe(false);
    second.autosave.adopt(kept.unsaved);
    forgetKept(local, "ann", "f1", kept.tabId);
    expect(isStillKept(local, "ann", "f1", kept)).toBe(false);
    await vi.runAllTimersAsync();
    expect([labelOf(server, "a"), labelOf(server, "b")]).toEqual(["Mine", "Theirs"]);
    expect(keptDrafts(local, "ann", "f1")).toEqual([]);
    second.editor.undo();
    expect(second.flow().nodes.a?.label).toBe("A");
  });

  it("knows what a closed tab kept that the server got all the same, until somebody else changes it", () => {
    const server = new TestServer(start);
    server.isDown = true;
    const first = open(server);
    first.label("a", "Mine");
    first.autosave.dispose();
    const [kept] = keptDrafts(first.stores.local, "ann", "f1");
    if (!kept) throw new Error("nothing was kept");
    const isSaved = () => isSavedBy(server.draft.document, kept.unsaved);
    expect(isSaved()).toBe(false);
    server.edit((flow) => setLabel(flow, "b", "Theirs"));
    expect(isSaved()).toBe(false);
    server.edit((flow) => setLabel(flow, "a", "Mine"));
    expect(isSaved()).toBe(true);
    server.edit((flow) => setLabel(flow, "a", "Theirs"));
    expect(isSaved()).toBe(false);
  });

  it("keeps, as a closed tab's, what no longer fits after a reload, and goes on with it once there is room", async () => {
    const note = (id: string) => ({ id, text: "", x: 0, y: 0 });
    const comments = Array.from({ length: limits.commentsPerFlow - 1 }, (_, n) => note(`n${n}`));
    const server = new TestServer({ ...start, comments });
    server.isDown = true;
    const first = open(server);
    first.label("a", "Mine");
    first.editor.edit("note", (flow) => ({ ...flow, comments: [...flow.comments, note("mine")] }));
    first.autosave.dispose();
    server.isDown = false;
    server.edit((flow) => ({ ...flow, comments: [...flow.comments, note("theirs")] }));

    const second = open(server, first.stores);
    await vi.runAllTimersAsync();
    second.label("b", "B1");
    await vi.runAllTimersAsync();
    expect([labelOf(server, "a"), labelOf(server, "b")]).toEqual(["A", "B1"]);
    const [kept] = keptDrafts(first.stores.local, "ann", "f1");
    if (!kept) throw new Error("nothing was kept");
    const inTab = (id: string, open: string[] | null, nowMs = kept.unsaved.atMs) =>
      isOffered(kept, { tab: { id, open: open && new Set(open) }, mayEdit: true, nowMs });
    expect(inTab("tab-1", ["tab-1"])).toBe(true);
    // Its own tab shows it; another does so once that one is closed.
    expect([inTab("tab-2", ["tab-1", "tab-2"]), inTab("tab-2", ["tab-2"])]).toEqual([false, true]);
    expect([inTab("tab-2", null), inTab("tab-2", null, Date.now() + 120_000)]).toEqual([false, true]);
    expect(second.autosave.adopt(kept.unsaved)).toBe(false);
    expect(second.flow().nodes.a?.label).toBe("A");

    second.editor.edit("remove", (flow) => ({ ...flow, comments: flow.comments.filter(({ id }) => id !== "n0") }));
    await vi.runAllTimersAsync();
    expect(second.autosave.adopt(kept.unsaved)).toBe(true);
    await vi.runAllTimersAsync();
    expect(labelOf(server, "a")).toBe("Mine");
    expect(server.draft.document.comments.slice(-2).map(({ id }) => id)).toEqual(["theirs", "mine"]);
  });

  it("does not try again what the server refuses, until something else is edited", async () => {
    const server = new TestServer(start);
    const save = server.save.bind(server);
    server.save = async () => ({ status: "refused", message: "It would grow too large.", isFinal: false });
    const { label, kind } = open(server);
    label("a", "A1");
    await vi.runAllTimersAsync();
    expect(kind()).toBe("refused");
    server.save = save;
    label("a", "A2");
    await vi.runAllTimersAsync();
    expect([kind(), labelOf(server, "a")]).toEqual(["saved", "A2"]);
  });

  it("waits for the person to sign in again, however much is done meanwhile", async () => {
    const server = new TestServer(start);
    const save = server.save.bind(server);
    let asked = 0;
    server.save = async (): Promise<SaveReply> => {
      asked++;
      return { status: "signedOut", as: null };
    };
    const { label, kind, state, autosave } = open(server);
    label("a", "A1");
    await vi.runAllTimersAsync();
    label("b", "B1");
    await vi.runAllTimersAsync();
    expect([kind(), asked, state().waiting]).toEqual(["signedOut", 1, 2]);
    server.save = save;
    autosave.retry();
    await vi.runAllTimersAsync();
    expect([kind(), labelOf(server, "a"), labelOf(server, "b")]).toEqual(["saved", "A1", "B1"]);
  });

  it("asks by the same attempt again when an answer was lost, and is not in conflict with itself", async () => {
    const server = new TestServer(start);
    const { label, kind, state, hear } = open(server);
    server.losesAnswer = true;
    label("a", "A1");
    await vi.advanceTimersByTimeAsync(600);
    expect([kind(), labelOf(server, "a")]).toEqual(["offline", "A1"]);
    label("a", "A2");
    server.edit((flow) => setLabel(flow, "b", "Theirs"));
    hear();
    await vi.runAllTimersAsync();
    expect([kind(), state().conflicts, labelOf(server, "a"), labelOf(server, "b")]).toEqual([
      "saved",
      [],
      "A2",
      "Theirs",
    ]);
  });
});

describe("two people in one draft", () => {
  it("are merged without a word when they changed different nodes, or different fields of one", async () => {
    const server = new TestServer(start);
    const { editor, label, flow, kind } = open(server);
    server.edit((document) => setLabel(setLabel(document, "b", "Theirs"), "a", "Theirs too"));
    editor.edit("config", (document) => ({
      ...document,
      nodes: { ...document.nodes, a: { ...node("A"), config: { tries: 5 } } },
    }));
    label("b", "B");
    await vi.runAllTimersAsync();
    expect(kind()).toBe("saved");
    for (const { nodes } of [flow(), server.draft.document]) {
      expect([nodes.a, nodes.b?.label]).toEqual([{ ...node("Theirs too"), config: { tries: 5 } }, "Theirs"]);
    }
  });

  it("see what the other saved, with what they are typing left alone", async () => {
    const server = new TestServer(start);
    const { label, flow, editor, hear, state } = open(server);
    editor.select(["a"]);
    label("a", "Typ");
    server.edit((document) => setLabel(document, "b", "Theirs"));
    hear();
    await vi.advanceTimersByTimeAsync(0);
    expect([flow().nodes.a?.label, flow().nodes.b?.label]).toEqual(["Typ", "Theirs"]);
    expect(editor.store.getState().selection.keys).toEqual(["a"]);
    expect(state().mergedFrom).toBe("Maya");
  });

  it("are asked where both changed one field; everything else is saved without waiting", async () => {
    const server = new TestServer(start);
    const { label, flow, kind, autosave, state } = open(server);
    server.edit((document) => setLabel(document, "a", "Theirs"));
    label("a", "Mine");
    label("b", "Also mine");
    await vi.runAllTimersAsync();
    expect(state().conflicts).toEqual([{ ...where, before: "A", editedBy: "Maya" }]);
    expect([kind(), flow().nodes.a?.label]).toEqual(["saved", "Mine"]);
    expect([labelOf(server, "a"), labelOf(server, "b")]).toEqual(["Theirs", "Also mine"]);
    expect(await autosave.flush()).toBe(false);

    autosave.resolve(where, "mine");
    await vi.runAllTimersAsync();
    expect([labelOf(server, "a"), await autosave.flush()]).toEqual(["Mine", true]);
  });

  it("can take theirs, and think again", async () => {
    const server = new TestServer(start);
    const { label, flow, editor, autosave } = open(server);
    server.edit((document) => setLabel(document, "a", "Theirs"));
    label("a", "Mine");
    await vi.runAllTimersAsync();
    autosave.resolve(where, "theirs");
    await vi.runAllTimersAsync();
    expect(flow().nodes.a?.label).toBe("Theirs");
    editor.undo();
    await vi.runAllTimersAsync();
    expect([flow().nodes.a?.label, labelOf(server, "a")]).toEqual(["Mine", "Mine"]);
  });

  it("are asked nothing once both mean the same", async () => {
    const server = new TestServer(start);
    const { label, state } = open(server);
    server.edit((document) => setLabel(document, "a", "Theirs"));
    label("a", "Mine");
    await vi.runAllTimersAsync();
    label("a", "Theirs");
    await vi.runAllTimersAsync();
    expect(state().conflicts).toEqual([]);
  });

  it("get back, in its place and with the exits that led to it, a node that one removed and the other changed", async () => {
    const wired = { ...start, nodes: { ...start.nodes, b: { ...node("B"), exits: { next: "a" } } } };
    const server = new TestServer(wired);
    const { label, flow, autosave, state } = open(server);
    server.edit((document) => ({ ...document, nodes: { b: node("B") }, layout: { b: { x: 9, y: 9 } } }));
    label("a", "Mine");
    await vi.runAllTimersAsync();
    const whole = { subject: "node:a", path: [] } as const;
    expect(state().conflicts).toMatchObject([whole]);
    expect([flow().nodes.a?.label, flow().layout.a]).toEqual(["Mine", { x: 0, y: 0 }]);
    expect(server.draft.document.nodes.a).toBeUndefined();
    autosave.resolve(whole, "mine");
    await vi.runAllTimersAsync();
    expect([labelOf(server, "a"), server.draft.document.nodes.b?.exits.next]).toEqual(["Mine", "a"]);
  });

  it("have a step once, each with their own of it, when one removes it, the other edits it, and the removal is undone", async () => {
    const server = new TestServer(start);
    const { label, flow, hear, state } = open(server);
    label("a", "Mine");
    server.edit((document) => ({ ...document, nodes: { b: node("B") }, layout: { b: { x: 9, y: 9 } } }));
    await vi.runAllTimersAsync();
    expect(state().conflicts).toMatchObject([{ subject: "node:a", path: [] }]);
    server.edit((document) => ({
      ...document,
      nodes: { ...document.nodes, a: { ...node("A"), config: { prompt: "Theirs" } } },
      layout: start.layout,
    }));
    hear();
    await vi.runAllTimersAsync();
    expect(state().conflicts).toEqual([]);
    expect(Object.keys(flow().nodes).sort()).toEqual(["a", "b"]);
    expect(flow().nodes.a).toEqual({ ...node("Mine"), config: { prompt: "Theirs" } });
    expect(server.draft.document).toEqual(flow());
  });

  it("keep a comment once, too, when its removal is undone while the other's words wait for a choice", async () => {
    const comment = (text: string) => ({ id: "c", x: 0, y: 0, width: 200, height: 100, text });
    const server = new TestServer({ ...start, comments: [comment("Hello")] });
    const { editor, flow, hear, state } = open(server);
    editor.edit("comment", (document) => ({ ...document, comments: [comment("Mine")] }));
    server.edit((document) => ({ ...document, comments: [] }));
    await vi.runAllTimersAsync();
    expect(state().conflicts).toMatchObject([{ subject: "comment:c" }]);
    server.edit((document) => ({ ...document, comments: [comment("Hello")] }));
    hear();
    await vi.runAllTimersAsync();
    expect([state().conflicts, flow().comments]).toEqual([[], [comment("Mine")]]);
    expect(server.draft.document).toEqual(flow());
  });

  it("cannot undo each other's work", async () => {
    const server = new TestServer(start);
    const { label, flow, editor, hear } = open(server);
    label("a", "Mine");
    await vi.runAllTimersAsync();
    server.edit((document) => setLabel(document, "a", "Theirs"));
    hear();
    await vi.runAllTimersAsync();
    editor.undo();
    expect(flow().nodes.a?.label).toBe("Theirs");
  });

  it("know a step of theirs by its id after the other has saved, and a new one is never taken for it", async () => {
    const server = new TestServer(start);
    const { editor, label, hear } = open(server);
    const last = () => lastStep(editor.store.getState().history);
    label("a", "Mine");
    const step = last();
    server.edit((document) => setLabel(document, "b", "Theirs"));
    hear();
    await vi.runAllTimersAsync();
    expect(step).not.toBeNull();
    expect(last()).toBe(step);
    editor.undo();
    label("a", "Mine again");
    expect(last()).not.toBe(step);
    expect(last()).not.toBeNull();
  });

  it("can undo their own field of a node in which the other has changed another", async () => {
    const server = new TestServer(start);
    const { label, flow, editor, hear } = open(server);
    label("a", "Mine");
    await vi.runAllTimersAsync();
    server.edit((document) => ({
      ...document,
      nodes: { ...document.nodes, a: { ...node("Mine"), config: { tries: 9 } } },
    }));
    hear();
    await vi.runAllTimersAsync();
    editor.undo();
    expect(flow().nodes.a).toEqual({ ...node("A"), config: { tries: 9 } });
  });

  it("meet after a reload too, and are still asked after another", async () => {
    const server = new TestServer(start);
    server.isDown = true;
    const first = open(server);
    first.label("a", "Mine");
    await vi.advanceTimersByTimeAsync(200);
    first.autosave.dispose();
    server.isDown = false;
    server.edit((document) => setLabel(document, "a", "Theirs"));
    const second = open(server, first.stores);
    expect(second.state().conflicts).toMatchObject([{ ...where, before: "A" }]);
    second.autosave.remember();
    second.autosave.dispose();
    const third = open(server, first.stores);
    await vi.runAllTimersAsync();
    expect(third.state().conflicts).toMatchObject([{ ...where, before: "A" }]);
    expect([third.flow().nodes.a?.label, labelOf(server, "a")]).toEqual(["Mine", "Theirs"]);
  });

  it("ask for the whole draft when some of the news was missed", async () => {
    const server = new TestServer(start);
    const { flow, autosave } = open(server);
    server.edit((document) => setLabel(document, "a", "First"));
    const { revision } = server.draft;
    server.edit((document) => setLabel(document, "b", "Second"));
    autosave.receive(server.news(revision));
    await vi.runAllTimersAsync();
    expect([flow().nodes.a?.label, flow().nodes.b?.label]).toEqual(["First", "Second"]);
  });
});
