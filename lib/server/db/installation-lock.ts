import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isAlive } from "@/lib/server/db/postgres-process";

/**
 * Claims a data folder for this process: two servers that both believe they own the embedded database would stop it
 * under each other. The claim is a file that names its process; one left by a process that was killed is taken over.
 *
 * @param dataDir exists
 * @returns gives the claim up
 * @throws InstallationInUse when a living process holds it
 */
export function lockInstallation(dataDir: string): () => void {
  const file = join(dataDir, "server.lock");
  const mine = JSON.stringify({ pid: process.pid, birth: birthOf(process.pid), since: new Date().toISOString() });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, mine, { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 10; attempt++) {
      if (claim(draft, file)) return () => release(file, mine);
      const holder = readHolder(file);
      if (!holder) continue;
      if (isAlive(holder.pid) && birthOf(holder.pid) === holder.birth) {
        throw new InstallationInUse(dataDir, holder.pid, holder.since);
      }
      discard(file, holder.text);
    }
    throw new Error(`The data folder ${dataDir} could not be claimed: ${file} changes all the time.`);
  } finally {
    rmSync(draft, { force: true });
  }
}

export class InstallationInUse extends Error {
  constructor(
    readonly dataDir: string,
    readonly pid: number,
    since: string,
  ) {
    super(
      `Callwright already runs on the data folder ${dataDir}: process ${pid}, since ${since}. Stop it first, or choose another folder with DATA_DIR.`,
    );
    this.name = "InstallationInUse";
  }
}

/** A hard link appears whole or not at all, unlike a file that is created and then written. */
function claim(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function readHolder(file: string): { pid: number; birth: string; since: string; text: string } | undefined {
  try {
    const text = readFileSync(file, "utf8");
    return { ...(JSON.parse(text) as { pid: number; birth: string; since: string }), text };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new Error(`The lock ${file} is not readable; remove it when no Callwright runs on this folder.`);
  }
}

/** Removes a dead process's claim, unless a third process has replaced it since we read it. */
function discard(file: string, text: string): void {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
    if (readFileSync(aside, "utf8") !== text) linkSync(aside, file);
  } catch {
    // Another process discarded it first: the next round sees who holds the folder now.
  } finally {
    rmSync(aside, { force: true });
  }
}

function release(file: string, mine: string): void {
  if (readHolder(file)?.text === mine) rmSync(file, { force: true });
}

/** When the process began, in the kernel's ticks: process numbers are used again. Empty where there is no /proc. */
function birthOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the program's name in brackets and may hold blanks; the start time is the 22nd field.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}
