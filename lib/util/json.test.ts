import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isJson } from "./json";

describe("JSON", () => {
  it("is whatever JSON.parse gives, but for the one name below", () => {
    const texts = fc
      .jsonValue({ maxDepth: 6 })
      .map((value) => JSON.stringify(value))
      .filter((text) => !text.includes("__proto__"));
    fc.assert(fc.property(texts, (text) => isJson(JSON.parse(text))));
  });

  it.each<[string, unknown]>([
    ["nothing", undefined],
    ["nothing in a list", [1, undefined]],
    ["no number", Number.NaN],
    ["no end", Number.POSITIVE_INFINITY],
    ["a date", { at: new Date(0) }],
    ["a map", { deep: [new Map()] }],
    ["a function", { run: () => 1 }],
    ["something called __proto__", JSON.parse('{ "a": [{ "__proto__": { "admin": true } }] }')],
  ])("%s is none", (_what, value) => {
    expect(isJson(value)).toBe(false);
  });

  it("may be as deep as anybody wrote it", () => {
    expect(isJson(JSON.parse("[".repeat(100_000) + "]".repeat(100_000)))).toBe(true);
  });
});
