/** So much of the lower rate's band is kept; what lies between there and its end fades out. */
const keptBand = 0.9;
/** Zeros of the filter on each side of its middle: the more, the steeper it fades. */
const zeros = 24;

/**
 * A sound at a lower rate, without the whistling that too high tones would become there: everything above half the new
 * rate is taken out first, by a low pass of a sinc under a Blackman window (Smith, "The Scientist and Engineer's Guide to
 * Digital Signal Processing", chapter 16). What is below nine tenths of that stays as loud as it was, to a decibel.
 *
 * @param factor how many samples become one, a whole number: 6 from 48 kHz to 8 kHz
 * @returns as many samples as there is time for, the last one perhaps from a part of `factor` samples
 */
export function downsample(samples: Float32Array, factor: number): Float32Array {
  if (factor === 1) return samples;
  const filter = lowPass(factor);
  const middle = (filter.length - 1) / 2;
  const lowered = new Float32Array(Math.ceil(samples.length / factor));
  for (let at = 0; at < lowered.length; at += 1) {
    const from = at * factor - middle;
    const end = Math.min(filter.length, samples.length - from);
    let sum = 0;
    for (let tap = Math.max(0, -from); tap < end; tap += 1)
      sum += (filter[tap] as number) * (samples[from + tap] as number);
    lowered[at] = sum;
  }
  return lowered;
}

/** Weights that add up to one, so that what is steady stays as it is. */
function lowPass(factor: number): Float64Array {
  const middle = zeros * factor;
  // Half way between what is kept and the end of the band, as a share of the higher rate.
  const cutoff = (1 + keptBand) / 2 / (2 * factor);
  const weights = Float64Array.from({ length: 2 * middle + 1 }, (_, tap) => {
    const x = tap - middle;
    const sinc = x === 0 ? 2 * cutoff : Math.sin(2 * Math.PI * cutoff * x) / (Math.PI * x);
    const turn = (2 * Math.PI * tap) / (2 * middle);
    return sinc * (0.42 - 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn));
  });
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return weights.map((weight) => weight / sum);
}
