import { expect, it } from "vitest";
import { emptyFlow, type FlowDocument } from "@/lib/flow/document";
import { limits } from "@/lib/flow/limits";
import { applyPatches, diffToPatches } from "@/lib/flow/patch";
import { addComment } from "./comments";
import { addFrame } from "./frames";
import { refusesMore } from "./refuses-more";

const at = { x: 0, y: 0 };
const notes = (count: number): FlowDocument => ({
  ...emptyFlow("x"),
  comments: Array.from({ length: count }, (_, n) => ({ id: `n${n}`, text: "", ...at })),
});

it("the last note and frame that fit are let in, and the next is what the server would refuse", () => {
  const room = notes(limits.commentsPerFlow - 1);
  expect(refusesMore(room, { notes: 1 })).toBeNull();
  expect(refusesMore(room, { notes: 2 })).toEqual({ of: "notes", limit: limits.commentsPerFlow });
  const full = addComment(room, "", at).document;
  expect(refusesMore(full, { notes: 1 })).not.toBeNull();
  expect(refusesMore(full, { steps: 1 })).toBeNull();
  const over = addFrame(full, "", { ...at, width: 400, height: 200 }).document;
  expect(applyPatches(full, diffToPatches(full, over)).ok).toBe(false);
});

it("so are steps", () => {
  const step = { type: "menu", label: "", config: {}, exits: {} };
  const nodes = Object.fromEntries(Array.from({ length: limits.nodesPerFlow }, (_, n) => [`n${n}`, step]));
  expect(refusesMore({ ...emptyFlow("x"), nodes }, { steps: 1 })).toEqual({ of: "steps", limit: limits.nodesPerFlow });
});
