import { Logger, run } from "graphile-worker";
import pg from "pg";
import type { CallwrightApp } from "@/lib/server/app";
import { tasks as allTasks, type JobTask, timetable } from "@/lib/server/jobs/tasks";

/**
 * Runs jobs and timers until stopped. Any number of copies may: PostgreSQL gives each job to one.
 *
 * @returns ends it, after the jobs in hand
 */
export async function startWorker(
  app: CallwrightApp,
  tasks: Record<string, JobTask> = allTasks,
): Promise<() => Promise<void>> {
  // Not the app's pool: a job must never wait for a connection that calls hold, nor the other way round.
  const pool = new pg.Pool({ connectionString: app.databaseUrl, max: CONCURRENCY + 2 });
  let stopped = false;
  pool.on("error", () => stopped || app.log.warn("a database connection of the worker broke"));
  pool.on("connect", (client) => client.on("error", () => {}));
  const runner = await run({
    pgPool: pool,
    concurrency: CONCURRENCY,
    pollInterval: 1_000,
    noHandleSignals: true,
    logger: quietLogger(app),
    crontab: timetable.join("\n"),
    taskList: Object.fromEntries(
      Object.entries(tasks).map(([name, task]) => [
        name,
        (payload, { job }) => task(payload, { app, attempt: job.attempts }),
      ]),
    ),
  });
  runner.events.on("job:error", ({ job, error }) => {
    app.log.warn({ err: error, task: job.task_identifier, jobId: job.id, attempt: job.attempts }, "a job failed");
  });
  // The promise fails when the worker ends by itself; a worker that is gone means timers that never ring.
  runner.promise.catch((error) => {
    if (!stopped) app.log.fatal({ err: error }, "the worker ended");
  });
  return async () => {
    stopped = true;
    await runner.stop().catch(() => {});
    await pool.end();
  };
}

const CONCURRENCY = 5;

/** The library's own lines repeat error messages, which may hold a caller's data; ours (above) do not. */
function quietLogger(app: CallwrightApp): Logger {
  return new Logger(() => (level) => {
    if (level === "error") app.log.debug("the job queue reported an error");
  });
}
