import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/**
 * The programs of other machines (a Mac's compiler, Windows' linter) that a package names and the lock file lacks. npm
 * leaves them out when its registry does not have them at that moment, and `npm ci` then refuses on every machine.
 *
 * @param packages the part of that name in package-lock.json
 * @returns the missing entries by path
 */
export function missingPlatforms(packages) {
  const missing = {};
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isLocked(packages, path, name)) continue;
      missing[`node_modules/${name}`] = {
        version,
        ...machineOf(name),
        ...(entry.dev ? { dev: true } : {}),
        license: entry.license,
        optional: true,
      };
    }
  }
  return missing;
}

/** Looks where Node would: beside the package, then in each folder above. */
function isLocked(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    if (packages[`${folder ? `${folder}/` : ""}node_modules/${name}`]) return true;
    if (folder === "" || !folder.includes("/node_modules/")) return packages[`node_modules/${name}`] !== undefined;
  }
}

/** Such packages say in their names what they are for, e.g. `@swc/core-linux-arm-gnueabihf`. */
function machineOf(name) {
  if (name.includes("wasm32")) return { cpu: ["wasm32"] };
  const [, os, cpu, abi = ""] =
    /(android|darwin|freebsd|linux|openharmony|win32)-([a-z0-9]+)(?:-([a-z]+))?$/.exec(name) ?? [];
  if (!os) throw new Error(`${name} does not say which machines it is for: add it to package-lock.json by hand.`);
  const libc = os !== "linux" || abi === "" ? undefined : abi.startsWith("musl") ? "musl" : "glibc";
  return { os: [os], cpu: [cpu], ...(libc ? { libc: [libc] } : {}) };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
  const missing = missingPlatforms(lock.packages);
  const all = Object.entries({ ...lock.packages, ...missing });
  lock.packages = Object.fromEntries(all.sort(([a], [b]) => a.localeCompare(b, "en")));
  writeFileSync("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`Added ${Object.keys(missing).length} packages of other machines.`);
}
