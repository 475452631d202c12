import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

// Only what Node itself brings: this runs before anything is installed.

/** Ends the program with a plain message when this Node is too old to go on. */
export function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  stopWith(`Callwright needs Node 20.19 or newer; this is ${process.versions.node}. Get one from https://nodejs.org/.`);
}

/** Installs the packages when they are missing or are not those of package-lock.json. Needs the network only then. */
export function ensureInstalled() {
  const missing = firstMissingPackage();
  if (!missing) return;
  console.log(`Installing packages (${missing}); the first time this takes two to three minutes …`);
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith("js") ? [process.execPath, [npm]] : ["npm", []];
  const run = spawnSync(command, [...first, "ci", "--include=dev", "--include=optional"], {
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32" && command === "npm",
  });
  if (run.error) stopWith(`npm could not be run (${run.error.message}). Install npm, then try again.`);
  if (run.status !== 0) {
    stopWith(
      '"npm ci" failed; its messages are above. Without a network the packages must have been installed before.',
    );
  }
}

/** npm keeps a copy of the lock file's contents beside what it has installed. */
function firstMissingPackage() {
  const installedList = "node_modules/.package-lock.json";
  if (!existsSync(installedList)) return "none are there";
  const wanted = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;
  const installed = JSON.parse(readFileSync(installedList, "utf8")).packages;
  for (const [path, entry] of Object.entries(wanted)) {
    // Optional packages are those of other machines.
    if (path === "" || entry.optional || entry.devOptional || entry.peer) continue;
    if (installed[path]?.version !== entry.version) return `${path.replace(/^.*node_modules\//, "")} is not there`;
  }
  return undefined;
}

export function stopWith(message) {
  console.error(message);
  process.exit(1);
}
