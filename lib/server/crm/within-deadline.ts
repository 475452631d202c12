import type { CrmFailure } from "@/lib/server/crm/port";
import { err, ok, type Result } from "@/lib/util/result";

/**
 * Runs work on our own database as the port wants it: bounded by `deadlineMs` (Unix milliseconds) and never throwing.
 *
 * @param work gets a signal that tells it that nobody waits any more, so that it can leave undone what it has not done
 * @param report hears of failures that are not slowness, to log them
 */
export async function withinDeadline<T>(
  deadlineMs: number,
  work: (abandoned: AbortSignal) => Promise<T>,
  report: (error: unknown) => void = () => {},
): Promise<Result<T, CrmFailure>> {
  const leftMs = deadlineMs - Date.now();
  if (leftMs <= 0) return err("timeout");
  const abandon = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Result<T, CrmFailure>>((resolve) => {
    timer = setTimeout(() => {
      abandon.abort();
      resolve(err("timeout"));
    }, leftMs);
  });
  const done = work(abandon.signal).then(ok, (error: unknown) => {
    if (abandon.signal.aborted || isTimeout(error)) return err("timeout" as const);
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
