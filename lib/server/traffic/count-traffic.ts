import type pg from "pg";
import { callEventSchema } from "@/lib/engine/event";
import type { Step, WaitKind } from "@/lib/engine/session";
import type { Passed } from "@/lib/metrics/passages";
import type { App } from "@/lib/server/app";
import type { TimelineRow } from "@/lib/server/runtime/timeline";
import { passagesOf } from "./passages-of-call";
import { beginOf, dayMs, hourMs, sumDays, sumHours } from "./sum-traffic";
import { stepsOfVersion } from "./version-steps";

/** Rows committed late, or by a copy whose clock is behind, are older than what was counted already: so far it looks back. */
const overlapMs = 60_000;
/** Events looked at in one transaction, about. */
const eventsAtOnce = 20_000;
const callsAtOnce = 300;
const [shortestSliceMs, firstSliceMs, longestSliceMs] = [1_000, 3_600_000, 30 * 86_400_000];

/**
 * Counts into `call_passage`, `flow_traffic` and `flow_traffic_day` what calls did since it was last counted. Every call
 * that something happened in is counted afresh from its whole timeline, and every hour in which such a call began is
 * summed afresh, so that counting twice, or late, comes to the same. A day is summed when it is over, and again when one
 * of its hours is.
 *
 * Reads the timeline by its index on type and time, takes no lock that a call waits for, and runs once at a time over
 * all copies.
 *
 * @param most.slices how many transactions to make at most; the rest is left to the next run
 * @param most.sinceMs count from there on although it was counted before; what was not is counted in any case
 */
export async function countTraffic(app: App, most: { slices?: number; sinceMs?: number } = {}): Promise<void> {
  const { slices = Number.POSITIVE_INFINITY, sinceMs = Number.POSITIVE_INFINITY } = most;
  let sliceMs = firstSliceMs;
  // Only the first slice looks back: where each were as short as that, none would come further.
  let from = (countedMs: number) => Math.min(sinceMs, countedMs - overlapMs);
  for (let made = 0; made < slices; made += 1) {
    const slice = await countSlice(app, from, sliceMs);
    if (slice === null || slice.untilMs === slice.nowMs) return;
    sliceMs = Math.min(longestSliceMs, slice.lengthMs * (slice.wasSmall ? 4 : 1));
    from = () => slice.untilMs;
  }
}

interface Slice {
  untilMs: number;
  nowMs: number;
  lengthMs: number;
  wasSmall: boolean;
}

/** @returns null when another process counts, or there is nothing to count from */
async function countSlice(app: App, from: (countedMs: number) => number, wantedMs: number): Promise<Slice | null> {
  const client = await app.pool.connect();
  try {
    await client.query("BEGIN");
    const slice = (await isAlone(client)) ? await countInside(app, client, from, wantedMs) : null;
    await client.query("COMMIT");
    return slice;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

async function isAlone(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ alone: boolean }>(
    "SELECT pg_try_advisory_xact_lock(hashtext('callwright traffic')) AS alone",
  );
  return rows[0]?.alone ?? false;
}

async function countInside(
  app: App,
  client: pg.ClientBase,
  from: (countedMs: number) => number,
  wantedMs: number,
): Promise<Slice | null> {
  const { rows } = await client.query<{ now: number; counted: number | null; first: number | null }>(
    `SELECT ${ms("clock_timestamp() AT TIME ZONE 'UTC'")} AS now,
       (SELECT ${ms("counted_until")} FROM traffic_progress) AS counted,
       (SELECT ${ms("min(started_at)")} FROM call_session) AS first`,
  );
  const [clock] = rows;
  if (!clock) return null;
  const countedMs = clock.counted ?? clock.first ?? clock.now;
  const fromMs = Math.min(from(countedMs), clock.now);
  const { lengthMs, events } = await fittingLength(client, fromMs, Math.min(wantedMs, clock.now - fromMs));
  const untilMs = fromMs + lengthMs;
  const hours = await countCalls(app, client, await callsWithEvents(client, fromMs, untilMs));
  await sumHours(client, hours);
  await sumDays(client, daysToSum(hours, countedMs, untilMs));
  await client.query(
    `INSERT INTO traffic_progress (id, counted_until) VALUES (1, ${utc("$1")})
     ON CONFLICT (id) DO UPDATE SET counted_until = greatest(traffic_progress.counted_until, excluded.counted_until)`,
    [untilMs],
  );
  return {
    untilMs,
    nowMs: clock.now,
    lengthMs: Math.max(lengthMs, shortestSliceMs),
    wasSmall: events < eventsAtOnce / 8,
  };
}

/** Days that are over by now: those with an hour that is summed afresh, and those that were not over when it was last counted. */
function daysToSum(hours: readonly number[], countedMs: number, untilMs: number): number[] {
  const today = beginOf(dayMs, Math.max(countedMs, untilMs));
  const days = new Set(hours.map((hour) => beginOf(dayMs, hour)).filter((day) => day < today));
  for (let day = beginOf(dayMs, countedMs); day < today; day += dayMs) days.add(day);
  return [...days];
}

/** So long from there that not too many events are in it. */
async function fittingLength(client: pg.ClientBase, fromMs: number, wantedMs: number) {
  for (let lengthMs = wantedMs; ; lengthMs = Math.max(shortestSliceMs, Math.floor(lengthMs / 4))) {
    const { rows } = await client.query<{ events: number }>(
      `SELECT count(*)::int AS events FROM (SELECT FROM call_event
       WHERE type = ANY($1) AND at >= ${utc("$2")} AND at <= ${utc("$3")} LIMIT $4) AS looked_at`,
      [moving, fromMs, fromMs + lengthMs, eventsAtOnce],
    );
    const events = rows[0]?.events ?? 0;
    if (events < eventsAtOnce || lengthMs <= shortestSliceMs) return { lengthMs, events };
  }
}

async function callsWithEvents(client: pg.ClientBase, fromMs: number, untilMs: number): Promise<string[]> {
  const { rows } = await client.query<{ call_id: string }>(
    `SELECT DISTINCT call_id FROM call_event WHERE type = ANY($1) AND at >= ${utc("$2")} AND at <= ${utc("$3")}`,
    [moving, fromMs, untilMs],
  );
  return rows.map((row) => row.call_id);
}

/** @returns the hours in which these calls began */
async function countCalls(app: App, client: pg.ClientBase, callIds: readonly string[]): Promise<number[]> {
  const hours = new Set<number>();
  for (let at = 0; at < callIds.length; at += callsAtOnce) {
    const { rows: calls } = await client.query<CallRow>(callsSql, [callIds.slice(at, at + callsAtOnce)]);
    if (calls.length === 0) continue;
    const rows = await turnsOf(client, calls);
    const passages = [];
    for (const call of calls) {
      hours.add(beginOf(hourMs, call.started_ms));
      const find = await stepsOfVersion(app, call.flow_version_id);
      for (const passage of passagesOf(rows.get(call.call_id) ?? [], find))
        passages.push({ ...passage, ...call, started_at: call.started_ms });
    }
    await client.query(forgetSql, [calls.map((call) => call.call_id)]);
    await client.query(insertSql, [JSON.stringify(passages)]);
  }
  return [...hours];
}

interface CallRow {
  call_id: string;
  flow_version_id: string;
  dialled_number: string;
  language: string;
  started_ms: number;
}

async function turnsOf(client: pg.ClientBase, calls: readonly CallRow[]): Promise<Map<string, Passed[]>> {
  const { rows } = await client.query<EventRow>(eventsSql, [
    calls.map((call) => call.call_id),
    Math.min(...calls.map((call) => call.started_ms)) - overlapMs,
  ]);
  const turns = new Map<string, Passed[]>();
  let talking = false;
  let callId = "";
  for (const row of rows) {
    if (row.call_id !== callId) talking = false;
    callId = row.call_id;
    if (row.type === "queueAnswered") talking = true;
    if (row.type === "stateChanged") talking = row.state === "connected" || row.state === "held";
    if (row.steps === null) continue;
    const { type, at_ms: at, reason, steps, waits_for: waitsFor } = row;
    const own = turns.get(callId) ?? [];
    own.push({ event: { type, at, reason }, steps, waitsFor, talking });
    turns.set(callId, own);
    // Whom they talked to by way of a queue is over when the call goes on.
    if (type === "queueLeft") talking = false;
  }
  return turns;
}

interface EventRow {
  call_id: string;
  type: TimelineRow["type"];
  at_ms: number;
  steps: Step[] | null;
  waits_for: WaitKind;
  reason: string | null;
  state: string | null;
}

/** Rows of the timeline after which a call may be elsewhere. */
const moving: readonly string[] = [...callEventSchema.options.map(({ shape }) => shape.type.value), "stateChanged"];

// Columns are `timestamp` without a zone and hold UTC.
const utc = (parameter: string) => `(to_timestamp(${parameter}::float8 / 1000) AT TIME ZONE 'UTC')`;
const ms = (column: string) => `floor(extract(epoch FROM ${column}) * 1000)::float8`;

const callsSql = `SELECT call_id, flow_version_id, dialled_number, coalesce(session ->> 'language', '') AS language,
  ${ms("started_at")} AS started_ms FROM call_session WHERE call_id = ANY($1) AND flow_version_id IS NOT NULL`;

const eventsSql = `SELECT call_id, type, ${ms("at")} AS at_ms, data -> 'steps' AS steps, data -> 'wait' ->> 'kind' AS waits_for,
  data -> 'event' ->> 'reason' AS reason, data ->> 'to' AS state
  FROM call_event WHERE call_id = ANY($1) AND at >= ${utc("$2")} ORDER BY call_id, seq`;

const forgetSql = "DELETE FROM call_passage WHERE call_id = ANY($1)";

const insertSql = `INSERT INTO call_passage
  (call_id, flow_id, flow_version, node_id, way, times, durations, started_at, dialled_number, language)
  SELECT call_id, "flowId", "flowVersion", "nodeId", way, times, durations, ${utc("started_at")}, dialled_number, language
  FROM jsonb_to_recordset($1::jsonb) AS p (call_id text, "flowId" text, "flowVersion" int, "nodeId" text, way text, times int,
    durations int[], started_at float8, dialled_number text, language text)`;
