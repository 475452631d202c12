import { expect, it } from "vitest";
import { emptyFlow, type FlowDocument } from "@/lib/flow/document";
import { leastCpuMs } from "@/lib/util/test-speed";
import { nudge } from "./commands/move-nodes";
import { createEditor } from "./create-editor";
import { createHeldKeys } from "./held-keys";
import { testCatalogue as catalogue } from "./test-catalogue";

const node = { type: "hangUp", label: "", config: {}, exits: {} };
/** `in` lies in the frame, `beside` to its right. */
const flow: FlowDocument = {
  ...emptyFlow("x"),
  nodes: { in: node, beside: node },
  layout: { in: { x: 40, y: 40 }, beside: { x: 440, y: 40 } },
  comments: [{ id: "frame", kind: "frame", text: "", x: 0, y: 0, width: 400, height: 200 }],
};
const sizeOf = () => ({ width: 100, height: 100 });

function open() {
  let clock = 0;
  const editor = createEditor({ document: flow, catalogue, now: () => clock });
  const held = createHeldKeys(editor, sizeOf, "nudge");
  const keys = ["comment:frame"];
  return {
    editor,
    held,
    wait: (ms: number) => (clock += ms),
    press: () => editor.edit("move", (now) => nudge(now, held.of(keys), { x: 80, y: 0 }), { merge: "nudge" }),
    xs: () => ["in", "beside"].map((id) => editor.store.getState().document.layout[id]?.x),
  };
}

it("a frame moved by keys takes along what lay in it at first, and nothing that it passes over", () => {
  const { press, xs } = open();
  for (let presses = 0; presses < 6; presses++) press();
  expect(xs()).toEqual([520, 440]);
});

it.each([
  ["a pause", ({ wait }: ReturnType<typeof open>) => void wait(5_000)],
  ["another choice", ({ editor }: ReturnType<typeof open>) => editor.select(["in"])],
  ["a drag", ({ held }: ReturnType<typeof open>) => held.end()],
])("after %s it takes along what lies in it then", (_, happens) => {
  const opened = open();
  opened.press();
  opened.press();
  happens(opened);
  opened.press();
  expect(opened.xs()).toEqual([280, 520]);
});

it("knows thousands of keys again at once, whatever their order", () => {
  const keys = Array.from({ length: 5_000 }, (_, index) => `n${index}`);
  const nodes = Object.fromEntries(keys.map((key) => [key, node]));
  const layout = Object.fromEntries(keys.map((key) => [key, { x: 0, y: 0 }]));
  const editor = createEditor({ document: { ...emptyFlow("x"), nodes, layout }, catalogue, now: () => 0 });
  const held = createHeldKeys(editor, sizeOf, "nudge");
  const press = () => held.of(keys);
  editor.edit("move", (now) => nudge(now, press(), { x: 8, y: 0 }), { merge: "nudge" });
  const all = press();
  expect(held.of(keys.toReversed())).toBe(all);
  expect(leastCpuMs(10, () => void press())).toBeLessThan(10);
});
