import type { CallLeg } from "./call-leg";
import { type Exchange, standardParams } from "./exchange";

/**
 * Tells the status callback of a call, if it has one that wants this event. An incoming call has only `completed`
 * (twilio.com/docs/voice/api/call-resource#statuscallbackevent and twilio.com/docs/voice/twiml#status-callbacks).
 */
export function tellStatus(
  exchange: Exchange,
  call: CallLeg,
  event: "initiated" | "ringing" | "answered" | "completed",
): void {
  const callback = call.statusCallback;
  if (!callback?.events.includes(event)) return;
  const params = {
    ...standardParams(exchange, call),
    CallStatus: event === "answered" ? "in-progress" : call.status,
    CallbackSource: "call-progress-events",
    SequenceNumber: String(call.callbackCount),
    Timestamp: new Date(call.clock.now()).toUTCString().replace("GMT", "+0000"),
    ...(event === "completed"
      ? { CallDuration: String(call.durationSeconds), Duration: String(Math.ceil(call.durationSeconds / 60)) }
      : {}),
  };
  call.callbackCount += 1;
  exchange.callbacks.tell(call, { purpose: "status", url: callback.url, method: callback.method, params });
}
