import type { MenuChoice } from "../catalogue";
import type { GraphNode } from "../graph";
import type { Issue } from "../issue";
import { keyWords } from "../key-words";
import { isHeard } from "../prompt";
import { ofEachNode } from "./check";

/** Callers are told of every choice of a menu, by its key or its name, in every language. What audio tells nobody here knows. */
export const choiceCheck = ofEachNode((found, { languages }) =>
  languages.flatMap((language) => untold(found, language)),
);

function untold({ id, type, config }: GraphNode, language: string): Issue[] {
  if (!type?.choices || config === undefined) return [];
  return type
    .choices(config)
    .filter((choice) => !isTold(choice, language))
    .map(({ path, key, label }) => ({
      code: "choice_not_in_prompt",
      severity: "warning",
      nodeId: id,
      path,
      message: `No prompt in ${language} tells callers that ${key} is for "${label}", so nobody will press it. Name the key in the menu's prompt or in the choice's own.`,
      values: { key, choice: label, language },
    }));
}

function isTold({ key, label, phrases, toldIn }: MenuChoice, language: string): boolean {
  const contents = toldIn.map((prompt) => prompt[language]).filter(isHeard);
  // Nothing is written yet, which is an issue of its own; or a recording tells.
  if (contents.length === 0 || contents.some((content) => "play" in content)) return true;
  const words = keyWords(key, language);
  // Without its number words no one can say that a language does not name the key.
  if (words === null) return true;
  const heard = ` ${contents.map((content) => ("say" in content ? plain(content.say) : "")).join(" ")} `;
  return [...words, label, ...phrases].some((word) => heard.includes(` ${plain(word)} `));
}

/** Words between single spaces, without case, accents and Arabic vowel signs; `*` and `#` are words. */
function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}|ـ/gu, "")
    .replace(/[أإآٱ]/g, "ا")
    .toLowerCase()
    .replace(/[*#]/g, " $& ")
    .replace(/[^\p{L}\p{N}*#]+/gu, " ")
    .trim();
}
