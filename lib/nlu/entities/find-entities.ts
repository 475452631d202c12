import { type NluProvider, readCharacters } from "../nlu-provider";
import { plainWords } from "../plain-text";
import { asciiDigits, type Entity, type EntityKind, type EntityText, type Token, tokensOf } from "./entity";
import { findDates } from "./find-dates";
import { digitRuns, numberAt } from "./spoken-number";

/** What must be known beside the text to read dates and names in it. */
export interface EntityFacts {
  /** BCP 47 of the text. */
  language: string;
  /** `2026-03-10`: today where the caller is. */
  today: string;
  /** Names of products and services as the company writes them. */
  products: readonly string[];
}

/** Everything named in a text, in its order, each part of it read once: an address first, bare figures last. */
export function findEntities(text: string, provider: NluProvider, facts: EntityFacts): Entity[] {
  const found = entityText(text, provider, facts, false);
  const taken: Entity[] = [];
  for (const kind of precedence) {
    for (const entity of finders[kind](found)) {
      if (!taken.some(({ from, to }) => from < entity.to && entity.from < to)) taken.push(entity);
    }
  }
  return taken.sort((a, b) => a.from - b.from);
}

/** What a caller answered who was asked for this kind; null when there is none of it. */
export function findAsked(kind: EntityKind, text: string, provider: NluProvider, facts: EntityFacts): Entity | null {
  return finders[kind](entityText(text, provider, facts, true))[0] ?? null;
}

const precedence = ["email", "date", "product", "amount", "phoneNumber", "digits"] as const;

function entityText(given: string, provider: NluProvider, facts: EntityFacts, isAsked: boolean): EntityText {
  const text = asciiDigits(given.slice(0, readCharacters));
  const { vocabulary, stem } = provider;
  const isMonthFirst = facts.language === "en-US";
  return { text, tokens: tokensOf(text), vocabulary, stem, isAsked, isMonthFirst, ...facts };
}

const finders: Record<EntityKind, (found: EntityText) => Entity[]> = {
  date: findDates,
  email: findEmails,
  product: findProducts,
  amount: findAmounts,
  phoneNumber: findPhoneNumbers,
  digits: findDigits,
};

function findAmounts(found: EntityText): Entity[] {
  const { tokens, vocabulary, isAsked } = found;
  const currencyAt = (index: number) => {
    const word = tokens[index]?.word ?? "";
    return Object.hasOwn(vocabulary.currencies, word) ? vocabulary.currencies[word] : undefined;
  };
  const amounts: Entity[] = [];
  for (let at = 0; at < tokens.length; ) {
    const before = currencyAt(at);
    const number = numberAt(found, before === undefined ? at : at + 1);
    const after = number ? currencyAt(number.next) : undefined;
    const currency = before ?? after;
    if (!number || (currency === undefined && !isAsked)) {
      at += 1;
      continue;
    }
    const next = before === undefined && after !== undefined ? number.next + 1 : number.next;
    const [{ from }, { to }] = [tokens[at] as Token, tokens[next - 1] as Token];
    amounts.push({ kind: "amount", value: number.value, ...(currency === undefined ? {} : { currency }), from, to });
    at = next;
  }
  return amounts;
}

/** Of 7 to 15 digits (E.164); fewer than nine without a + are an account number more often. */
function findPhoneNumbers(found: EntityText): Entity[] {
  return digitRuns(found).flatMap(({ digits, hasPlus, from, to }) => {
    const least = hasPlus || found.isAsked ? 7 : 9;
    if (digits.length < least || digits.length > 15) return [];
    return [{ kind: "phoneNumber" as const, value: hasPlus ? `+${digits}` : digits, from, to }];
  });
}

function findDigits(found: EntityText): Entity[] {
  return digitRuns(found).flatMap(({ digits, from, to }) =>
    digits.length < (found.isAsked ? 1 : 4) ? [] : [{ kind: "digits" as const, value: digits.slice(0, 32), from, to }],
  );
}

/** `maya@example.com`, and as it is read out: "maya at example dot com". */
function findEmails({ tokens, vocabulary, text }: EntityText): Entity[] {
  const isMark = (index: number, marks: readonly string[]) => marks.includes(tokens[index]?.word ?? "");
  const isPart = (index: number) => /^[\p{L}\d_+-]+$/u.test(tokens[index]?.word ?? "");
  const written = (from: number, to: number) =>
    tokens
      .slice(from, to)
      .map((token, index) =>
        isMark(from + index, vocabulary.dot) ? "." : text.slice(token.from, token.to).toLowerCase(),
      )
      .join("");
  const joined = (index: number) => tokens[index - 1]?.to === tokens[index]?.from;
  return tokens.flatMap((_token, at) => {
    if (!isMark(at, vocabulary.at) || !isPart(at - 1) || !isPart(at + 1)) return [];
    let first = at - 1;
    while (first > 0 && at - first < 12) {
      if (isMark(first - 1, vocabulary.dot) && isPart(first - 2)) first -= 2;
      else if (joined(first) && isPart(first - 1)) first -= 1;
      else break;
    }
    let end = at + 2;
    let dots = 0;
    while (end < tokens.length && end - at < 12) {
      if (isMark(end, vocabulary.dot) && isPart(end + 1)) [end, dots] = [end + 2, dots + 1];
      else if (joined(end) && isPart(end)) end += 1;
      else break;
    }
    if (dots === 0) return [];
    const value = `${written(first, at)}@${written(at + 1, end)}`;
    return [{ kind: "email" as const, value, from: (tokens[first] as Token).from, to: (tokens[end - 1] as Token).to }];
  });
}

/** The longest name first, so that "Fiber 500" is not "Fiber". */
function findProducts({ tokens, products, stem }: EntityText): Entity[] {
  const stems = tokens.map(({ word }) => stem(word));
  return products
    .map((product) => ({ product, stems: plainWords(product).map(stem) }))
    .filter((product) => product.stems.length > 0)
    .sort((a, b) => b.stems.length - a.stems.length)
    .flatMap((product) =>
      tokens.flatMap(({ from }, at) =>
        product.stems.every((each, offset) => stems[at + offset] === each)
          ? [
              {
                kind: "product" as const,
                value: product.product,
                from,
                to: (tokens[at + product.stems.length - 1] as Token).to,
              },
            ]
          : [],
      ),
    );
}
