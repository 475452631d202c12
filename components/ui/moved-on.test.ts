import { expect, test } from "vitest";
import { hasMovedOn } from "@/components/ui/moved-on";

const from = { before: "card", nowhere: "body" };

test("whoever has pressed something and is elsewhere since has moved on", () => {
  expect(hasMovedOn({ ...from, now: "outline", hasPressed: true })).toBe(true);
});

test("nobody has moved on by a key that leaves the focus where it was, or takes away what had it", () => {
  expect(hasMovedOn({ ...from, now: "card", hasPressed: true })).toBe(false);
  expect(hasMovedOn({ ...from, now: "body", hasPressed: true })).toBe(false);
});

test("a dialog that gives the focus back is nobody who has moved on", () => {
  expect(hasMovedOn({ ...from, now: "button", hasPressed: false })).toBe(false);
});
