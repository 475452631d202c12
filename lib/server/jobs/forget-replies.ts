import type { JobTask } from "@/lib/server/jobs/tasks";

/** The carrier sends nothing again after a minute; a call may last a day. */
const keptHours = 48;
const rowsAtOnce = 5_000;

/** Retention of `call_reply`: answers to webhooks that nobody will ask for any more. What was said stays in the timeline. */
export const forgetReplies: JobTask = async (_payload, { app }) => {
  for (let gone = rowsAtOnce; gone === rowsAtOnce; ) {
    const { rowCount } = await app.pool.query(
      `DELETE FROM call_reply WHERE (call_id, key) IN (SELECT call_id, key FROM call_reply
       WHERE created_at < (now() AT TIME ZONE 'UTC') - make_interval(hours => $1) LIMIT $2)`,
      [keptHours, rowsAtOnce],
    );
    gone = rowCount ?? 0;
  }
};
