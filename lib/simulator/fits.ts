import type { Json } from "@/lib/util/json";

/**
 * Whether a value is as a golden call says: what it does not mention may be anything, and `*` in a text stands for any
 * words ("called for * seconds").
 */
export function fits(actual: Json | undefined, expected: Json): boolean {
  if (typeof expected === "string") return typeof actual === "string" && textFits(actual, expected);
  if (expected === null || typeof expected !== "object") return actual === expected;
  if (actual === null || typeof actual !== "object" || Array.isArray(actual) !== Array.isArray(expected)) return false;
  if (Array.isArray(expected)) {
    const list = actual as Json[];
    return list.length === expected.length && expected.every((item, index) => fits(list[index], item));
  }
  return Object.entries(expected).every(([key, value]) => fits((actual as Record<string, Json>)[key], value));
}

/** The parts between the stars, in order, the first at the beginning and the last at the end. */
function textFits(actual: string, expected: string): boolean {
  const [first = "", ...rest] = expected.split("*");
  if (!actual.startsWith(first)) return false;
  const last = rest.pop();
  if (last === undefined) return actual === first;
  let from = first.length;
  for (const part of rest) {
    const at = actual.indexOf(part, from);
    if (at === -1) return false;
    from = at + part.length;
  }
  return actual.length - from >= last.length && actual.endsWith(last);
}
