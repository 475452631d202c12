import type { App } from "@/lib/server/app";
import type { JobTask } from "@/lib/server/jobs/tasks";
import { countTraffic } from "./count-traffic";

declare module "@/lib/server/app" {
  interface CallwrightApp {
    /** When this process last counted because somebody looked, Unix milliseconds. */
    trafficLookedAtMs?: number;
  }
}

/** Whoever looks sees the calls of this minute too; many who look at once count once. */
const againAfterMs = 3_000;

/** Counts what is new, unless there is much of it: the job's next run has that. */
export async function catchUpTraffic(app: App): Promise<void> {
  const now = Date.now();
  if (now - (app.trafficLookedAtMs ?? 0) < againAfterMs) return;
  app.trafficLookedAtMs = now;
  await countTraffic(app, { slices: 1 }).catch((error) =>
    app.log.warn({ err: error }, "the latest calls could not be counted"),
  );
}

export const countTrafficJob: JobTask = (_payload, { app }) => countTraffic(app);

/** What was written later than it happened by more than `countTraffic` looks back: calls of the last days are counted afresh. */
export const recountTrafficJob: JobTask = (_payload, { app }) =>
  countTraffic(app, { sinceMs: Date.now() - 2 * 86_400_000 });
