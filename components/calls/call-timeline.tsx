"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { MomentItem } from "@/components/calls/moment-item";
import { momentsOf } from "@/components/calls/moments";
import { useFlowWords } from "@/components/calls/use-flow-words";
import type { Timeline } from "@/components/phone/call-path";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import type { FlowDocument } from "@/lib/flow/document";

/** What happened in a call, in words; each moment opens to what was noted, and lights the path up to it. */
export function CallTimeline({
  timeline,
  document,
  startedAtMs,
  opened,
  onOpen,
}: {
  timeline: Timeline;
  document: FlowDocument | null;
  startedAtMs: number;
  /** `seq` of the moment that is open. */
  opened: number | null;
  onOpen: (moment: { seq: number; turns: number } | null) => void;
}) {
  const t = useTranslations("calls.timeline");
  const words = useFlowWords(document);
  const moments = useMemo(() => momentsOf(timeline), [timeline]);
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("title")}</CardTitle>
      </CardHeader>
      {moments.length === 0 && <p className="px-4 py-6 text-muted-foreground text-sm">{t("empty")}</p>}
      <ol className="divide-y">
        {moments.map((moment) => (
          <MomentItem
            key={moment.seq}
            moment={moment}
            document={document}
            words={words}
            startedAtMs={startedAtMs}
            isOpen={opened === moment.seq}
            onOpenChange={(isOpen) => onOpen(isOpen ? moment : null)}
          />
        ))}
      </ol>
    </Card>
  );
}
