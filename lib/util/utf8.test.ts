import { describe, expect, it } from "vitest";
import { utf8Text } from "./utf8";

describe("UTF-8", () => {
  it.each<[string, number[], string | null]>([
    ["text", [0x74, 0xc3, 0xbc], "tü"],
    ["a byte-order mark, which is none of it", [0xef, 0xbb, 0xbf, 0x7b, 0x7d], "{}"],
    ["nothing", [], ""],
    ["Windows-1252", [0x74, 0xfc], null],
    ["UTF-16", [0xff, 0xfe, 0x7b, 0x00], null],
    ["a letter that breaks off", [0x74, 0xc3], null],
  ])("%s", (_what, bytes, text) => {
    expect(utf8Text(new Uint8Array(bytes))).toBe(text);
  });
});
