import type { CallEvent } from "@/lib/engine/event";
import { callUrls } from "@/lib/twiml/call-urls";
import { type CarrierForm, formToEvent } from "@/lib/twiml/form-to-event";
import { hangUpTwiml, noticeTwiml } from "@/lib/twiml/spoken-notice";
import type { CallRecord, JobOrder } from "../call-record";
import type { Webhook } from "../read-webhook";
import { firstKey } from "../step-order";
import type { CallSteps } from "../take-step";
import type { VoiceHandler } from "./handler";

/**
 * What a Gather, Record or Dial reports, and where we send a call ourselves. `n` in the address is the turn it
 * continues and the key of its answer: every document names a turn of its own, so a webhook that comes again, with the
 * carrier's idempotency token or without, names the same one.
 */
export const turn: VoiceHandler = async (steps, webhook, callId) => {
  const { query, line } = webhook;
  const n = query.n ?? "";
  // The continuation of a document that was too long for one.
  const key = query.p === undefined ? n : `${n}/${query.p}`;
  let call = steps.warm.get(callId);
  if (call === undefined || String(call.session.turn) !== key) {
    const loaded = await steps.store.load(callId, key);
    if (loaded?.reply?.status === "done") return loaded.reply.twiml ?? hangUpTwiml;
    if (loaded === undefined) return hangUpTwiml;
    call = loaded.call;
  }
  if (call.carrier !== line.name) return hangUpTwiml;
  const asking = call.session.wait.kind === "service";
  if (asking && (n === firstKey || String(call.session.turn) === n)) return slowService(steps, call, n);
  const at = steps.now();
  const { form } = webhook;
  const cause = (now: CallRecord) => {
    const event = String(now.session.turn) === key ? formToEvent(withRetried(form, query), now.session.wait, at) : null;
    return event === null ? null : { session: now.session, event };
  };
  const taken = await steps.take({ call, key, cause, jobs: recordingJobs(call, form, at) });
  return taken.twiml ?? hangUpTwiml;
};

/** The caller was asked to hold on while a service is slow: its answer, or some more patience, or the end of it. */
async function slowService(steps: CallSteps, call: CallRecord, key: string): Promise<string> {
  const twiml = await steps.waitForReply(call.callId, key, steps.budgets.filler);
  if (twiml !== null) return twiml;
  // The copy that was asking has died with the question, which nobody may ask again.
  if (await steps.store.claim(call.callId, key)) {
    const event: CallEvent = { type: "serviceFailed", at: steps.now(), reason: "timeout" };
    const cause = steps.answered(call.session.turn, event);
    return (await steps.take({ call, key, claimed: true, cause })).twiml ?? hangUpTwiml;
  }
  return noticeTwiml("oneMoment", call.session.language, {
    url: callUrls(steps.parts.publicUrl, call.callId, key).turn,
    afterSeconds: 0,
  });
}

/**
 * After an outage of ours the carrier comes back without the form of the first time; what it said of a leg, queue or
 * recording was put into the address. Keys never are: those the caller presses again.
 */
export function withRetried(form: CarrierForm, query: CarrierForm): CarrierForm {
  if (query.r === undefined) return form;
  const kept = Object.fromEntries(
    retriedFields.filter((name) => query[name] !== undefined).map((name) => [name, query[name]]),
  );
  return { ...kept, ...form };
}

export const retriedFields = [
  "DialCallStatus",
  "DialCallDuration",
  "DialBridged",
  "QueueResult",
  "RecordingSid",
  "RecordingDuration",
] as const;

/** A recording's own callback fetches it at once; should that get lost, this does a little later. */
function recordingJobs(
  call: CallRecord,
  { RecordingSid, RecordingUrl, RecordingDuration }: Webhook["form"],
  atMs: number,
): JobOrder[] | undefined {
  if (call.session.wait.kind !== "record" || !RecordingSid || !RecordingUrl) return undefined;
  const payload = {
    callId: call.callId,
    carrier: call.carrier,
    kind: "voicemail",
    sid: RecordingSid,
    mediaUrl: RecordingUrl,
  };
  return [
    {
      task: "storeRecording",
      payload: { ...payload, durationSeconds: Number(RecordingDuration) || null },
      runAtMs: atMs + 20_000,
      jobKey: `recording:${RecordingSid}`,
      // The callback may have come first, and its job is to run at once.
      keepsTime: true,
    },
  ];
}
