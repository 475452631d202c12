import type { Json } from "@/lib/util/json";
import type { Effect } from "./effect";
import type { CallEventType, CustomerFacts } from "./event";

export const SESSION_FORMAT = "callwright/session@1";

/** What the engine waits for. Exactly these events may move the call on; `callEnded` always may. */
export const acceptedEvents = {
  gather: ["digitsPressed", "speechHeard", "gatherTimedOut"],
  secret: ["secretEntered", "gatherTimedOut"],
  record: ["recordingDone", "recordingEmpty"],
  dial: ["dialEnded"],
  queue: ["queueTick", "queueLeft", "timePassed"],
  leaving: ["queueLeft", "queueTick", "timePassed"],
  service: [
    "customerFound",
    "customerNotFound",
    "pinVerified",
    "pinRejected",
    "pinLocked",
    "customerUpdated",
    "invoicesListed",
    "ticketOpened",
    "slotsFound",
    "slotBooked",
    "slotTaken",
    "factsRead",
    "httpAnswered",
    "recordingChanged",
    "callRouted",
    "serviceFailed",
  ],
  hangUp: [],
  ended: [],
} as const satisfies Record<string, readonly CallEventType[]>;

export type WaitKind = keyof typeof acceptedEvents;

export interface Wait {
  kind: WaitKind;
  /** Our own deadline (maximum wait, escalation): the runtime sends `timePassed` then. Null: none. */
  dueAtMs: number | null;
}

/** A clock that a node started and that goes on after the call has left the node (escalation by time). */
export interface Alarm {
  nodeId: string;
  exit: string;
  dueAtMs: number;
}

/**
 * Everything the engine needs to go on with a call: plain JSON, a few kilobytes. Neither the flow (it is named by
 * the call's record) nor the log (nobody reads it here).
 */
export interface CallSession {
  format: typeof SESSION_FORMAT;
  callId: string;
  caller: { from: string; to: string };
  startedAtMs: number;
  /** The `at` of the latest event. */
  nowMs: number;
  /** What prompts are spoken in now. */
  language: string;
  customer: CustomerFacts | null;
  /** True once an id and PIN were verified in this call. */
  authenticated: boolean;
  /** What nodes collected, for templates and conditions as `vars.name`. */
  vars: Record<string, Json>;
  /** Variables of the flows that called the subflow the call is in, the outermost first; absent outside subflows. */
  frames?: Record<string, Json>[];
  /** Where the call is, and that node's own notes while it waits. */
  nodeId: string | null;
  nodeState: Json;
  wait: Wait;
  alarms: Alarm[];
  /** Set while the caller waits in a queue, and kept until the next one for templates (`queue.…`). */
  queue: {
    name: string;
    priority: number;
    enteredAtMs: number;
    position: number | null;
    estimatedWaitSeconds: number | null;
    /** The first place that was known; absent until then. */
    entryPosition?: number;
  } | null;
  /** Grows by one with every turn; every action URL carries it. */
  turn: number;
  stepCount: number;
  /** inCall → afterCall → ended */
  phase: "inCall" | "afterCall" | "ended";
  /** True once the flow's fallback was taken, so that a broken fallback ends the call instead of looping. */
  fellBack: boolean;
  /** Node ids where the call last was in the flow proper and why it ended, for after-call work. */
  outcome: { lastNodeId: string | null; reason: string | null; resolved: boolean };
}

/** One node passed through, for the timeline and for lighting the path. */
export interface Step {
  nodeId: string;
  atMs: number;
  /** The exit taken, or null while it waits, at its end, and when it broke. */
  exit: string | null;
  /** What went wrong or what was decided, in short English; never a secret. */
  note?: string;
}

/** From an event to the next wait. */
export interface Turn {
  session: CallSession;
  effects: Effect[];
  steps: Step[];
  wait: Wait;
}

/** What is known of a call when it comes in. */
export interface StartFacts {
  callId: string;
  /** E.164, or whatever the carrier gives for a hidden number. */
  from: string;
  to: string;
  /** Unix milliseconds. */
  atMs: number;
}
