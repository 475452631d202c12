import type { NluProvider, Word } from "./nlu-provider";

/** What one intent is recognised by, in one language. */
export interface IntentWords {
  id: string;
  /** What people say who want this. */
  examples: readonly string[];
  /** Words and phrases that nearly decide by themselves. */
  keywords: readonly string[];
}

/** How well a text fits an intent. */
export interface RankedIntent {
  intent: string;
  /** 0 … 1 */
  confidence: number;
}

/** Intents with their words counted once, for any number of texts. */
export interface Classifier {
  /** All intents, the likeliest first; those that fit equally well in their own order. */
  rank(words: readonly Word[]): RankedIntent[];
}

/** How sure a keyword makes, alone; a phrase of several words is said by chance less often. */
const keywordWeight = { word: 0.6, phrase: 0.75 };
/** What a function word counts beside a word with a meaning. */
const functionWeight = 0.1;
/** What an unknown word counts against every intent, and of how many at most: people explain themselves at length. */
const unknown = { weight: 0.35, atMost: 4 };
/** What a word counts that only begins like a known one. */
const likeness = 0.75;

interface Term {
  /** How often each intent's examples have it, as shares that add up to 1. */
  shares: Map<string, number>;
  /** 0 … 1: a word that every intent's examples have decides nothing. */
  weight: number;
}

/**
 * A linear classifier over stems. A word speaks for the intents in whose examples it stands, the more the fewer they
 * are (inverse frequency over intents); an intent's evidence is its share of all that was said. Keywords and whole
 * examples that are said again add to it: the chances to be wrong multiply. A few hundred words are learnt in
 * milliseconds, and each verdict can be explained by its words.
 */
export function createClassifier(intents: readonly IntentWords[], provider: NluProvider): Classifier {
  const read = (texts: readonly string[]) =>
    texts.map((text) => provider.read(text)).filter((words) => words.length > 0);
  const known = intents.map(({ id, examples, keywords }) => ({
    id,
    examples: read(examples),
    keywords: read(keywords).map((words) => words.map(({ stem }) => stem)),
  }));
  const terms = countTerms(known);
  const find = termFinder(terms);
  const wholes = known.map(({ id, examples }) => ({
    id,
    examples: examples.map((words) => new Set(content(words).map(({ stem }) => stem))).filter(({ size }) => size > 0),
  }));
  return {
    rank(words) {
      const said = evidence(words, find);
      const stems = words.map(({ stem }) => stem);
      const meant = new Set(content(words).map(({ stem }) => stem));
      const keyed = known.map(({ keywords }) => keywordStrength(keywords, stems, find.isLike));
      return known
        .map(({ id }, index): RankedIntent => {
          const byWords = said.get(id) ?? 0;
          const byExample = nearest(wholes[index]?.examples ?? [], meant, find.weight);
          const doubt = (1 - byWords) * (1 - (keyed[index] ?? 0)) * (1 - byExample * byExample);
          return { intent: id, confidence: Math.round((1 - doubt) * 100) / 100 };
        })
        .sort((a, b) => b.confidence - a.confidence);
    },
  };
}

const content = (words: readonly Word[]) => words.filter((word) => !word.isFunctionWord && !/\d/.test(word.text));

function countTerms(intents: readonly { id: string; examples: Word[][]; keywords: string[][] }[]): Map<string, Term> {
  const rates = new Map<string, Map<string, number>>();
  const functional = new Set<string>();
  const count = (stem: string, intent: string, rate: number) => {
    const of = rates.get(stem) ?? new Map<string, number>();
    rates.set(stem, of.set(intent, (of.get(intent) ?? 0) + rate));
  };
  for (const { id, examples, keywords } of intents) {
    for (const words of examples) {
      for (const stem of new Set(words.map((word) => word.stem))) count(stem, id, 1 / (examples.length + 2));
      for (const word of words) if (word.isFunctionWord) functional.add(word.stem);
    }
    for (const stem of new Set(keywords.flat())) if (!functional.has(stem)) count(stem, id, 0.5);
  }
  const most = Math.log(1 + intents.length);
  return new Map(
    [...rates].map(([stem, of]): [string, Term] => {
      const sum = [...of.values()].reduce((total, rate) => total + rate, 0);
      const rarity = Math.log(1 + intents.length / of.size) / most;
      const shares = new Map([...of].map(([intent, rate]) => [intent, rate / sum]));
      return [stem, { shares, weight: rarity * (functional.has(stem) ? functionWeight : 1) }];
    }),
  );
}

interface TermFinder {
  /** The term itself, or the one that is most like it. */
  find(stem: string): { term: Term; match: number } | null;
  weight(stem: string): number;
  isLike(a: string, b: string): boolean;
}

const likeAfter = 4;

/** Inflections that stemming leaves apart share their beginning: `lepingu` and `leping`, "cancel" and "cancellation". */
function isLike(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 5) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  return same >= likeAfter && short.length - same <= (same > likeAfter ? 1 : 0);
}

function termFinder(terms: ReadonlyMap<string, Term>): TermFinder {
  const byBeginning = new Map<string, string[]>();
  for (const stem of terms.keys()) {
    const beginning = stem.slice(0, likeAfter);
    byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), stem]);
  }
  const find = (stem: string) => {
    const exact = terms.get(stem);
    if (exact) return { term: exact, match: 1 };
    const like = (byBeginning.get(stem.slice(0, likeAfter)) ?? []).filter((other) => isLike(stem, other));
    const closest = like.sort((a, b) => Math.abs(a.length - stem.length) - Math.abs(b.length - stem.length))[0];
    return closest === undefined ? null : { term: terms.get(closest) as Term, match: likeness };
  };
  return { find, isLike, weight: (stem) => terms.get(stem)?.weight ?? unknown.weight };
}

/** Each intent's share of what was said. */
function evidence(words: readonly Word[], { find }: TermFinder): Map<string, number> {
  const sums = new Map<string, number>();
  let all = 0;
  let unknowns = 0;
  for (const { stem, isFunctionWord } of uniqueStems(words)) {
    const found = find(stem);
    if (!found) {
      if (!isFunctionWord && unknowns < unknown.atMost) {
        unknowns += 1;
        all += unknown.weight;
      }
      continue;
    }
    const weight = found.term.weight * found.match;
    all += weight;
    for (const [intent, share] of found.term.shares) sums.set(intent, (sums.get(intent) ?? 0) + weight * share);
  }
  // One word is not as much as two: a third of a word's weight stands for what was not said.
  return new Map([...sums].map(([intent, sum]) => [intent, sum / (all + 0.35)]));
}

function uniqueStems(words: readonly Word[]): Word[] {
  const seen = new Set<string>();
  return words.filter(({ stem, text }) => {
    if (seen.has(stem) || /\d/.test(text)) return false;
    seen.add(stem);
    return true;
  });
}

/** The strongest keyword that was said, its words one after the other. */
function keywordStrength(
  keywords: readonly (readonly string[])[],
  stems: readonly string[],
  like: TermFinder["isLike"],
): number {
  let strength = 0;
  for (const keyword of keywords) {
    const one = keyword.length === 1 ? keywordWeight.word : keywordWeight.phrase;
    if (one <= strength) continue;
    const isSaid = stems.some((_stem, at) =>
      keyword.every((word, offset) => {
        const said = stems[at + offset] ?? "";
        return said === word || like(said, word);
      }),
    );
    if (isSaid) strength = one;
  }
  return strength;
}

/** How much of the nearest example and of what was said is the same (weighted Jaccard index), 0 … 1. */
function nearest(
  examples: readonly ReadonlySet<string>[],
  meant: ReadonlySet<string>,
  weight: (stem: string) => number,
): number {
  let best = 0;
  for (const example of examples) {
    let [shared, all] = [0, 0];
    for (const stem of meant) {
      all += weight(stem);
      if (example.has(stem)) shared += weight(stem);
    }
    for (const stem of example) if (!meant.has(stem)) all += weight(stem);
    if (all > 0) best = Math.max(best, shared / all);
  }
  return best;
}
