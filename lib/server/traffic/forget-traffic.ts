import type { JobTask } from "@/lib/server/jobs/tasks";

/** A year to compare with, and a month to do it in; whole days, so that days, hours and calls go together. */
const keptDays = 400;
const rowsAtOnce = 5_000;

/** Retention of what is counted of calls; the calls themselves are kept by rules of their own. */
export const forgetTraffic: JobTask = async (_payload, { app }) => {
  for (const [table, key, began] of [
    ["call_passage", "call_id, flow_id, node_id, way", "started_at"],
    ["flow_traffic", "flow_id, hour, flow_version, dialled_number, language, node_id, way", "hour"],
    ["flow_traffic_day", "flow_id, day, flow_version, dialled_number, language, node_id, way", "day"],
  ] as const) {
    for (let gone = rowsAtOnce; gone === rowsAtOnce; ) {
      const { rowCount } = await app.pool.query(
        `DELETE FROM ${table} WHERE (${key}) IN (SELECT ${key} FROM ${table}
         WHERE ${began} < date_trunc('day', now() AT TIME ZONE 'UTC') - make_interval(days => $1) LIMIT $2)`,
        [keptDays, rowsAtOnce],
      );
      gone = rowCount ?? 0;
    }
  }
};
