import type { EntityText, Token } from "./entity";

/** A number and the token after it. */
export interface SpokenNumber {
  value: number;
  next: number;
}

/**
 * The number that begins at a token, in figures (`1,250.50`, `49,90`) or in words ("two hundred and five", خمسة
 * وعشرون); null when none does.
 */
export function numberAt(found: EntityText, at: number): SpokenNumber | null {
  return inFigures(found, at) ?? inWords(found, at);
}

/** The last mark with one or two figures after it is the decimal one; marks before three figures only group. */
function inFigures({ text, tokens }: EntityText, at: number): SpokenNumber | null {
  const first = tokens[at];
  if (!first || !/^\d/.test(first.word)) return null;
  const [figures = ""] = /^\d+(?:[.,]\d+)*/.exec(text.slice(first.from, first.from + 24)) ?? [];
  const [, whole = figures, decimals = "0"] = /^(.+)[.,](\d{1,2})$/.exec(figures) ?? [];
  const end = first.from + figures.length;
  let next = at;
  while (next < tokens.length && (tokens[next] as Token).from < end) next += 1;
  return { value: Number(`${whole.replace(/[.,]/g, "")}.${decimals}`), next };
}

function inWords({ tokens, vocabulary }: EntityText, at: number): SpokenNumber | null {
  let [total, group, last, next] = [0, 0, Number.POSITIVE_INFINITY, at];
  for (let index = at; index < tokens.length; index += 1) {
    const { word } = tokens[index] as Token;
    if (index > at && vocabulary.and.includes(word)) continue;
    const value = valueOfWord(vocabulary.numbers, vocabulary.and, word, index > at);
    if (value === null) break;
    if (value === 100 || value === 1000) group = Math.max(group, 1) * value;
    // "five three" are two numbers, "twenty five" and "five and twenty" are one.
    else if (value < 10 && last < 10) break;
    else group += value;
    if (value === 1000) [total, group] = [total + group, 0];
    [last, next] = [value, index + 1];
  }
  return next === at ? null : { value: total + group, next };
}

/** Arabic writes its "and" as part of the next word. */
function valueOfWord(
  numbers: Readonly<Record<string, number>>,
  and: readonly string[],
  word: string,
  goesOn: boolean,
): number | null {
  if (Object.hasOwn(numbers, word)) return numbers[word] ?? null;
  const joined = goesOn && and.find((each) => each.length === 1 && word.startsWith(each));
  return joined ? valueOfWord(numbers, [], word.slice(joined.length), false) : null;
}

/** Figures said or written one after the other, with what stands between them. */
export interface DigitRun {
  digits: string;
  hasPlus: boolean;
  from: number;
  to: number;
}

const between = new Set(["-", ".", "(", ")", "/"]);

/** "five five five 0 1 0 0", `+372 555-0100`: each run of figures and words for one figure. */
export function digitRuns({ tokens, vocabulary }: EntityText): DigitRun[] {
  const runs: DigitRun[] = [];
  let run: DigitRun | null = null;
  let plus: Token | null = null;
  for (const token of tokens) {
    const digits = digitsOf(vocabulary.numbers, token.word);
    if (digits !== null) {
      if (run === null) {
        run = { digits: "", hasPlus: plus !== null, from: plus?.from ?? token.from, to: token.to };
        runs.push(run);
      }
      run.digits += digits;
      run.to = token.to;
    } else if (run === null || !between.has(token.word)) run = null;
    plus = token.word === "+" ? token : null;
  }
  return runs;
}

function digitsOf(numbers: Readonly<Record<string, number>>, word: string): string | null {
  if (/^\d+$/.test(word)) return word;
  const value = Object.hasOwn(numbers, word) ? numbers[word] : undefined;
  return value !== undefined && value < 10 ? String(value) : null;
}
