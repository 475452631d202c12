import type { Json } from "@/lib/util/json";

/** A text that PostgreSQL takes: without NUL and without halves of characters. */
export const cleanText = (text: string): string => text.replaceAll("\u0000", "").replace(/\p{Surrogate}/gu, "");

/** The same for every text in a value; `jsonb` refuses them too. */
export function cleanJson<J extends Json>(value: J): J {
  return JSON.parse(JSON.stringify(value), (_key, part: unknown) => {
    if (typeof part === "string") return cleanText(part);
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [cleanText(key), inner]));
  });
}
