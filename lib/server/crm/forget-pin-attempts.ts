import { FORGET_AFTER_HOURS } from "@/lib/server/crm/pin-limits";
import type { JobTask } from "@/lib/server/jobs/tasks";

/** Deletes what PIN checks left and nothing needs any more: keys of attempts after a day, callers a day after their last failure and lock. */
export const forgetPinAttempts: JobTask = async (_payload, { app }) => {
  await app.pool.query("DELETE FROM pin_attempt WHERE at < now() AT TIME ZONE 'utc' - interval '1 day'");
  await app.pool.query(
    `DELETE FROM caller_lock
     WHERE greatest(updated_at, locked_until) < now() AT TIME ZONE 'utc' - make_interval(hours => $1)`,
    [FORGET_AFTER_HOURS],
  );
};
