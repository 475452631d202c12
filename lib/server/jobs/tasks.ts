import type { CallwrightApp } from "@/lib/server/app";
import { forgetPinAttempts } from "@/lib/server/crm/forget-pin-attempts";
import { ENSURE_PARTITIONS_SQL } from "@/lib/server/db/prepare-database";
import { publishScheduled } from "@/lib/server/flows/publish-scheduled";
import { refreshHolidays } from "@/lib/server/hours/refresh-holidays";
import { ensureCarrierQueue } from "@/lib/server/jobs/ensure-carrier-queue";
import { forgetReplies } from "@/lib/server/jobs/forget-replies";
import { performWrites } from "@/lib/server/jobs/perform-writes";
import { reconcileCalls } from "@/lib/server/jobs/reconcile-calls";
import { ringCallTimer } from "@/lib/server/jobs/ring-call-timer";
import { storeRecordingJob } from "@/lib/server/jobs/store-recording";
import { keepAgentCall } from "@/lib/server/routing/keep-agent-call";
import { countTrafficJob, recountTrafficJob } from "@/lib/server/traffic/catch-up";
import { forgetTraffic } from "@/lib/server/traffic/forget-traffic";

/**
 * One kind of job. It may run more than once (a process may die between the work and its record), so it must come to the
 * same end each time; it fails by throwing and is tried again with growing pauses.
 */
export type JobTask = (payload: unknown, context: { app: CallwrightApp; attempt: number }) => Promise<void>;

/**
 * Every kind of job by name. To add one: write its function in a file of its own beside what it serves, add a line here,
 * and add jobs with `addJob` (add-job.ts), in the transaction of the change that causes them.
 */
export const tasks: Record<string, JobTask> = {
  forgetPinAttempts,
  ensurePartitions: async (_payload, { app }) => {
    await app.pool.query(ENSURE_PARTITIONS_SQL);
  },
  countTraffic: countTrafficJob,
  ensureCarrierQueue,
  forgetReplies,
  forgetTraffic,
  keepAgentCall,
  performWrites,
  publishScheduled,
  reconcileCalls,
  recountTraffic: recountTrafficJob,
  refreshHolidays,
  ringCallTimer,
  storeRecording: storeRecordingJob,
};

/** What runs by the clock, in UTC: `minute hour day month weekday task`, one a line (graphile-worker's crontab). */
export const timetable = [
  "30 2 * * * ensurePartitions",
  "10 * * * * forgetPinAttempts",
  "20 * * * * forgetReplies",
  "40 2 * * * refreshHolidays",
  "* * * * * countTraffic ?jobKey=count-traffic&max=1",
  "50 2 * * * recountTraffic",
  "10 3 * * * forgetTraffic",
  // It runs itself every few seconds; this is what starts it, and starts it again.
  "* * * * * reconcileCalls ?jobKey=reconcile-calls&max=1",
];
