import { type Classifier, createClassifier, type IntentWords, type RankedIntent } from "./classify";
import type { Entity, EntityKind } from "./entities/entity";
import { type EntityFacts, findAsked, findEntities } from "./entities/find-entities";
import { wordListProvider } from "./languages/word-list-provider";
import { emptyVocabulary, type NluProvider, type Word } from "./nlu-provider";
import { plainWords } from "./plain-text";
import { sentimentOf } from "./sentiment";

/** A company's own words for how callers feel, beside or in place of the built-in ones. */
export interface SentimentWords {
  positive: readonly string[];
  negative: readonly string[];
}

/** What a text is understood by. The object is the key under which its words are kept: do not change it in place. */
export interface Topic {
  /** The words of one language. */
  intents: readonly IntentWords[];
  sentiment: SentimentWords;
}

export interface Understanding {
  /** The likeliest first; empty when there is nothing to read. */
  ranking: RankedIntent[];
  entities: Entity[];
  /** −1 … 1, see `sentimentOf`. */
  sentiment: number;
}

/** Understands what callers say. Total, synchronous and the same for the same text; at most `readCharacters` are read. */
export interface Nlu {
  understand(text: string, topic: Topic, facts: EntityFacts): Understanding;
  /** What a caller answered who was asked for one thing; null when it is not there. */
  findAsked(kind: EntityKind, text: string, facts: EntityFacts): Entity | null;
  /** Yes, no, or neither (null). */
  agrees(text: string, language: string): boolean | null;
  /** Does at once what the first text of a language would wait for. */
  prepare(language: string): void;
}

/** An own word weighs as much as a clear word of the lists ("angry", "happy"). */
const ownValence = 3;

/** @param providers one for each language; of any other, words are compared as they are, and no word is sad or glad */
export function createNlu(providers: readonly NluProvider[]): Nlu {
  const providerOf = (language: string) =>
    providers.find((provider) => provider.language === language.split("-")[0]) ?? anyLanguage;
  const prepared = new WeakMap<Topic, Map<NluProvider, Prepared>>();
  const prepare = (topic: Topic, provider: NluProvider): Prepared => {
    const known = prepared.get(topic) ?? new Map<NluProvider, Prepared>();
    prepared.set(topic, known);
    const fresh = known.get(provider) ?? {
      classifier: createClassifier(topic.intents, provider),
      valences: ownValences(topic.sentiment, provider),
    };
    known.set(provider, fresh);
    return fresh;
  };
  return {
    understand(text, topic, facts) {
      const provider = providerOf(facts.language);
      const { classifier, valences } = prepare(topic, provider);
      const words = provider.read(text);
      const felt = words.map((word) => ({ ...word, valence: valences.get(word.stem) ?? word.valence }));
      return {
        ranking: words.length === 0 ? [] : classifier.rank(words),
        entities: findEntities(text, provider, facts),
        sentiment: sentimentOf(felt),
      };
    },
    prepare: (language) => void providerOf(language).read("ready"),
    findAsked: (kind, text, facts) => findAsked(kind, text, providerOf(facts.language), facts),
    agrees(text, language) {
      const { yes, no } = providerOf(language).vocabulary;
      const said = ` ${plainWords(text).join(" ")} `;
      const has = (phrases: readonly string[]) => phrases.some((phrase) => said.includes(` ${phrase} `));
      // "No, that is not right" holds a yes word too.
      if (has(no)) return false;
      return has(yes) ? true : null;
    },
  };
}

interface Prepared {
  classifier: Classifier;
  valences: ReadonlyMap<string, number>;
}

const ownValences = ({ positive, negative }: SentimentWords, provider: NluProvider): ReadonlyMap<string, number> => {
  const stems = (words: readonly string[]) =>
    words.flatMap((text) => provider.read(text).map((word: Word) => word.stem));
  return new Map([
    ...stems(positive).map((stem) => [stem, ownValence] as const),
    ...stems(negative).map((stem) => [stem, -ownValence] as const),
  ]);
};

const anyLanguage = wordListProvider({
  language: "",
  stem: (word) => word,
  functionWords: "",
  negators: "",
  valences: {},
  vocabulary: emptyVocabulary,
});
