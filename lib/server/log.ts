import { type Logger, pino } from "pino";
import type { Env } from "@/lib/env";

/** One JSON object a line on standard output. */
export function createLog(env: Pick<Env, "LOG_LEVEL">): Logger {
  return pino({ level: env.LOG_LEVEL, base: { pid: process.pid }, serializers: { err: describeError } });
}

/**
 * Where and of what kind an error was, without its message: messages of databases, validators and parsers repeat what
 * they were given, and that may be a caller's number or PIN.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, constraint, table } = error as Error & { code?: unknown; constraint?: unknown; table?: unknown };
  const stack = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const cause = error.cause === undefined ? undefined : describeError(error.cause);
  return { type: error.name, code, constraint, table, stack: stack.join("\n"), cause };
}
