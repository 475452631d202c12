import { execFile } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "@/lib/server/project-root";

export interface CommandRun {
  status: number | null;
  out: string;
  /** Standard error, a line each. */
  problems: string[];
}

/**
 * The real command in a process of its own, while this one goes on answering.
 *
 * @param variables settings, and nothing of this process's own but where programs are
 */
export function callwright(given: string[], variables: Record<string, string>): Promise<CommandRun> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [join(projectRoot(), "cli/callwright.mjs"), ...given],
      { env: { PATH: process.env.PATH, HOME: process.env.HOME, LOG_LEVEL: "silent", ...variables }, timeout: 60_000 },
      (_error, out, err) => resolve({ status: child.exitCode, out, problems: err.split("\n").filter(Boolean) }),
    );
  });
}
