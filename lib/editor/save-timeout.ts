/** A server that does not answer a small save for this long counts as not there. */
const shortestMs = 15_000;
/** A line that is slower than this is as good as none. */
const charactersPerSecond = 20_000;

/** How long a save of so many characters may take: a large one on a slow line would never come through otherwise. */
export function saveTimeoutMs(characters: number): number {
  return shortestMs + Math.ceil((1_000 * characters) / charactersPerSecond);
}
