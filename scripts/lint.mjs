import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { checkBoundaries } from "./boundaries/check.mjs";

// `npm run lint`: form and common mistakes (Biome), then what is particular to this program.
let failed = false;
const run = (file, ...given) => {
  const { status } = spawnSync(process.execPath, [file, ...given], { stdio: "inherit" });
  if (status !== 0) failed = true;
};

run("node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", ".");
if (existsSync("scripts/check-strings.mjs")) run("scripts/check-strings.mjs");

const { files, problems } = checkBoundaries();
for (const problem of problems) console.error(problem);
console.log(`Boundaries: ${files} files read, ${problems.length} problems.`);
process.exitCode = failed || problems.length > 0 ? 1 : 0;
