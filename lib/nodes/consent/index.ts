import { z } from "zod";
import { consentChannels, type SpokenEffect } from "@/lib/engine/effect";
import { defineNode, type NodeContext, type NodeResult } from "@/lib/engine/node-type";
import type { Prompt } from "@/lib/flow/prompt";
import { attemptsField, hint, promptField, secondsField, switchField } from "../form-fields";
import { blankPrompt, freshPrompt, noInputWords, notUnderstoodWords } from "../fresh-prompt";
import { listen } from "../listen";
import { spokenAnswers } from "../spoken-answers";

const configSchema = z.strictObject({
  channels: z
    .array(z.enum(consentChannels))
    .min(1, "needs something to consent to")
    .default(["sms"])
    .meta(hint({ widget: "checklist" })),
  /** The wording that is kept as proof, so it names the keys, too. */
  prompt: promptField(),
  /** Besides keys. */
  speech: switchField(false),
  notUnderstood: promptField(),
  noInput: promptField(),
  retries: attemptsField(0, 3, 1),
  timeoutSeconds: secondsField(1, 30, 6, { advanced: true }),
  speechTimeoutSeconds: secondsField(1, 10, 2, { advanced: true }),
});

type Config = z.infer<typeof configSchema>;
type Context = NodeContext<Config>;
/** How often there was no clear answer. */
type State = { misses: number };

/** Asks for consent and keeps what was said to what, in which words: silence and unclear answers are no refusal and no consent. */
export const consentNode = defineNode<Config>({
  type: "consent",
  family: "ask",
  stage: "inCall",
  configSchema,
  newConfig: (languages) =>
    configSchema.parse({
      prompt: blankPrompt(languages),
      notUnderstood: freshPrompt(languages, notUnderstoodWords),
      noInput: freshPrompt(languages, noInputWords),
    }),
  exits: () => [
    { id: "given", required: true },
    { id: "refused", required: true },
    { id: "noInput", required: true },
  ],
  prompts: ({ prompt, notUnderstood, noInput }) => [
    { path: "config.prompt", prompt },
    { path: "config.notUnderstood", prompt: notUnderstood, optional: true },
    { path: "config.noInput", prompt: noInput, optional: true },
  ],
  resources: () => [],
  needsInput: () => true,
  immediateExits: () => ["noInput"],
  endsCall: () => false,
  personalData: () => false,
  choices: ({ prompt }) =>
    [
      { key: "1", label: "yes" },
      { key: "2", label: "no" },
    ].map((choice) => ({ ...choice, path: "config.prompt", phrases: [], toldIn: [prompt] })),
  failureExit: () => "noInput",
  enter: (context) => ask(context, { misses: 0 }),
  resume(context, event) {
    const { session } = context;
    const state = context.state as State;
    if (event.type === "digitsPressed" && event.digits !== "") {
      const given = { "1": true, "2": false }[event.digits];
      return given === undefined ? missed(context, state, "notUnderstood") : settled(context, given, event.digits);
    }
    if (event.type === "speechHeard" && event.text.trim() !== "") {
      const given = spokenAnswers.agrees(event.text, session.language);
      return given === null ? missed(context, state, "notUnderstood") : settled(context, given, event.text.trim());
    }
    return missed(context, state, "noInput");
  },
});

const answerCharacters = 500;

function settled(context: Context, given: boolean, answer: string): NodeResult {
  const { config, session } = context;
  const wording = context.speak(config.prompt);
  return {
    effects: [
      {
        type: "keepConsent",
        customerId: session.customer?.id ?? null,
        number: session.caller.from,
        channels: config.channels,
        given,
        wording: wording.map(textOf).join(" "),
        language: wording.find((each) => each.type === "say")?.language ?? session.language,
        answer: answer.slice(0, answerCharacters),
      },
    ],
    exit: given ? "given" : "refused",
    note: config.channels.join(", "),
  };
}

/** A recorded wording is kept by its name. */
const textOf = (spoken: SpokenEffect): string =>
  spoken.type === "say" ? spoken.text : spoken.type === "play" ? `[${spoken.source}]` : "";

function missed(context: Context, { misses: before }: State, why: "notUnderstood" | "noInput"): NodeResult {
  const misses = before + 1;
  if (misses > context.config.retries) return { exit: "noInput", note: "no clear answer" };
  return ask(context, { misses }, context.config[why]);
}

function ask(context: Context, state: State, before: Prompt = {}): NodeResult {
  const { config, session, speak } = context;
  const question = speak(config.prompt);
  if (question.length === 0) return { exit: "noInput", note: "there is no wording to consent to" };
  const { speech, timeoutSeconds, speechTimeoutSeconds } = config;
  const gather = listen([...speak(before), ...question], session.language, {
    keys: true,
    speech,
    numDigits: 1,
    timeoutSeconds,
    speechTimeoutSeconds,
  });
  return { effects: [gather], wait: "gather", state };
}
