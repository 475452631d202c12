import { expect, it } from "vitest";
import { emptyFlow } from "@/lib/flow/document";
import { limits } from "@/lib/flow/limits";
import type { FlowPatch } from "@/lib/flow/patch";
import { baseOfUnsaved, createDraftMemory, revisionOfSteps } from "./draft-memory";
import { emptyHistory, entryBetween } from "./history";
import { textStore } from "./test-server";

it("a reloaded tab knows which draft its steps of undo belong to, and another person's or flow's tab does not", () => {
  const session = textStore();
  const memory = createDraftMemory({ session, local: textStore(), personId: "ann", flowId: "f1", tabId: "t" });
  const [before, after] = [emptyFlow("A"), emptyFlow("B")];
  const step = entryBetween("settings", before, after);
  expect(revisionOfSteps(session, "ann", "f1")).toBeNull();
  memory.write({
    saved: after,
    current: after,
    revision: 7,
    history: { past: step ? [step] : [], future: [] },
    unanswered: null,
    conflicts: [],
    atMs: 0,
  });
  expect(revisionOfSteps(session, "ann", "f1")).toBe(7);
  expect(revisionOfSteps(session, "ben", "f1")).toBeNull();
  expect(revisionOfSteps(session, "ann", "f2")).toBeNull();
});

it("a field that cannot be read is left out of what is unsaved, and the rest is kept", () => {
  const local = textStore();
  const memory = createDraftMemory({ session: textStore(), local, personId: "ann", flowId: "f1", tabId: "t" });
  const note = { id: "note", text: "Ask Ben", x: 0, y: 0 };
  const saved = emptyFlow("A");
  const redo: FlowPatch[] = [
    { op: "setField", field: "name", value: "" },
    { op: "setComment", comment: note },
  ];
  const current = { ...saved, name: "", comments: [note] };
  const unanswered = { saveId: "save-1", baseRevision: 7, patches: redo };
  memory.write({ saved, current, revision: 7, history: emptyHistory, unanswered, conflicts: [], atMs: 0 });
  const { unsaved } = memory.read(7);
  const kept = [{ op: "setComment", comment: note }];
  expect(unsaved).toMatchObject({ redo: kept, unanswered: { saveId: "save-1", patches: kept } });
  expect(baseOfUnsaved(saved, unsaved?.undo ?? []).name).toBe("A");
});

it("what depends on other parts of the flow is read with all of them, or not at all", () => {
  const local = textStore();
  const memory = createDraftMemory({ session: textStore(), local, personId: "ann", flowId: "f1", tabId: "t" });
  const [saved, note] = [emptyFlow("A"), { id: "note", text: "x".repeat(limits.commentCharacters + 1), x: 0, y: 0 }];
  const current = { ...saved, name: "B", comments: [note] };
  memory.write({ saved, current, revision: 7, history: emptyHistory, unanswered: null, conflicts: [], atMs: 0 });
  expect(memory.read(7).unsaved).toBeNull();
});
