import { expect, it } from "vitest";
import { emptyFlow, type FlowDocument } from "@/lib/flow/document";
import { guessedSize, sizeOfKey } from "./card-geometry";
import { commentWidth } from "./flow-elements";

const exits = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`exit-${n}`, null]));
const flow: FlowDocument = {
  ...emptyFlow("x"),
  nodes: { menu: { type: "menu", label: "", config: {}, exits } },
  comments: [
    { id: "note", text: "", x: 0, y: 0 },
    { id: "frame", kind: "frame", text: "", x: 0, y: 0, width: 400, height: 200 },
  ],
};

it("a card that is folded away is as high as its exits make it, so that nothing is laid over it", () => {
  const guess = guessedSize(
    Object.keys(exits).map((id) => ({ id })),
    false,
  );
  expect(sizeOfKey(flow, "menu", undefined)).toEqual(guess.measured);
  expect(sizeOfKey(flow, "menu", undefined).height).toBeGreaterThan(9 * 24);
});

it("what was measured counts before any guess, and a frame is as large as the document says", () => {
  expect(sizeOfKey(flow, "menu", { width: 264, height: 333 })).toEqual({ width: 264, height: 333 });
  expect(sizeOfKey(flow, "comment:note", undefined).width).toBe(commentWidth);
  expect(sizeOfKey(flow, "comment:frame", { width: 1, height: 1 })).toEqual({ width: 400, height: 200 });
});
