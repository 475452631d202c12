import type { Prompt } from "@/lib/flow/prompt";

const texts: Record<string, { clarify: string; notUnderstood: string; noInput: string }> = {
  en: {
    clarify: "Did you mean {{ intent.likeliest }}{% if intent.second %}, or {{ intent.second }}{% endif %}?",
    notUnderstood: "Sorry, I did not understand that.",
    noInput: "Sorry, I did not hear anything.",
  },
  ar: {
    clarify: "هل تقصد {{ intent.likeliest }}{% if intent.second %} أم {{ intent.second }}{% endif %}؟",
    notUnderstood: "عذرا، لم أفهم ذلك.",
    noInput: "عذرا، لم أسمع شيئا.",
  },
  et: {
    clarify: "Kas mõtlesite: {{ intent.likeliest }}{% if intent.second %} või {{ intent.second }}{% endif %}?",
    notUnderstood: "Vabandust, ma ei saanud aru.",
    noInput: "Vabandust, ma ei kuulnud midagi.",
  },
};

type FreshPrompt = "clarify" | "notUnderstood" | "noInput";

/** What a new node says by itself, in those of the flow's languages that there are words for. */
export function freshPrompts(languages: readonly string[]): Record<FreshPrompt, Prompt> {
  const prompt = (name: FreshPrompt): Prompt =>
    Object.fromEntries(
      languages.flatMap((language) => {
        const say = texts[language.split("-")[0] ?? ""]?.[name];
        return say === undefined ? [] : [[language, { say }] as const];
      }),
    );
  return { clarify: prompt("clarify"), notUnderstood: prompt("notUnderstood"), noInput: prompt("noInput") };
}
