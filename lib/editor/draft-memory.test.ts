import { describe, expect, it } from "vitest";
import { emptyFlow } from "@/lib/flow/document";
import { limits } from "@/lib/flow/limits";
import type { FlowPatch } from "@/lib/flow/patch";
import { baseOfUnsaved, createDraftMemory, type DraftState, keptDrafts, revisionOfSteps } from "./draft-memory";
import { emptyHistory, entryBetween, type History, type HistoryEntry, lastStep } from "./history";
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

it("steps that an earlier release kept, without ids, are loaded, and none of them is taken for a known one", () => {
  const session = textStore();
  const [before, after] = [emptyFlow("A"), emptyFlow("B")];
  const { id: _, ...old } = entryBetween("settings", before, after) as HistoryEntry;
  session.write("callwright.steps.ann.f1", JSON.stringify({ history: { past: [old], future: [] }, revision: 7 }));
  const memory = createDraftMemory({ session, local: textStore(), personId: "ann", flowId: "f1", tabId: "t" });
  const { history } = memory.read(7);
  expect(history.past).toMatchObject([{ label: "settings" }]);
  expect(lastStep(history)).toBeNull();
});

describe("a browser that has little room", () => {
  const steps = (count: number): History => {
    const past = Array.from({ length: count }, (_, index) =>
      entryBetween(`${index}`, emptyFlow("A"), emptyFlow(`${"B".repeat(60)}${index}`)),
    );
    return { past: past.flatMap((entry) => entry ?? []), future: [] };
  };
  const state = (history: History, revision = 7, current = emptyFlow("A")): DraftState => {
    return { saved: emptyFlow("A"), current, revision, history, unanswered: null, conflicts: [], atMs: 0 };
  };
  const memoryOf = (session: ReturnType<typeof textStore>, local = textStore(), flowId = "f1") =>
    createDraftMemory({ session, local, personId: "ann", flowId, tabId: "t" });
  const labels = ({ past }: History) => past.map(({ label }) => label);
  const lengthOf = (history: History) => JSON.stringify(history).length;

  it("keeps the newest steps that fit, and gives back what can be undone first", () => {
    const memory = memoryOf(textStore(new Map(), lengthOf(steps(5))));
    memory.write(state(steps(8)));
    expect(labels(memory.read(7).history)).toEqual(["4", "5", "6", "7"]);
  });

  it("keeps the redo that is next", () => {
    const memory = memoryOf(textStore(new Map(), lengthOf(steps(3))));
    memory.write(state({ past: [], future: steps(4).past }));
    expect(memory.read(7).history.future.map(({ label }) => label)).toEqual(["2", "3"]);
  });

  it("forgets other flows' steps before its own", () => {
    const session = textStore(new Map(), lengthOf(steps(9)));
    memoryOf(session, textStore(), "f2").write(state(steps(6)));
    const memory = memoryOf(session);
    memory.write(state(steps(8)));
    expect(labels(memory.read(7).history)).toHaveLength(8);
    expect(revisionOfSteps(session, "ann", "f2")).toBeNull();
  });

  it("has no steps rather than those of an older draft", () => {
    const session = textStore(new Map(), lengthOf(steps(1)));
    const memory = memoryOf(session);
    const small = entryBetween("small", emptyFlow("A"), emptyFlow("B"));
    memory.write(state({ past: small ? [small] : [], future: [] }, 7));
    expect(revisionOfSteps(session, "ann", "f1")).toBe(7);
    const large = entryBetween("large", emptyFlow("A"), emptyFlow("B".repeat(5_000)));
    memory.write(state({ past: large ? [large] : [], future: [] }, 8));
    expect(revisionOfSteps(session, "ann", "f1")).toBeNull();
  });

  describe("for a copy of what no longer fits into the flow", () => {
    const texts = new Map<string, string>();
    const kept = (local: ReturnType<typeof textStore>) =>
      keptDrafts(local, "ann", "f1").map(({ tabId, unsaved }) => [
        tabId,
        baseOfUnsaved(emptyFlow(""), unsaved.redo).name,
      ]);
    const lengthOfAll = () => [...texts].reduce((sum, [key, text]) => sum + key.length + text.length, 0);
    const aside = (room: number) => {
      texts.clear();
      memoryOf(textStore(), textStore(texts)).write(state(emptyHistory, 7, emptyFlow("Mine")));
      const local = textStore(texts, lengthOfAll() + room);
      const memory = memoryOf(textStore(), local);
      memory.read(7);
      memory.setAside();
      return { local, memory };
    };

    it("gives it the room of the original", () => {
      const { local, memory } = aside(2);
      expect(kept(local)).toEqual([["t.0", "Mine"]]);
      expect(memory.read(7).unsaved).toBeNull();
    });

    it("leaves the original where even that is too little, writes nothing over it, and sets it aside once there is room", () => {
      const { local, memory } = aside(1);
      expect(kept(local)).toEqual([["t", "Mine"]]);
      const newer = state(emptyHistory, 7, emptyFlow("Newer"));
      expect(memory.write(newer)).toBe(false);
      expect(kept(local)).toEqual([["t", "Mine"]]);
      // The page itself has what could not be kept.
      expect(baseOfUnsaved(emptyFlow(""), memoryOf(textStore(), local).read(7).unsaved?.redo ?? []).name).toBe("Newer");
      const roomy = textStore(texts);
      const later = memoryOf(textStore(), roomy);
      later.read(7);
      later.setAside();
      expect(later.write(newer)).toBe(true);
      expect(kept(roomy)).toEqual(
        expect.arrayContaining([
          ["t.0", "Mine"],
          ["t", "Newer"],
        ]),
      );
    });
  });

  it("tells whether edits outlive the page, and has in this page those that do not", () => {
    const full = textStore(new Map(), 10);
    const memory = memoryOf(textStore(), full);
    expect(memory.write(state(emptyHistory, 7, emptyFlow("C")))).toBe(false);
    expect(memoryOf(textStore(), full).read(7).unsaved?.redo).toMatchObject([{ field: "name", value: "C" }]);
    expect(memory.write(state(emptyHistory))).toBe(true);
    expect(memoryOf(textStore(), full).read(7).unsaved).toBeNull();
    expect(memoryOf(textStore()).write(state(emptyHistory, 7, emptyFlow("C")))).toBe(true);
  });

  it("keeps no steps over edits that could not be kept", () => {
    const session = textStore();
    const memory = memoryOf(session, textStore(new Map(), 10));
    memory.write(state(steps(2), 7, emptyFlow("C")));
    expect(memory.read(7).history).toEqual({ past: [], future: [] });
  });
});
