import type { NodeIssue } from "@/lib/flow/catalogue";
import { type Intent, type IntentConfig, inLanguage, ownExits } from "./config";

/** Exits, keys and slots that could not be told apart. */
export function repeated({ intents }: IntentConfig): NodeIssue[] {
  const issue = (path: string, code: string, value: string, message: string): NodeIssue => {
    return { code, severity: "error", path, message, values: { value } };
  };
  const isTaken = <T>(of: (intent: Intent) => T, index: number) =>
    intents.slice(0, index).some((other) => of(other) === of(intents[index] as Intent));
  return intents.flatMap((intent, index) => {
    const path = `config.intents.${index}`;
    const slotTwice = intent.slots.findIndex(
      ({ name }, at) => intent.slots.findIndex((other) => other.name === name) < at,
    );
    return [
      ...(ownExits.includes(intent.id) || isTaken(({ id }) => id, index)
        ? [
            issue(
              `${path}.id`,
              "intent_repeated",
              intent.id,
              `The intent id "${intent.id}" is already taken. Give each intent its own.`,
            ),
          ]
        : []),
      ...(intent.key !== null && isTaken(({ key }) => key, index)
        ? [
            issue(
              `${path}.key`,
              "intent_key_repeated",
              intent.key,
              `Key ${intent.key} is used by two intents. Give each its own.`,
            ),
          ]
        : []),
      ...(slotTwice === -1
        ? []
        : [
            issue(
              `${path}.slots.${slotTwice}.name`,
              "intent_slot_repeated",
              intent.slots[slotTwice]?.name ?? "",
              `"${intent.slots[slotTwice]?.name}" is asked for twice. Give each detail a name of its own.`,
            ),
          ]),
    ];
  });
}

/** Callers who speak a language in which an intent has no words are never understood to mean it. */
export const wordless = ({ intents }: IntentConfig, languages: readonly string[]): NodeIssue[] =>
  intents.flatMap(({ name, examples, keywords }, index) =>
    languages
      .filter((language) => !(inLanguage(examples, language)?.length || inLanguage(keywords, language)?.length))
      .map((language) => ({
        code: "intent_without_words",
        severity: "warning" as const,
        path: `config.intents.${index}.examples`,
        message: `"${name}" has no examples and no keywords in ${language}.`,
        values: { name, language },
      })),
  );
