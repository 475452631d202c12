/**
 * What happens in one call of the virtual carrier, as the phone in the browser, tests and the command line see it. Types only: this
 * file is imported by browser code.
 *
 * `seq` counts from 1 within a call; `atMs` is milliseconds since 1970 on the call's own clock (which runs ahead when speaking takes no
 * time). Digits are shown as dots when the caller said they are secret.
 */
export type CarrierEvent = { seq: number; atMs: number; callSid: string } & CarrierEventBody;

export type CarrierEventBody =
  | { type: "ringing"; from: string; to: string; direction: "inbound" | "outbound-api" | "outbound-dial" }
  | { type: "answered" }
  /** `by: carrier` is Twilio's own "application error" message. Acknowledge with `spoken(seq)`. */
  | {
      type: "said";
      text: string;
      language: string;
      voice: string;
      loop: number;
      estimatedMs: number;
      by: "flow" | "carrier";
    }
  | { type: "played"; url: string; loop: number; estimatedMs: number }
  | { type: "playedKeys"; digits: string }
  | { type: "paused"; seconds: number }
  | { type: "soundEnded"; of: number; how: "finished" | "bargeIn" | "interrupted" }
  /** Keys or speech count from now on (prompts may still be heard). */
  | ({ type: "listening" } & InputWanted)
  /** The prompts are over and nothing came yet. */
  | ({ type: "waitingForInput" } & InputWanted)
  | { type: "inputEnded"; result: "digits" | "speech" | "nothing" }
  | { type: "pressed"; digits: string }
  | { type: "spoke"; text: string }
  /** The caller pressed or spoke while nobody listened: at Twilio this is lost. */
  | { type: "inputIgnored"; what: "keys" | "speech" }
  | {
      type: "webhook";
      purpose: WebhookPurpose;
      method: "GET" | "POST";
      /** Without the parameters that a GET carries in its query. */
      url: string;
      /** Null when no answer came. */
      status: number | null;
      ms: number;
      attempts: number;
      /** The answer's body when it was TwiML, else null. */
      twiml: string | null;
    }
  | { type: "dialling"; to: string[]; timeoutSeconds: number }
  | { type: "dialRinging"; to: string; childSid: string }
  | { type: "dialAnswered"; to: string; childSid: string }
  | { type: "bridged"; to: string; childSid: string }
  | { type: "dialEnded"; status: DialStatus; durationSeconds: number }
  | { type: "queued"; queue: string; position: number; size: number }
  | { type: "dequeued"; queue: string; result: QueueResult; waitedSeconds: number }
  | { type: "conferenceJoined"; name: string; participants: number }
  | { type: "conferenceLeft"; name: string; participants: number }
  | { type: "recordingStarted"; maxSeconds: number; finishOnKey: string; beep: boolean }
  | { type: "recordingEnded"; recordingSid: string; durationSeconds: number; by: RecordingEnd }
  | { type: "redirected"; to: string }
  | { type: "error"; code: number; level: "error" | "warning"; message: string }
  | { type: "callEnded"; status: FinalStatus; reason: EndReason; durationSeconds: number };

export interface InputWanted {
  input: ("dtmf" | "speech")[];
  /** Null when unlimited. */
  numDigits: number | null;
  finishOnKey: string;
  timeoutSeconds: number;
  /** Seconds, or `auto`; null when not given. */
  speechTimeout: string | null;
  language: string;
  hints: string[];
  bargeIn: boolean;
  /** True inside a queue's wait document. */
  whileQueued: boolean;
}

export type WebhookPurpose =
  | "voice"
  | "action"
  | "redirect"
  | "wait"
  | "fallback"
  | "dialScreen"
  | "status"
  | "recording"
  | "transcription"
  | "conference"
  | "media";

export type CallStatus = "queued" | "initiated" | "ringing" | "in-progress" | FinalStatus;
export type FinalStatus = "completed" | "busy" | "failed" | "no-answer" | "canceled";
export type DialStatus = "completed" | "answered" | "busy" | "no-answer" | "failed" | "canceled";
export type QueueResult =
  | "bridged"
  | "bridging-in-process"
  | "error"
  | "hangup"
  | "leave"
  | "redirected"
  | "redirected-from-bridged"
  | "queue-full"
  | "system-error";
export type RecordingEnd = "key" | "silence" | "maxLength" | "hangup" | "audio" | "redirect";
export type EndReason =
  | "callerHungUp"
  /** A Hangup verb. */
  | "flowHungUp"
  /** The document ended with nothing more to do. */
  | "documentEnded"
  | "rejected"
  | "applicationError"
  | "endedByApi"
  | "notAnswered"
  | "carrierClosed";

/** What a scripted caller does, one entry at each wait for input (a gather, a recording, a queue, a dialled call). */
export type CallerStep =
  | { press: string; secret?: boolean }
  | { speak: string; confidence?: number }
  /** Says nothing: the wait runs out at once. */
  | { silence: true }
  /** Leaves a message of that many seconds (Record only). */
  | { record: number }
  | { hangUp: true; afterSeconds?: number };

/** How an outside number behaves when a flow dials it. */
export type OutsideBehaviour =
  | { does: "answer"; afterSeconds: number; talkSeconds: number | null; keys?: string }
  | { does: "busy" }
  | { does: "noAnswer" }
  | { does: "fail" };

export interface CallView {
  sid: string;
  parentSid: string | null;
  from: string;
  to: string;
  direction: "inbound" | "outbound-api" | "outbound-dial";
  status: CallStatus;
  startedAtMs: number | null;
  endedAtMs: number | null;
  lastSeq: number;
}
