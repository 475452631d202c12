import { z } from "zod";
import type { CallEvent } from "@/lib/engine/event";
import type { JobTask } from "@/lib/server/jobs/tasks";
import type { CallRecord } from "@/lib/server/runtime/call-record";
import { callRuntime, lines } from "@/lib/server/runtime/installed-runtime";
import { callUrls } from "@/lib/twiml/call-urls";

const payloadSchema = z.object({ callId: z.string() });

/**
 * A call's own deadline is here (maximum wait, escalation): the flow says what happens, and a caller who has to leave a
 * queue is taken out by redirecting the call at the carrier. A timer that is out of date changes nothing.
 */
export const ringCallTimer: JobTask = async (payload, { app }) => {
  const { callId } = payloadSchema.parse(payload);
  const { steps } = callRuntime(app);
  const loaded = await steps.store.load(callId, "");
  if (!loaded) return;
  const event: CallEvent = { type: "timePassed", at: steps.now() };
  const cause = ({ session }: CallRecord) => {
    const due = session.phase === "inCall" && session.wait.dueAtMs !== null && session.wait.dueAtMs <= event.at;
    return due ? { session, event } : null;
  };
  const { call } = await steps.take({ call: loaded.call, key: null, cause });
  // Also when an earlier attempt of this job took the step and did not reach the carrier.
  if (call.session.phase !== "inCall" || call.session.wait.kind !== "leaving") return;
  const line = lines(app).find(({ name }) => name === call.carrier);
  const { turn } = callUrls(app.publicUrl, callId, call.session.turn);
  const redirected = await line?.carrier.redirectCall(call.callSid, { url: turn });
  // A call that cannot be redirected has ended, or is leaving by its next wait document; only silence is tried again.
  if (redirected && !redirected.ok && redirected.error.code === "unavailable")
    throw new Error("the carrier did not redirect a call");
};
