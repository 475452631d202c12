import type { CallEvent } from "@/lib/engine/event";
import { plain } from "@/lib/nlu/plain-text";

interface Choice {
  key: string;
  label: string;
  phrases: string[];
}

/**
 * The choice a caller meant, or null. Keys are exact. Speech counts when it holds a choice's phrase, label or key as
 * whole words; the longest match wins, and two choices that match equally well are no answer.
 */
export function understand<C extends Choice>(choices: readonly C[], event: CallEvent): C | null {
  if (event.type === "digitsPressed") return choices.find((choice) => choice.key === event.digits) ?? null;
  if (event.type !== "speechHeard") return null;
  const heard = ` ${plain(event.text)} `;
  const matches = choices.map((choice) => ({ choice, length: longestPhrase(choice, heard) }));
  const longest = Math.max(...matches.map(({ length }) => length));
  const best = matches.filter(({ length }) => length > 0 && length === longest);
  return best.length === 1 ? (best[0]?.choice ?? null) : null;
}

function longestPhrase(choice: Choice, heard: string): number {
  let longest = 0;
  for (const phrase of [choice.key, choice.label, ...choice.phrases]) {
    const words = plain(phrase);
    if (words !== "" && heard.includes(` ${words} `)) longest = Math.max(longest, words.length);
  }
  return longest;
}
