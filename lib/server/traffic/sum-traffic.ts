import type pg from "pg";
import { durationPlaces } from "@/lib/metrics/durations";

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

/** When the hour or the day (of UTC) began that a moment lies in. */
export const beginOf = (lengthMs: number, atMs: number): number => Math.floor(atMs / lengthMs) * lengthMs;

/** Sums the calls that began in these hours afresh into `flow_traffic`. */
export const sumHours = (client: pg.ClientBase, hours: readonly number[]): Promise<void> => sum(client, hours, hourSql);

/** Sums the hours of these days afresh into `flow_traffic_day`. */
export const sumDays = (client: pg.ClientBase, days: readonly number[]): Promise<void> => sum(client, days, daySql);

async function sum(client: pg.ClientBase, beginsMs: readonly number[], { forget, insert }: typeof hourSql) {
  if (beginsMs.length === 0) return;
  await client.query(forget, [beginsMs]);
  await client.query(insert, [beginsMs]);
}

/** Histograms added place by place; empty when none has a place. */
export const addedDurations = `CASE WHEN count(durations[1]) = 0 THEN '{}' ELSE ARRAY[${Array.from(
  { length: durationPlaces },
  (_, place) => `coalesce(sum(durations[${place + 1}]), 0)::int`,
).join(", ")}] END`;

// Columns are `timestamp` without a zone and hold UTC.
const begins = `(SELECT to_timestamp(each / 1000) AT TIME ZONE 'UTC' AS began FROM unnest($1::float8[]) AS each) AS begins`;
const sumsOf = (calls: string) =>
  `flow_id, begins.began, flow_version, dialled_number, language, node_id, way, ${calls}, sum(times), ${addedDurations}`;
const grouping = "GROUP BY flow_id, begins.began, flow_version, dialled_number, language, node_id, way";
const columns = "flow_version, dialled_number, language, node_id, way, calls, times, durations";

const hourSql = {
  forget: `DELETE FROM flow_traffic USING ${begins} WHERE hour = begins.began`,
  insert: `INSERT INTO flow_traffic (flow_id, hour, ${columns}) SELECT ${sumsOf("count(*)")} FROM ${begins}
    JOIN call_passage ON started_at >= begins.began AND started_at < begins.began + INTERVAL '1 hour' ${grouping}`,
};

const daySql = {
  forget: `DELETE FROM flow_traffic_day USING ${begins} WHERE day = begins.began`,
  insert: `INSERT INTO flow_traffic_day (flow_id, day, ${columns}) SELECT ${sumsOf("sum(calls)")} FROM ${begins}
    JOIN flow_traffic ON hour >= begins.began AND hour < begins.began + INTERVAL '1 day' ${grouping}`,
};
