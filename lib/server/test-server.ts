import { type ChildProcess, execFileSync, fork } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readPostmaster, stopPostmaster } from "@/lib/server/db/postgres-process";
import { projectRoot } from "@/lib/server/project-root";

export interface TestServer {
  url: string;
  databaseUrl: string;
  /** One-time address of the first administrator. */
  signInLink: string | null;
  pid: number;
  /** Everything it printed so far. */
  output(): string;
  /** As Ctrl-C does; resolves with the exit status when the process is gone. */
  stop(): Promise<number | null>;
  /** `kill -9`; an embedded database goes on running. */
  kill(): Promise<void>;
}

export class ServerDidNotStart extends Error {
  constructor(
    readonly status: number | null,
    readonly output: string,
  ) {
    super(`the server ended with ${status}: ${output}`);
  }
}

/**
 * The real program in a process of its own, on a free port, for fault and load tests and the journeys in the browser.
 *
 * @param variables settings, e.g. `{ DATABASE_URL: database.url }` for a copy, or `{ DATA_DIR: temporaryFolder() }`
 * @param flags default: no pages, so that nothing needs `next build`
 * @throws ServerDidNotStart
 */
export async function startTestServer(
  variables: Record<string, string>,
  flags: string[] = ["--without-pages"],
): Promise<TestServer> {
  const root = projectRoot();
  execFileSync(process.execPath, ["scripts/build.mjs"], { cwd: root });
  const child = fork("scripts/serve.mjs", flags, {
    cwd: root,
    env: { NODE_ENV: "production", PATH: process.env.PATH, PORT: "0", LOG_LEVEL: "warn", ...variables },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    execArgv: [],
  });
  let output = "";
  child.stdout?.on("data", (chunk) => {
    output += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    output += chunk;
  });
  const gone = new Promise<number | null>((done) => child.on("close", done));
  const ready = new Promise<{ url: string; databaseUrl: string; signInLink: string | null }>((done) =>
    child.once("message", (message) => done(message as never)),
  );
  const first = await Promise.race([ready, gone.then((status) => ({ status }))]);
  if ("status" in first) throw new ServerDidNotStart(first.status, output);
  return {
    ...first,
    pid: child.pid ?? 0,
    output: () => output,
    stop: () => end(child, "SIGINT", gone),
    kill: async () => void (await end(child, "SIGKILL", gone)),
  };
}

/** A data folder that PostgreSQL's account can enter, also below a system's private temporary folder. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "callwright-server-"));
  chmodSync(folder, 0o755);
  return folder;
}

/** Ends a database that a killed server left, and removes the folder. */
export async function removeFolder(folder: string): Promise<void> {
  const left = readPostmaster(join(folder, "postgres"));
  if (left) await stopPostmaster(left.pid);
  rmSync(folder, { recursive: true, force: true });
}

function end(child: ChildProcess, signal: NodeJS.Signals, gone: Promise<number | null>): Promise<number | null> {
  child.kill(signal);
  return gone;
}
