import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isJson, isKept, keptPart, unkeptPlace } from "./json";

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

describe("what a database does not keep", () => {
  it.each<[string, unknown, string[] | null]>([
    ["a NUL", { a: [1, { b: "x\0y" }] }, ["a", "1", "b"]],
    ["the first half of a pair", { a: "\ud83d" }, ["a"]],
    ["halves in the wrong order", ["\udc4b\ud83d"], ["0"]],
    ["a key, told by what has it", { a: { "b\0": 1 } }, ["a"]],
    ["a text alone", "\0", []],
    ["whole pairs, other control characters and backslashes", { "👋": ["\u0001\n", "\\u0000"] }, null],
    ["nothing at all", null, null],
  ])("%s", (_what, value, place) => {
    expect(unkeptPlace(value)).toEqual(place);
  });

  it.each([
    ["By\0e", "Bye"],
    ["\ud83dBye\udc4b \ud83d👋\udc4b", "Bye 👋"],
    ["👋\u0001\n", "👋\u0001\n"],
  ])("is taken out of %j, and nothing else", (text, part) => {
    expect(keptPart(text)).toBe(part);
    expect(isKept(part)).toBe(true);
  });

  it("is found at any depth", () => {
    const depth = 100_000;
    expect(unkeptPlace(JSON.parse(`${"[".repeat(depth)}"\\u0000"${"]".repeat(depth)}`))).toHaveLength(depth);
  });
});
