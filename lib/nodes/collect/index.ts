import { IANAZone } from "luxon";
import { z } from "zod";
import { defineNode, type NodeContext, type NodeResult } from "@/lib/engine/node-type";
import type { NodeIssue } from "@/lib/flow/catalogue";
import type { Prompt } from "@/lib/flow/prompt";
import type { JsonObject } from "@/lib/util/json";
import { attemptsField, hint, promptField, secondsField, switchField } from "../form-fields";
import { blankPrompt, freshPrompt, noInputWords, notUnderstoodWords } from "../fresh-prompt";
import { listen } from "../listen";
import { spokenAnswers } from "../spoken-answers";
import {
  type Asked,
  type Collected,
  collectedKinds,
  enteredValue,
  heardValue,
  maskedDigits,
  spokenValue,
} from "./value";

const count = (least: number, most: number) => z.number().int().min(least).max(most);
const limit = (least: number, most: number) =>
  count(least, most)
    .nullable()
    .default(null)
    .meta(hint({ widget: "number" }));

const configSchema = z.strictObject({
  /** Later nodes find it as `vars.<name>`. */
  name: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/, "must be a letter, then letters, digits and _")
    .meta(hint({ widget: "text" })),
  kind: z
    .enum(collectedKinds)
    .default("digits")
    .meta(hint({ widget: "select" })),
  prompt: promptField(),
  leastDigits: count(1, 32)
    .default(1)
    .meta(hint({ widget: "number" })),
  mostDigits: count(1, 32)
    .default(20)
    .meta(hint({ widget: "number" })),
  /** Of a typed date; a spoken one follows the language. */
  dateOrder: z
    .enum(["dayFirst", "monthFirst"])
    .default("dayFirst")
    .meta(hint({ widget: "select" })),
  /** In days from the day of the call; -1 is yesterday. */
  earliestDays: limit(-50_000, 50_000),
  latestDays: limit(-50_000, 50_000),
  leastAmount: limit(0, 1_000_000_000),
  mostAmount: limit(0, 1_000_000_000),
  /** Besides keys; words are always heard. */
  speech: switchField(false),
  /** Asks whether `collected.spoken` is right, 1 or 2. Empty: not asked. */
  confirm: promptField(),
  invalid: promptField(),
  invalidRetries: attemptsField(0, 5, 2),
  noInput: promptField(),
  noInputRetries: attemptsField(0, 5, 2),
  /** Of typed digits the last few alone are kept, and nothing records the others. */
  masked: switchField(false, { advanced: true }),
  shownDigits: count(0, 4)
    .default(4)
    .meta(hint({ widget: "number", advanced: true })),
  /** Where the day of the call is reckoned, as IANA names it. */
  timeZone: z
    .string()
    .refine((zone) => IANAZone.isValidZone(zone), "must be a time zone such as Europe/Tallinn")
    .default("UTC")
    .meta(hint({ widget: "timeZone", advanced: true })),
  timeoutSeconds: secondsField(1, 30, 6, { advanced: true }),
  speechTimeoutSeconds: secondsField(1, 10, 2, { advanced: true }),
});

export type CollectConfig = z.infer<typeof configSchema>;
type Context = NodeContext<CollectConfig>;

/** What is kept between turns; `value` waits for the caller's word that it is right. */
type State = { value: Collected | null; invalid: number; silences: number };

/** Asks for one thing, checks it, has it confirmed, and keeps it as a variable. */
export const collectNode = defineNode<CollectConfig>({
  type: "collect",
  family: "ask",
  stage: "inCall",
  configSchema,
  newConfig: (languages) =>
    configSchema.parse({
      name: "number",
      prompt: blankPrompt(languages),
      confirm: freshPrompt(languages, {
        en: "You entered {{ collected.spoken }}. If that is right, press 1. To enter it again, press 2.",
        ar: "لقد أدخلت {{ collected.spoken }}. إذا كان ذلك صحيحا فاضغط 1. للإدخال مرة أخرى اضغط 2.",
        et: "Sisestasite {{ collected.spoken }}. Kui see on õige, vajutage 1. Uuesti sisestamiseks vajutage 2.",
      }),
      invalid: freshPrompt(languages, notUnderstoodWords),
      noInput: freshPrompt(languages, noInputWords),
    }),
  exits: () => [
    { id: "collected", required: true },
    { id: "invalid", required: true },
    { id: "noInput", required: true },
  ],
  ownFacts: ["collected.spoken"],
  prompts: ({ prompt, confirm, invalid, noInput }) => [
    { path: "config.prompt", prompt },
    { path: "config.confirm", prompt: confirm, optional: true },
    { path: "config.invalid", prompt: invalid, optional: true },
    { path: "config.noInput", prompt: noInput, optional: true },
  ],
  resources: () => [],
  needsInput: () => true,
  endsCall: () => false,
  personalData: () => false,
  sets: ({ name }) => [{ exit: "collected", variables: [name] }],
  failureExit: () => "invalid",
  check: (config) => ranges.flatMap((each) => range(config, each)),
  mend(config, { code, path }) {
    const wrong = ranges.find(([, most]) => path === `config.${most}`);
    // Mended twice it would be as it was.
    if (code !== "collect_range_empty" || !wrong || range(config, wrong).length === 0) return null;
    const [least, most] = wrong;
    return { ...config, [least]: config[most], [most]: config[least] };
  },
  enter: (context) => ask(context, { value: null, invalid: 0, silences: 0 }),
  resume(context, event) {
    const state = context.state as State;
    const { config, session } = context;
    if (event.type === "secretEntered" && event.length > 0) return enteredSecretly(context, state, event);
    if (event.type === "digitsPressed" && event.digits !== "") {
      if (state.value !== null) return confirmed(context, state, { "1": true, "2": false }[event.digits] ?? null);
      return answered(context, state, enteredValue(asked(context), event.digits));
    }
    if (event.type === "speechHeard" && event.text.trim() !== "") {
      if (state.value !== null) return confirmed(context, state, spokenAnswers.agrees(event.text, session.language));
      return answered(context, state, heardValue(asked(context), event.text));
    }
    const silences = state.silences + 1;
    if (silences > config.noInputRetries) return { exit: "noInput", note: `no answer after ${silences} prompts` };
    return ask(context, { ...state, silences }, config.noInput);
  },
});

const asked = ({ config, session, atMs }: Context): Asked => ({
  ...config,
  atMs,
  language: session.language,
  dialled: session.caller.to,
});

const isMasked = ({ kind, masked }: CollectConfig) => kind === "digits" && masked;

function answered(context: Context, state: State, value: Collected | null): NodeResult {
  if (value === null) return missed(context, { ...state, value: null });
  if (confirmation(context, value).length === 0) return collected(context, value);
  return ask(context, { ...state, value, silences: 0 });
}

/** Their length is all that is checked: a replay of the call does not know more. */
function enteredSecretly(
  context: Context,
  state: State,
  { length, digits }: { length: number; digits?: string | undefined },
): NodeResult {
  const { leastDigits, mostDigits, shownDigits } = context.config;
  if (length < leastDigits || length > mostDigits) return missed(context, state);
  return collected(context, maskedDigits(length, digits, shownDigits));
}

function confirmed(context: Context, state: State, isRight: boolean | null): NodeResult {
  if (isRight && state.value !== null) return collected(context, state.value);
  return missed(context, isRight === null ? state : { ...state, value: null }, isRight === null);
}

const collected = ({ config }: Context, value: Collected): NodeResult => ({
  exit: "collected",
  vars: { [config.name]: value },
});

/** @param isWrong false when the caller merely asked to enter it again */
function missed(context: Context, state: State, isWrong = true): NodeResult {
  const { config } = context;
  const invalid = state.invalid + 1;
  if (invalid > config.invalidRetries) return { exit: "invalid", note: `${invalid} answers would not do` };
  return ask(context, { ...state, invalid }, isWrong ? config.invalid : {});
}

const confirmation = ({ config, session, speak }: Context, value: Collected) => {
  const facts: JsonObject = { collected: { value, spoken: spokenValue(config.kind, value, session.language) } };
  return speak(config.confirm, facts);
};

function ask(context: Context, state: State, before: Prompt = {}): NodeResult {
  const { config, session, speak } = context;
  const { kind, timeoutSeconds, speechTimeoutSeconds } = config;
  const confirms = state.value !== null;
  const secret = isMasked(config);
  const question = state.value === null ? speak(config.prompt) : confirmation(context, state.value);
  const numDigits = confirms ? 1 : digitsAsked(config);
  const gather = listen([...speak(before), ...question], session.language, {
    keys: confirms || kind !== "speech",
    speech: kind === "speech" || (config.speech && !secret),
    ...(numDigits === undefined ? {} : { numDigits }),
    timeoutSeconds,
    speechTimeoutSeconds,
    secret,
  });
  return { effects: [gather], wait: secret ? "secret" : "gather", state };
}

/** How many digits it must be, where that is certain. */
function digitsAsked({ kind, leastDigits, mostDigits }: CollectConfig): number | undefined {
  if (kind === "date") return 8;
  return kind === "digits" && leastDigits === mostDigits ? mostDigits : undefined;
}

/** What is entered lies between the two; asked for of one kind only. */
const ranges = [
  ["leastDigits", "mostDigits", "digits"],
  ["earliestDays", "latestDays", "date"],
  ["leastAmount", "mostAmount", "amount"],
] as const satisfies readonly (readonly [keyof CollectConfig, keyof CollectConfig, CollectConfig["kind"]])[];

function range(config: CollectConfig, [least, most, kind]: (typeof ranges)[number]): NodeIssue[] {
  const [from, to] = [config[least], config[most]];
  if (config.kind !== kind || typeof from !== "number" || typeof to !== "number" || from <= to) return [];
  return [
    {
      code: "collect_range_empty",
      severity: "error",
      path: `config.${most}`,
      message: `Nothing can be entered: at least ${from} and at most ${to}.`,
      values: { least: from, most: to },
    },
  ];
}
