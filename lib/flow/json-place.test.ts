import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonPlace } from "./json-place";

describe("jsonPlace", () => {
  it.each([
    ["nothing", "", 1, 1],
    ["a bracket that is not closed", "[", 1, 2],
    ["a comma too many", '{\n  "a": 1,\n}', 3, 1],
    ["a comma too few", '{\n  "a": 1\n  "b": 2\n}', 3, 3],
    ["a key without quotation marks", "{ a: 1 }", 1, 3],
    ["a line within a string", '{ "a": "one\ntwo" }', 1, 8],
    ["the wrong bracket", '{ "a": [1} }', 1, 10],
    ["something after the end", "{}\r\n{}", 2, 1],
    ["a page of the web", "<!doctype html>", 1, 1],
    ["a number of another language", "[0x10]", 1, 3],
  ])("finds %s", (_what, text, line, column) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(jsonPlace(text)).toEqual({ line, column });
  });

  it("passes over whatever is right, and stops at the first sign after it", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom("", "  "), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const lines = text.split("\n");
        expect(jsonPlace(`${text}\n#`)).toEqual({ line: lines.length + 1, column: 1 });
      }),
    );
  });

  it("reads the largest file that is allowed, with one string in it, in a moment", () => {
    expect(jsonPlace(`["${"x".repeat(4_000_000)}" 1`)).toEqual({ line: 1, column: 4_000_005 });
  });
});
