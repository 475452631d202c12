/** Where the cursor of a text stands, as a text field says it. */
export interface Selection {
  selectionStart: number | null;
  selectionEnd: number | null;
}

/**
 * A text with something put where the cursor is, or at its end, with a space where words would touch; an address or a
 * key has no words.
 *
 * @returns `caret` behind what was put there
 */
export function insertAt(
  selection: Selection | null,
  text: string,
  insert: string,
  words: boolean,
): { text: string; caret: number } {
  const from = selection?.selectionStart ?? text.length;
  const to = selection?.selectionEnd ?? from;
  const before = text.slice(0, from);
  const space = words && before !== "" && !/\s$/.test(before) ? " " : "";
  const head = `${before}${space}${insert}`;
  return { text: head + text.slice(to), caret: head.length };
}
