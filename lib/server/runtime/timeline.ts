import { type Effect, withoutSecrets } from "@/lib/engine/effect";
import { type CallEvent, type CallEventType, withoutSecretDigits } from "@/lib/engine/event";
import type { CallSession, Step, Turn, Wait } from "@/lib/engine/session";
import type { Json } from "@/lib/util/json";
import type { CallState } from "./call-state";
import type { AnsweredWait } from "./estimated-wait";

/**
 * The rows of `call_event`, as they are written and as call page, simulator and in-app phone show them. `type` names
 * the shape of `data`; rows of a call are in the order of `seq`. No row ever holds a secret.
 */
export type TimelineRow =
  /** One turn of the engine; `type` is that of the event that caused it. */
  | { type: CallEventType; nodeId: string | null; atMs: number; data: TurnEntry }
  | { type: "stateChanged"; nodeId: null; atMs: number; data: { from: CallState; to: CallState } }
  /** The carrier told of the call (`leg` null) or of a dialled leg (its SID). `status` is the carrier's word. */
  | { type: "carrierStatus"; nodeId: null; atMs: number; data: { status: string; leg: string | null } }
  /** A webhook that came too late or out of order to move the call; `path` is below `/api/voice/`. */
  | { type: "lateWebhook"; nodeId: null; atMs: number; data: { path: string } }
  /** An agent took the caller out of a queue, `atMs`. What later callers may have to wait is estimated from these. */
  | { type: "queueAnswered"; nodeId: string | null; atMs: number; data: { queue: string } & AnsweredWait }
  /** The audio of a recording is stored here, encrypted, and deleted at the carrier. */
  | {
      type: "recordingStored";
      nodeId: string | null;
      atMs: number;
      data: { recordingId: string; durationSeconds: number | null };
    }
  /** Something of ours did not work and the call went on without it. */
  | { type: "problem"; nodeId: null; atMs: number; data: { what: string } };

export interface TurnEntry {
  /** Number of the turn, 1 for the first. */
  turn: number;
  /** What happened; what was typed in secret is its length alone. */
  event: CallEvent;
  /** Nodes passed through, in order: light these on the canvas. */
  steps: Step[];
  /** What the engine asked for, in order; a `verifyPin` has no PIN. */
  effects: Effect[];
  /** Variables that this turn set or changed. */
  vars: Record<string, Json>;
  /** Other parts of the session that this turn changed. */
  changed: { language?: string; customerId?: string | null; authenticated?: boolean; queue?: string | null };
  wait: Wait;
  /** The documents answered with this turn, the first one and its continuations; absent when nobody was answered. */
  twiml?: string[];
}

/** The row for a turn, without anything secret. */
export function turnRow(
  event: CallEvent,
  before: CallSession | null,
  turn: Turn,
): Extract<TimelineRow, { data: TurnEntry }> {
  const { session } = turn;
  return {
    type: event.type,
    nodeId: session.nodeId,
    atMs: event.at,
    data: {
      turn: session.turn,
      event: withoutSecretDigits(event),
      steps: turn.steps,
      effects: turn.effects.map(withoutSecrets),
      vars: changedVars(before?.vars ?? {}, session.vars),
      changed: changedParts(before, session),
      wait: turn.wait,
    },
  };
}

function changedVars(before: Record<string, Json>, after: Record<string, Json>): Record<string, Json> {
  if (before === after) return {};
  return Object.fromEntries(
    Object.entries(after).filter(([name, value]) => !Object.hasOwn(before, name) || !same(before[name] as Json, value)),
  );
}

function changedParts(before: CallSession | null, after: CallSession): TurnEntry["changed"] {
  const changed: TurnEntry["changed"] = {};
  if (before?.language !== after.language) changed.language = after.language;
  if ((before?.customer?.id ?? null) !== (after.customer?.id ?? null)) changed.customerId = after.customer?.id ?? null;
  if ((before?.authenticated ?? false) !== after.authenticated) changed.authenticated = after.authenticated;
  if ((before?.queue?.name ?? null) !== (after.queue?.name ?? null)) changed.queue = after.queue?.name ?? null;
  return changed;
}

const same = (a: Json, b: Json) => a === b || JSON.stringify(a) === JSON.stringify(b);
