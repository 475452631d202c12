"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { type RecorderProblem, SoundRecorder } from "@/components/prompts/sound-recorder";
import { type RecordedRate, soundLimits } from "@/lib/sound/limits";

/** Falls back as slowly as a needle would. */
const decay = 0.92;

export type RecorderState =
  | { is: "idle" }
  | { is: "asking" }
  | { is: "recording" }
  | { is: "failed"; problem: RecorderProblem };

/** Records one take after the other. It stops by itself at the limit, when the microphone goes away, and when its part of the page goes away. */
export function useRecorder(sampleRate: RecordedRate, onRecorded: (samples: Float32Array) => void) {
  const [state, setState] = useState<RecorderState>({ is: "idle" });
  const [seconds, setSeconds] = useState(0);
  const [level, setLevel] = useState(0);
  const recorder = useRef<SoundRecorder | null>(null);
  const isGone = useRef(false);
  const take = useRef({ sampleRate, onRecorded });
  take.current = { sampleRate, onRecorded };

  const stop = useCallback(async () => {
    const current = recorder.current;
    recorder.current = null;
    if (!current) return;
    const samples = await current.stop(take.current.sampleRate);
    if (isGone.current) return;
    if (!(samples instanceof Float32Array)) return setState({ is: "failed", problem: samples });
    setState({ is: "idle" });
    take.current.onRecorded(samples);
  }, []);

  const start = useCallback(async () => {
    setState({ is: "asking" });
    setSeconds(0);
    setLevel(0);
    const started = await SoundRecorder.start();
    if (!(started instanceof SoundRecorder)) return setState({ is: "failed", problem: started });
    if (isGone.current) return started.close();
    recorder.current = started;
    setState({ is: "recording" });
    await started.ended;
    if (recorder.current === started) await stop();
  }, [stop]);

  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      recorder.current?.close();
      recorder.current = null;
    };
  }, []);

  const isRecording = state.is === "recording";
  useEffect(() => {
    if (!isRecording) return;
    const since = performance.now();
    let frame = requestAnimationFrame(function look() {
      const now = (performance.now() - since) / 1_000;
      setSeconds(Math.min(now, soundLimits.recordedSeconds));
      setLevel((before) => Math.max(recorder.current?.level() ?? 0, before * decay));
      if (now >= soundLimits.recordedSeconds) return void stop();
      frame = requestAnimationFrame(look);
    });
    return () => cancelAnimationFrame(frame);
  }, [isRecording, stop]);

  return { state, seconds, level, start, stop };
}
