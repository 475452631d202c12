import { readdirSync, readFileSync } from "node:fs";
import { checkFile } from "./check-file.mjs";

const folder = new URL("./canaries/", import.meta.url);

/**
 * A canary is a file that a rule must refuse: its first line says where it pretends to be and which rule must bite, e.g.
 * `// lib/engine/canary.ts must be refused by: async`. With `by: nothing` it is a file that must pass.
 *
 * @returns one line for each canary that is not treated as it says, or for each rule that has none
 */
export function deadCanaries() {
  const problems = [];
  const covered = new Set();
  for (const name of readdirSync(folder)) {
    const text = readFileSync(new URL(name, folder), "utf8");
    const [, path, rule] = /^\/\/ (\S+) must be refused by: (\S+)/.exec(text) ?? [];
    if (!path) {
      problems.push(`scripts/boundaries/canaries/${name}: the first line names no path and rule`);
      continue;
    }
    covered.add(rule);
    const bitten = [...new Set(checkFile(path, text).map((found) => found.rule))].join(", ") || "nothing";
    if (bitten !== rule) problems.push(`scripts/boundaries/canaries/${name}: refused by ${bitten}, not by ${rule}`);
  }
  const source = readFileSync(new URL("./check-file.mjs", import.meta.url), "utf8");
  const rules = [...source.matchAll(/(?:report\(|rule: )"([a-z-]+)"/g)].map((match) => match[1]);
  if (rules.length === 0) problems.push("scripts/boundaries/check-file.mjs: no rule was found in it");
  for (const rule of new Set(rules)) if (!covered.has(rule)) problems.push(`the rule ${rule} has no canary`);
  return problems;
}
