import { describe, expect, it } from "vitest";
import { fittingText } from "./fitting-text";

describe("the size of a text that fits a box", () => {
  it.each([
    // As many lines as make it largest, never more than the box is high.
    ["Welcome", { width: 250, height: 100 }, 62.7],
    ["Call back abandoned callers", { width: 250, height: 100 }, 29],
    ["Call back abandoned callers", { width: 250, height: 300 }, 48.7],
    ["A", { width: 250, height: 23 }, 20],
    // One word is not broken.
    ["Rechtsschutzversicherungen", { width: 250, height: 300 }, 16.9],
    ["", { width: 57, height: 500 }, 100],
  ])("%s in %o", (text, box, size) => {
    expect(fittingText(text, box)).toBeCloseTo(size, 0);
  });
});
