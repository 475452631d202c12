import type { CrmFailure } from "@/lib/server/crm/port";
import { err, ok, type Result } from "@/lib/util/result";

/**
 * Runs work on our own database as the port wants it: bounded by `deadlineMs` (Unix milliseconds) and never throwing.
 *
 * @param report hears of failures that are not slowness, to log them
 */
export async function withinDeadline<T>(
  deadlineMs: number,
  work: () => Promise<T>,
  report: (error: unknown) => void = () => {},
): Promise<Result<T, CrmFailure>> {
  const leftMs = deadlineMs - Date.now();
  if (leftMs <= 0) return err("timeout");
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Result<T, CrmFailure>>((resolve) => {
    timer = setTimeout(() => resolve(err("timeout")), leftMs);
  });
  const done = work().then(ok, (error: unknown) => {
    if (isTimeout(error)) return err("timeout" as const);
    report(error);
    return err("unavailable" as const);
  });
  return Promise.race([done, late]).finally(() => clearTimeout(timer));
}

/** `query_canceled` by statement_timeout, `lock_not_available` by lock_timeout. */
function isTimeout(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "57014" || code === "55P03";
}
