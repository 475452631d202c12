/** A caller whom an agent took out of a queue. */
export interface AnsweredWait {
  /** From entering the queue to the agent. */
  waitedSeconds: number;
  /** Place in line on entering, 1 for the first. */
  fromPosition: number;
}

/** Of a queue's answered callers: so many of the latest, none older than this, and not fewer than that. */
export const answeredWaits = { atMost: 20, withinSeconds: 3_600, atLeast: 5 };

/**
 * Estimated wait time (EWT) of a caller who waits: place in line × the time in which one place was gained lately,
 *
 *     position × Σ waitedSeconds ÷ Σ fromPosition
 *
 * This is the usual estimate from a queue's own history where nobody can say how many agents there will be: average time
 * to answer × position in queue (Mitel, article 52331), over the last answered calls, abandoned ones left out (Ivanti Voice,
 * "Estimated Wait Time"). Dividing by the places makes it hold when the line is longer or shorter than it was. It follows
 * a change of pace only as calls are answered, and who is overtaken by a better priority waits longer than told.
 *
 * @param position place in line now, 1 for the first; null: not known
 * @param answered callers of the same queue that `answeredWaits` lets count, in any order
 * @returns seconds from now; null when it cannot be known: no place, or too few answered calls to tell from
 */
export function estimatedWaitSeconds(position: number | null, answered: readonly AnsweredWait[]): number | null {
  if (position === null || answered.length < answeredWaits.atLeast) return null;
  const waited = answered.reduce((sum, { waitedSeconds }) => sum + waitedSeconds, 0);
  const places = answered.reduce((sum, { fromPosition }) => sum + fromPosition, 0);
  return Math.round((position * waited) / places);
}
