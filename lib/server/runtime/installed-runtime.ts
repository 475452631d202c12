import { engine } from "@/lib/nodes/engine";
import type { CallwrightApp } from "@/lib/server/app";
import { calendarService } from "@/lib/server/calendars/appointments";
import { crm } from "@/lib/server/crm/connector";
import { blobs } from "@/lib/server/media/installed-blobs";
import { httpService } from "@/lib/server/outside/installed-http-requests";
import { routingService } from "@/lib/server/routing/route-call";
import { staffingOf } from "@/lib/server/routing/staffing";
import { CallNotifier } from "./call-notifier";
import { CallRuntime } from "./call-runtime";
import type { CarrierLine } from "./carrier-line";
import { carrierLines } from "./carrier-lines";
import { PostgresCallStore } from "./postgres-call-store";
import { PostgresInstallationStore } from "./postgres-installation-store";
import { createQueryRunner } from "./query-runner";
import { QueueOutlook } from "./queue-outlook";
import { factsService } from "./read-facts";
import { InstalledHours } from "./read-hours";
import { recordingService } from "./recording-service";

declare module "@/lib/server/app" {
  interface CallwrightApp {
    /** Accounts at carriers; made at the first use of `lines()`. */
    carrierLines?: CarrierLine[];
    /** The call path; made at the first use of `callRuntime()`. */
    runtime?: CallRuntime;
  }
}

export function lines(app: CallwrightApp): CarrierLine[] {
  app.carrierLines ??= carrierLines(app);
  return app.carrierLines;
}

/** The call path of this process. */
export function callRuntime(app: CallwrightApp): CallRuntime {
  app.runtime ??= make(app);
  return app.runtime;
}

/** One statement; a turn has two at most. */
const queryTimeoutMs = 3_000;
/** A claim is as old as its webhook: past this its owner has died, since the carrier itself waits 15 s at most. */
const claimSeconds = 12;

function make(app: CallwrightApp): CallRuntime {
  const run = createQueryRunner(app.pool, queryTimeoutMs);
  const notifier = new CallNotifier(app.pool);
  const calls = new PostgresCallStore(run, claimSeconds);
  const parts = {
    publicUrl: app.publicUrl,
    calls,
    installation: new PostgresInstallationStore(run),
    engine,
    crm: crm(app),
    services: {
      ...factsService(
        calls,
        new QueueOutlook(calls, Date.now),
        new InstalledHours(run, Date.now),
        staffingOf(app.prisma, Date.now),
      ),
      ...httpService(app),
      ...recordingService(app.publicUrl, calls, lines(app)),
      ...routingService(app.prisma, Date.now),
      ...calendarService(app.prisma, Date.now),
    },
    lines: lines(app),
    log: app.log,
    onCallChanged: (callId: string) => notifier.changed(callId),
  };
  return new CallRuntime(parts, blobs(app));
}
