import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { PostgresAccount } from "@/lib/server/db/postgres-account";

/** A running server of PostgreSQL, by the line-by-line contents of its `postmaster.pid`. */
export interface Postmaster {
  pid: number;
  port: number;
  /** False while it starts, recovers or stops. */
  ready: boolean;
}

/**
 * Makes the cluster beside its place and moves it there when it is whole: a kill in the middle leaves nothing that looks
 * like one. The flags are needed: under `LC_ALL=C` initdb alone would choose SQL_ASCII.
 */
export async function initialiseCluster(account: PostgresAccount, password: string): Promise<void> {
  const passwordFile = join(tmpdir(), `callwright-${randomBytes(8).toString("hex")}`);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  const unfinished = `${account.cluster}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  if (account.ids) {
    chownSync(passwordFile, account.ids.uid, account.ids.gid);
    chownSync(unfinished, account.ids.uid, account.ids.gid);
  }
  const flags = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
  const login = ["--username=callwright", "--auth=scram-sha-256", `--pwfile=${passwordFile}`];
  try {
    const child = spawn(account.initdb, [`--pgdata=${unfinished}`, ...login, ...flags], {
      ...account.ids,
      cwd: "/",
      stdio: ["ignore", "ignore", "pipe"],
    });
    let problem = "";
    child.stderr.on("data", (chunk) => {
      problem += chunk;
    });
    const status = await new Promise((done, fail) => child.on("error", fail).on("close", done));
    if (status === 0) return renameSync(unfinished, account.cluster);
    throw new Error(`PostgreSQL could not make its folder ${account.cluster}: ${problem.trim()}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/**
 * Starts PostgreSQL in a process group of its own, so that Ctrl-C in the terminal reaches us first and we stop it after
 * the last answers are out.
 *
 * @param settings e.g. `{ fsync: "off" }`
 * @throws Error with the last lines of the log when it does not come up within 60 s
 */
export async function startPostmaster(
  account: PostgresAccount,
  logFile: string,
  settings: Record<string, string>,
): Promise<Postmaster> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const log = openSync(logFile, "a", 0o600);
    const all = { listen_addresses: "127.0.0.1", port: String(port), unix_socket_directories: "", ...settings };
    const flags = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    const child = spawn(account.postgres, ["-D", account.cluster, ...flags], {
      ...account.ids,
      cwd: "/",
      detached: true,
      stdio: ["ignore", log, log],
    });
    closeSync(log);
    let gone: string | undefined;
    child.on("error", (error) => {
      gone = error.message;
    });
    child.on("exit", (code, signal) => {
      gone = `exit ${code ?? signal}`;
    });
    child.unref();
    for (let waited = 0; gone === undefined && waited < 60_000; waited += 20) {
      const postmaster = readPostmaster(account.cluster);
      if (postmaster?.ready && postmaster.pid === child.pid) return postmaster;
      await delay(20);
    }
    const tail = readFileSync(logFile, "utf8").trim().split("\n").slice(-5).join("\n");
    // Another program may have taken the port between our look and PostgreSQL's bind.
    if (attempt < 3 && tail.includes("Address already in use")) continue;
    throw new Error(`PostgreSQL did not start (${gone ?? "not ready after 60 s"}). The end of ${logFile}:\n${tail}`);
  }
}

/** @returns the server that holds the cluster, or undefined when none runs; a file left by a dead one counts as none */
export function readPostmaster(cluster: string): Postmaster | undefined {
  const file = join(cluster, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number(lines[0]);
  if (!pid || !isAlive(pid) || !isPostgres(pid)) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
}

/** Asks for a fast shutdown: open transactions are rolled back, everything committed is on disk. */
export async function stopPostmaster(pid: number): Promise<void> {
  const patience: [NodeJS.Signals, number][] = [
    ["SIGINT", 30_000],
    ["SIGQUIT", 5_000],
  ];
  for (const [signal, ms] of patience) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (let waited = 0; waited < ms; waited += 20) {
      if (!isAlive(pid)) return;
      await delay(20);
    }
  }
  throw new Error(`PostgreSQL (process ${pid}) does not stop.`);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    // EPERM: it lives, and belongs to someone else.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** In a container whose first process does not collect the dead, an adopted server stays visible after its end. */
function isZombie(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).startsWith("Z");
  } catch {
    return false;
  }
}

/** After a restart of the machine the number in `postmaster.pid` may belong to any program. */
function isPostgres(pid: number): boolean {
  const commandLine = `/proc/${pid}/cmdline`;
  return !existsSync(commandLine) || readFileSync(commandLine, "utf8").includes("postgres");
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer().on("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address && typeof address === "object" ? done(address.port) : fail(new Error("no port"))));
    });
  });
}
