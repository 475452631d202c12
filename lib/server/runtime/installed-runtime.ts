import { engine } from "@/lib/nodes/engine";
import type { CallwrightApp } from "@/lib/server/app";
import { crm } from "@/lib/server/crm/connector";
import { blobs } from "@/lib/server/media/installed-blobs";
import { CallRuntime } from "./call-runtime";
import type { CarrierLine } from "./carrier-line";
import { carrierLines } from "./carrier-lines";

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
  app.runtime ??= new CallRuntime(
    { publicUrl: app.publicUrl, pool: app.pool, engine, crm: crm(app), lines: lines(app), log: app.log },
    blobs(app),
  );
  return app.runtime;
}
