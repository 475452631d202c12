import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "@/lib/server/db/embedded";
import { isAlive, readPostmaster, stopPostmaster } from "@/lib/server/db/postgres-process";
import { prepareDatabase } from "@/lib/server/db/prepare-database";

declare module "vitest" {
  interface ProvidedContext {
    /** Of the database `template`, which no test may connect to. */
    postgresUrl: string;
  }
}

const PREFIX = "callwright-test-";

/** Global set-up of the integration tests: one real PostgreSQL and one migrated database to copy from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await endAbandoned();
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, "owner"), String(process.pid));
  // Nothing here outlives the run, so nothing needs to reach the disk.
  const speed = { fsync: "off", full_page_writes: "off", synchronous_commit: "off", max_connections: "300" };
  const server = await startEmbedded(folder, speed);
  const template = new URL(server.url);
  template.pathname = "template";
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query("CREATE DATABASE template");
  await client.end();
  await prepareDatabase(template.href);
  project.provide("postgresUrl", template.href);
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** A run that was killed leaves its PostgreSQL behind; the next run ends it. */
async function endAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    try {
      if (isAlive(Number(readFileSync(join(folder, "owner"), "utf8")))) continue;
      const left = readPostmaster(join(folder, "postgres"));
      if (left) await stopPostmaster(left.pid);
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another user's, or another run is clearing it at this moment.
    }
  }
}
