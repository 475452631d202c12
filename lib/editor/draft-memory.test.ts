import { expect, it } from "vitest";
import { emptyFlow } from "@/lib/flow/document";
import { createDraftMemory, revisionOfSteps } from "./draft-memory";
import { entryBetween, type HistoryEntry, lastStep } from "./history";
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
