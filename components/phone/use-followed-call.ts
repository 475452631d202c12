"use client";

import { useEffect, useMemo, useState } from "react";
import type { Highlight } from "@/components/designer/view-state";
import { pathOf, type ShownTurn, turnsOf } from "@/components/phone/call-path";
import type { PhoneLine, PhoneState } from "@/components/phone/phone-line";
import { usePhone } from "@/components/phone/use-phone";
import type { FlowDocument } from "@/lib/flow/document";

export interface PhoneWithCall {
  line: PhoneLine;
  state: PhoneState;
  document: FlowDocument | null;
  turns: ShownTurn[];
  /** How many turns are looked at: all of them, until the reader steps back. */
  shown: number;
  show(turns: number): void;
  /** As far as it is looked at; null before the first turn. */
  path: Highlight | null;
}

/** The telephone of a page, with what our side does in its call. */
export function useFollowedCall(): PhoneWithCall {
  const { line, state } = usePhone();
  const [stepped, setStepped] = useState<number | null>(null);
  const timeline = state.followed?.timeline;
  const turns = useMemo(() => turnsOf(timeline ?? []), [timeline]);
  const shown = stepped === null ? turns.length : Math.min(stepped, turns.length);
  const isLive = state.status === "inCall" && shown === turns.length;
  const path = useMemo(() => (shown === 0 ? null : pathOf(turns.slice(0, shown), isLive)), [turns, shown, isLive]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new call is looked at from its end
  useEffect(() => setStepped(null), [state.callSid]);
  return {
    line,
    state,
    document: state.followed?.document ?? null,
    turns,
    shown,
    show: (count) => setStepped(count === turns.length ? null : count),
    path,
  };
}
