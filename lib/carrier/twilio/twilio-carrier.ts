import { err, ok, type Result } from "@/lib/util/result";
import type {
  CallInstructions,
  Carrier,
  CarrierCall,
  CarrierCallStatus,
  CarrierError,
  CarrierNumber,
  CarrierQueue,
} from "../port";
import { fetchMedia } from "./media";
import { loadTwilioClient, type TwilioAccount, type TwilioClient } from "./rest-client";
import { toCarrierError } from "./twilio-error";

/** Twilio's largest queue (twilio.com/docs/voice/api/queue-resource). */
const largestQueue = 5000;
/** "Call is not in-progress": it has ended, or cannot be changed in its state. */
const callNotInProgress = 21220;

/** In the place of a recording's SID: the one that runs (twilio.com/docs/voice/api/recording#update). */
const currentRecording = "Twilio.CURRENT";
const recordingStatuses = { stop: "stopped", pause: "paused", resume: "in-progress" } as const;

/** The carrier port over Twilio's REST API; with `apiBase`, over the virtual carrier's. The client is loaded on first use. */
export function createTwilioCarrier(account: TwilioAccount): Carrier {
  let loading: Promise<TwilioClient> | null = null;
  const client = () => {
    loading ??= loadTwilioClient(account);
    return loading;
  };
  const ask = async <T>(request: (twilio: TwilioClient) => Promise<T>): Promise<Result<T, CarrierError>> => {
    try {
      return ok(await request(await client()));
    } catch (thrown) {
      return err(toCarrierError(thrown));
    }
  };

  return {
    placeCall: async ({ to, from, statusCallback, ringSeconds, ...next }) =>
      mapped(
        await ask((twilio) =>
          twilio.calls.create({
            to,
            from,
            ...instructions(next),
            ...(ringSeconds === undefined ? {} : { timeout: ringSeconds }),
            ...(statusCallback
              ? { statusCallback, statusCallbackEvent: ["initiated", "ringing", "answered", "completed"] }
              : {}),
          }),
        ),
        toCall,
      ),
    redirectCall: async (callSid, next) =>
      mapped(await ask((twilio) => twilio.calls(callSid).update(instructions(next))), toCall),
    endCall: async (callSid) => {
      const ended = await ask((twilio) => twilio.calls(callSid).update({ status: "completed" }));
      const over = !ended.ok && ended.error.carrierCode === callNotInProgress;
      return mapped(over ? await ask((twilio) => twilio.calls(callSid).fetch()) : ended, toCall);
    },
    fetchCall: async (callSid) => mapped(await ask((twilio) => twilio.calls(callSid).fetch()), toCall),
    listNumbers: async () =>
      mapped(await ask((twilio) => twilio.incomingPhoneNumbers.list({ limit: 1000 })), (numbers) =>
        numbers.map(toNumber),
      ),
    findNumber: async (phoneNumber) =>
      mapped(await ask((twilio) => twilio.incomingPhoneNumbers.list({ phoneNumber, limit: 20 })), (numbers) => {
        // Twilio's filter also matches parts of a number.
        const exact = numbers.find((number) => number.phoneNumber === phoneNumber);
        return exact ? toNumber(exact) : null;
      }),
    updateNumber: async (numberSid, { voiceUrl, fallbackUrl, statusCallback }) =>
      mapped(
        await ask((twilio) =>
          twilio.incomingPhoneNumbers(numberSid).update({
            ...(voiceUrl === undefined ? {} : { voiceUrl, voiceMethod: "POST" }),
            ...(fallbackUrl === undefined ? {} : { voiceFallbackUrl: fallbackUrl, voiceFallbackMethod: "POST" }),
            ...(statusCallback === undefined ? {} : { statusCallback, statusCallbackMethod: "POST" }),
          }),
        ),
        toNumber,
      ),
    changeRecording: async (callSid, change) =>
      mapped(
        await ask((twilio) =>
          change.action === "start"
            ? twilio.calls(callSid).recordings.create({ recordingStatusCallback: change.statusCallback })
            : twilio.calls(callSid).recordings(currentRecording).update({ status: recordingStatuses[change.action] }),
        ),
        () => null,
      ),
    fetchRecording: (mediaUrl, options) => fetchMedia(account, mediaUrl, options?.limitBytes),
    deleteRecording: async (recordingSid) => {
      const removed = await ask((twilio) => twilio.recordings(recordingSid).remove());
      return removed.ok || removed.error.code === "notFound" ? ok(null) : removed;
    },
    sendMessage: async (order) =>
      mapped(await ask((twilio) => twilio.messages.create(order)), ({ sid, status }) => ({ sid, status })),
    ensureQueue: async (name) => {
      const existing = await ask(async (twilio) =>
        (await twilio.queues.list()).find((queue) => queue.friendlyName === name),
      );
      if (!existing.ok) return existing;
      const found = existing.value;
      if (!found)
        return mapped(
          await ask((twilio) => twilio.queues.create({ friendlyName: name, maxSize: largestQueue })),
          toQueue,
        );
      if (found.maxSize === largestQueue) return ok(toQueue(found));
      return mapped(await ask((twilio) => twilio.queues(found.sid).update({ maxSize: largestQueue })), toQueue);
    },
  };
}

const mapped = <A, B>(result: Result<A, CarrierError>, change: (value: A) => B): Result<B, CarrierError> =>
  result.ok ? ok(change(result.value)) : result;

type CallOptions = { twiml: string } | { url: string; method: string };

const instructions = (next: CallInstructions): CallOptions =>
  "twiml" in next ? { twiml: next.twiml } : { url: next.url, method: next.method ?? "POST" };

function toCall(call: {
  sid: string;
  status: string;
  duration: string;
  startTime: Date | null;
  endTime: Date | null;
}): CarrierCall {
  return {
    sid: call.sid,
    status: call.status as CarrierCallStatus,
    durationSeconds: call.duration == null || call.duration === "" ? null : Number(call.duration),
    startTime: call.startTime?.getTime() ?? null,
    endTime: call.endTime?.getTime() ?? null,
  };
}

function toNumber(number: {
  sid: string;
  phoneNumber: string;
  friendlyName: string;
  voiceUrl: string | null;
  voiceFallbackUrl: string | null;
  statusCallback: string | null;
}): CarrierNumber {
  return {
    sid: number.sid,
    phoneNumber: number.phoneNumber,
    friendlyName: number.friendlyName,
    voiceUrl: number.voiceUrl ?? "",
    fallbackUrl: number.voiceFallbackUrl ?? "",
    statusCallback: number.statusCallback ?? "",
  };
}

const toQueue = (queue: { sid: string; friendlyName: string; maxSize: number; currentSize: number }): CarrierQueue => ({
  sid: queue.sid,
  name: queue.friendlyName,
  maxSize: queue.maxSize,
  currentSize: queue.currentSize,
});
