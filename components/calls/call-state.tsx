"use client";

import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { type CallSummary, callTone, isLive } from "@/components/calls/call-words";
import { Badge, StateBadge } from "@/components/ui/badge";
import { useCodedTexts } from "@/components/ui/use-coded-texts";

/** Where a running call is, or how an ended one ended. */
export function CallState({ call }: { call: Pick<CallSummary, "state" | "endReason"> }) {
  const t = useTranslations("calls");
  const coded = useCodedTexts("calls");
  if (isLive(call)) {
    return <StateBadge state={callTone(call)}>{coded(`states.${call.state}`) ?? call.state}</StateBadge>;
  }
  const words = coded(`ends.${call.endReason ?? "completed"}`) ?? t("states.ended");
  if (callTone(call) === "broken") return <StateBadge state="broken">{words}</StateBadge>;
  // Ended calls are nearly all of a list: quiet, so that the running ones are seen.
  return (
    <Badge>
      <CircleCheck aria-hidden />
      {words}
    </Badge>
  );
}
