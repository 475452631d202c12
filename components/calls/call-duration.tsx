"use client";

import { useEffect, useState } from "react";
import { type CallSummary, isLive, secondsOf } from "@/components/calls/call-words";
import { Duration } from "@/components/ui/duration";

/** How long a call lasted; that of a running one ticks. */
export function CallDuration({ call, className }: { call: CallSummary; className?: string }) {
  const live = isLive(call);
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    if (!live) return;
    const ticking = setInterval(() => setNowMs(Date.now()), 1_000);
    return () => clearInterval(ticking);
  }, [live]);
  return <Duration seconds={secondsOf(call, nowMs)} className={className} />;
}
