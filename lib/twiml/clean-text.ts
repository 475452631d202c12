/**
 * Text as it may stand in TwiML: without characters that XML forbids (a single U+0001 would make the carrier refuse
 * the whole document), without bidirectional overrides and isolates (they make a log or transcript read as something
 * else) and without the non-characters U+FDD0–U+FDEF, which the renderer uses as its own marks. White space becomes
 * single spaces. Arabic letters, joiners and direction marks stay.
 */
export function cleanText(text: string): string {
  return text.replace(unwanted, "").replace(/\s+/g, " ").trim();
}

// C0 but white space, delete and C1, bidirectional embeddings, overrides and isolates, non-characters, and halves of
// surrogate pairs (with the `u` flag a whole pair is one character and does not match).
const unwanted =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uD800-\uDFFF\uFDD0-\uFDEF\uFFFE\uFFFF]/gu;

/**
 * Cuts a long text into pieces of at most `limit` characters, at the end of a sentence where there is one in the last
 * half, else at a space, else anywhere but within a surrogate pair.
 */
export function splitText(text: string, limit: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const head = rest.slice(0, limit);
    const sentence = Math.max(...[". ", "! ", "? ", "؟ ", "。"].map((end) => head.lastIndexOf(end) + 1));
    const space = head.lastIndexOf(" ");
    let cut = sentence > limit / 2 ? sentence : space > 0 ? space : limit;
    if (/[\uD800-\uDBFF]/.test(rest.charAt(cut - 1))) cut -= 1;
    pieces.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  if (rest !== "") pieces.push(rest);
  return pieces;
}
