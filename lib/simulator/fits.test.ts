import { describe, expect, it } from "vitest";
import { fits } from "./fits";

describe("fits", () => {
  it("does not mind what is not mentioned", () => {
    expect(fits({ type: "createTask", title: "Call back" }, { type: "createTask" })).toBe(true);
    expect(fits({ type: "createTask" }, { type: "createTask", title: "Call back" })).toBe(false);
  });

  it.each([
    ["called for 12 seconds", "called for * seconds", true],
    ["called for 12 minutes", "called for * seconds", false],
    ["ab", "a*b*", true],
    ["aba", "*ab*ba", false],
    ["exactly", "exactly", true],
    ["exactly this", "exactly", false],
    ["", "*", true],
  ])("%s / %s", (actual, expected, result) => {
    expect(fits(actual, expected)).toBe(result);
  });

  it("wants lists whole and values alike", () => {
    expect(fits([1, { a: null }], [1, { a: null }])).toBe(true);
    expect(fits([1, 2], [1])).toBe(false);
    expect(fits({ 0: 1 }, [1])).toBe(false);
    expect(fits(undefined, null)).toBe(false);
    expect(fits("1", 1)).toBe(false);
  });
});
