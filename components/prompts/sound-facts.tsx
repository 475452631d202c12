"use client";

import { CircleAlert } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { clockText } from "@/components/ui/duration";
import { soundAdvice } from "@/lib/sound/advice";
import type { SoundFormat, SoundLevels } from "@/lib/sound/sound";

/** `WAV · 8 kHz · mono` */
export function useFormatText() {
  const t = useTranslations("prompts");
  const format = useFormatter();
  return ({ codec, sampleRate, channels }: Pick<SoundFormat, "codec" | "sampleRate" | "channels">) =>
    t("format", { codec, kilohertz: format.number(sampleRate / 1_000), channels });
}

/** A level as people read it; null is silence. */
export function useLevelText() {
  const t = useTranslations("prompts");
  const format = useFormatter();
  return (level: number | null) =>
    level === null ? t("silence") : t("decibels", { level: format.number(Math.round(level) || 0) });
}

/** What a listener would say of it; nothing when it is fine. */
export function SoundAdvice({
  format,
  levels,
}: {
  format: Pick<SoundFormat, "channels" | "durationMs">;
  levels: Pick<SoundLevels, "peakDb" | "rmsDb" | "clipped"> | null;
}) {
  const t = useTranslations("prompts.advice");
  const advice = soundAdvice(format, levels);
  if (advice.length === 0) return null;
  return (
    <ul className="grid gap-1">
      {advice.map((each) => (
        <li key={each} className="flex items-start gap-1.5 text-pretty text-risk text-xs">
          <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
          {t(each, { length: clockText(format.durationMs / 1_000) })}
        </li>
      ))}
    </ul>
  );
}
