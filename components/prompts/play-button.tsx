"use client";

import { Play, Square } from "lucide-react";
import { useTranslations } from "next-intl";
import { usePlayback } from "@/components/prompts/use-playback";
import { Waveform } from "@/components/prompts/waveform";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";

/** Plays a sound; beside it, what it looks like and how far it has been heard. */
export function PlayButton({
  src,
  name,
  waveform = [],
  className,
}: {
  src: string;
  name: string;
  /** Empty: nobody has measured it. */
  waveform?: readonly number[];
  className?: string;
}) {
  const t = useTranslations("prompts");
  const { state, heard, toggle } = usePlayback(src);
  const isPlaying = state === "playing";
  return (
    <span className={cn("flex min-w-0 items-center gap-2", className)}>
      <IconButton
        size="icon-sm"
        variant="outline"
        className="rounded-full"
        label={t(isPlaying ? "stop" : "play", { name })}
        onClick={toggle}
      >
        {isPlaying ? (
          <Square aria-hidden className="size-3 fill-current" />
        ) : (
          <Play aria-hidden className="size-3.5 fill-current" />
        )}
      </IconButton>
      {waveform.length > 0 && <Waveform bars={waveform} heard={heard} className="min-w-16 flex-1" />}
      {state === "failed" && (
        <span role="alert" className="text-broken text-xs">
          {t("cannotPlay")}
        </span>
      )}
    </span>
  );
}

/** Where a take is heard by those who may. */
export const takeAddress = (takeId: string) => `/api/prompts/${takeId}`;
