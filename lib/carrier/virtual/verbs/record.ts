import { type CallerInput, Ear } from "../ear";
import type { RecordingEnd } from "../events";
import { recordingUrl, standardParams } from "../exchange";
import { Interrupted } from "../interruption";
import type { Recording } from "../recordings";
import { actionRequest, isTrue, methodOf, type Outcome, type Run, resolveUrl, tellAction } from "../run";
import { newSid } from "../sid";
import type { TwimlElement } from "../twiml/document";
import { wavSeconds } from "../wav";

/** How long a caller without a microphone is taken to speak. */
const assumedSeconds = 3;
/** How long the browser's upload is waited for after the recording has ended, in real milliseconds. */
const uploadGraceMs = 5000;

interface Taken {
  by: RecordingEnd;
  key: string;
  seconds: number;
  /** What the caller said, when it was given as words. */
  words: string;
}

/**
 * Records the caller (twilio.com/docs/voice/twiml/record): the action is asked with RecordingUrl, RecordingDuration and Digits (the key,
 * or `hangup`); the recording callback follows when the audio can be fetched. An empty recording (a microphone that heard nothing, a
 * caller who hangs up at the tone) asks no action: the verb after Record follows, if the caller is still there.
 */
export async function record(run: Run, element: TwimlElement): Promise<Outcome | null> {
  const { call } = run;
  const { finishOnKey = "1234567890*#", timeout = "5" } = element.attributes;
  const maxSeconds = Number(element.attributes.maxLength ?? (element.attributes.transcribe === "true" ? 120 : 3600));
  const ear = new Ear();
  call.ear = ear;
  call.uploadedAudio = null;
  const beganMs = call.clock.passedMs();
  call.emit({ type: "recordingStarted", maxSeconds, finishOnKey, beep: isTrue(element.attributes.playBeep, true) });
  try {
    const taken = await listen(run, ear, { finishOnKey, maxSeconds, silenceSeconds: Number(timeout) });
    if (call.uploadedAudio && wavSeconds(call.uploadedAudio) === 0) {
      tellNothingRecorded(run, element, taken.by);
      return null;
    }
    const recording = await keep(run, element, taken);
    return { kind: "next", request: actionRequest(run, element, actionParams(run, recording, taken)) };
  } catch (error) {
    if (error instanceof Interrupted) {
      const by = error.interruption.kind === "hangUp" ? "hangup" : "redirect";
      const seconds = Math.min(maxSeconds, Math.round((call.clock.passedMs() - beganMs) / 1000));
      await keepWhatWasSaid(run, element, { by, key: "", seconds, words: "" });
    }
    throw error;
  } finally {
    call.ear = null;
  }
}

/** The call is elsewhere or over: the answer to the action is not run. */
async function keepWhatWasSaid(run: Run, element: TwimlElement, taken: Taken): Promise<void> {
  if (taken.seconds === 0) return tellNothingRecorded(run, element, taken.by);
  const recording = await keep(run, element, taken);
  if (taken.by === "hangup") tellAction(run, element, actionParams(run, recording, taken), true);
}

/** The recording callback hears of it when it asked for `absent`. */
function tellNothingRecorded(run: Run, element: TwimlElement, by: RecordingEnd): void {
  const recordingSid = newSid("RE");
  run.call.emit({ type: "recordingEnded", recordingSid, durationSeconds: 0, by });
  const {
    recordingStatusCallback: url,
    recordingStatusCallbackMethod,
    recordingStatusCallbackEvent,
  } = element.attributes;
  if (url && recordingStatusCallbackEvent?.split(" ").includes("absent")) {
    run.exchange.callbacks.tell(run.call, {
      purpose: "recording",
      url: resolveUrl(run, url),
      method: methodOf(recordingStatusCallbackMethod),
      params: {
        AccountSid: run.exchange.accountSid,
        CallSid: run.call.sid,
        RecordingSid: recordingSid,
        RecordingStatus: "absent",
        RecordingDuration: "0",
        RecordingSource: "RecordVerb",
      },
    });
  }
}

function actionParams(run: Run, recording: Recording, taken: Taken): Record<string, string> {
  const digits = taken.by === "hangup" ? "hangup" : taken.key;
  return {
    RecordingUrl: recordingUrl(run.exchange, recording.sid),
    RecordingSid: recording.sid,
    RecordingDuration: String(recording.durationSeconds),
    ...(digits === "" ? {} : { Digits: digits }),
  };
}

async function listen(
  run: Run,
  ear: Ear,
  rules: { finishOnKey: string; maxSeconds: number; silenceSeconds: number },
): Promise<Taken> {
  const { call } = run;
  const beganMs = call.clock.passedMs();
  const seconds = () => Math.min(rules.maxSeconds, Math.max(1, Math.round((call.clock.passedMs() - beganMs) / 1000)));
  const step = call.peekStep();
  if (step && "record" in step) {
    call.nextStep();
    const spoken = Math.min(step.record, rules.maxSeconds);
    await call.sleep(spoken * 1000);
    return { by: spoken === rules.maxSeconds ? "maxLength" : "silence", key: "", seconds: spoken, words: "" };
  }
  const planned = call.nextStep();
  if (planned && "hangUp" in planned) await call.sleep((planned.afterSeconds ?? 0) * 1000);
  if (planned) call.perform(planned);
  const stop = call.onAudio(() => ear.onInput?.());
  try {
    for (;;) {
      const input = await nextEnd(run, ear, rules, seconds());
      if (input === "audio") return { by: "audio", key: "", seconds: seconds(), words: "" };
      if (input.kind === "silence") {
        const spoken = call.microphone ? seconds() : Math.min(assumedSeconds, rules.maxSeconds);
        return { by: spoken >= rules.maxSeconds ? "maxLength" : "silence", key: "", seconds: spoken, words: "" };
      }
      if (input.kind === "speech") {
        const spoken = Math.min(rules.maxSeconds, Math.max(1, Math.round(input.text.length / 15)));
        await call.sleep(spoken * 1000);
        return { by: "silence", key: "", seconds: spoken, words: input.text };
      }
      if (rules.finishOnKey.includes(input.key)) return { by: "key", key: input.key, seconds: seconds(), words: "" };
    }
  } finally {
    stop();
  }
}

/** With a microphone only the caller, the key or the maximum end it; without one, a few seconds and the silence after them do. */
async function nextEnd(
  run: Run,
  ear: Ear,
  rules: { maxSeconds: number; silenceSeconds: number },
  elapsedSeconds: number,
): Promise<CallerInput | "audio"> {
  const { call } = run;
  if (call.uploadedAudio) return "audio";
  const withoutMicrophone = Math.min(rules.maxSeconds, assumedSeconds + (rules.silenceSeconds || rules.maxSeconds));
  const limit = call.microphone ? rules.maxSeconds - elapsedSeconds : withoutMicrophone;
  return call.until<CallerInput | "audio">((settle) => {
    const look = () => {
      const input = ear.heard.shift();
      if (input) settle(input);
      else if (call.uploadedAudio) settle("audio");
    };
    const timer =
      call.clock.speed === 0
        ? null
        : setTimeout(() => settle({ kind: "silence" }), call.clock.realMs(Math.max(0, limit) * 1000));
    ear.onInput = look;
    look();
    return () => {
      if (timer) clearTimeout(timer);
      ear.onInput = null;
    };
  });
}

/** Stores the audio and, without keeping the call waiting, tells the recording callback (and the transcription's). */
async function keep(run: Run, element: TwimlElement, taken: Taken): Promise<Recording> {
  const { exchange, call } = run;
  const recording = exchange.recordings.add(call.sid, taken.seconds, call.uploadedAudio, call.clock.now());
  call.emit({
    type: "recordingEnded",
    recordingSid: recording.sid,
    durationSeconds: recording.durationSeconds,
    by: taken.by,
  });
  const tell = () => tellRecording(run, element, recording, taken.words);
  if (!call.microphone || call.uploadedAudio) {
    tell();
    return recording;
  }
  const late = call.onAudio(() => finish());
  const timer = setTimeout(() => finish(), uploadGraceMs);
  const finish = () => {
    clearTimeout(timer);
    late();
    if (call.uploadedAudio) exchange.recordings.replaceAudio(recording.sid, call.uploadedAudio);
    tell();
  };
  return recording;
}

function tellRecording(run: Run, element: TwimlElement, recording: Recording, words: string): void {
  const { exchange, call } = run;
  const {
    recordingStatusCallback,
    recordingStatusCallbackMethod,
    recordingStatusCallbackEvent,
    transcribe,
    transcribeCallback,
  } = element.attributes;
  const events = (recordingStatusCallbackEvent ?? "completed").split(" ");
  const about = {
    AccountSid: exchange.accountSid,
    CallSid: call.sid,
    RecordingSid: recording.sid,
    RecordingUrl: recordingUrl(exchange, recording.sid),
  };
  if (recordingStatusCallback && events.includes("completed")) {
    exchange.callbacks.tell(call, {
      purpose: "recording",
      url: resolveUrl(run, recordingStatusCallback),
      method: methodOf(recordingStatusCallbackMethod),
      params: {
        ...about,
        RecordingStatus: "completed",
        RecordingDuration: String(recording.durationSeconds),
        RecordingChannels: "1",
        RecordingSource: "RecordVerb",
        RecordingStartTime: new Date(recording.createdAtMs).toUTCString().replace("GMT", "+0000"),
        ErrorCode: "0",
      },
    });
  }
  if (transcribe === "true" && transcribeCallback && recording.durationSeconds > 2 && recording.durationSeconds < 120) {
    const sid = newSid("TR");
    exchange.callbacks.tell(call, {
      purpose: "transcription",
      url: resolveUrl(run, transcribeCallback),
      method: "POST",
      params: {
        ...standardParams(exchange, call),
        ...about,
        TranscriptionSid: sid,
        TranscriptionText: words,
        TranscriptionStatus: words === "" ? "failed" : "completed",
        TranscriptionUrl: `${about.RecordingUrl}/Transcriptions/${sid}`,
      },
    });
  }
}
