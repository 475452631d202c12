import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path/posix";
import { missingPlatforms } from "../complete-lock.mjs";
import { deadCanaries } from "./canaries.mjs";
import { checkFile } from "./check-file.mjs";

const roots = ["app", "bench", "cli", "components", "e2e", "i18n", "lib", "prisma", "scripts"];
const skipped = /^lib\/server\/db\/generated\/|^scripts\/boundaries\/canaries\//;

/**
 * Checks who imports whom, what pure folders use, who reads the environment, logical CSS and the lock file.
 *
 * @returns the number of files read and the problems, one a line
 */
export function checkBoundaries() {
  const files = [...roots.flatMap(filesBelow), ...readdirSync(".").filter((name) => /\.(ts|js|mjs)$/.test(name))];
  const code = files.filter((path) => /\.(ts|tsx|mjs|js)$/.test(path) && !skipped.test(path));
  const problems = deadCanaries();
  // A check that reads nothing passes everything.
  for (const needed of ["lib/flow/", "lib/engine/", "lib/nodes/", "lib/server/", "components/", "app/"]) {
    if (!code.some((path) => path.startsWith(needed))) problems.push(`${needed}: no file was read`);
  }
  for (const path of code) {
    for (const { rule, line, message } of checkFile(path, readFileSync(path, "utf8"))) {
      problems.push(`${path}:${line}: ${rule}: ${message}`);
    }
  }
  for (const path of files.filter((name) => name.endsWith(".css"))) problems.push(...checkStyles(path));
  problems.push(...checkLockFile());
  return { files: code.length, problems };
}

function checkStyles(path) {
  const physical = /(^|[\s;{])((margin|padding|border)-(left|right)\b|(left|right)\s*:|text-align\s*:\s*(left|right))/;
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.flatMap((line, index) =>
    physical.test(line) ? [`${path}:${index + 1}: physical-class: ${line.trim()}`] : [],
  );
}

/** Addresses would tie an installation to the registry of whoever wrote them; what is missing makes `npm ci` refuse. */
function checkLockFile() {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
  const tied = Object.keys(packages).filter((path) => packages[path].resolved && !packages[path].link);
  const missing = Object.keys(missingPlatforms(packages));
  return [
    ...(tied.length > 0 ? [`package-lock.json: ${tied.length} resolved addresses, e.g. of ${tied[0]}`] : []),
    ...(missing.length > 0
      ? [`package-lock.json: lacks ${missing.length} packages, e.g. ${missing[0]}: run node scripts/complete-lock.mjs`]
      : []),
  ];
}

function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesBelow(join(path, name)));
}
