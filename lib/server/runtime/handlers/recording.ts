import { emptyTwiml } from "@/lib/twiml/spoken-notice";
import type { VoiceHandler } from "./handler";

/** A recording is ready at the carrier: a job fetches it, keeps it encrypted, and deletes it there. */
export const recording: VoiceHandler = async (steps, { form, query, line }, callId) => {
  const { RecordingSid: sid, RecordingUrl: mediaUrl, RecordingStatus: status, RecordingDuration: duration } = form;
  const kind = query.kind === "call" ? "call" : "voicemail";
  if (!sid || !/^[A-Za-z0-9]{1,64}$/.test(sid) || !mediaUrl || (status !== undefined && status !== "completed"))
    return emptyTwiml;
  const payload = { callId, carrier: line.name, kind, sid, mediaUrl, durationSeconds: Number(duration) || null };
  const loaded = await steps.store.load(callId, "");
  if (loaded?.call.carrier !== line.name) return emptyTwiml;
  const job = { task: "storeRecording", payload, jobKey: `recording:${sid}` };
  await steps.take({ call: loaded.call, key: null, cause: () => "record only", jobs: [job] });
  return emptyTwiml;
};

/** The carrier's own transcript is not used: it knows English alone. The callback is accepted and forgotten. */
export const transcription: VoiceHandler = async () => emptyTwiml;
