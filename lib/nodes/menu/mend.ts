import type { Prompt } from "@/lib/flow/prompt";
import { digitKeys, freeKey, indexIn, type Mendable } from "../mend";

interface Choice {
  key: string;
  label: string;
  prompt: Prompt;
}

/** How a choice is offered, by primary subtag. */
const offers: Readonly<Record<string, (label: string, key: string) => string>> = {
  en: (label, key) => `For ${label}, press ${key}.`,
  ar: (label, key) => `من أجل ${label} اضغط ${key}.`,
  et: (label, key) => `${label}: vajutage ${key}.`,
};

/** Gives a choice a key of its own, or has it told; null for what else may be wrong. */
export function mendChoices<C extends { choices: Choice[] }>(config: C, { code, path, values }: Mendable): C | null {
  const index = indexIn(path);
  const choice = index === null ? undefined : config.choices[index];
  if (!choice) return null;
  const better = code === "menu_key_repeated" ? keyed(choice, config.choices) : told(choice, code, values);
  return better && { ...config, choices: config.choices.map((each) => (each === choice ? better : each)) };
}

function keyed(choice: Choice, choices: readonly Choice[]): Choice | null {
  const key = freeKey([...digitKeys, "*", "#"], choices);
  return key === null ? null : { ...choice, key };
}

function told(choice: Choice, code: string, values: Mendable["values"]): Choice | null {
  const language = String(values?.language ?? "");
  const offer = offers[language.split("-")[0] ?? ""];
  if (code !== "choice_not_in_prompt" || !offer) return null;
  const before = choice.prompt[language];
  if (before && "play" in before) return null;
  const say = [before?.say.trim(), offer(choice.label, choice.key)].filter(Boolean).join(" ");
  return { ...choice, prompt: { ...choice.prompt, [language]: { ...before, say } } };
}
