import { IANAZone } from "luxon";
import { z } from "zod";
import { languageSchema } from "@/lib/flow/prompt";
import type { Topic } from "@/lib/nlu/create-nlu";
import { entityKinds } from "@/lib/nlu/entities/entity";
import {
  attemptsField,
  hint,
  listField,
  optionalListField,
  promptField,
  secondsField,
  switchField,
} from "../form-fields";
import { digitKeys } from "../mend";

const variableName = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,63}$/, "must be letters, digits and _");
const words = z.array(z.string().min(1).max(200)).max(30);

/** By language of the flow: `{ "en-US": ["my bill is wrong"] }`. */
const wordsByLanguage = z
  .record(languageSchema, words)
  .default({})
  .meta(hint({ widget: "wordsByLanguage" }));

const slotSchema = z.strictObject({
  name: variableName.meta(hint({ widget: "text" })),
  kind: z.enum(entityKinds).meta(hint({ widget: "select" })),
  /** Asked unless the caller said it with the request. */
  prompt: promptField(),
});

const intentSchema = z.strictObject({
  /** The exit's id; stays when the name changes. */
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, "must be letters, digits, _ and -"),
  name: z.string().min(1).max(80),
  /** What the clarifying question calls it, per language; the name itself where there is none. */
  spokenName: z
    .record(languageSchema, z.string().max(80))
    .default({})
    .meta(hint({ widget: "textByLanguage" })),
  examples: wordsByLanguage,
  keywords: wordsByLanguage,
  /** For callers who would rather press a key. */
  key: z
    .enum([...digitKeys, "*", "#"], "must be one key")
    .nullable()
    .default(null)
    .meta(hint({ widget: "key" })),
  slots: optionalListField(slotSchema, { most: 8, fresh: { name: "", kind: "date", prompt: {} } }),
});

export const intentConfigSchema = z.strictObject({
  prompt: promptField(),
  intents: listField(intentSchema, { least: 1, most: 20, fresh: { name: "" }, idWord: "intent" }).meta(
    hint({ widget: "intents", fresh: { name: "" }, idWord: "intent" }),
  ),
  /** The variable that holds what was understood: `vars.request.intent`. */
  name: variableName.default("request").meta(hint({ widget: "text" })),
  /** When two intents are about as likely, or the likeliest is not sure; knows `intent.likeliest` and `intent.second`. */
  clarify: promptField(),
  notUnderstood: promptField(),
  retries: attemptsField(0, 5, 2),
  noInput: promptField(),
  noInputRetries: attemptsField(0, 5, 2),
  /** Asked at the end, to be answered by yes or no; knows `intent.name` and `intent.slots`. Empty: not asked. */
  confirm: promptField(),
  leastConfidencePercent: z
    .number()
    .int()
    .min(10)
    .max(95)
    .default(40)
    .meta(hint({ widget: "number", unit: "percent", advanced: true })),
  products: words.default([]).meta(hint({ widget: "phrases", advanced: true })),
  gladWords: wordsByLanguage.meta(hint({ widget: "wordsByLanguage", advanced: true })),
  angryWords: wordsByLanguage.meta(hint({ widget: "wordsByLanguage", advanced: true })),
  /** Where "tomorrow" is, as IANA names it. */
  timeZone: z
    .string()
    .refine((zone) => IANAZone.isValidZone(zone), "must be a time zone such as Europe/Tallinn")
    .default("UTC")
    .meta(hint({ widget: "timeZone", advanced: true })),
  bargeIn: switchField(true, { advanced: true }),
  timeoutSeconds: secondsField(1, 30, 6, { advanced: true }),
  speechTimeoutSeconds: secondsField(1, 10, 2, { advanced: true }),
});

export type IntentConfig = z.infer<typeof intentConfigSchema>;
export type Intent = IntentConfig["intents"][number];
export type Slot = Intent["slots"][number];

/** Exits that are not an intent's. */
export const ownExits = ["other", "noInput"];

/** The entry of a language: the exact one, else another region's; undefined when there is none. */
export function inLanguage<T>(entries: Readonly<Record<string, T>>, language: string): T | undefined {
  const base = language.split("-")[0];
  const near = Object.keys(entries).find((other) => other.split("-")[0] === base);
  return entries[language] ?? (near === undefined ? undefined : entries[near]);
}

export const spokenName = (intent: Intent, language: string): string =>
  inLanguage(intent.spokenName, language)?.trim() || intent.name;

const topics = new WeakMap<IntentConfig, Map<string, Topic>>();

/** The words by which a language's callers are understood. Made once, since a checked config does not change. */
export function topicOf(config: IntentConfig, language: string): Topic {
  const known = topics.get(config) ?? new Map<string, Topic>();
  topics.set(config, known);
  const topic = known.get(language) ?? {
    intents: config.intents.map((intent) => ({
      id: intent.id,
      examples: [spokenName(intent, language), ...(inLanguage(intent.examples, language) ?? [])],
      keywords: inLanguage(intent.keywords, language) ?? [],
    })),
    sentiment: {
      positive: inLanguage(config.gladWords, language) ?? [],
      negative: inLanguage(config.angryWords, language) ?? [],
    },
  };
  known.set(language, topic);
  return topic;
}
