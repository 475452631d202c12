import type { Prompt } from "@/lib/flow/prompt";

/** What a new node says by itself, in those of the flow's languages that there are words for, by primary subtag. */
export const freshPrompt = (languages: readonly string[], words: Readonly<Record<string, string>>): Prompt =>
  Object.fromEntries(
    languages.flatMap((language) => {
      const say = words[language.split("-")[0] ?? ""];
      return say === undefined ? [] : [[language, { say }] as const];
    }),
  );

/** For a question that the supervisor has to write. */
export const blankPrompt = (languages: readonly string[]): Prompt =>
  Object.fromEntries(languages.map((language) => [language, { say: "" }]));

export const notUnderstoodWords = {
  en: "Sorry, I did not understand that.",
  ar: "عذرا، لم أفهم ذلك.",
  et: "Vabandust, ma ei saanud aru.",
};

export const noInputWords = {
  en: "Sorry, I did not hear anything.",
  ar: "عذرا، لم أسمع شيئا.",
  et: "Vabandust, ma ei kuulnud midagi.",
};
