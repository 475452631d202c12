import { z } from "zod";
import type { GatherEffect } from "@/lib/engine/effect";
import { defineNode, type NodeContext, type NodeResult } from "@/lib/engine/node-type";
import type { NodeIssue } from "@/lib/flow/catalogue";
import { conditionSchema } from "@/lib/flow/condition";
import { needsAuthentication } from "@/lib/flow/condition-reads";
import { attemptsField, hint, promptField, secondsField, switchField } from "../form-fields";
import { mendChoices } from "./mend";
import { understand } from "./understand";

const choiceSchema = z.strictObject({
  /** The exit's id; stays when the label changes. */
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, "must be letters, digits, _ and -"),
  key: z.string().regex(/^[0-9*#]$/, "must be one key"),
  label: z.string().min(1).max(80),
  /** Told after the menu's own prompt, e.g. "For billing, press 2." */
  prompt: promptField(),
  /** What a caller may say instead, in any of the flow's languages. */
  phrases: z
    .array(z.string().min(1).max(100))
    .max(30)
    .default([])
    .meta(hint({ widget: "phrases" })),
  /** Absent: offered to every caller. */
  when: conditionSchema.optional().meta(hint({ widget: "condition", advanced: true })),
});

const configSchema = z.strictObject({
  prompt: promptField(),
  choices: z
    .array(choiceSchema)
    .min(1, "needs a choice")
    .max(12)
    .meta(hint({ widget: "choices" })),
  /** Listen to speech as well as keys. */
  speech: switchField(false),
  bargeIn: switchField(true, { advanced: true }),
  timeoutSeconds: secondsField(1, 30, 5),
  speechTimeoutSeconds: secondsField(1, 10, 2, { advanced: true }),
  invalid: promptField(),
  invalidRetries: attemptsField(0, 5, 2),
  noInput: promptField(),
  noInputRetries: attemptsField(0, 5, 2),
});

type Config = z.infer<typeof configSchema>;
type Context = NodeContext<Config>;
type State = { invalid: number; silences: number };

/** Offers choices by key and by voice; which ones may depend on what is known of the caller. */
export const menuNode = defineNode<Config>({
  type: "menu",
  family: "ask",
  stage: "inCall",
  configSchema,
  newConfig: (languages) =>
    configSchema.parse({
      prompt: Object.fromEntries(languages.map((language) => [language, { say: "" }])),
      choices: [
        { id: "choice-1", key: "1", label: "Choice 1" },
        { id: "choice-2", key: "2", label: "Choice 2" },
      ],
    }),
  exits: ({ choices }) => [
    ...choices.map(({ id, label }) => ({ id, label, required: true })),
    { id: "invalid", required: true },
    { id: "noInput", required: true },
  ],
  prompts: ({ prompt, invalid, noInput, choices }) => [
    { path: "config.prompt", prompt },
    ...choices.map((choice, index) => ({
      path: `config.choices.${index}.prompt`,
      prompt: choice.prompt,
      optional: true,
    })),
    { path: "config.invalid", prompt: invalid, optional: true },
    { path: "config.noInput", prompt: noInput, optional: true },
  ],
  resources: () => [],
  needsInput: () => true,
  immediateExits: ({ choices }) => (choices.every((choice) => choice.when) ? ["invalid"] : []),
  endsCall: () => false,
  personalData: () => false,
  authenticates: ({ choices }) =>
    choices.filter(({ when }) => when !== undefined && needsAuthentication(when)).map(({ id }) => id),
  sets: ({ choices }) => choices.map(({ id }) => ({ exit: id, variables: ["choice"] })),
  conditions: ({ choices }) =>
    choices.flatMap(({ when }, index) => (when ? [{ path: `config.choices.${index}.when`, condition: when }] : [])),
  choices: ({ prompt, choices }) =>
    choices.map((choice, index) => ({
      path: `config.choices.${index}`,
      key: choice.key,
      label: choice.label,
      phrases: choice.phrases,
      toldIn: [prompt, choice.prompt],
    })),
  failureExit: () => "invalid",
  check: ({ choices }) => [
    ...repeated(choices, (choice) => choice.key, "key"),
    ...repeated(choices, (choice) => (reserved.has(choice.id) ? "invalid" : choice.id), "id"),
  ],
  mend: mendChoices,
  enter: (context) => listen(context, { invalid: 0, silences: 0 }),
  resume(context, event) {
    const { config, speak } = context;
    const state = context.state as State;
    const choice = understand(shownChoices(context), event);
    if (choice) return { vars: { choice: choice.label }, exit: choice.id, note: `chose "${choice.label}"` };
    if (event.type === "gatherTimedOut" || (event.type === "speechHeard" && event.text.trim() === "")) {
      const silences = state.silences + 1;
      if (silences > config.noInputRetries) return { exit: "noInput", note: `no answer after ${silences} prompts` };
      return listen(context, { ...state, silences }, speak(config.noInput));
    }
    const invalid = state.invalid + 1;
    if (invalid > config.invalidRetries) return { exit: "invalid", note: `${invalid} answers not on offer` };
    return listen(context, { ...state, invalid }, speak(config.invalid));
  },
});

const shownChoices = ({ config, holds }: Context) =>
  config.choices.filter((choice) => !choice.when || holds(choice.when));

function listen(context: Context, state: State, before: GatherEffect["prompts"] = []): NodeResult {
  const { config, speak, session } = context;
  const shown = shownChoices(context);
  if (shown.length === 0) return { exit: "invalid", note: "no choice is on offer for this caller" };
  const gather: GatherEffect = {
    type: "gather",
    input: config.speech ? ["dtmf", "speech"] : ["dtmf"],
    prompts: [...before, ...speak(config.prompt), ...shown.flatMap((choice) => speak(choice.prompt))],
    bargeIn: config.bargeIn,
    language: session.language,
    numDigits: 1,
    finishOnKey: "",
    timeoutSeconds: config.timeoutSeconds,
    ...(config.speech ? { speechTimeoutSeconds: config.speechTimeoutSeconds } : {}),
    hints: config.speech ? shown.flatMap((choice) => [choice.label, ...choice.phrases]) : [],
    secret: false,
  };
  return { effects: [gather], wait: "gather", state };
}

/** A choice's exit may not be mistaken for one the menu has itself. */
const reserved = new Set(["invalid", "noInput"]);

function repeated(
  choices: Config["choices"],
  of: (choice: Config["choices"][number]) => string,
  field: "key" | "id",
): NodeIssue[] {
  const seen = new Set<string>(field === "id" ? ["invalid"] : []);
  return choices.flatMap((choice, index) => {
    const value = of(choice);
    if (!seen.has(value)) {
      seen.add(value);
      return [];
    }
    return [
      {
        code: field === "key" ? "menu_key_repeated" : "menu_choice_repeated",
        severity: "error" as const,
        path: `config.choices.${index}.${field}`,
        message:
          field === "key"
            ? `Key ${value} is used by two choices. Give each choice its own key.`
            : `The choice id "${choice.id}" is already taken. Give each choice its own.`,
        values: { [field]: field === "key" ? value : choice.id },
      },
    ];
  });
}
