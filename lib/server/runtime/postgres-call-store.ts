import type { CallSession } from "@/lib/engine/session";
import type { CallChange, CallRecord, CallStore, LoadedCall, StoredReply, WaitingCall } from "./call-record";
import type { CallState } from "./call-state";
import { type AnsweredWait, answeredWaits } from "./estimated-wait";
import type { QueryRunner } from "./query-runner";

/**
 * The call path's SQL: prepared statements, one for a step.
 *
 * @param claimSeconds a claim that is older is of a process that died with it, and may be taken over
 */
export class PostgresCallStore implements CallStore {
  constructor(
    private readonly run: QueryRunner,
    private readonly claimSeconds: number,
  ) {}

  async load(callId: string, key: string): Promise<LoadedCall | undefined> {
    return this.read("call-load", `${loadSql} WHERE s.call_id = $1`, callId, key);
  }

  async loadBySid(callSid: string, key: string): Promise<LoadedCall | undefined> {
    return this.read("call-load-sid", `${loadSql} WHERE s.call_sid = $1`, callSid, key);
  }

  async create(call: CallRecord, change: CallChange): Promise<boolean> {
    const { session } = change;
    const values = [
      call.callId,
      call.carrier,
      call.callSid,
      call.flowId,
      call.flowVersionId,
      call.flowVersion,
      session.caller.from,
      session.caller.to,
      session.startedAtMs,
      ...changeValues(call, change),
    ];
    const jobs = change.jobs.length > 0;
    return this.write(jobs ? "call-create-jobs" : "call-create", jobs ? createWithJobsSql : createSql, values);
  }

  async update(call: CallRecord, change: CallChange): Promise<boolean> {
    const jobs = change.jobs.length > 0;
    const values = [call.callId, call.revision, ...changeValues(call, change)];
    return this.write(jobs ? "call-update-jobs" : "call-update", jobs ? updateWithJobsSql : updateSql, values);
  }

  async claim(callId: string, key: string): Promise<boolean> {
    const { rowCount } = await this.run("call-claim", claimSql, [callId, key, this.claimSeconds]);
    return rowCount === 1;
  }

  async reply(callId: string, key: string): Promise<StoredReply | null> {
    const { rows } = await this.run<StoredReply>(
      "call-reply",
      "SELECT key, status, twiml FROM call_reply WHERE call_id = $1 AND key = $2",
      [callId, key],
    );
    return rows[0] ?? null;
  }

  async latestReply(callId: string): Promise<string | null> {
    const { rows } = await this.run<{ twiml: string }>(
      "call-latest-reply",
      `SELECT twiml FROM call_reply WHERE call_id = $1 AND status = 'done' AND key !~ '/|^(screen|whisper):'
       ORDER BY created_at DESC LIMIT 1`,
      [callId],
    );
    return rows[0]?.twiml ?? null;
  }

  async waitingIn(queue: string): Promise<WaitingCall[]> {
    const { rows } = await this.run<WaitingCall>(
      "call-waiting-in",
      `SELECT call_id AS "callId", (session -> 'queue' ->> 'enteredAtMs')::float8 AS "enteredAtMs"
       FROM call_session WHERE state = 'waiting' AND session -> 'queue' ->> 'name' = $1
       ORDER BY (session -> 'queue' ->> 'priority')::float8, (session -> 'queue' ->> 'enteredAtMs')::float8, call_id
       LIMIT 5000`,
      [queue],
    );
    return rows;
  }

  async answeredWaits(queue: string, nowMs: number): Promise<AnsweredWait[]> {
    const { atMost, withinSeconds } = answeredWaits;
    const { rows } = await this.run<AnsweredWait>("call-answered-waits", answeredWaitsSql, [
      queue,
      nowMs - withinSeconds * 1000,
      atMost,
    ]);
    return rows;
  }

  async callsOf(caller: string, days: readonly number[], exceptCallId: string): Promise<Record<string, number>> {
    const { rows } = await this.run<{ days: number; calls: number }>("calls-of-number", callsOfSql, [
      caller,
      days,
      exceptCallId,
    ]);
    return Object.fromEntries(rows.map((row) => [String(row.days), row.calls]));
  }

  private async write(name: string, text: string, values: unknown[]): Promise<boolean> {
    const { rows } = await this.run<{ written: number }>(name, text, values);
    return rows[0]?.written === 1;
  }

  private async read(name: string, text: string, id: string, key: string): Promise<LoadedCall | undefined> {
    const { rows } = await this.run<LoadRow>(name, text, [id, key]);
    const row = rows[0];
    if (!row) return undefined;
    return {
      call: {
        callId: row.call_id,
        carrier: row.carrier,
        callSid: row.call_sid,
        flowId: row.flow_id,
        flowVersionId: row.flow_version_id,
        flowVersion: row.flow_version,
        state: row.state,
        revision: row.revision,
        eventCount: row.event_count,
        session: row.session,
      },
      reply: row.reply_status === null ? null : { key, status: row.reply_status, twiml: row.twiml },
    };
  }
}

interface LoadRow {
  call_id: string;
  carrier: string;
  call_sid: string;
  flow_id: string | null;
  flow_version_id: string | null;
  flow_version: number | null;
  state: CallState;
  revision: number;
  event_count: number;
  session: CallSession;
  reply_status: "claimed" | "done" | null;
  twiml: string | null;
}

/** The last nine (ten with jobs) parameters of a write. */
function changeValues(call: CallRecord, change: CallChange): unknown[] {
  const { session, rows, replies, jobs } = change;
  const values: unknown[] = [
    asJson(session),
    change.state,
    rows.length,
    session.customer?.id ?? null,
    change.atMs,
    change.state === "ended" ? change.atMs : null,
    change.endReason,
    asJson(rows.map((row, index) => ({ ...row, seq: call.eventCount + index + 1 }))),
    JSON.stringify(replies),
  ];
  if (jobs.length > 0) values.push(asJson(jobs));
  return values;
}

/** JSON may hold an escaped NUL, PostgreSQL's jsonb may not. */
const asJson = (value: unknown) => JSON.stringify(value).replaceAll("\\u0000", "");

// Columns are `timestamp` without a zone and hold UTC.
const time = (parameter: string) => `(to_timestamp(${parameter}::float8 / 1000) AT TIME ZONE 'UTC')`;

const loadSql = `SELECT s.call_id, s.carrier, s.call_sid, s.flow_id, s.flow_version_id, s.flow_version, s.state, s.revision,
  s.event_count, s.session, r.status AS reply_status, r.twiml
  FROM call_session s LEFT JOIN call_reply r ON r.call_id = s.call_id AND r.key = $2`;

/** The timeline, the answers and the jobs of a step; they exist if and only if the session row was written. */
const alongside = (first: number, withJobs: boolean) => `,
  logged AS (
    INSERT INTO call_event (call_id, seq, at, type, node_id, data)
    SELECT c.call_id, e.seq, ${time('e."atMs"')}, e.type, e."nodeId", e.data
    FROM changed c, jsonb_to_recordset($${first}::jsonb) AS e (seq int, "atMs" float8, type text, "nodeId" text, data jsonb)),
  replied AS (
    INSERT INTO call_reply (call_id, key, status, twiml, created_at)
    SELECT c.call_id, r.key, r.status, r.twiml, clock_timestamp() AT TIME ZONE 'UTC'
    FROM changed c, json_to_recordset($${first + 1}::json) AS r (key text, status text, twiml text)
    ON CONFLICT (call_id, key) DO UPDATE SET status = excluded.status, twiml = excluded.twiml, created_at = excluded.created_at
    WHERE call_reply.status = 'claimed')${
      withJobs
        ? `,
  queued AS MATERIALIZED (
    SELECT graphile_worker.add_job(j.task, payload := j.payload, run_at := to_timestamp(j."runAtMs" / 1000), job_key := j."jobKey",
      job_key_mode := CASE WHEN j."keepsTime" THEN 'preserve_run_at' ELSE 'replace' END)
    FROM changed c, json_to_recordset($${first + 2}::json) AS j (task text, payload json, "runAtMs" float8, "jobKey" text, "keepsTime" bool))
  SELECT (SELECT count(*)::int FROM changed) AS written, (SELECT count(*) FROM queued) AS queued`
        : `
  SELECT count(*)::int AS written FROM changed`
    }`;

const update = (withJobs: boolean) => `WITH changed AS (
    UPDATE call_session SET session = $3::jsonb, state = $4, event_count = event_count + $5, customer_id = $6,
      updated_at = ${time("$7")}, ended_at = coalesce(ended_at, ${time("$8")}), end_reason = coalesce(end_reason, $9),
      revision = revision + 1
    WHERE call_id = $1 AND revision = $2 RETURNING call_id)${alongside(10, withJobs)}`;

const create = (withJobs: boolean) => `WITH changed AS (
    INSERT INTO call_session (call_id, carrier, call_sid, flow_id, flow_version_id, flow_version, caller_number, dialled_number,
      started_at, session, state, event_count, customer_id, updated_at, ended_at, end_reason, revision)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, ${time("$9")}, $10::jsonb, $11, $12, $13, ${time("$14")}, ${time("$15")}, $16, 1)
    ON CONFLICT (call_sid) DO NOTHING RETURNING call_id)${alongside(17, withJobs)}`;

const updateSql = update(false);
const updateWithJobsSql = update(true);
const createSql = create(false);
const createWithJobsSql = create(true);

// By the index on type and time: an hour of answered calls at most, and mostly far less.
const answeredWaitsSql = `SELECT (data ->> 'waitedSeconds')::float8 AS "waitedSeconds", (data ->> 'fromPosition')::int AS "fromPosition"
  FROM call_event WHERE type = 'queueAnswered' AND at > ${time("$2")} AND data ->> 'queue' = $1
  ORDER BY at DESC LIMIT $3`;

const callsOfSql = `SELECT asked.days, count(s.call_id)::int AS calls FROM unnest($2::int[]) AS asked(days)
  LEFT JOIN call_session s ON s.caller_number = $1 AND s.call_id <> $3
    AND s.started_at > (clock_timestamp() AT TIME ZONE 'UTC') - make_interval(days => asked.days)
  GROUP BY asked.days`;

const claimSql = `INSERT INTO call_reply (call_id, key, status, created_at)
  VALUES ($1, $2, 'claimed', clock_timestamp() AT TIME ZONE 'UTC')
  ON CONFLICT (call_id, key) DO UPDATE SET created_at = excluded.created_at
  WHERE call_reply.status = 'claimed' AND call_reply.created_at < excluded.created_at - make_interval(secs => $3::float8)`;
