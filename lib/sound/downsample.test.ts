import { describe, expect, it } from "vitest";
import { downsample } from "./downsample";
import { levelsOf } from "./levels";
import { tone } from "./test-sounds";

const fullRate = 48_000;
const seconds = 0.5;

/** What a tone of the full rate becomes, without the first and last moments, in which it begins and ends. */
function lowered(hertz: number, rate: number): Float32Array {
  const samples = downsample(tone(seconds, fullRate, 0.5, hertz), fullRate / rate);
  return samples.subarray(rate / 20, -rate / 20);
}
const loudness = (samples: Float32Array, rate: number) => levelsOf(samples, rate).rmsDb ?? Number.NEGATIVE_INFINITY;
const asBefore = loudness(tone(seconds, fullRate, 0.5), fullRate);

/** The share of a sound that is this tone and nothing else, 0…1, by its Fourier coefficient there. */
function purity(samples: Float32Array, rate: number, hertz: number): number {
  let [real, imaginary, energy] = [0, 0, 0];
  samples.forEach((sample, at) => {
    const turn = (2 * Math.PI * hertz * at) / rate;
    real += sample * Math.cos(turn);
    imaginary += sample * Math.sin(turn);
    energy += sample * sample;
  });
  return (2 * (real * real + imaginary * imaginary)) / (energy * samples.length);
}

describe.each([
  [8_000, [100, 440, 1_000, 3_000, 3_400], [4_300, 5_000, 7_500, 11_000, 15_900, 23_000]],
  [16_000, [100, 440, 1_000, 3_000, 6_800], [8_600, 10_000, 15_000, 20_000, 23_000]],
])("to %i a second", (rate, kept, gone) => {
  it("lasts as long as it did", () => {
    const factor = fullRate / rate;
    for (const length of [0, 1, factor, factor + 1, 48_000])
      expect(downsample(new Float32Array(length), factor)).toHaveLength(Math.ceil(length / factor));
  });

  it.each(kept)("leaves a tone of %i Hz what it was, as loud", (hertz) => {
    const samples = lowered(hertz, rate);
    expect(purity(samples, rate, hertz)).toBeGreaterThan(0.9999);
    expect(Math.abs(loudness(samples, rate) - asBefore)).toBeLessThan(0.3);
  });

  it.each(gone)("takes out a tone of %i Hz instead of folding it down", (hertz) => {
    expect(loudness(lowered(hertz, rate), rate)).toBeLessThan(asBefore - 60);
  });
});

it("keeps what is steady, and a sound of the same rate", () => {
  const steady = downsample(new Float32Array(4_800).fill(0.25), 6);
  expect(steady[400]).toBeCloseTo(0.25, 5);
  const samples = tone(0.1, 8_000);
  expect(downsample(samples, 1)).toBe(samples);
});
