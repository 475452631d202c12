import type { Command } from "commander";

/**
 * Adds one verb to the command. Results go to standard output, problems to standard error, one a line, with file, node
 * and code. Exit status: 0 all is well, 1 problems were found, 2 it was called wrongly.
 */
export type Verb = (program: Command) => void;

/** Reports a problem and lets the command end with status 1. */
export function problem(line: string): void {
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}

/** A remark that changes nothing of the outcome. */
export const remark = (line: string): void => void process.stderr.write(`${line}\n`);

export const print = (line = ""): void => void process.stdout.write(`${line}\n`);

export const printJson = (value: unknown): void => print(JSON.stringify(value, null, 2));
