/** Quieter than this is a room, not a voice: -44 dBFS. */
const threshold = 0.0063;
/** Kept before and after, so that no first or last sound is bitten off. */
const marginSeconds = 0.12;
const pieceSeconds = 0.02;

/** The part between the first and the last sound, with a little air around it; all of it when there is no sound at all. */
export function trimSilence(samples: Float32Array, sampleRate: number): Float32Array {
  const length = Math.max(1, Math.round(pieceSeconds * sampleRate));
  let first = -1;
  let last = -1;
  for (let from = 0; from < samples.length; from += length) {
    const piece = samples.subarray(from, from + length);
    const mean = Math.sqrt(piece.reduce((sum, sample) => sum + sample * sample, 0) / piece.length);
    if (mean < threshold) continue;
    if (first < 0) first = from;
    last = from + piece.length;
  }
  if (first < 0) return samples;
  const margin = Math.round(marginSeconds * sampleRate);
  return samples.subarray(Math.max(0, first - margin), Math.min(samples.length, last + margin));
}
