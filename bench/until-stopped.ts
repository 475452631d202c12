/** Takes what has to be stopped after a measurement. */
export type StopLater = (stop: () => unknown) => void;

/**
 * Measures with programs of one's own: what `measure` starts and names is stopped afterwards, the last first, whether it
 * succeeded or not.
 */
export async function untilStopped<T>(measure: (stopLater: StopLater) => Promise<T>): Promise<T> {
  const stops: (() => unknown)[] = [];
  try {
    return await measure((stop) => stops.unshift(stop));
  } finally {
    for (const stop of stops) {
      try {
        await stop();
      } catch (error) {
        // The others are to be stopped all the same.
        console.error(error);
      }
    }
  }
}
