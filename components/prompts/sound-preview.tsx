"use client";

import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import type { ChosenSound } from "@/components/prompts/choose-sound";
import { PlayButton } from "@/components/prompts/play-button";
import { SoundAdvice, useFormatText, useLevelText } from "@/components/prompts/sound-facts";
import { Duration } from "@/components/ui/duration";

/** A chosen sound before it is kept: heard, seen, measured, and what is to be said of it. */
export function SoundPreview({ sound, children }: { sound: ChosenSound; children?: ReactNode }) {
  const t = useTranslations("prompts");
  const format = useFormatter();
  const formatText = useFormatText();
  const levelText = useLevelText();
  const src = useObjectUrl(sound.file);
  return (
    <section aria-label={sound.file.name} className="grid gap-2.5 rounded-md border bg-card p-3">
      {src && <PlayButton src={src} name={sound.file.name} waveform={sound.levels?.waveform} />}
      <dl className="flex flex-wrap gap-x-4 gap-y-1 text-xs tabular-nums [&_dt]:me-1 [&_dt]:inline [&_dt]:text-muted-foreground [&_dd]:inline">
        <div>
          <dt>{t("length")}</dt>
          <dd>
            <Duration seconds={sound.format.durationMs / 1_000} />
          </dd>
        </div>
        {sound.levels === null ? (
          <div className="text-muted-foreground">{t("unmeasuredHint")}</div>
        ) : (
          <>
            <div>
              <dt>{t("rms")}</dt>
              <dd>{levelText(sound.levels.rmsDb)}</dd>
            </div>
            <div>
              <dt>{t("peak")}</dt>
              <dd>{levelText(sound.levels.peakDb)}</dd>
            </div>
          </>
        )}
        <div className="text-muted-foreground">{formatText(sound.format)}</div>
      </dl>
      {sound.convertedFrom !== null && (
        <p className="text-muted-foreground text-xs">
          {t("source.converted", {
            from: sound.convertedFrom,
            kilohertz: format.number(sound.format.sampleRate / 1_000),
          })}
        </p>
      )}
      <SoundAdvice format={sound.format} levels={sound.levels} />
      {children}
    </section>
  );
}

/** An address of a file in this page, for as long as it is shown. */
function useObjectUrl(file: File): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return url;
}
