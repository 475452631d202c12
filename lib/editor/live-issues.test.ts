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
  const check = ({ name }: FlowDocument) => {
    checked.push(name);
    return [{ code: "no_entry", severity: "error", nodeId: null, path: "entry", message: name } as const];
  };
  const rename = (name: string) => editor.edit("settings", (flow) => ({ ...flow, name }));
  return { editor, checked, rename, stop: keepIssues(editor, check) };
}

it("a flow is checked after it has been shown, not before", () => {
  const { editor, checked } = opened();
  expect(checked).toEqual([]);
  vi.runAllTimers();
  expect(checked).toEqual(["x"]);
  expect(editor.store.getState().issues).toMatchObject([{ message: "x" }]);
});

it("many changes in a row are checked once, after the last", () => {
  const { checked, rename } = opened();
  for (const name of ["a", "ab", "abc"]) rename(name);
  vi.runAllTimers();
  expect(checked).toEqual(["abc"]);
});

it("nothing is checked once it is stopped", () => {
  const { checked, rename, stop } = opened();
  rename("a");
  stop();
  vi.runAllTimers();
  expect(checked).toEqual([]);
});
