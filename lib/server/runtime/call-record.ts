import type { CallSession } from "@/lib/engine/session";
import type { CallState } from "./call-state";
import type { AnsweredWait } from "./estimated-wait";
import type { TimelineRow } from "./timeline";

/** A call as the runtime holds it between two webhooks. */
export interface CallRecord {
  callId: string;
  /** twilio | virtual | demonstration, of which no carrier knows */
  carrier: string;
  callSid: string;
  flowId: string | null;
  /** Null: the number had no published flow. */
  flowVersionId: string | null;
  flowVersion: number | null;
  state: CallState;
  /** Optimistic lock; 0 while the call is not stored yet. */
  revision: number;
  eventCount: number;
  session: CallSession;
}

/** A webhook's answer; `claimed` while someone is still working on it. */
export interface StoredReply {
  key: string;
  status: "claimed" | "done";
  twiml: string | null;
}

export interface JobOrder {
  task: string;
  payload: object;
  runAtMs?: number;
  /** One waiting job per key; a later one replaces it. */
  jobKey?: string;
  /** A job that waits under this key already keeps its time. */
  keepsTime?: boolean;
}

/** Everything that one step of a call writes, all or nothing. */
export interface CallChange {
  session: CallSession;
  state: CallState;
  rows: TimelineRow[];
  replies: StoredReply[];
  jobs: JobOrder[];
  atMs: number;
  endReason: string | null;
}

export interface LoadedCall {
  call: CallRecord;
  /** What was answered under the key that was asked for. */
  reply: StoredReply | null;
}

export interface WaitingCall {
  callId: string;
  enteredAtMs: number;
}

/** Where calls are kept between webhooks. Every method may throw what a database throws. */
export interface CallStore {
  /** The call, and what was answered under `key`. Undefined when there is no such call. */
  load(callId: string, key: string): Promise<LoadedCall | undefined>;
  loadBySid(callSid: string, key: string): Promise<LoadedCall | undefined>;
  /** The first step of a call. @returns false when the carrier's call is stored already */
  create(call: CallRecord, change: CallChange): Promise<boolean>;
  /** A later step. @returns false when the call has another revision than `call` by now */
  update(call: CallRecord, change: CallChange): Promise<boolean>;
  /**
   * Takes the right to work on a webhook; one that a process took and died with may be taken over after a while.
   *
   * @returns false when another has it, or has answered
   */
  claim(callId: string, key: string): Promise<boolean>;
  reply(callId: string, key: string): Promise<StoredReply | null>;
  /** What the caller was told last. */
  latestReply(callId: string): Promise<string | null>;
  /** How often a number called in so many days before now, this call apart; by the number of days. */
  callsOf(caller: string, days: readonly number[], exceptCallId: string): Promise<Record<string, number>>;
  /** Calls waiting in a queue in the order in which they will be taken: by priority (1 first), then first come first. */
  waitingIn(queue: string): Promise<WaitingCall[]>;
  /** The latest callers of a queue whom an agent answered, as `answeredWaits` has it. */
  answeredWaits(queue: string, nowMs: number): Promise<AnsweredWait[]>;
}

/** What people set up and calls only read. */
export interface InstallationStore {
  /** The published version that a number leads to now; null when it is unknown or nothing is published on it. */
  assignment(number: string): Promise<Assignment | null>;
  flowDocument(versionId: string): Promise<object | null>;
  /** Names that flows use and what they stand for here, in a fixed order. */
  boundNames(): Promise<BoundName[]>;
  /** A take by its id, in force or not: a call may still be on its way to it. */
  audioTake(id: string): Promise<{ mimeType: string; blobKey: string } | null>;
}

export interface Assignment {
  flowId: string;
  flowVersionId: string;
  flowVersion: number;
}

export type BoundName =
  | { kind: "audio"; name: string; id: string }
  | { kind: "destination" | "agent" | "department"; name: string; numbers: string[] };
