import type { GraphNode } from "../graph";
import type { Issue } from "../issue";
import { isHeard } from "../prompt";
import { ofEachNode } from "./check";

/** Every prompt that has to say something does, and what is said is said in every language of the flow. */
export const languageCheck = ofEachNode((found, { languages }) => missing(found, languages));

function missing({ id, type, config }: GraphNode, languages: readonly string[]): Issue[] {
  if (!type || config === undefined) return [];
  return type.prompts(config).flatMap(({ path, prompt, optional }): Issue[] => {
    const written = Object.keys(prompt).filter((language) => isHeard(prompt[language]));
    const place = { severity: "error" as const, nodeId: id };
    if (written.length === 0) {
      const message = "Nothing is said here yet. Write the prompt or choose audio.";
      return optional ? [] : [{ code: "prompt_missing", ...place, path, message }];
    }
    return languages
      .filter((language) => !written.includes(language))
      .map((language) => ({
        code: "language_missing",
        ...place,
        path: `${path}.${language}`,
        message: `The prompt is not written in ${language}, so its callers hear another language. Write it, or choose audio.`,
        values: { language },
      }));
  });
}
