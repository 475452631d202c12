import type { Json } from "@/lib/util/json";

export interface JobOptions {
  /** Not before then; default now. */
  runAt?: Date;
  /** A job with the key of a waiting one replaces it, so there is one at most. */
  key?: string;
  /** Default 25, over about three days. */
  maxAttempts?: number;
  /** Jobs of one queue run one after the other. */
  queue?: string;
}

/** A pool, or the client of an open transaction: then the job exists if and only if the transaction commits. */
export interface Queryable {
  query(text: string, values: unknown[]): Promise<unknown>;
}

/** Adds a job for the task `name` of tasks.ts. */
export async function addJob(db: Queryable, name: string, payload: Json, options: JobOptions = {}): Promise<void> {
  const { runAt, key, maxAttempts, queue } = options;
  await db.query(ADD_JOB_SQL, [name, JSON.stringify(payload), queue, runAt?.toISOString(), maxAttempts, key]);
}

/** For one's own statements, e.g. inside a WITH: name, payload as JSON text, queue, ISO time, attempts, key (null = default). */
const ADD_JOB_SQL = `SELECT graphile_worker.add_job($1::text, payload := $2::json, queue_name := $3::text,
  run_at := $4::timestamptz, max_attempts := $5::int, job_key := $6::text)`;
