"use client";

import { CircleAlert, Mic, Square } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { type ChosenSound, recordedSound } from "@/components/prompts/choose-sound";
import { SoundPreview } from "@/components/prompts/sound-preview";
import { useRecorder } from "@/components/prompts/use-recorder";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { clockText } from "@/components/ui/duration";
import { Field } from "@/components/ui/field";
import { OptionSelect } from "@/components/ui/option-select";
import { type RecordedRate, recordedRates, soundLimits } from "@/lib/sound/limits";
import { trimSilence } from "@/lib/sound/trim-silence";

/** Over this the meter warns; at 1 samples are cut off. */
const loud = 0.97;

/** Records with the browser's microphone, lets it be heard, cut and done again. */
export function Recorder({ name, onSound }: { name: string; onSound: (sound: ChosenSound | null) => void }) {
  const t = useTranslations("prompts.recorder");
  const format = useFormatter();
  const [rate, setRate] = useState<RecordedRate>(16_000);
  const [samples, setSamples] = useState<{ samples: Float32Array; rate: RecordedRate } | null>(null);
  const [isTrimmed, setIsTrimmed] = useState(true);
  const { state, seconds, level, start, stop } = useRecorder(rate, (fresh) => setSamples({ samples: fresh, rate }));
  const trimmed = useMemo(() => samples && trimSilence(samples.samples, samples.rate), [samples]);
  const kept = isTrimmed ? trimmed : samples?.samples;
  const choice = useMemo(
    () => (samples && kept ? recordedSound(kept, samples.rate, name) : null),
    [samples, kept, name],
  );
  const sound = choice?.ok ? choice.sound : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever asked is told of each sound once
  useEffect(() => onSound(state.is === "idle" ? sound : null), [sound, state.is]);
  const cut = samples && trimmed ? (samples.samples.length - trimmed.length) / samples.rate : 0;
  const begin = () => {
    setSamples(null);
    void start();
  };

  if (sound && state.is === "idle") {
    return (
      <SoundPreview sound={sound}>
        <div className="flex flex-wrap items-center justify-between gap-2">
          {cut >= 0.05 ? (
            <Field layout="inline" label={t("trim", { length: format.number(cut, inTenths) })}>
              <Checkbox checked={isTrimmed} onCheckedChange={(on) => setIsTrimmed(on === true)} />
            </Field>
          ) : (
            <span />
          )}
          <Button variant="outline" size="sm" onClick={begin}>
            <Mic aria-hidden />
            {t("again")}
          </Button>
        </div>
      </SoundPreview>
    );
  }
  return (
    <div className="grid justify-items-center gap-3 rounded-md border bg-card px-3 py-5">
      {state.is === "recording" ? (
        <Button variant="destructive" size="lg" onClick={() => void stop()}>
          <Square aria-hidden className="size-3.5 fill-current" />
          {t("stop")}
        </Button>
      ) : (
        <Button size="lg" pending={state.is === "asking"} onClick={begin}>
          <Mic aria-hidden />
          {t("start")}
        </Button>
      )}
      {state.is === "asking" && <p className="text-muted-foreground text-sm">{t("asking")}</p>}
      {state.is === "recording" && <Meter level={level} />}
      {state.is === "recording" && (
        <p className="text-sm tabular-nums">
          {t("time", { time: clockText(Math.floor(seconds)), limit: clockText(soundLimits.recordedSeconds) })}
        </p>
      )}
      {state.is === "idle" && (
        <>
          <p className="max-w-90 text-pretty text-center text-muted-foreground text-xs">{t("tips")}</p>
          <OptionSelect
            aria-label={t("rate")}
            className="w-auto"
            size="sm"
            value={String(rate)}
            onValueChange={(chosen) => setRate(Number(chosen) as RecordedRate)}
            options={recordedRates.map((each) => ({
              value: String(each),
              label: t("rates", { kilohertz: String(each / 1_000) }),
            }))}
          />
        </>
      )}
      {state.is === "failed" && (
        <p role="alert" className="flex max-w-100 items-start gap-1.5 text-pretty text-broken text-sm">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {state.problem.code === "failed" ? t("failed", { problem: state.problem.problem }) : t(state.problem.code)}
        </p>
      )}
    </div>
  );
}

/** A tenth of a second is 0:00 on a clock. */
const inTenths = { style: "unit", unit: "second", maximumFractionDigits: 1 } as const;

/** By loudness as ears hear it: the middle is a good voice. */
function Meter({ level }: { level: number }) {
  const t = useTranslations("prompts.recorder");
  const height = level <= 0 ? 0 : Math.max(0, 1 + Math.log10(level) / 2.4);
  const isLoud = level >= loud;
  return (
    <div className="grid w-60 max-w-full gap-1">
      {/* The element draws itself as each browser likes, and none in our colours. */}
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div
        role="meter"
        aria-label={t("level")}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(height * 100)}
        className="h-2 overflow-hidden rounded-full bg-muted"
      >
        <div
          className={cn("h-full rounded-full", isLoud ? "bg-broken" : "bg-ok")}
          style={{ width: `${Math.round(height * 100)}%` }}
        />
      </div>
      <p className={cn("h-4 text-center text-broken text-xs", !isLoud && "invisible")}>{t("tooLoud")}</p>
    </div>
  );
}
