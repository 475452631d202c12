"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { PhoneState } from "@/components/phone/phone-line";
import { Badge, StateBadge } from "@/components/ui/badge";
import { Duration } from "@/components/ui/duration";

/** How the call stands and how long it lasts. */
export function CallClock({ state }: { state: PhoneState }) {
  const t = useTranslations("phone");
  const [nowMs, setNowMs] = useState(() => Date.now());
  const isLive = state.status === "inCall";
  useEffect(() => {
    if (!isLive) return;
    const ticking = setInterval(() => setNowMs(Date.now()), 1_000);
    return () => clearInterval(ticking);
  }, [isLive]);
  if (state.status === "dialling") return <StateBadge state="waiting">{t("dialling")}</StateBadge>;
  const seconds = ((state.endedAtMs ?? nowMs) - (state.startedAtMs ?? nowMs)) / 1_000;
  return (
    <div className="flex shrink-0 items-center gap-2 text-sm tabular-nums">
      {state.callSid && <Duration seconds={seconds} />}
      {isLive ? <StateBadge state="ok">{t("inCall")}</StateBadge> : <Badge>{t("ended")}</Badge>}
    </div>
  );
}
