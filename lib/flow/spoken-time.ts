/**
 * Characters that text-to-speech reads in a second, by language; 14 for others. English: 150 words a minute of five
 * letters and a space. Scripts without vowel signs and syllabic scripts have fewer characters for the same time.
 */
const charactersPerSecond: Record<string, number> = {
  en: 15,
  et: 14,
  ar: 12,
  he: 12,
  fa: 12,
  ur: 12,
  zh: 4.5,
  cmn: 4.5,
  yue: 4.5,
  ja: 7,
  ko: 6,
  th: 11,
};

/** What a template's mark is taken to come to: a name, a number, a date. */
const charactersOfMark = 10;

/** Roughly how long a text takes to speak, in seconds: within a third of what a voice needs. */
export function spokenSeconds(text: string, language: string): number {
  const plain = text
    .replace(/\{%.*?%\}/gs, "")
    .replace(/\{\{.*?\}\}/gs, "x".repeat(charactersOfMark))
    .replace(/\s+/g, " ")
    .trim();
  return plain.length / (charactersPerSecond[language.split("-")[0] ?? ""] ?? 14);
}
