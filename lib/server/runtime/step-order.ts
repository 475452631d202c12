import type { Effect } from "@/lib/engine/effect";
import type { CallEvent } from "@/lib/engine/event";
import type { CallSession, Turn } from "@/lib/engine/session";
import type { CallRecord, JobOrder } from "./call-record";
import type { CallState } from "./call-state";
import type { TimelineRow } from "./timeline";
import type { TurnsMade } from "./turn-work";

/** One thing that happens to a call. */
export interface StepOrder {
  /** The call as known; `revision` 0 when it is not stored yet. */
  call: CallRecord;
  /** Under what the answer is stored; null when nobody waits for one. */
  key: string | null;
  /** What happens, given the call as it is at this moment; null: nothing any more. Asked again after a lost race. */
  cause: (call: CallRecord) => Cause | null;
  /** Jobs that exist if and only if the step is stored. */
  jobs?: JobOrder[];
  /** What the step leaves in the timeline besides its turns. */
  rows?: TimelineRow[];
  /** Where the call is now, when that is not the engine's to say. */
  state?: CallState;
  /** The key is claimed already. */
  claimed?: boolean;
  /** What the caller is told before that which the step itself comes to. */
  said?: Effect[];
  /** The answer when no flow speaks. */
  answer?: string;
}

export type Cause = { start: Turn; event: CallEvent } | { session: CallSession; event: CallEvent } | "record only";

export interface StepTaken {
  call: CallRecord;
  /** False: a race was lost to somebody who did the same, or nothing was to be done. */
  moved: boolean;
  /** The answer, also when somebody else gave it; null without a key. */
  twiml: string | null;
  effects: TurnsMade["effects"];
}

/** The key of a call's first webhook. */
export const firstKey = "incoming";
