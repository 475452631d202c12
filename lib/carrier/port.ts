import type { Result } from "@/lib/util/result";

/**
 * What Callwright asks of a telephone carrier: everything it does to a call or a number *from outside* the call's own webhooks.
 *
 * Two carriers stand behind it: `twilio/` (the real client, also pointed at the virtual carrier's REST base) and nothing else;
 * `virtual/` is an outside company that is reached through the same client. All methods resolve; none throws for what a network or
 * a carrier can do wrong.
 */
export interface Carrier {
  /** Starts an outgoing call. An `ambiguous` error means that the call may exist: never place it a second time blindly. */
  placeCall(order: CallOrder): Promise<Result<CarrierCall, CarrierError>>;
  /** Ends whatever the call is doing (speaking, gathering, waiting in a queue) and goes on with these instructions. */
  redirectCall(callSid: string, next: CallInstructions): Promise<Result<CarrierCall, CarrierError>>;
  /** Hangs up; a call that has ended already answers with its final state. */
  endCall(callSid: string): Promise<Result<CarrierCall, CarrierError>>;
  /** The carrier's own truth about a call; `notFound` when it never was or is long forgotten. */
  fetchCall(callSid: string): Promise<Result<CarrierCall, CarrierError>>;

  /** Every number of the account, at most 1,000. */
  listNumbers(): Promise<Result<CarrierNumber[], CarrierError>>;
  /** One number by E.164, or null when the account does not have it. */
  findNumber(phoneNumber: string): Promise<Result<CarrierNumber | null, CarrierError>>;
  /** Points a number at our webhooks; what is left out stays as it is. */
  updateNumber(numberSid: string, change: NumberWebhooks): Promise<Result<CarrierNumber, CarrierError>>;

  /** Of the whole call, while it runs: `refused` before it is answered and after its end, `notFound` where nothing is recorded. */
  changeRecording(callSid: string, change: RecordingChange): Promise<Result<null, CarrierError>>;
  /**
   * The recording's audio (WAV), fetched with the account's credentials from the carrier's own host only: any other host in `mediaUrl` is
   * `foreignHost`, a redirect is not followed, and more than `limitBytes` (default 50 MB) is `tooLarge`.
   */
  fetchRecording(mediaUrl: string, options?: { limitBytes?: number }): Promise<Result<RecordingMedia, CarrierError>>;
  /** Deletes audio and metadata at the carrier; one that is gone already is not an error. */
  deleteRecording(recordingSid: string): Promise<Result<null, CarrierError>>;

  /** Sends a text message (SMS). An `ambiguous` error means that it may have been sent: never send it a second time blindly. */
  sendMessage(order: MessageOrder): Promise<Result<CarrierMessage, CarrierError>>;

  /** Makes the named queue with room for 5,000 (the carrier's maximum), or raises an existing one to it. */
  ensureQueue(name: string): Promise<Result<CarrierQueue, CarrierError>>;
}

/** What a call shall do next: a document to ask for, or the document itself (TwiML, at most 4,000 characters). */
export type CallInstructions = { url: string; method?: "GET" | "POST" } | { twiml: string };

export type CallOrder = CallInstructions & {
  /** E.164, or `client:name`. */
  to: string;
  /** E.164: a number of this account. */
  from: string;
  /** Where status callbacks go; all four events (initiated, ringing, answered, completed) are asked for. */
  statusCallback?: string;
  /** Seconds to let it ring before `no-answer`, 5–600; the carrier's default is 60. */
  ringSeconds?: number;
};

/** `statusCallback` is told when the audio can be fetched. A pause is silence in it. */
export type RecordingChange = { action: "start"; statusCallback: string } | { action: "stop" | "pause" | "resume" };

export interface MessageOrder {
  /** E.164. */
  to: string;
  /** E.164: a number of this account that may send messages. */
  from: string;
  /** At most 1,600 characters. */
  body: string;
}

export interface CarrierMessage {
  sid: string;
  /** What it is when the carrier has taken it: mostly `queued`. */
  status: string;
}

/** Twilio's words for the state of a call: the last five are final. */
export const carrierCallStatuses = [
  "queued",
  "initiated",
  "ringing",
  "in-progress",
  "completed",
  "busy",
  "failed",
  "no-answer",
  "canceled",
] as const;

export type CarrierCallStatus = (typeof carrierCallStatuses)[number];

export interface CarrierCall {
  sid: string;
  status: CarrierCallStatus;
  /** From answer to end; null while the call runs. */
  durationSeconds: number | null;
  /** Milliseconds since 1970; null when the call was not answered yet. */
  startTime: number | null;
  /** Milliseconds since 1970; null while the call runs. */
  endTime: number | null;
}

export interface NumberWebhooks {
  voiceUrl?: string;
  /** Asked for when `voiceUrl` fails. */
  fallbackUrl?: string;
  statusCallback?: string;
}

export interface CarrierNumber {
  sid: string;
  /** E.164. */
  phoneNumber: string;
  friendlyName: string;
  /** Empty when nothing is set. */
  voiceUrl: string;
  fallbackUrl: string;
  statusCallback: string;
}

export interface RecordingMedia {
  /** As the carrier says it, e.g. `audio/x-wav`. */
  contentType: string;
  bytes: Uint8Array;
}

export interface CarrierQueue {
  sid: string;
  name: string;
  maxSize: number;
  currentSize: number;
}

export interface CarrierError {
  code:
    | "notFound"
    | "unauthorized"
    | "rateLimited"
    /** The carrier understood and said no (wrong number, call not in progress, invalid URL). */
    | "refused"
    /** No connection, a time-out, or a 5xx. */
    | "unavailable"
    | "foreignHost"
    | "tooLarge";
  message: string;
  /** The carrier's own error number (e.g. 21220), null when there is none. */
  carrierCode: number | null;
  httpStatus: number | null;
  /** True when the carrier may have done what was asked although no good answer came. */
  ambiguous: boolean;
}
