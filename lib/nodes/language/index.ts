import { z } from "zod";
import type { GatherEffect, SpokenEffect } from "@/lib/engine/effect";
import { defineNode, type NodeContext, type NodeResult } from "@/lib/engine/node-type";
import type { NodeIssue } from "@/lib/flow/catalogue";
import { isHeard, languageSchema } from "@/lib/flow/prompt";
import { attemptsField, hint, optionalListField, promptField, secondsField } from "../form-fields";
import { digitKeys, freeKey, type Mendable } from "../mend";

const sources = ["customer", "number", "choice"] as const;

const choiceSchema = z.strictObject({
  language: languageSchema.meta(hint({ widget: "language" })),
  key: z.enum(digitKeys).meta(hint({ widget: "key" })),
});

const numberSchema = z.strictObject({
  /** How E.164 numbers of a country begin. */
  prefix: z
    .string()
    .regex(/^\+[1-9]\d{0,6}$/, "must begin with + and a country's code")
    .meta(hint({ widget: "text" })),
  language: languageSchema.meta(hint({ widget: "language" })),
});

const configSchema = z.strictObject({
  /** Asked in this order; the first that knows decides. */
  sources: z
    .array(z.enum(sources))
    .min(1, "needs a source")
    .default(["customer", "choice"])
    .meta(hint({ widget: "checklist" })),
  /** Each language's own words are spoken in that language, in the order of the choices. */
  prompt: promptField(),
  choices: optionalListField(choiceSchema, { most: 10, fresh: { language: "en-US", key: "1" } }),
  numbers: optionalListField(numberSchema, { most: 60, fresh: { prefix: "+1", language: "en-US" } }),
  timeoutSeconds: secondsField(1, 30, 5, { advanced: true }),
  retries: attemptsField(0, 5, 1, { advanced: true }),
});

type Config = z.infer<typeof configSchema>;
type Context = NodeContext<Config>;

/** Settles what the caller is spoken to in from here on. */
export const languageNode = defineNode<Config>({
  type: "language",
  family: "ask",
  stage: "inCall",
  configSchema,
  newConfig: (languages) =>
    configSchema.parse({
      prompt: Object.fromEntries(languages.map((language) => [language, { say: "" }])),
      choices: languages.slice(0, 9).map((language, index) => ({ language, key: String(index + 1) })),
    }),
  exits: ({ sources }) => [
    { id: "next", required: true },
    ...(sources.includes("choice") ? [{ id: "noInput", required: true }] : []),
  ],
  prompts: ({ sources, prompt }) => [{ path: "config.prompt", prompt, optional: !sources.includes("choice") }],
  resources: () => [],
  needsInput: ({ sources }) => sources.includes("choice"),
  immediateExits: () => ["next"],
  endsCall: () => false,
  personalData: () => false,
  choices: ({ sources, choices, prompt }) =>
    sources.includes("choice")
      ? choices.map(({ key, language }, index) => ({
          path: `config.choices.${index}`,
          key,
          label: language,
          phrases: [],
          toldIn: prompt[language] ? [{ [language]: prompt[language] }] : [],
        }))
      : [],
  failureExit: ({ sources }) => (sources.includes("choice") ? "noInput" : "next"),
  check: (config, { languages }) => [...unknownLanguages(config, languages), ...choiceIssues(config, languages)],
  mend,
  enter(context) {
    const { config, flow } = context;
    for (const source of sources) {
      if (!config.sources.includes(source)) continue;
      if (source === "choice") return ask(context, 0);
      const wanted = source === "customer" ? context.session.customer?.language : ofNumber(context);
      const language = wanted && closest(wanted, flow.languages);
      if (language) return settled(language, source === "customer" ? "the customer's own" : "by the number");
    }
    return { exit: "next", note: "stays as it is" };
  },
  resume(context, event) {
    const asked = context.state as number;
    const pressed = event.type === "digitsPressed" ? event.digits : null;
    const choice = context.config.choices.find(({ key }) => key === pressed);
    if (choice) return settled(choice.language, "chosen");
    if (asked >= context.config.retries) return { exit: "noInput", note: "nothing was chosen" };
    return ask(context, asked + 1);
  },
});

/** Every language is offered by a key of its own. */
function mend(config: Config, { code, values }: Mendable): Config | null {
  const key = freeKey(digitKeys, config.choices);
  if (key === null) return null;
  if (code === "language_not_offered") {
    return { ...config, choices: [...config.choices, { language: String(values?.language ?? ""), key }] };
  }
  if (code !== "menu_key_repeated") return null;
  const first = config.choices.findIndex((choice) => choice.key === values?.key);
  const choices = config.choices.map((choice, index) =>
    index > first && choice.key === values?.key ? { ...choice, key } : choice,
  );
  return { ...config, choices };
}

const settled = (language: string, note: string): NodeResult => ({
  exit: "next",
  session: { language },
  note: `${language}, ${note}`,
});

function ask(context: Context, asked: number): NodeResult {
  const { config, session } = context;
  const gather: GatherEffect = {
    type: "gather",
    input: ["dtmf"],
    prompts: config.choices.flatMap(({ language }) => ownWords(context, language)),
    bargeIn: true,
    language: session.language,
    numDigits: 1,
    finishOnKey: "",
    timeoutSeconds: config.timeoutSeconds,
    hints: [],
    secret: false,
  };
  return { effects: [gather], wait: "gather", state: asked };
}

/** What the prompt says in one language, in that language; nothing when it says nothing. */
function ownWords({ config, fill }: Context, language: string): SpokenEffect[] {
  const content = config.prompt[language];
  if (!isHeard(content)) return [];
  if ("play" in content) return [{ type: "play", source: content.play }];
  const { say, voice } = content;
  return [{ type: "say", text: fill(say), language, ...(voice ? { voice } : {}) }];
}

/** By the longest prefix that fits. */
function ofNumber({ config, session }: Context): string | undefined {
  return config.numbers
    .filter(({ prefix }) => session.caller.from.startsWith(prefix))
    .sort((a, b) => b.prefix.length - a.prefix.length)[0]?.language;
}

/** The flow's language that is wanted, exactly or in another region's form. */
function closest(wanted: string, languages: readonly string[]): string | undefined {
  const base = wanted.split("-")[0];
  return languages.find((each) => each === wanted) ?? languages.find((each) => each.split("-")[0] === base);
}

function unknownLanguages({ choices, numbers }: Config, languages: readonly string[]): NodeIssue[] {
  const places = [
    ...choices.map(({ language }, index) => ({ language, path: `config.choices.${index}.language` })),
    ...numbers.map(({ language }, index) => ({ language, path: `config.numbers.${index}.language` })),
  ];
  return places
    .filter(({ language }) => !languages.includes(language))
    .map(({ language, path }) => ({
      code: "language_not_spoken",
      severity: "error",
      path,
      message: `The flow does not speak ${language}. Add it in the flow's settings, or choose another.`,
      values: { language },
    }));
}

function choiceIssues({ sources, choices }: Config, languages: readonly string[]): NodeIssue[] {
  if (!sources.includes("choice")) return [];
  const twice = choices.find(({ key }, index) => choices.findIndex((other) => other.key === key) !== index);
  const missing = languages.filter((language) => !choices.some((choice) => choice.language === language));
  const place = { path: "config.choices" };
  return [
    ...(twice
      ? [
          {
            code: "menu_key_repeated",
            severity: "error" as const,
            ...place,
            message: `Two choices have the key ${twice.key}.`,
            values: { key: twice.key },
          },
        ]
      : []),
    ...missing.map((language) => ({
      code: "language_not_offered",
      severity: "warning" as const,
      ...place,
      message: `Nobody can choose ${language}, though the flow speaks it.`,
      values: { language },
    })),
  ];
}
