import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const read = (file: string) => readFileSync(join(root, file), "utf8");

/** How many capabilities there are in each group: R-D1 … R-D10 and so on. */
const groups = { D: 10, N: 12, R: 8, Q: 7, C: 6, A: 3, O: 7, S: 5, I: 4, T: 8 };
const ids = Object.entries(groups).flatMap(([group, count]) =>
  Array.from({ length: count }, (_, index) => `R-${group}${index + 1}`),
);

const rows = read("docs/features.md")
  .split("\n")
  .filter((line) => line.startsWith("| R-"))
  .map((line) => {
    const [id = "", capability = "", state = "", where = "", shownBy = "", ...more] = line.slice(2, -1).split(/ ?\| ?/);
    return { id, capability, state, where, shownBy: shownBy.trim(), more };
  });

describe("docs/features.md", () => {
  it("has every capability once, in order", () => {
    expect(rows.map(({ id }) => id)).toEqual(ids);
  });

  it.each(rows)(
    "$id says how far it is, where it lives and what shows it",
    ({ capability, state, where, shownBy, more }) => {
      expect(capability).not.toBe("");
      expect(more).toEqual([]);
      expect(state).toMatch(/^(yes|partly: |not yet)/);
      for (const [, file = ""] of where.matchAll(/`([^`]+)`/g)) expect(existsSync(join(root, file)), file).toBe(true);
      const tests = shownBy === "" ? [] : shownBy.split(/; (?=`)/);
      if (!state.startsWith("not yet")) expect(tests).not.toEqual([]);
      for (const test of tests) {
        const [, file = "", name = ""] = /^`([^`]+)` › (.+)$/.exec(test) ?? [];
        expect(hasTest(file, name), test).toBe(true);
      }
    },
  );

  it("would find a test or a file that is not there", () => {
    expect(hasTest("docs/features.test.ts", "has every capability once, in order")).toBe(true);
    expect(hasTest("docs/features.test.ts", ["has every", "capability twice"].join(" "))).toBe(false);
    expect(hasTest("docs/no-such.test.ts", "has every capability once, in order")).toBe(false);
  });
});

it("README.md lists every setting of .env.example", () => {
  const settings = [...read(".env.example").matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(settings.length).toBeGreaterThan(10);
  const readme = read("README.md");
  expect(settings.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});

it.each(["README.md", "ARCHITECTURE.md", "docs/scale.md"])("%s names files that exist", (page) => {
  const files = [...read(page).matchAll(/`((?:lib|docs|cli|app|components|scripts|flows|prisma|bench)\/[\w./()-]+)`/g)];
  const missing = files.map(([, file = ""]) => file).filter((file) => !existsSync(join(root, file)));
  expect(missing).toEqual([]);
});

/** Whether the file has a test, or a group of tests, of that name. */
function hasTest(file: string, name: string): boolean {
  if (file === "" || name === "" || !existsSync(join(root, file))) return false;
  const source = read(file);
  return (
    ["(", ", "].some((before) => ['"', "`"].some((quote) => source.includes(`${before}${quote}${name}${quote}`))) ||
    source.split("\n").some((line) => [`"${name}",`, `\`${name}\`,`].includes(line.trim()))
  );
}
