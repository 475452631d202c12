import { soundLimits } from "./limits";
import type { SoundLevels } from "./sound";

/** Levels are taken over pieces of this length; a piece under the gate is a pause. */
const pieceSeconds = 0.05;
const gateDb = -50;
/** The loudest steps of 16 bits. */
const atTheLimit = 0.999;

/** @param samples one channel, -1…1; a decoder may go beyond, and what does is heard at the limit */
export function levelsOf(samples: Float32Array, sampleRate: number): SoundLevels {
  let peak = 0;
  let clipped = 0;
  for (const sample of samples) {
    const size = Math.abs(sample);
    if (size > peak) peak = size;
    if (size >= atTheLimit) clipped += 1;
  }
  return {
    peakDb: decibels(Math.min(1, peak)),
    rmsDb: decibels(Math.min(1, loudness(samples, sampleRate))),
    clipped: samples.length === 0 ? 0 : clipped / samples.length,
    waveform: waveformOf(samples),
  };
}

/** -0.1 of 0.99; null of silence. One digit: nobody hears less. */
export function decibels(amplitude: number): number | null {
  return amplitude < 1e-5 ? null : Math.round(200 * Math.log10(amplitude)) / 10;
}

function loudness(samples: Float32Array, sampleRate: number): number {
  const length = Math.max(1, Math.round(pieceSeconds * sampleRate));
  const gate = 10 ** (gateDb / 10);
  let [all, heard, count] = [0, 0, 0];
  for (let from = 0; from < samples.length; from += length) {
    const to = Math.min(samples.length, from + length);
    let sum = 0;
    for (let at = from; at < to; at += 1) sum += (samples[at] as number) ** 2;
    all += sum;
    if (sum / (to - from) < gate) continue;
    heard += sum;
    count += to - from;
  }
  if (count > 0) return Math.sqrt(heard / count);
  return samples.length === 0 ? 0 : Math.sqrt(all / samples.length);
}

function waveformOf(samples: Float32Array): number[] {
  return Array.from({ length: soundLimits.bars }, (_, bar) => {
    const from = Math.floor((bar * samples.length) / soundLimits.bars);
    const to = Math.floor(((bar + 1) * samples.length) / soundLimits.bars);
    let peak = 0;
    for (let at = from; at < Math.max(to, Math.min(from + 1, samples.length)); at += 1)
      peak = Math.max(peak, Math.abs(samples[at] as number));
    return Math.round(Math.min(1, peak) * 100);
  });
}
