import { type NluProvider, readable, type Vocabulary, type Word } from "../nlu-provider";
import { plain, plainWords } from "../plain-text";

/** What there is to know of a language without a model. Words as people write them; stems are made of them. */
export interface WordList {
  language: string;
  stem(word: string): string;
  functionWords: string;
  /** Turn the sense of the next words. */
  negators: string;
  /** Valence (−5 to 5) to words. */
  valences: Readonly<Record<number, string>>;
  vocabulary: Vocabulary;
}

/** How many words a negator reaches: "ei ole üldse rahul". */
const negatorReach = 3;

/** Reads a language by lists of words and light stemming. */
export function wordListProvider({ language, stem, vocabulary, ...lists }: WordList): NluProvider {
  const functionWords = new Set(plainWords(lists.functionWords));
  const negators = new Set(plainWords(lists.negators));
  const valences = new Map(
    Object.entries(lists.valences).flatMap(([valence, words]) =>
      plainWords(words).flatMap((word) => [[word, Number(valence)] as const, [stem(word), Number(valence)] as const]),
    ),
  );
  return {
    language,
    stem,
    vocabulary: plainVocabulary(vocabulary),
    read(text) {
      let reach = 0;
      return plainWords(readable(text)).map((word): Word => {
        const isNegator = negators.has(word);
        const isNegated = !isNegator && reach > 0;
        reach = isNegator ? negatorReach : reach - 1;
        const stemmed = stem(word);
        return {
          text: word,
          stem: stemmed,
          isFunctionWord: functionWords.has(word),
          isNegated,
          valence: valences.get(word) ?? valences.get(stemmed) ?? 0,
        };
      });
    },
  };
}

/** Lists are written as people write; texts are compared without accents. Signs stay. */
function plainVocabulary(written: Vocabulary): Vocabulary {
  const form = (word: string) => plain(word) || word;
  const keys = <T>(entries: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(entries).map(([word, value]) => [form(word), value]));
  return {
    numbers: keys(written.numbers),
    and: written.and.map(form),
    months: written.months.map((names) => names.map(form)),
    weekdays: written.weekdays.map((names) => names.map(form)),
    days: written.days.map(([phrase, days]) => [form(phrase), days]),
    last: written.last.map(form),
    currencies: keys(written.currencies),
    at: written.at.map(form),
    dot: written.dot.map(form),
    yes: written.yes.map(form),
    no: written.no.map(form),
  };
}
