import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { lockInstallation } from "@/lib/server/db/installation-lock";
import { postgresAccount } from "@/lib/server/db/postgres-account";
import {
  initialiseCluster,
  type Postmaster,
  readPostmaster,
  startPostmaster,
  stopPostmaster,
} from "@/lib/server/db/postgres-process";

export interface EmbeddedDatabase {
  /** Of the database `callwright`, for this machine only; holds the password. */
  url: string;
  /** Process number of PostgreSQL. */
  pid: number;
  /** True when PostgreSQL still ran from a server that was killed. */
  adopted: boolean;
  /** Stops PostgreSQL, then gives the data folder up. */
  stop(): Promise<void>;
}

/**
 * Starts the real PostgreSQL that comes from npm under `dataDir`, or adopts the one that a killed server left running.
 *
 * @param settings PostgreSQL settings besides the defaults, e.g. `{ fsync: "off" }` in tests
 * @throws InstallationInUse when another living server owns the folder
 */
export async function startEmbedded(dataDir: string, settings: Record<string, string> = {}): Promise<EmbeddedDatabase> {
  mkdirSync(dataDir, { recursive: true });
  refuseForeign(dataDir);
  const unlock = lockInstallation(dataDir);
  try {
    const account = postgresAccount(dataDir);
    const password = ownPassword(dataDir);
    if (!existsSync(join(account.cluster, "PG_VERSION"))) await initialiseCluster(account, password);
    const left = await adopt(account.cluster, password);
    const postmaster = left ?? (await startPostmaster(account, join(dataDir, "postgres.log"), settings));
    const url = await ensureDatabase(postmaster.port, password);
    return {
      url,
      pid: postmaster.pid,
      adopted: left !== undefined,
      async stop() {
        await stopPostmaster(postmaster.pid);
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** The password is made before the cluster, so that a cluster never exists without a known one. */
function ownPassword(dataDir: string): string {
  const file = join(dataDir, "postgres.password");
  if (existsSync(file)) return readFileSync(file, "utf8");
  const password = randomBytes(24).toString("base64url");
  writeFileSync(`${file}.new`, password, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return password;
}

/** In plain words, before PostgreSQL or the file system says it in theirs. */
function refuseForeign(dataDir: string): void {
  const uid = process.getuid?.() ?? 0;
  const foreign = [dataDir, join(dataDir, "postgres")].find((path) => existsSync(path) && statSync(path).uid !== uid);
  if (uid === 0 || !foreign) return;
  throw new Error(`${foreign} belongs to another user. Start as that user, or set DATA_DIR to a folder of your own.`);
}

/**
 * @returns the server that runs on our cluster, undefined when none does
 * @throws Error when one runs that does not let us in: it is not ours to stop
 */
async function adopt(cluster: string, password: string): Promise<Postmaster | undefined> {
  for (let waited = 0; waited < 30_000; waited += 100) {
    const found = readPostmaster(cluster);
    if (!found) return undefined;
    if (found.ready) {
      if ((await dataDirectoryOf(found.port, password)) === cluster) return found;
      break;
    }
    await delay(100);
  }
  const found = readPostmaster(cluster);
  if (!found) return undefined;
  throw new Error(
    `PostgreSQL (process ${found.pid}) runs on ${cluster} and is not this installation's. Stop it first.`,
  );
}

async function dataDirectoryOf(port: number, password: string): Promise<string | undefined> {
  const client = new pg.Client(connection(port, password, "postgres"));
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("SHOW data_directory");
    return rows[0]?.data_directory;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => {});
  }
}

async function ensureDatabase(port: number, password: string): Promise<string> {
  const client = new pg.Client(connection(port, password, "postgres"));
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = 'callwright'");
    if (rowCount === 0) await client.query("CREATE DATABASE callwright");
  } finally {
    await client.end();
  }
  return `postgresql://callwright:${password}@127.0.0.1:${port}/callwright`;
}

function connection(port: number, password: string, database: string): pg.ClientConfig {
  return { host: "127.0.0.1", port, user: "callwright", password, database, connectionTimeoutMillis: 10_000 };
}
