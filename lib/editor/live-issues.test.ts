import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { FlowDocument } from "@/lib/flow/document";
import { emptyFlow } from "@/lib/flow/document";
import { createEditor } from "./create-editor";
import { keepIssues } from "./live-issues";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function opened() {
  const editor = createEditor({ document: emptyFlow("x"), catalogue: {}, now: () => 0 });
  const checked: string[] = [];
  const check = async ({ name }: FlowDocument) => {
    checked.push(name);
    return [{ code: "no_entry", severity: "error", nodeId: null, path: "entry", message: name } as const];
  };
  const rename = (name: string) => editor.edit("settings", (flow) => ({ ...flow, name }));
  return { editor, checked, rename, stop: keepIssues(editor, check) };
}

it("a flow is checked after it has been shown, not before", async () => {
  const { editor, checked } = opened();
  expect(checked).toEqual([]);
  await vi.runAllTimersAsync();
  expect(checked).toEqual(["x"]);
  expect(editor.store.getState().issues).toMatchObject([{ message: "x" }]);
});

it("that there are no problems is known once they were looked for", async () => {
  const editor = createEditor({ document: emptyFlow("x"), catalogue: {}, now: () => 0 });
  keepIssues(editor, async () => []);
  expect(editor.store.getState()).toMatchObject({ issues: [], isChecked: false });
  await vi.runAllTimersAsync();
  expect(editor.store.getState()).toMatchObject({ issues: [], isChecked: true });
});

it("many changes in a row are checked once, after the last", async () => {
  const { checked, rename } = opened();
  for (const name of ["a", "ab", "abc"]) rename(name);
  await vi.runAllTimersAsync();
  expect(checked).toEqual(["abc"]);
});

it("nothing is checked once it is stopped", async () => {
  const { checked, rename, stop } = opened();
  rename("a");
  stop();
  await vi.runAllTimersAsync();
  expect(checked).toEqual([]);
});

it("what is found of a flow that has changed meanwhile is not told", async () => {
  const editor = createEditor({ document: emptyFlow("old"), catalogue: {}, now: () => 0 });
  const answers: (() => void)[] = [];
  const told: string[] = [];
  editor.store.subscribe(({ issues }, before) => issues !== before.issues && told.push(issues[0]?.message ?? ""));
  keepIssues(
    editor,
    ({ name }) =>
      new Promise((answer) =>
        answers.push(() =>
          answer([{ code: "no_entry", severity: "error", nodeId: null, path: "entry", message: name }]),
        ),
      ),
  );
  await vi.runAllTimersAsync();
  editor.edit("settings", (flow) => ({ ...flow, name: "new" }));
  answers[0]?.();
  await vi.runAllTimersAsync();
  expect(told).toEqual([]);
  answers[1]?.();
  await vi.runAllTimersAsync();
  expect(told).toEqual(["new"]);
});
