import type { CallwrightApp } from "@/lib/server/app";
import { addJob } from "@/lib/server/jobs/add-job";
import type { JobTask } from "@/lib/server/jobs/tasks";
import { callStates } from "@/lib/server/runtime/call-state";
import { endCall } from "@/lib/server/runtime/handlers/status";
import { callRuntime, lines } from "@/lib/server/runtime/installed-runtime";
import { endReason } from "@/lib/twiml/form-to-event";

/** A call of which nothing was heard for this long is asked about. */
const quietMs = 20_000;
/** How often; with the quiet time and the asking this stays within a minute. */
const everyMs = 15_000;
/** Read at once. */
const callsAtOnce = 500;
const askedTogether = 20;

/**
 * Callbacks get lost, and a caller who hangs up in a prompt tells by nothing else: whoever was quiet for long is asked
 * about at the carrier, so that after-call work runs within a minute of any end. Runs itself again; the timetable starts
 * it anew should that ever break.
 */
export const reconcileCalls: JobTask = async (_payload, { app }) => {
  await reconcileQuietCalls(app, quietMs);
  await addJob(
    app.pool,
    "reconcileCalls",
    {},
    { key: "reconcile-calls", runAt: new Date(Date.now() + everyMs), maxAttempts: 1 },
  );
};

/** @returns how many calls had ended unheard */
export async function reconcileQuietCalls(app: CallwrightApp, quietForMs: number): Promise<number> {
  const live = callStates.filter((state) => state !== "ended");
  let ended = 0;
  // Page by page to the last: calls that are long and quiet must not keep the others from being asked about.
  for (let last = ""; ; ) {
    const { rows } = await app.pool.query<{ call_id: string }>(
      `SELECT call_id FROM call_session WHERE state = ANY($3) AND call_id > $4
       AND updated_at < (now() AT TIME ZONE 'UTC') - make_interval(secs => $1) ORDER BY call_id LIMIT $2`,
      [quietForMs / 1_000, callsAtOnce, live, last],
    );
    for (let i = 0; i < rows.length; i += askedTogether) {
      const asked = rows.slice(i, i + askedTogether).map((row) => reconcile(app, row.call_id));
      ended += (await Promise.all(asked)).filter(Boolean).length;
    }
    if (rows.length < callsAtOnce) return ended;
    last = rows.at(-1)?.call_id ?? "";
  }
}

async function reconcile(app: CallwrightApp, callId: string): Promise<boolean> {
  const { steps } = callRuntime(app);
  const loaded = await steps.store.load(callId, "");
  if (!loaded || loaded.call.state === "ended") return false;
  const { call } = loaded;
  const line = lines(app).find(({ name }) => name === call.carrier);
  const found = await line?.carrier.fetchCall(call.callSid);
  // A carrier that does not answer knows better than we do; one that never heard of the call has long forgotten it.
  if (!found || (!found.ok && found.error.code !== "notFound")) return false;
  if (found.ok && endReason(found.value.status) === null) return false;
  return (await endCall(steps, call, "reconciled")).moved;
}
