/** Seconds up to which each place of a histogram counts; what is longer than the last counts in one more. */
export const durationBounds = [
  1, 2, 3, 5, 7, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 600, 1200, 1800, 3600,
] as const;

/** How many places a histogram has. */
export const durationPlaces = durationBounds.length + 1;

/** Durations in seconds as a histogram; empty when there are none. Histograms of the same length are added place by place. */
export function histogramOf(seconds: readonly number[]): number[] {
  if (seconds.length === 0) return [];
  const places = new Array<number>(durationPlaces).fill(0);
  for (const each of seconds) {
    const found = durationBounds.findIndex((bound) => each <= bound);
    const place = found === -1 ? durationBounds.length : found;
    places[place] = (places[place] as number) + 1;
  }
  return places;
}

/**
 * A quantile in seconds, by a straight line within its place, so that it is off by less than the place is wide; one in
 * the last place is told as the highest bound, which it is at least.
 *
 * @param quantile 0.5 for the median
 * @returns null for an empty histogram
 */
export function quantileOf(histogram: readonly number[], quantile: number): number | null {
  const all = histogram.reduce((sum, count) => sum + count, 0);
  if (all === 0) return null;
  let left = quantile * all;
  for (const [place, count] of histogram.entries()) {
    if (count > 0 && left <= count) {
      const [low, high] = [durationBounds[place - 1] ?? 0, durationBounds[place]];
      return high === undefined ? low : low + (high - low) * (left / count);
    }
    left -= count;
  }
  return durationBounds.at(-1) ?? null;
}
