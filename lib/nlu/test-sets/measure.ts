import type { Topic } from "../create-nlu";
import { nlu } from "../installed-nlu";
import arabic from "./ar.json";
import english from "./en.json";
import estonian from "./et.json";
import intents from "./intents.json";

const sets = { en: english, ar: arabic, et: estonian } as const;

export type TestLanguage = keyof typeof sets;

export const testLanguages = Object.keys(sets) as TestLanguage[];

/** The sureness that the intent node asks for by itself. */
export const leastConfidence = 0.4;

/** Not one of the intents, or not sure enough. */
export const other = "other";

export interface Measured {
  utterances: number;
  /** Share that was understood as labelled; out of scope counts as right when nothing is understood. */
  accuracy: number;
  byIntent: {
    intent: string;
    /** Of what was understood as this intent, the share that is; null when nothing was. */
    precision: number | null;
    /** Of what is this intent, the share that was understood as it. */
    recall: number;
  }[];
  /** What went wrong, with how sure it was. */
  mistakes: { text: string; expected: string; understood: string; confidence: number }[];
  /** How often each label (row) was understood as each (column), in the order of `byIntent`. */
  confusion: number[][];
}

/** How well a labelled set is understood by example phrases that are not in it. */
export function measure(language: TestLanguage): Measured {
  const facts = { language, today: "2026-03-10", products: [] };
  const topic: Topic = {
    intents: intents.map((intent) => ({ id: intent.id, ...intent[language] })),
    sentiment: { positive: [], negative: [] },
  };
  const results = sets[language].map(([expected = other, text = ""]) => {
    const best = nlu.understand(text, topic, facts).ranking[0] ?? { intent: other, confidence: 0 };
    const understood = best.confidence >= leastConfidence ? best.intent : other;
    return { text, expected, understood, confidence: best.confidence };
  });
  const share = (part: number, whole: number) => Math.round((1000 * part) / whole) / 1000;
  const labels = [...intents.map(({ id }) => id), other];
  const rightly = results.filter(({ expected, understood }) => expected === understood);
  return {
    utterances: results.length,
    accuracy: share(rightly.length, results.length),
    byIntent: labels.map((intent) => {
      const right = rightly.filter(({ expected }) => expected === intent).length;
      const understood = results.filter((result) => result.understood === intent).length;
      const expected = results.filter((result) => result.expected === intent).length;
      return { intent, precision: understood === 0 ? null : share(right, understood), recall: share(right, expected) };
    }),
    confusion: labels.map((row) =>
      labels.map((column) => results.filter((each) => each.expected === row && each.understood === column).length),
    ),
    mistakes: results.filter(({ expected, understood }) => expected !== understood),
  };
}
