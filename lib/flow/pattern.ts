import { RE2JS } from "re2js";
import { limits } from "./limits";

/** Compiled patterns by their text; null: refused. Flows are few and patterns short, so the oldest simply goes first. */
const compiled = new Map<string, RE2JS | null>();
const compiledAtMost = 1_000;

/**
 * Whether a text holds a regular expression, without regard to case. Total and bounded: the syntax is RE2's
 * (github.com/google/re2/wiki/Syntax), which matches in time linear in the text, program and text have limits, and what
 * cannot be used as a pattern is found nowhere. A longer text is read up to `limits.matchedCharacters`.
 */
export function holdsPattern(text: string, pattern: string): boolean {
  return compilePattern(pattern)?.matcher(text.slice(0, limits.matchedCharacters)).find() ?? false;
}

/** What is wrong with a regular expression, in words, or null. */
export function patternProblem(pattern: string): string | null {
  if (pattern.length > limits.patternCharacters) return `is longer than ${limits.patternCharacters} characters`;
  if (repetitions(pattern) > limits.patternRepetitions) return `repeats more than ${limits.patternRepetitions} times`;
  return compilePattern(pattern) === null ? "cannot be read, or is too complex" : null;
}

function compilePattern(pattern: string): RE2JS | null {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  const fresh = compile(pattern);
  if (compiled.size >= compiledAtMost) compiled.delete(compiled.keys().next().value as string);
  compiled.set(pattern, fresh);
  return fresh;
}

function compile(pattern: string): RE2JS | null {
  // Before it is compiled: counted repetitions multiply, and unrolling them is what takes long.
  if (pattern.length > limits.patternCharacters || repetitions(pattern) > limits.patternRepetitions) return null;
  try {
    const program = RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
    return program.programSize() > limits.patternInstructions ? null : program;
  } catch {
    return null;
  }
}

/** The product of all counts: as if every repetition stood inside every other. */
function repetitions(pattern: string): number {
  const counts = [...pattern.matchAll(/\{(\d+)(?:,(\d*))?\}/g)].map(([, least, most]) => Number(most || least));
  return counts.reduce((product, count) => product * Math.max(1, count), 1);
}
