import type { ApiOutputs } from "@/lib/api-client";

export type CallSummary = ApiOutputs["calls"]["list"]["calls"][number];

/** A call that has not ended changes under the reader's eyes. */
export const isLive = (call: Pick<CallSummary, "state">): boolean => call.state !== "ended";

/** How a call stands or ended, at a glance. */
export function callTone({ state, endReason }: Pick<CallSummary, "state" | "endReason">): "ok" | "waiting" | "broken" {
  if (state === "waiting" || state === "ringing" || state === "reserved") return "waiting";
  if (state !== "ended") return "ok";
  return endReason === "failed" ? "broken" : "ok";
}

/** What a carrier gives for a caller who hides: no number that could be shown or called. */
export const isHidden = (number: string): boolean => !/^\+\d/.test(number);

/** Seconds from its start to its end, or to `nowMs` while it runs. */
export function secondsOf({ startedAt, endedAt }: Pick<CallSummary, "startedAt" | "endedAt">, nowMs: number): number {
  return Math.max(0, ((endedAt?.getTime() ?? nowMs) - startedAt.getTime()) / 1_000);
}
