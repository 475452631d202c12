"use client";

import { useTranslations } from "next-intl";
import { useMay } from "@/components/auth/me-context";
import type { CallDetail } from "@/components/calls/call-page";
import { useIsolated } from "@/components/phone/use-isolated";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { clockText } from "@/components/ui/duration";

/** What was recorded, to be heard by those who may. */
export function RecordingsCard({ recordings }: { recordings: CallDetail["recordings"] }) {
  const t = useTranslations("calls.recordings");
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("title")}</CardTitle>
      </CardHeader>
      <CardContent className="grid gap-3 text-sm">
        {recordings.map((recording) => (
          <Recording key={recording.id} recording={recording} />
        ))}
      </CardContent>
    </Card>
  );
}

function Recording({ recording }: { recording: CallDetail["recordings"][number] }) {
  const t = useTranslations("calls.recordings");
  const may = useMay();
  const isolated = useIsolated();
  const name = t(recording.kind === "call" ? "call" : "play", {
    time: isolated(clockText(recording.durationSeconds ?? 0)),
  });
  return (
    <div className="grid gap-1.5">
      <p>{name}</p>
      {recording.status === "pending" && <p className="text-muted-foreground">{t("pending")}</p>}
      {recording.status === "failed" && <p className="text-broken">{t("failed")}</p>}
      {recording.status === "stored" &&
        (may("recordings.hear") ? (
          // biome-ignore lint/a11y/useMediaCaption: what callers say has no captions
          <audio
            controls
            preload="none"
            src={`/api/recordings/${recording.id}`}
            aria-label={name}
            className="h-9 w-full"
          />
        ) : (
          <p className="text-muted-foreground">{t("notAllowed")}</p>
        ))}
    </div>
  );
}
