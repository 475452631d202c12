import type { CallEvent } from "@/lib/engine/event";
import type { Wait } from "@/lib/engine/session";

/** The carrier's form: names as it writes them (`Digits`, `CallStatus`); a repeated name has its last value. */
export type CarrierForm = Readonly<Record<string, string | undefined>>;

/**
 * What a webhook says, given what the call waits for: the same `Digits` are a menu choice in one wait and a secret in
 * another. A form that says nothing useful is an empty answer (no input, no recording, a failed dial), never an error.
 */
export function formToEvent(form: CarrierForm, wait: Wait, at: number): CallEvent | null {
  switch (wait.kind) {
    case "gather":
      return gathered(form, at);
    case "secret": {
      const digits = digitsOf(form);
      return digits === ""
        ? { type: "gatherTimedOut", at }
        : { type: "secretEntered", at, length: digits.length, digits };
    }
    case "record":
      return recorded(form, at);
    case "dial":
      return { type: "dialEnded", at, outcome: dialOutcome(form), durationSeconds: seconds(form.DialCallDuration) };
    case "queue":
    case "leaving":
      return { type: "queueLeft", at, result: queueResult(form) };
    case "service":
    case "hangUp":
    case "ended":
      return null;
  }
}

/** Why a call is over, from a status callback; null while it is not. */
export function endReason(status: string | undefined): Extract<CallEvent, { type: "callEnded" }>["reason"] | null {
  switch (status) {
    case "completed":
      return "completed";
    case "busy":
      return "busy";
    case "no-answer":
      return "noAnswer";
    case "failed":
      return "failed";
    case "canceled":
      return "canceled";
    default:
      return null;
  }
}

function gathered(form: CarrierForm, at: number): CallEvent {
  const digits = digitsOf(form);
  if (digits !== "") return { type: "digitsPressed", at, digits };
  const text = (form.SpeechResult ?? "").trim().slice(0, 10_000);
  if (text === "") return { type: "gatherTimedOut", at };
  const confidence = Number(form.Confidence);
  return {
    type: "speechHeard",
    at,
    text,
    confidence: form.Confidence === undefined || Number.isNaN(confidence) ? null : Math.min(1, Math.max(0, confidence)),
  };
}

/** Keys only: whatever else a form may claim was pressed is not a key. */
const digitsOf = (form: CarrierForm) => (form.Digits ?? "").replace(/[^0-9*#A-D]/g, "").slice(0, 1_000);

function recorded(form: CarrierForm, at: number): CallEvent {
  const durationSeconds = seconds(form.RecordingDuration);
  const recordingSid = form.RecordingSid ?? "";
  if (recordingSid === "" || durationSeconds === 0) return { type: "recordingEmpty", at };
  return { type: "recordingDone", at, recordingSid, durationSeconds };
}

type DialOutcome = Extract<CallEvent, { type: "dialEnded" }>["outcome"];

/** A leg that was answered and never bridged (nobody pressed 1) reached nobody, although its call was "completed". */
function dialOutcome(form: CarrierForm): DialOutcome {
  switch (form.DialCallStatus) {
    case "completed":
    case "answered":
      return form.DialBridged === "false" ? "noAnswer" : "answered";
    case "busy":
      return "busy";
    case "no-answer":
      return "noAnswer";
    case "canceled":
      return "canceled";
    default:
      return "failed";
  }
}

type QueueResult = Extract<CallEvent, { type: "queueLeft" }>["result"];

const queueResults: Record<string, QueueResult> = {
  bridged: "bridged",
  "bridging-in-process": "bridged",
  leave: "left",
  redirected: "redirected",
  "redirected-from-bridged": "redirected",
  "queue-full": "queueFull",
  hangup: "hungUp",
  error: "failed",
  "system-error": "failed",
};

/** No result at all: we took the caller out ourselves, by redirecting the call. */
function queueResult(form: CarrierForm): QueueResult {
  if (form.QueueResult === undefined) return "redirected";
  return Object.hasOwn(queueResults, form.QueueResult) ? (queueResults[form.QueueResult] as QueueResult) : "failed";
}

function seconds(text: string | undefined): number {
  const value = Number(text);
  return Number.isFinite(value) && value > 0 ? value : 0;
}
