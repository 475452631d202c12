import { callUrls } from "@/lib/twiml/call-urls";
import type { Services } from "./ask-service";
import type { CallStore } from "./call-record";
import type { CarrierLine } from "./carrier-line";

/**
 * Has the carrier of the call record it. Where a recording ends, the carrier tells the address that stores it.
 *
 * @param publicUrl without a trailing slash
 */
export function recordingService(
  publicUrl: string,
  calls: Pick<CallStore, "load">,
  lines: readonly CarrierLine[],
): Pick<Services, "changeRecording"> {
  return {
    async changeRecording({ action }, { callId, attemptKey }) {
      const loaded = await calls.load(callId, attemptKey);
      const line = lines.find(({ name }) => name === loaded?.call.carrier);
      if (!loaded || !line) return { type: "serviceFailed", reason: "badAnswer" };
      const statusCallback = callUrls(publicUrl, callId, loaded.call.session.turn).recording("call");
      const change = action === "start" ? { action, statusCallback } : { action };
      const changed = await line.carrier.changeRecording(loaded.call.callSid, change);
      if (changed.ok) return { type: "recordingChanged" };
      const isAway = changed.error.code === "unavailable" || changed.error.code === "rateLimited";
      return { type: "serviceFailed", reason: isAway ? "unavailable" : "badAnswer" };
    },
  };
}
