import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { focusDrawn } from "@/components/designer/canvas/focus-drawn";

/** A page of which one card may be drawn, on a screen whose frames are as long as wanted. */
let page: { activeElement: string; body: string; card: string | null };
let nowMs = 0;
let waiting: (() => void)[] = [];

const draw = (frames: number, eachMs: number) => {
  for (let done = 0; done < frames; done += 1) {
    nowMs += eachMs;
    for (const step of waiting.splice(0)) step();
  }
};

beforeEach(() => {
  nowMs = 0;
  waiting = [];
  page = { activeElement: "list", body: "body", card: null };
  const card = {
    focus() {
      page.activeElement = "card";
    },
  };
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("CSS", { escape: (text: string) => text });
  vi.stubGlobal("requestAnimationFrame", (step: () => void) => waiting.push(step));
  vi.stubGlobal("document", {
    body: page.body,
    querySelector: () => (page.card === null ? null : card),
    get activeElement() {
      return page.activeElement === "card" ? card : page.activeElement;
    },
  });
  vi.spyOn(performance, "now").mockImplementation(() => nowMs);
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("a card that needs a while to come into view has the focus then, on a fast screen too", () => {
  focusDrawn("card");
  draw(60, 1_000 / 240);
  page.card = "drawn";
  draw(1, 1_000 / 240);
  expect(page.activeElement).toBe("card");
});

test("and on a machine that takes long for each frame", () => {
  focusDrawn("card");
  draw(20, 200);
  page.card = "drawn";
  draw(1, 200);
  expect(page.activeElement).toBe("card");
});

test("after a second nothing takes the focus any more", () => {
  focusDrawn("card");
  draw(61, 1_000 / 60);
  page.card = "drawn";
  draw(1, 1_000 / 60);
  expect(page.activeElement).toBe("list");
  expect(waiting).toEqual([]);
});

test("whoever has gone elsewhere until then stays there", () => {
  focusDrawn("card");
  page.activeElement = "body";
  draw(1, 16);
  window.dispatchEvent(new Event("keydown"));
  page.activeElement = "outline";
  page.card = "drawn";
  draw(2, 16);
  expect(page.activeElement).toBe("outline");
});
