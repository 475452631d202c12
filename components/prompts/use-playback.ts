"use client";

import { useEffect, useRef, useState } from "react";

/** Whoever plays stops whoever played before: two prompts at once are none. */
let stopPlaying: (() => void) | null = null;

/** Plays a sound by its address, from the beginning each time. */
export function usePlayback(src: string) {
  const audio = useRef<HTMLAudioElement | null>(null);
  const [state, setState] = useState<"idle" | "playing" | "failed">("idle");
  /** 0…1 */
  const [heard, setHeard] = useState(0);
  const stop = useRef(() => {
    audio.current?.pause();
    audio.current = null;
    setState("idle");
    setHeard(0);
  }).current;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another sound, or none, is heard no more
  useEffect(() => stop, [src, stop]);
  useEffect(() => {
    if (state !== "playing") return;
    let frame = requestAnimationFrame(function follow() {
      const { currentTime = 0, duration = 0 } = audio.current ?? {};
      setHeard(duration > 0 ? currentTime / duration : 0);
      frame = requestAnimationFrame(follow);
    });
    return () => cancelAnimationFrame(frame);
  }, [state]);
  const play = () => {
    stopPlaying?.();
    const sound = new Audio(src);
    audio.current = sound;
    stopPlaying = stop;
    setState("playing");
    sound.onended = stop;
    const fail = () => audio.current === sound && setState("failed");
    sound.onerror = fail;
    sound.play().catch(fail);
  };
  return { state, heard, toggle: () => (state === "playing" ? stop() : play()) };
}
