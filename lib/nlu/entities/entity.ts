import type { Vocabulary } from "../nlu-provider";
import { plain } from "../plain-text";

export const entityKinds = ["date", "amount", "phoneNumber", "email", "digits", "product"] as const;

export type EntityKind = (typeof entityKinds)[number];

/** Something a caller named. `from` and `to` are its place in the text, in UTF-16 units. */
export interface Entity {
  kind: EntityKind;
  /**
   * date: `2026-03-12`; amount: a number in the currency's main unit; phoneNumber: digits, with a leading + when it was
   * said; email: lower case; digits: as typed; product: as the list has it.
   */
  value: string | number;
  /** ISO 4217, of an amount whose currency was said. */
  currency?: string;
  from: number;
  to: number;
}

/** What a finder looks through. */
export interface EntityText {
  /** With digits of every script as 0–9, letter for letter as long as the caller's. */
  text: string;
  tokens: Token[];
  vocabulary: Vocabulary;
  /** `2026-03-10`: today where the caller is. */
  today: string;
  /** Writes 12/31 for the last day of the year. */
  isMonthFirst: boolean;
  products: readonly string[];
  stem(word: string): string;
  /** The caller was asked for this kind: an amount needs no currency, and a number may be of any length. */
  isAsked: boolean;
}

/** A word, a number, or a sign that numbers and addresses are made with. */
export interface Token {
  word: string;
  from: number;
  to: number;
}

const pieces = /\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)?|\d+|[^\s\p{L}\p{N}]/gu;

export const asciiDigits = (text: string): string =>
  text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15));

export const tokensOf = (text: string): Token[] =>
  [...text.matchAll(pieces)].map(({ 0: raw, index }) => ({
    word: plain(raw) || raw,
    from: index,
    to: index + raw.length,
  }));

/** How many tokens from `at` on are the words of a phrase; 0: they are not. */
export function phraseLength(tokens: readonly Token[], at: number, phrase: readonly string[]): number {
  return phrase.every((word, offset) => tokens[at + offset]?.word === word) ? phrase.length : 0;
}
