import { expect, it } from "vitest";
import { diffFlows } from "@/lib/flow/diff";
import { emptyFlow, type FlowDocument } from "@/lib/flow/document";
import { type NoteWords, suggestNote } from "./suggest-note";

const words: NoteWords = {
  changed: (steps) => `${steps} changed`,
  added: (steps) => `${steps} added`,
  removed: (steps) => `${steps} removed`,
  settings: "settings changed",
  layout: "Layout only",
  more: (count) => `${count} steps`,
  list: (names) => names.join(" and "),
  title: ({ label }) => label,
};
const flow = (labels: Record<string, string>): FlowDocument => ({
  ...emptyFlow("Support"),
  nodes: Object.fromEntries(
    Object.entries(labels).map(([id, label]) => [id, { type: "greeting", label, config: {}, exits: {} }]),
  ),
});
const before = flow({ a: "Welcome", b: "Menu" });

it.each<[string, FlowDocument, string]>([
  ["names what came and went", flow({ a: "Hello", c: "Queue" }), "Hello changed; Queue added; Menu removed"],
  [
    "counts what is too much to name",
    flow({ c: "1", d: "2", e: "3", f: "4" }),
    "4 steps added; Welcome and Menu removed",
  ],
  ["tells of the flow itself", { ...before, name: "Help" }, "settings changed"],
  ["says when callers hear no difference", { ...before, layout: { a: { x: 1, y: 1 } } }, "Layout only"],
  ["has nothing to say about nothing", before, ""],
])("%s", (_name, after, expected) => {
  expect(suggestNote(diffFlows(before, after), words)).toBe(expected);
});
