/** Of a bold letter, as part of the size of the text: about right for Latin, and more than Arabic needs. */
const letterWidth = 0.57;
/** Of a line, as part of the size of the text; the style sheet has the same. */
export const lineHeight = 1.15;

/**
 * The largest size at which a text, broken between its words, fits into a box; all in the same unit. About so: nothing
 * is measured.
 */
export function fittingText(text: string, box: { width: number; height: number }): number {
  const words = text.split(/\s+/).filter(Boolean);
  const longestWord = Math.max(1, ...words.map((word) => word.length));
  let best = 0;
  for (let letters = longestWord; ; letters += 1) {
    const lines = linesOf(words, letters);
    best = Math.max(best, Math.min(box.width / (letterWidth * letters), box.height / (lineHeight * lines)));
    if (lines <= 1) return best;
  }
}

/** How many lines words take when no line has more letters than that. */
function linesOf(words: readonly string[], letters: number): number {
  let [lines, used] = [1, 0];
  for (const { length } of words) {
    const isFirst = used === 0;
    if (!isFirst && used + 1 + length > letters) [lines, used] = [lines + 1, length];
    else used += length + (isFirst ? 0 : 1);
  }
  return lines;
}
