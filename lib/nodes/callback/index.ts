import { z } from "zod";
import { defineNode, type NodeContext, type NodeResult } from "@/lib/engine/node-type";
import type { MenuChoice } from "@/lib/flow/catalogue";
import type { Prompt } from "@/lib/flow/prompt";
import { attemptsField, hint, promptField, resourceName, secondsField, templateField } from "../form-fields";
import { blankPrompt, freshPrompt, noInputWords } from "../fresh-prompt";
import { listen } from "../listen";
import { callingNumber, enteredNumber, spokenDigits } from "../phone-number";

const configSchema = z.strictObject({
  /** Offers 1 (the number they call from, `callback.spoken`), 2 (another) and 3 (none). A caller whose number is hidden does not hear it. */
  prompt: promptField(),
  /** Asks for the number, ended by #. */
  askNumber: promptField(),
  /** Asks whether the number that was entered, `callback.spoken`, is right: 1 or 2. Empty: not asked. */
  confirm: promptField(),
  invalid: promptField(),
  noInput: promptField(),
  retries: attemptsField(0, 5, 2),
  requested: promptField(),
  /** Whose agents call back; null: nobody's in particular. */
  queue: resourceName
    .nullable()
    .default(null)
    .meta(hint({ widget: "queue" })),
  /** The earliest time, from now. */
  delayMinutes: z
    .number()
    .int()
    .min(0)
    .max(10_080)
    .default(0)
    .meta(hint({ widget: "number" })),
  /** For whoever calls back. */
  note: templateField(500),
  timeoutSeconds: secondsField(3, 30, 8, { advanced: true }),
});

type Config = z.infer<typeof configSchema>;
type Context = NodeContext<Config>;

/** What is kept between turns; `number` is the one that was entered. */
type State = { step: "choose" | "enter" | "confirm"; number: string | null; misses: number };

/** Asks on which number the caller is to be called back, and has it done. */
export const callbackNode = defineNode<Config>({
  type: "callback",
  family: "connect",
  stage: "inCall",
  configSchema,
  newConfig: (languages) =>
    configSchema.parse({
      prompt: blankPrompt(languages),
      askNumber: freshPrompt(languages, {
        en: "Please enter the number that we should call, then press hash.",
        ar: "يرجى إدخال الرقم الذي تود أن نتصل بك عليه، ثم اضغط مربع.",
        et: "Palun sisestage number, millele helistame, ja vajutage trelle.",
      }),
      confirm: freshPrompt(languages, {
        en: "You entered {{ callback.spoken }}. If that is right, press 1. To enter it again, press 2.",
        ar: "لقد أدخلت {{ callback.spoken }}. إذا كان ذلك صحيحا فاضغط 1. للإدخال مرة أخرى اضغط 2.",
        et: "Sisestasite {{ callback.spoken }}. Kui see on õige, vajutage 1. Uuesti sisestamiseks vajutage 2.",
      }),
      invalid: freshPrompt(languages, {
        en: "That did not work.",
        ar: "لم ينجح ذلك.",
        et: "See ei sobinud.",
      }),
      noInput: freshPrompt(languages, noInputWords),
      requested: freshPrompt(languages, {
        en: "Thank you. We will call you back.",
        ar: "شكرا لك. سنعاود الاتصال بك.",
        et: "Aitäh. Helistame teile tagasi.",
      }),
    }),
  exits: () => [
    { id: "requested", required: true },
    { id: "declined", required: true },
    { id: "failed", required: true },
  ],
  ownFacts: ["callback.number", "callback.spoken"],
  prompts: ({ prompt, askNumber, confirm, invalid, noInput, requested }) => [
    { path: "config.prompt", prompt },
    { path: "config.askNumber", prompt: askNumber },
    ...Object.entries({ confirm, invalid, noInput, requested }).map(([name, each]) => ({
      path: `config.${name}`,
      prompt: each,
      optional: true,
    })),
  ],
  resources: ({ queue }) => (queue === null ? [] : [{ kind: "queue", name: queue, path: "config.queue" }]),
  needsInput: () => true,
  endsCall: () => false,
  personalData: () => false,
  sets: () => [{ exit: "requested", variables: ["callbackNumber"] }],
  templates: ({ note }) => [{ path: "config.note", template: note, unheard: true }],
  choices: ({ prompt }) => [choice("1", "this number", prompt), choice("2", "another number", prompt)],
  failureExit: () => "failed",
  enter: (context) =>
    ask(context, {
      step: callingNumber(context.session.caller) === null ? "enter" : "choose",
      number: null,
      misses: 0,
    }),
  resume(context, event) {
    const state = context.state as State;
    const keys = event.type === "digitsPressed" ? event.digits : "";
    if (keys === "") return missed(context, state, context.config.noInput);
    switch (state.step) {
      case "choose":
        return chosen(context, state, keys);
      case "enter":
        return entered(context, state, keys);
      case "confirm":
        if (keys === "1" && state.number !== null) return requested(context, state.number);
        if (keys === "2") return missed(context, { ...state, step: "enter" }, {});
        return missed(context, state, context.config.invalid);
    }
  },
});

const choice = (key: string, label: string, prompt: Prompt): MenuChoice => ({
  path: "config.prompt",
  key,
  label,
  phrases: [],
  toldIn: [prompt],
});

function chosen(context: Context, state: State, key: string): NodeResult {
  const own = callingNumber(context.session.caller);
  if (key === "1" && own !== null) return requested(context, own);
  if (key === "2") return ask(context, { ...state, step: "enter", misses: 0 });
  if (key === "3") return { exit: "declined", note: "the caller does not want to be called back" };
  return missed(context, state, context.config.invalid);
}

function entered(context: Context, state: State, keys: string): NodeResult {
  const { config, session } = context;
  const number = /^\d+$/.test(keys) ? enteredNumber(keys, session.caller.to) : null;
  if (number === null) return missed(context, state, config.invalid);
  const confirms = spoken(context, config.confirm, number).length > 0;
  return confirms ? ask(context, { ...state, step: "confirm", number }) : requested(context, number);
}

/** Whoever does not choose is not called back; whoever wanted to be and gave no number cannot be. */
function missed(context: Context, state: State, words: Prompt): NodeResult {
  const misses = state.misses + 1;
  if (misses <= context.config.retries) return ask(context, { ...state, misses }, words);
  return state.step === "choose"
    ? { exit: "declined", note: "nothing was chosen" }
    : { exit: "failed", note: "there is no number to call back" };
}

function requested(context: Context, number: string): NodeResult {
  const { config, session, atMs, fill } = context;
  const note = fill(config.note).trim();
  return {
    effects: [
      {
        type: "requestCallback",
        number,
        queue: config.queue,
        dueAtMs: atMs + config.delayMinutes * 60_000,
        customerId: session.customer?.id ?? null,
        note: note === "" ? null : note,
      },
      ...spoken(context, config.requested, number),
    ],
    exit: "requested",
    vars: { callbackNumber: number },
  };
}

const spoken = ({ speak }: Context, prompt: Prompt, number: string) =>
  speak(prompt, { callback: { number, spoken: spokenDigits(number) } });

function ask(context: Context, state: State, before: Prompt = {}): NodeResult {
  const { config, session, speak } = context;
  const { step, number } = state;
  const question = { choose: config.prompt, enter: config.askNumber, confirm: config.confirm }[step];
  const gather = listen(
    [...speak(before), ...spoken(context, question, number ?? callingNumber(context.session.caller) ?? "")],
    session.language,
    {
      keys: true,
      speech: false,
      ...(step === "enter" ? {} : { numDigits: 1 }),
      timeoutSeconds: config.timeoutSeconds,
      speechTimeoutSeconds: 1,
    },
  );
  return { effects: [gather], wait: "gather", state };
}
