import type { CallEvent } from "@/lib/engine/event";
import { formToEvent } from "@/lib/twiml/form-to-event";
import { emptyTwiml, hangUpTwiml } from "@/lib/twiml/spoken-notice";
import type { CallRecord } from "../call-record";
import { QueueOutlook } from "../queue-outlook";
import type { CallSteps } from "../take-step";
import type { TimelineRow } from "../timeline";
import type { VoiceHandler } from "./handler";
import { endCall } from "./status";
import { withRetried } from "./turn";

const leaveTwiml = '<?xml version="1.0" encoding="UTF-8"?><Response><Leave/></Response>';
const inQueue = (call: CallRecord) => call.session.wait.kind === "queue" || call.session.wait.kind === "leaving";

/** What a waiting caller hears next. A document that was answered before is answered the same. */
export const queueWait: VoiceHandler = async (steps, { query, line }, callId) => {
  const key = `wait:${query.n ?? ""}`;
  const loaded = await steps.store.load(callId, key);
  if (loaded?.reply?.status === "done") return loaded.reply.twiml ?? hangUpTwiml;
  if (loaded === undefined || loaded.call.carrier !== line.name) return hangUpTwiml;
  const { call } = loaded;
  // The carrier has the caller in a queue and we have not: out of it, the flow goes on from where it is.
  if (!inQueue(call)) return call.session.phase === "inCall" ? leaveTwiml : hangUpTwiml;
  const event: CallEvent = { type: "queueTick", at: steps.now(), ...(await outlook(steps).of(call)) };
  const cause = (now: CallRecord) => (inQueue(now) ? { session: now.session, event } : null);
  return (await steps.take({ call, key, cause })).twiml ?? hangUpTwiml;
};

/** The caller is out of the queue: left, served, turned away, or gone. */
export const queueLeft: VoiceHandler = async (steps, { form, query, line }, callId) => {
  const key = `left:${query.n ?? ""}`;
  const loaded = await steps.store.load(callId, key);
  if (loaded?.reply?.status === "done") return loaded.reply.twiml ?? hangUpTwiml;
  if (loaded === undefined || loaded.call.carrier !== line.name) return hangUpTwiml;
  const { call } = loaded;
  const at = steps.now();
  const event = formToEvent(withRetried(form, query), { kind: "queue", dueAtMs: null }, at);
  const result = event?.type === "queueLeft" ? event.result : null;
  if (result === "hungUp" && form.CallStatus === "completed") {
    await endCall(steps, call, "callerHungUp");
    return hangUpTwiml;
  }
  // We redirected the call ourselves: it goes on where we sent it, and this answer is not heard.
  if (result === "redirected") {
    const row = { type: "lateWebhook" as const, nodeId: null, atMs: at, data: { path: "queue/left" } };
    await steps.take({ call, key: null, cause: () => "record only", rows: [row] });
    return emptyTwiml;
  }
  const cause = (now: CallRecord) => (event !== null && inQueue(now) ? { session: now.session, event } : null);
  const rows = result === "bridged" ? answeredRow(call, form.QueueTime, at) : [];
  return (await steps.take({ call, key, cause, rows })).twiml ?? hangUpTwiml;
};

const outlooks = new WeakMap<CallSteps, QueueOutlook>();

function outlook(steps: CallSteps): QueueOutlook {
  const known = outlooks.get(steps) ?? new QueueOutlook(steps.store, steps.now);
  outlooks.set(steps, known);
  return known;
}

/** Later callers' waits are estimated from it. The carrier tells when caller and agent part, so the answer's time is reckoned. */
function answeredRow({ session }: CallRecord, queueTime: string | undefined, at: number): TimelineRow[] {
  const { queue } = session;
  const waitedSeconds = Number(queueTime ?? Number.NaN);
  if (!queue?.entryPosition || !(waitedSeconds >= 0)) return [];
  const data = { queue: queue.name, waitedSeconds, fromPosition: queue.entryPosition };
  const atMs = Math.min(at, queue.enteredAtMs + waitedSeconds * 1000);
  return [{ type: "queueAnswered", nodeId: session.nodeId, atMs, data }];
}
