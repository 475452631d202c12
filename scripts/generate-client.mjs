import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const generated = "lib/server/db/generated";
const stamp = `${generated}/schema.sha256`;

/** Writes the Prisma client for `prisma/schema.prisma`, when it is not the one that is there. */
export function generateClient() {
  const sources = ["prisma/schema.prisma", "node_modules/prisma/package.json"].map((file) => readFileSync(file));
  const digest = createHash("sha256").update(Buffer.concat(sources)).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return;
  // `generate` asks for a schema engine, which it would download, and then does not run it: any existing file will do.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1" };
  const run = spawnSync(process.execPath, ["node_modules/prisma/build/index.js", "generate"], {
    env,
    encoding: "utf8",
  });
  if (run.status !== 0) throw new Error(`The Prisma client could not be generated:\n${run.stdout}${run.stderr}`);
  writeFileSync(stamp, digest);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) generateClient();
