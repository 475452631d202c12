import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import designer from "@/messages/en/designer.json";

const root = new URL("../../", import.meta.url).pathname;

/** Every file below a folder that is no test. */
function sourcesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .map((path) => readFileSync(join(root, folder, path), "utf8"));
}

/** What stands in quotes where a pattern's rest fits. */
const quoted = (sources: readonly string[], pattern: RegExp) =>
  [...new Set(sources.flatMap((source) => [...source.matchAll(pattern)].map((match) => match[1] as string)))].sort();

describe("words for codes", () => {
  it("are there for every problem that a check finds", () => {
    const lines = ["lib/flow/checks", "lib/nodes"].flatMap(sourcesBelow).flatMap((source) => source.split("\n"));
    const coded = lines.filter((line) => /\bcode:/.test(line));
    const codes = quoted(coded, /"([a-z]+(?:_[a-z]+)+)"/g);
    expect(codes).toContain("exit_unconnected");
    expect(codes.filter((code) => !(code in designer.issues))).toEqual([]);
  });

  it("are there for every edit that can be undone", () => {
    const sources = ["components", "lib/editor"].flatMap(sourcesBelow);
    const labels = quoted(sources, /\beditor\.edit\((?:\w+, )?"(\w+)"/g);
    expect(labels).toContain("disconnect");
    expect(labels.filter((label) => !(label in designer.history))).toEqual([]);
  });
});
