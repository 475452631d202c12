"use client";

import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { type CallSummary, callTone, isLive } from "@/components/calls/call-words";
import { Badge, StateBadge } from "@/components/ui/badge";

/** Where a running call is, or how an ended one ended. */
export function CallState({ call }: { call: Pick<CallSummary, "state" | "endReason"> }) {
  const t = useTranslations("calls");
  if (isLive(call)) {
    const key = `states.${call.state}`;
    return (
      <StateBadge state={callTone(call)}>{t.has(key as never) ? t(key as "states.inFlow") : call.state}</StateBadge>
    );
  }
  const key = `ends.${call.endReason ?? "completed"}`;
  const words = t.has(key as never) ? t(key as "ends.completed") : t("states.ended");
  if (callTone(call) === "broken") return <StateBadge state="broken">{words}</StateBadge>;
  // Ended calls are nearly all of a list: quiet, so that the running ones are seen.
  return (
    <Badge>
      <CircleCheck aria-hidden />
      {words}
    </Badge>
  );
}
