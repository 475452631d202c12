/** One token and the white space before it. */
const token =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON allows none of them within a string
  /[\t\n\r ]*(?:("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|([{}[\],:]))/y;

type Expected = "value" | "valueOrEnd" | "key" | "keyOrEnd" | "colon" | "next";

/**
 * Where a text stops being JSON, for the engine's own message names a place only in some releases and for some mistakes.
 *
 * @param text one that `JSON.parse` refused
 * @returns line and column from 1, of the first sign that cannot stand there; the end of the text when something is missing
 */
export function jsonPlace(text: string): { line: number; column: number } {
  const at = firstWrong(text);
  const before = text.slice(0, at);
  const line = before.split(/\r\n|\r|\n/).length;
  return { line, column: at - Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) };
}

function firstWrong(text: string): number {
  const open: ("{" | "[")[] = [];
  let expected: Expected | null = "value";
  token.lastIndex = 0;
  for (;;) {
    const from = token.lastIndex;
    const place = () => from + (/^[\t\n\r ]*/.exec(text.slice(from, from + 10_000))?.[0].length ?? 0);
    const found = token.exec(text);
    if (!found) return place();
    expected = after(expected, found, open);
    if (expected === null) return place();
  }
}

/** @returns what may stand next; null when the token cannot stand here */
function after(expected: Expected, [, string, scalar, sign]: RegExpExecArray, open: ("{" | "[")[]): Expected | null {
  const isValue = expected === "value" || expected === "valueOrEnd";
  if (string !== undefined) return isValue ? "next" : expected === "key" || expected === "keyOrEnd" ? "colon" : null;
  if (scalar !== undefined) return isValue ? "next" : null;
  if (sign === ":") return expected === "colon" ? "value" : null;
  if (sign === "{" || sign === "[") {
    if (!isValue) return null;
    open.push(sign);
    return sign === "{" ? "keyOrEnd" : "valueOrEnd";
  }
  const inside = open.at(-1);
  if (sign === ",") return expected !== "next" || !inside ? null : inside === "{" ? "key" : "value";
  const closes = sign === "}" ? inside === "{" && expected !== "key" : inside === "[" && expected !== "value";
  if (!closes || (expected !== "next" && expected !== "keyOrEnd" && expected !== "valueOrEnd")) return null;
  open.pop();
  return "next";
}
