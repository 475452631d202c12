/** Without case, punctuation, accents and Arabic vowel signs, so that a recogniser's spelling does not matter. */
export function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}|ـ/gu, "")
    .replace(/[أإآٱ]/g, "ا")
    .replace(/ة/g, "ه")
    .replace(/ى/g, "ي")
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** The words of `plain`; none for a text without letters and digits. */
export const plainWords = (text: string): string[] => plain(text).split(" ").filter(Boolean);
