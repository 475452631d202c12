import { describe, expect, it } from "vitest";
import { soundAdvice } from "./advice";
import { levelsOf } from "./levels";
import { soundLimits } from "./limits";
import { joined, tone } from "./test-sounds";
import { trimSilence } from "./trim-silence";
import { encodeWav, readWav, wavSamples } from "./wav";

const rate = 8_000;
const silence = (seconds: number) => new Float32Array(seconds * rate);
const concat = (...parts: Float32Array[]) =>
  new Float32Array(joined(...parts.map((part) => new Uint8Array(part.buffer.slice(0)))).buffer);

describe("levelsOf", () => {
  it("takes the loudness of the voice, not of its pauses", () => {
    const spoken = tone(1, rate, 0.1);
    const alone = levelsOf(spoken, rate).rmsDb;
    expect(alone).toBeCloseTo(-23, 0);
    expect(levelsOf(concat(spoken, silence(9)), rate).rmsDb).toBe(alone);
  });

  it("knows silence from quiet", () => {
    expect(levelsOf(silence(1), rate)).toMatchObject({ peakDb: null, rmsDb: null, clipped: 0 });
    expect(levelsOf(new Float32Array(), rate)).toMatchObject({ peakDb: null, rmsDb: null, clipped: 0 });
    expect(levelsOf(tone(1, rate, 0.001), rate).rmsDb).toBeLessThan(-60);
  });

  it("never goes beyond the limit, whatever a decoder made of a loud sound", () => {
    const loud = new Float32Array(rate).fill(1.3);
    expect(levelsOf(loud, rate)).toMatchObject({ peakDb: 0, rmsDb: 0, clipped: 1 });
    expect(levelsOf(tone(1, rate, 1.2), rate).peakDb).toBe(0);
  });

  it("draws as many bars as there is room for, however short the sound", () => {
    for (const samples of [new Float32Array(), tone(0.001, rate), tone(2, rate, 1)]) {
      const { waveform } = levelsOf(samples, rate);
      expect(waveform).toHaveLength(soundLimits.bars);
      expect(Math.max(...waveform)).toBeLessThanOrEqual(100);
    }
    const { waveform } = levelsOf(concat(silence(1), tone(1, rate, 1)), rate);
    expect(waveform[10]).toBe(0);
    expect(waveform[80]).toBeGreaterThan(90);
  });
});

describe("soundAdvice", () => {
  const advise = (samples: Float32Array, channels = 1) =>
    soundAdvice({ channels, durationMs: (samples.length / rate) * 1_000 }, levelsOf(samples, rate));

  it("has nothing to say of a good recording", () => expect(advise(tone(3, rate, 0.2))).toEqual([]));

  it("hears what a caller would", () => {
    expect(advise(silence(1))).toEqual(["silent"]);
    expect(advise(tone(1, rate, 0.01))).toEqual(["quiet"]);
    expect(advise(tone(1, rate, 1.5).map((sample) => Math.max(-1, Math.min(1, sample))))).toEqual(["clipped"]);
    expect(advise(tone(60, rate, 0.2), 2)).toEqual(["stereo", "long"]);
    expect(soundAdvice({ channels: 1, durationMs: 1_000 }, null)).toEqual([]);
  });
});

describe("encodeWav", () => {
  it("comes back as it was, to a sixteen-bit step", () => {
    const samples = Float32Array.of(0, 0.5, -0.5, 1, -1, 2, -2);
    const read = readWav(encodeWav(samples, 16_000));
    if (!read.ok) throw new Error(read.error.code);
    expect(read.value.format).toMatchObject({ sampleRate: 16_000, channels: 1, bits: 16 });
    const back = [...wavSamples(read.value)];
    const expected = [0, 0.5, -0.5, 1, -1, 1, -1];
    for (const [at, sample] of expected.entries()) expect(back[at]).toBeCloseTo(sample, 4);
  });

  it("mixes two channels into one", () => {
    const bytes = encodeWav(Float32Array.of(0.5, -0.5, 1, 0), 8_000);
    new DataView(bytes.buffer).setUint16(22, 2, true);
    new DataView(bytes.buffer).setUint16(32, 4, true);
    const read = readWav(bytes);
    if (!read.ok) throw new Error(read.error.code);
    const [first, second] = wavSamples(read.value);
    expect(first).toBeCloseTo(0, 4);
    expect(second).toBeCloseTo(0.5, 4);
  });
});

describe("trimSilence", () => {
  it("leaves a little air around what is said", () => {
    const trimmed = trimSilence(concat(silence(2), tone(1, rate, 0.2), silence(3)), rate);
    expect(trimmed.length / rate).toBeGreaterThan(1.2);
    expect(trimmed.length / rate).toBeLessThan(1.3);
  });

  it("keeps pauses inside, and silence that is all there is", () => {
    const twoWords = concat(tone(1, rate, 0.2), silence(2), tone(1, rate, 0.2));
    expect(trimSilence(twoWords, rate)).toHaveLength(twoWords.length);
    expect(trimSilence(silence(1), rate)).toHaveLength(rate);
    expect(trimSilence(new Float32Array(), rate)).toHaveLength(0);
  });
});
