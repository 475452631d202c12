import type { Highlight } from "@/components/designer/view-state";
import type { FollowedCall } from "@/components/phone/phone-line";

export type Timeline = FollowedCall["timeline"];
export type TimelineEntry = Timeline[number];
type TurnEntry = Extract<TimelineEntry["data"], { turn: number }>;

/** A turn of the call as the phone and the call page show it. */
export type ShownTurn = TurnEntry & { seq: number; atMs: number };

export function turnsOf(timeline: Timeline): ShownTurn[] {
  return timeline.flatMap((row) => ("turn" in row.data ? [{ ...row.data, seq: row.seq, atMs: row.atMs }] : []));
}

/** Where the call has been after the first `turns` of it. */
export function pathOf(turns: readonly ShownTurn[], isLive: boolean): Highlight {
  const steps = turns.flatMap((turn) => turn.steps);
  const last = steps.at(-1);
  return {
    visited: [...new Set(steps.map((step) => step.nodeId))],
    current: isLive && last ? last.nodeId : null,
    takenExits: steps.flatMap((step) => (step.exit === null ? [] : [[step.nodeId, step.exit] as const])),
  };
}

/** Everything the flow had learnt after those turns. */
export function varsOf(turns: readonly ShownTurn[]): Record<string, TurnEntry["vars"][string]> {
  return Object.assign({}, ...turns.map((turn) => turn.vars));
}
