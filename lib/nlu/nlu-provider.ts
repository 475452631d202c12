/**
 * Reads the texts of one language. The port by which a language, or a better reading of one, is added: give another
 * to `createNlu`. Total, synchronous, and the same for the same text.
 */
export interface NluProvider {
  /** The primary subtag of BCP 47: `en`. */
  language: string;
  /** The words in their order; at most `readCharacters` are asked for, in words of at most `wordCharacters`. */
  read(text: string): Word[];
  /** A word's form in which its inflections are alike; of a word as `plain` gives it. */
  stem(word: string): string;
  vocabulary: Vocabulary;
}

export interface Word {
  /** As `plain` gives it. */
  text: string;
  stem: string;
  /** Holds a sentence together and says little by itself: "the", "I", "to". */
  isFunctionWord: boolean;
  /** "not happy": happy is negated. */
  isNegated: boolean;
  /** −5 (outraged) to 5 (delighted); 0 for most words. */
  valence: number;
}

/** The words by which dates, numbers and answers are recognised; a provider has them as `plain` gives them. */
export interface Vocabulary {
  /** 1 to 99 add up; 100 and 1000 multiply what stands before them. */
  numbers: Readonly<Record<string, number>>;
  /** Stands between parts of a number: "and" in "one hundred and five". */
  and: readonly string[];
  /** January first, each in its spellings. */
  months: readonly (readonly string[])[];
  /** Monday first. */
  weekdays: readonly (readonly string[])[];
  /** Phrases for a day, in days from today, the longest first: `["day after tomorrow", 2]`. */
  days: readonly (readonly [phrase: string, days: number])[];
  /** Before or after a weekday: the one that is past. */
  last: readonly string[];
  /** Words and signs of money to ISO 4217. */
  currencies: Readonly<Record<string, string>>;
  /** How an e-mail address is read out. */
  at: readonly string[];
  dot: readonly string[];
  yes: readonly string[];
  no: readonly string[];
}

/** Of a text, what is beyond is not read: a minute of fast speech is about 1,200 characters. */
export const readCharacters = 2_000;

/** Longer ones are no words, and costly to take apart. */
export const wordCharacters = 40;

/** The part of a text that is read. */
export const readable = (text: string): string =>
  text
    .slice(0, readCharacters)
    .split(/\s+/)
    .filter((word) => word.length <= wordCharacters)
    .join(" ");

/** Of a language of which nothing is known. */
export const emptyVocabulary: Vocabulary = {
  numbers: {},
  and: [],
  months: [],
  weekdays: [],
  days: [],
  last: [],
  currencies: {},
  at: ["@"],
  dot: ["."],
  yes: [],
  no: [],
};
