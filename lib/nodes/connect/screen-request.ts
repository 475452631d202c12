import type { SpokenEffect } from "@/lib/engine/effect";

/** What is asked of whoever answers where the flow has no words of its own for it, by language. */
const requests: Record<string, string> = {
  en: "You have a call. Press 1 to take it.",
  ar: "لديك مكالمة. اضغط 1 للرد عليها.",
  et: "Teile helistatakse. Kõne vastuvõtmiseks vajutage 1.",
};

/** @param language BCP 47; English where we have no words in it */
export function screenRequest(language: string): SpokenEffect {
  const base = language.split("-")[0] ?? "en";
  const text = Object.hasOwn(requests, base) ? requests[base] : undefined;
  return text === undefined
    ? { type: "say", text: requests.en as string, language: "en-US" }
    : { type: "say", text, language };
}
