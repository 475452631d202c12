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
    const { PATH, HOME } = process.env;
    const child = execFile(
      process.execPath,
      [join(projectRoot(), "cli/callwright.mjs"), ...given],
      { env: { PATH, HOME, NODE_ENV: "production", ...variables }, timeout: 60_000 },
      (_error, out, problems) =>
        resolve({ status: child.exitCode, out, problems: problems.split("\n").filter((line) => line !== "") }),
    );
  });
}
