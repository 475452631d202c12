import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const sources = ["app", "components", "i18n", "messages", "lib", "public", "prisma/schema.prisma"];
const settings = ["next.config.js", "postcss.config.mjs", "tsconfig.json", "package-lock.json"];

/**
 * Builds the pages with Next, when a source has changed since the last time.
 *
 * @returns false when the build failed; its messages have been printed
 */
export function buildPages() {
  const folder = process.env.NEXT_DIST_DIR ?? ".next";
  const stamp = join(folder, "sources.sha256");
  const digest = digestOf([...sources, ...settings]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest && existsSync(join(folder, "BUILD_ID"))) return true;
  console.log("Building the pages; this takes about a minute …");
  // Next writes what begins with NEXT_PUBLIC_ into the pages and their API, see lib/util/page-build.ts.
  const known = { NEXT_PUBLIC_BUILD: digest.slice(0, 16), NEXT_TELEMETRY_DISABLED: "1" };
  const env = { ...process.env, NODE_ENV: "production", ...known };
  const run = spawnSync(process.execPath, ["node_modules/next/dist/bin/next", "build"], { env, encoding: "utf8" });
  if (run.status !== 0) {
    console.error(run.stdout + run.stderr);
    return false;
  }
  writeFileSync(stamp, digest);
  return true;
}

function digestOf(paths) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap(filesBelow)) hash.update(file).update("\0").update(readFileSync(file));
  return hash.digest("hex");
}

function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path).sort();
  return names.filter((name) => !/\.test\.tsx?$/.test(name)).flatMap((name) => filesBelow(join(path, name)));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href && !buildPages()) process.exitCode = 1;
