import type { Json } from "@/lib/util/json";

const depthAtMost = 40;

/** The JSON of an answer; null when it is none (or no UTF-8), or is nested deeper than 40 levels. */
export function readJson(body: Buffer): Json {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(body);
    return depthOf(text) > depthAtMost ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/** How deep lists and objects stand in each other, brackets in texts not counted. */
function depthOf(text: string): number {
  let [depth, deepest, quoted] = [0, 0, false];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (quoted) {
      if (character === "\\") at += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === "[" || character === "{") deepest = Math.max(deepest, ++depth);
    else if (character === "]" || character === "}") depth -= 1;
  }
  return deepest;
}
