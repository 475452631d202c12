import type { CallEvent } from "@/lib/engine/event";
import { formToEvent } from "@/lib/twiml/form-to-event";
import { emptyTwiml, hangUpTwiml } from "@/lib/twiml/spoken-notice";
import { BoundedMap } from "../bounded-map";
import type { CallRecord } from "../call-record";
import type { CallSteps } from "../take-step";
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
  const event: CallEvent = {
    type: "queueTick",
    at: steps.now(),
    position: await positionOf(steps, call),
    // Nobody here knows yet how fast a queue moves, and what is not known is not told.
    estimatedWaitSeconds: null,
  };
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
  return (await steps.take({ call, key, cause })).twiml ?? hangUpTwiml;
};

/** How long a queue's order may be out of date. */
const orderFreshMs = 2_000;
const orders = new WeakMap<CallSteps, BoundedMap<string, { readAtMs: number; places: Promise<Map<string, number>> }>>();

/** Place in our own order, 1 for the first; null when it cannot be told. The carrier's own count is its own order. */
async function positionOf(steps: CallSteps, call: CallRecord): Promise<number | null> {
  const name = call.session.queue?.name;
  if (name === undefined) return null;
  let known = orders.get(steps);
  if (known === undefined) {
    known = new BoundedMap(500);
    orders.set(steps, known);
  }
  let order = known.get(name);
  const places = order && steps.now() - order.readAtMs < orderFreshMs ? await order.places : null;
  if (places?.has(call.callId)) return places.get(call.callId) ?? null;
  order = { readAtMs: steps.now(), places: readOrder(steps, name) };
  known.set(name, order);
  return (await order.places).get(call.callId) ?? null;
}

async function readOrder(steps: CallSteps, queue: string): Promise<Map<string, number>> {
  const calls = await steps.store.waitingIn(queue);
  return new Map(calls.map((callId, index) => [callId, index + 1]));
}
