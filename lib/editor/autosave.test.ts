import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { emptyFlow, type FlowDocument } from "@/lib/flow/document";
import { applyPatches } from "@/lib/flow/patch";
import { createAutosave } from "./autosave";
import { setLabel } from "./commands/set-node";
import { createEditor } from "./create-editor";
import { createDraftMemory } from "./draft-memory";
import type { DraftPort, SaveReply } from "./draft-port";
import { testCatalogue as catalogue } from "./test-catalogue";

const node = (label: string) => ({ type: "menu", label, config: {}, exits: {} });
const start: FlowDocument = {
  ...emptyFlow("Support"),
  nodes: { a: node("A"), b: node("B") },
  layout: { a: { x: 0, y: 0 }, b: { x: 9, y: 9 } },
};

/** A server that keeps one draft and refuses a save that did not begin from its latest. */
class Server implements DraftPort {
  document = start;
  revision = 1;
  down = false;
  saves = 0;
  async save({ baseRevision, patches }: Parameters<DraftPort["save"]>[0]): Promise<SaveReply> {
    if (this.down) throw new Error("network");
    if (baseRevision !== this.revision)
      return { status: "stale", revision: this.revision, document: this.document, editedBy: "Maya" };
    const applied = applyPatches(this.document, patches);
    if (!applied.ok) return { status: "refused", message: applied.error.code };
    this.document = applied.value;
    this.saves++;
    return { status: "saved", revision: ++this.revision };
  }
  /** Somebody else edits. */
  edit(change: (flow: FlowDocument) => FlowDocument) {
    this.document = change(this.document);
    this.revision++;
  }
}

function open(
  server: Server,
  texts = new Map<string, string>(),
  draft = { document: server.document, revision: server.revision },
) {
  const editor = createEditor({ document: draft.document, catalogue, now: () => Date.now() });
  const memory = createDraftMemory(
    {
      read: (key) => texts.get(key) ?? null,
      write: (key, text) => void (text === null ? texts.delete(key) : texts.set(key, text)),
    },
    "f1",
  );
  const autosave = createAutosave({ editor, draft, port: server, memory, now: () => Date.now() });
  const label = (id: string, text: string) => editor.edit("label", (flow) => setLabel(flow, id, text));
  return {
    editor,
    autosave,
    texts,
    label,
    flow: () => editor.store.getState().document,
    kind: () => autosave.status.getState().status.kind,
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("autosave", () => {
  it("saves once after a quiet moment", async () => {
    const server = new Server();
    const { label, kind } = open(server);
    label("a", "A1");
    label("a", "A2");
    expect(kind()).toBe("unsaved");
    await vi.runAllTimersAsync();
    expect(kind()).toBe("saved");
    expect([server.saves, server.document.nodes.a?.label]).toEqual([1, "A2"]);
  });

  it("says when the server cannot be reached, tries again, and then saves", async () => {
    const server = new Server();
    server.down = true;
    const { label, kind, autosave } = open(server);
    label("a", "A1");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(kind()).toBe("offline");
    expect(await autosave.flush()).toBe(false);
    server.down = false;
    await vi.runAllTimersAsync();
    expect(kind()).toBe("saved");
    expect(server.document.nodes.a?.label).toBe("A1");
  });

  it("keeps unsaved edits and undo over a reload", async () => {
    const server = new Server();
    server.down = true;
    const first = open(server);
    first.label("a", "A1");
    await vi.advanceTimersByTimeAsync(1_000);
    first.autosave.dispose();
    server.down = false;
    const second = open(server, first.texts);
    expect(second.flow().nodes.a?.label).toBe("A1");
    await vi.runAllTimersAsync();
    expect(server.document.nodes.a?.label).toBe("A1");
    second.editor.undo();
    expect(second.flow().nodes.a?.label).toBe("A");
  });

  it("does not try again what the server refuses", async () => {
    const server = new Server();
    server.save = async () => ({ status: "refused", message: "You may not edit flows." });
    const { label, kind } = open(server);
    label("a", "A1");
    await vi.runAllTimersAsync();
    expect(kind()).toBe("refused");
  });
});

describe("two people in one draft", () => {
  it("are merged without a word when they changed different nodes", async () => {
    const server = new Server();
    const { label, flow, kind } = open(server);
    server.edit((document) => setLabel(document, "b", "Theirs"));
    label("a", "Mine");
    await vi.runAllTimersAsync();
    expect(kind()).toBe("saved");
    for (const document of [flow(), server.document])
      expect([document.nodes.a?.label, document.nodes.b?.label]).toEqual(["Mine", "Theirs"]);
  });

  it("are told when they changed the same node: the second sees both and nothing is lost", async () => {
    const server = new Server();
    const { label, flow, kind, autosave } = open(server);
    server.edit((document) => setLabel(document, "a", "Theirs"));
    label("a", "Mine");
    label("b", "Also mine");
    await vi.runAllTimersAsync();
    const { status } = autosave.status.getState();
    if (status.kind !== "conflict") throw new Error(status.kind);
    expect(status.conflict).toMatchObject({ subjects: ["node:a"], editedBy: "Maya" });
    expect([status.conflict.theirs.nodes.a?.label, flow().nodes.a?.label]).toEqual(["Theirs", "Mine"]);
    expect(server.document.nodes.a?.label).toBe("Theirs");

    autosave.resolve({ "node:a": "mine" });
    await vi.runAllTimersAsync();
    expect(kind()).toBe("saved");
    expect([server.document.nodes.a?.label, server.document.nodes.b?.label]).toEqual(["Mine", "Also mine"]);
  });

  it("can take theirs, and think again", async () => {
    const server = new Server();
    const { label, flow, editor, autosave } = open(server);
    server.edit((document) => setLabel(document, "a", "Theirs"));
    label("a", "Mine");
    await vi.runAllTimersAsync();
    autosave.resolve({ "node:a": "theirs" });
    await vi.runAllTimersAsync();
    expect(flow().nodes.a?.label).toBe("Theirs");
    editor.undo();
    await vi.runAllTimersAsync();
    expect([flow().nodes.a?.label, server.document.nodes.a?.label]).toEqual(["Mine", "Mine"]);
  });

  it("get back, in its place, a node that one removed and the other changed", async () => {
    const server = new Server();
    const { label, flow, autosave, kind } = open(server);
    server.edit((document) => ({ ...document, nodes: { b: node("B") }, layout: { b: { x: 9, y: 9 } } }));
    label("a", "Mine");
    await vi.runAllTimersAsync();
    expect(kind()).toBe("conflict");
    expect([flow().nodes.a?.label, flow().layout.a]).toEqual(["Mine", { x: 0, y: 0 }]);
    autosave.resolve({});
    await vi.runAllTimersAsync();
    expect(server.document.nodes.a?.label).toBe("Mine");
  });

  it("are shown what the server merged beside their own edits, also while they type on", async () => {
    const server = new Server();
    const { label, flow, kind, autosave } = open(server);
    server.save = async ({ patches }) => {
      const theirs = setLabel(server.document, "b", "Theirs");
      const applied = applyPatches(theirs, patches);
      if (!applied.ok) return { status: "refused", message: applied.error.code };
      server.document = applied.value;
      server.revision += 2;
      return { status: "saved", revision: server.revision, document: server.document, editedBy: "Maya" };
    };
    label("a", "Mine");
    await vi.runAllTimersAsync();
    expect(kind()).toBe("saved");
    expect([flow().nodes.a?.label, flow().nodes.b?.label]).toEqual(["Mine", "Theirs"]);
    expect(autosave.status.getState()).toMatchObject({ revision: 3, mergedFrom: "Maya" });
  });

  it("cannot undo each other's work", async () => {
    const server = new Server();
    const { label, flow, editor, autosave } = open(server);
    label("a", "Mine");
    await vi.runAllTimersAsync();
    server.edit((document) => setLabel(document, "a", "Theirs"));
    autosave.receive({ document: server.document, revision: server.revision, editedBy: "Maya" });
    editor.undo();
    expect(flow().nodes.a?.label).toBe("Theirs");
  });

  it("meet after a reload too", async () => {
    const server = new Server();
    server.down = true;
    const first = open(server);
    first.label("a", "Mine");
    await vi.advanceTimersByTimeAsync(1_000);
    first.autosave.dispose();
    server.down = false;
    server.edit((document) => setLabel(document, "a", "Theirs"));
    const second = open(server, first.texts);
    expect(second.kind()).toBe("conflict");
    expect(second.flow().nodes.a?.label).toBe("Mine");
  });
});
