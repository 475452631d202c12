/** A text as it is compared: without case, accents, Arabic vowel marks and spelling variants; `from` says where each letter was. */
interface Folded {
  text: string;
  from: number[];
}

/** A part of a text: from the first character to the one after the last. */
export type TextRange = readonly [start: number, end: number];

/** Letters that readers take for the same. Arabic-Indic digits are their European selves. */
const same: Record<string, string> = {
  أ: "ا",
  إ: "ا",
  آ: "ا",
  ٱ: "ا",
  ى: "ي",
  ئ: "ي",
  ؤ: "و",
  ة: "ه",
  ـ: "",
  ß: "ss",
  ı: "i",
};

/**
 * Where every word of a query stands in a text; null unless all of them do.
 *
 * `findText("café", "CAFE")` → `[[0, 4]]`; `findText("مُساعدة", "مساعده")` → all of it
 */
export function findText(text: string, words: readonly string[]): TextRange[] | null {
  const folded = fold(text);
  const ranges: TextRange[] = [];
  for (const word of words) {
    let at = folded.text.indexOf(word);
    if (at === -1) return null;
    for (; at !== -1; at = folded.text.indexOf(word, at + word.length)) {
      ranges.push([folded.from[at] as number, folded.from[at + word.length] as number]);
    }
  }
  return merged(ranges);
}

/** The words of a query as they are compared. */
export function queryWords(query: string): string[] {
  return fold(query)
    .text.split(/\s+/)
    .filter((word) => word !== "");
}

function fold(text: string): Folded {
  const folded: Folded = { text: "", from: [] };
  let at = 0;
  for (const character of text) {
    for (const plain of (same[character] ?? character).normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "")) {
      const letter = digit(same[plain] ?? plain);
      folded.text += letter;
      for (let i = 0; i < letter.length; i++) folded.from.push(at);
    }
    at += character.length;
  }
  folded.from.push(text.length);
  return folded;
}

function digit(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  if (code >= 0x660 && code <= 0x669) return String(code - 0x660);
  return code >= 0x6f0 && code <= 0x6f9 ? String(code - 0x6f0) : letter;
}

function merged(ranges: readonly TextRange[]): TextRange[] {
  const result: [number, number][] = [];
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}
