import { describe, expect, it } from "vitest";
import { insertAt } from "./insert-at";

const at = (selectionStart: number, selectionEnd = selectionStart) => ({ selectionStart, selectionEnd });

describe("what is put into a text", () => {
  it.each([
    ["at the cursor, a space before it", at(5), true, "Hello {{ x }}, you", 13],
    ["in place of what is selected", at(0, 5), true, "{{ x }}, you", 7],
    ["at the end where there is no cursor", null, true, "Hello, you {{ x }}", 18],
    ["without a space where there are no words", at(5), false, "Hello{{ x }}, you", 12],
  ])("stands %s", (_where, selection, words, text, caret) => {
    expect(insertAt(selection, "Hello, you", "{{ x }}", words)).toEqual({ text, caret });
  });
});
