import type { Word } from "./nlu-provider";

/** How much of a word's valence is left, turned round, after a negator: "not good" is less than bad. */
const negated = -0.6;

/** VADER's normalisation constant (Hutto and Gilbert, 2014): about where one strong word stands halfway. */
const alpha = 15;

/**
 * How a caller feels, from what the words weigh: −1 (furious) to 1 (delighted), 0 when no word says.
 *
 * @param words their own valence, −5 to 5
 * @returns `sum / √(sum² + 15)`, as VADER does, to two decimals
 */
export function sentimentOf(words: readonly Word[]): number {
  const sum = words.reduce((total, { valence, isNegated }) => total + valence * (isNegated ? negated : 1), 0);
  return Math.round((sum / Math.sqrt(sum * sum + alpha)) * 100) / 100;
}
