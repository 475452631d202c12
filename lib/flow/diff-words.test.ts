import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffWords, type WordRun } from "./diff-words";

const written = (runs: readonly WordRun[]) =>
  runs.map(({ kind, text }) => (kind === "same" ? text : kind === "added" ? `[+${text}]` : `[-${text}]`)).join("");

describe("diffWords", () => {
  it.each([
    ["Hello.", "Hello.", "Hello."],
    ["Press 1 for bills.", "Press 2 for bills.", "Press [-1][+2] for bills."],
    ["Press 1 for bills.", "Press 1 for bills, or hold.", "Press 1 for bills[+, or hold]."],
    ["We are open all day.", "We are closed.", "We are [-open all day][+closed]."],
    ["Good morning, Ada", "Good evening all, Ada", "Good [-morning][+evening all], Ada"],
    ["", "New", "[+New]"],
    ["Gone", "", "[-Gone]"],
    ["مرحبا بكم في أكمي", "أهلا بكم في أكمي", "[-مرحبا][+أهلا] بكم في أكمي"],
    ["Hi {{ customer.firstName }}.", "Hi {{ customer.lastName }}.", "Hi {{ customer.[-firstName][+lastName] }}."],
  ])("%j → %j", (before, after, expected) => {
    expect(written(diffWords(before, after))).toBe(expected);
  });

  it("loses no letter of either text", () => {
    const text = fc.array(fc.constantFrom("a", "b", "c", " ", ".", "\n", "é", "🙂"), { maxLength: 30 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [before, after] = [one.join(""), other.join("")];
        const runs = diffWords(before, after);
        const side = (left: WordRun["kind"]) =>
          runs.flatMap(({ kind, text: part }) => (kind === left ? [] : [part])).join("");
        expect(side("added")).toBe(before);
        expect(side("removed")).toBe(after);
      }),
    );
  });
});
